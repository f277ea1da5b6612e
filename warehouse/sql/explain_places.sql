-- Places of one article and what decided them. Parameter: $article_id.
SELECT text AS place, country, admin1, latitude, longitude, decided_by, candidates::VARCHAR AS candidates
FROM places WHERE article_id = $article_id ORDER BY text;
