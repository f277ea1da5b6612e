-- Articles whose event may change, to begin with: those that are new, also one that only ties copies together.
CREATE OR REPLACE TEMP TABLE event_reach AS
SELECT article_id, 0 AS step FROM event_seeds;
