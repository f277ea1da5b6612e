-- The claims of derive_stories and derive_meetings, and of these meetings those with few enough claims to keep their pairs
-- (derive_kept). Parameter: $most.
-- Of an article that had no claims before, all are new.
CREATE OR REPLACE TEMP TABLE derive_old_stories AS
FROM derive_stories WHERE article_id NOT IN (FROM derive_fresh);

CREATE OR REPLACE TEMP TABLE derive_told AS
FROM derive_new_casualty_claims WHERE article_id NOT IN (FROM derive_old_stories)
UNION ALL BY NAME
FROM casualty_claims WHERE article_id IN (FROM derive_old_stories);

CREATE OR REPLACE TEMP TABLE derive_met AS
FROM casualty_claims WHERE meeting_key IN (SELECT meeting_key FROM derive_meetings);

CREATE OR REPLACE TEMP TABLE derive_crowds AS
SELECT meeting_key, month, count(*) AS n_claims
FROM (
    SELECT meeting_key, unnest(range(
        year(occurred_from) * 12 + month(occurred_from),
        year(coalesce(occurred_to, occurred_from)) * 12 + month(coalesce(occurred_to, occurred_from)) + 1
    ))::INTEGER AS month
    FROM derive_met
)
SEMI JOIN derive_meetings USING (meeting_key, month)
GROUP BY meeting_key, month HAVING count(*) > $most;

CREATE OR REPLACE TEMP TABLE derive_kept AS FROM derive_meetings ANTI JOIN derive_crowds USING (meeting_key, month);

DELETE FROM crowded_claims USING derive_meetings AS m
WHERE crowded_claims.meeting_key = m.meeting_key AND crowded_claims.month = m.month;

INSERT INTO crowded_claims FROM derive_crowds ORDER BY meeting_key, month;
