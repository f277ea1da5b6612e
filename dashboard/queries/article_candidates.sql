-- Evidence for the day of publication, with verdicts.
SELECT is_chosen, method, evidence, from_on, to_on, precision, role, verdict
FROM publication_candidates WHERE article_id = $article_id ORDER BY is_chosen DESC, method;
