-- Where claims that came or went may contradict others: their articles, and their meeting keys and months. After
-- derive_replace of casualty_claims.
CREATE OR REPLACE TEMP TABLE derive_altered AS
SELECT * EXCLUDE (at_row) FROM derive_gone_casualty_claims UNION ALL BY NAME FROM derive_new_casualty_claims;

CREATE OR REPLACE TEMP TABLE derive_stories AS SELECT DISTINCT article_id FROM derive_altered;

CREATE OR REPLACE TEMP TABLE derive_meetings AS
SELECT DISTINCT meeting_key, unnest(range(
    year(occurred_from) * 12 + month(occurred_from),
    year(coalesce(occurred_to, occurred_from)) * 12 + month(coalesce(occurred_to, occurred_from)) + 1
))::INTEGER AS month
FROM derive_altered WHERE meeting_key IS NOT NULL;

