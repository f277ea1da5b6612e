-- As derive_altered, of all claims the slice $k of $n.
CREATE OR REPLACE TEMP TABLE derive_stories AS
SELECT DISTINCT article_id FROM casualty_claims WHERE hash(article_id) % $n = $k;

CREATE OR REPLACE TEMP TABLE derive_meetings AS
SELECT DISTINCT meeting_key, unnest(range(
    year(occurred_from) * 12 + month(occurred_from),
    year(coalesce(occurred_to, occurred_from)) * 12 + month(coalesce(occurred_to, occurred_from)) + 1
))::INTEGER AS month
FROM casualty_claims WHERE meeting_key % $n = $k;
