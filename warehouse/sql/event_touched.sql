-- Articles whose event may change by this batch, to begin with: its own, also one that only ties copies together.
CREATE OR REPLACE TEMP TABLE event_reach AS
SELECT article_id, 0 AS step FROM batch_records WHERE outcome = 'loaded';
