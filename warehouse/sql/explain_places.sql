-- Places of one article and what decided them. Parameter: $article_id.
SELECT text AS place, country, admin1, round(latitude::DOUBLE, 3) AS latitude,
       round(longitude::DOUBLE, 3) AS longitude, decided_by, candidates::VARCHAR AS candidates
FROM places WHERE article_id = $article_id ORDER BY text;
