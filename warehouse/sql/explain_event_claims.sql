-- Claims about one event side by side, of near-duplicates the canonical one's. Parameter: $event_id.
SELECT f.category, f.value_low AS low, f.value_best AS best, f.value_high AS high, f.reported_text AS "as reported", f.victim,
       f.attributed_to AS "according to", f.occurred_from AS "from", f.occurred_to AS "to", f.place, f.country, a.outlet, f.article_id
FROM event_articles AS e
JOIN articles AS a ON a.article_id = e.article_id
JOIN casualty_figures AS f ON f.article_id = e.article_id
WHERE e.event_id = $event_id AND f.scope = 'incident' AND f.toll_role IN ('counted', 'restated') AND a.is_canonical
ORDER BY f.category, a.published_on NULLS LAST, f.article_id, f.char_start;
