-- Articles that a search finds. Words are looked for in headline and body, case aside.
SELECT article_id, published_on, headline, outlet, country, agency, language, dateline_place, n_words, published_method,
       (SELECT count(*) FROM casualty_figures AS f WHERE f.article_id = a.article_id) AS n_figures
FROM articles AS a
WHERE ($search = '' OR contains(lower(coalesce(headline, '') || ' ' || body), lower($search)))
  AND ($since::DATE IS NULL OR published_on >= $since)
  AND ($until::DATE IS NULL OR published_on <= $until)
  AND ($country = '' OR country = $country)
  AND ($outlet = '' OR outlet = $outlet)
  AND ($language = '' OR language = $language)
  AND ($dating = '' OR published_precision = $dating)
  AND (NOT $with_figures OR article_id IN (SELECT article_id FROM casualty_figures))
ORDER BY published_on DESC NULLS LAST, article_id LIMIT $n_rows;
