-- Add the articles that a link or a cluster ties to those of the last step. Parameter: $step.
INSERT INTO event_reach
WITH last AS (
    SELECT article_id FROM event_reach WHERE step = $step - 1
),
near AS (
    SELECT article_id_b AS article_id FROM event_links WHERE article_id_a IN (FROM last)
    UNION
    SELECT article_id_a FROM event_links WHERE article_id_b IN (FROM last)
    UNION
    SELECT b.article_id
    FROM articles AS a
    JOIN articles AS b ON b.cluster_id = a.cluster_id
    JOIN event_traits AS t ON t.article_id = b.article_id
    WHERE a.article_id IN (FROM last)
)
SELECT article_id, $step FROM near WHERE article_id NOT IN (SELECT article_id FROM event_reach);
