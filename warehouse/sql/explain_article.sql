-- Head of one article. Parameter: $article_id.
SELECT headline, body, outlet, agency, author, url, license, language, dateline_place, country, published_on, published_from,
       published_to, published_precision, published_method, published_evidence, published_conflict, cluster_id
FROM articles WHERE article_id = $article_id;
