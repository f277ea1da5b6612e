-- Articles that a search found, in its order, as far as they fit the filters and have every phrase word for word, also over the end of a line.
SELECT a.article_id, a.headline, a.outlet, a.published_on, a.country, a.language, a.body, count(*) OVER () AS n_found
FROM (SELECT unnest($ids::VARCHAR[]) AS article_id, unnest(range(len($ids::VARCHAR[]))) AS position) AS h
JOIN articles AS a ON a.article_id = h.article_id
WHERE ($country = '' OR a.country = $country)
  AND ($outlet = '' OR a.outlet = $outlet)
  AND ($since::DATE IS NULL OR a.published_on >= $since)
  AND ($until::DATE IS NULL OR a.published_on <= $until)
  AND len(list_filter($phrases::VARCHAR[], lambda p: NOT contains(regexp_replace(lower(coalesce(a.headline, '') || ' ' || a.body), '\s+', ' ', 'g'), p))) = 0
ORDER BY h.position LIMIT $n_rows;
