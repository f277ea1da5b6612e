-- What a batch brings: its articles are looked for others of their incident, and theirs are the events that may change.
CREATE OR REPLACE TEMP TABLE event_new AS
SELECT article_id FROM batch_records WHERE outcome = 'loaded';

CREATE OR REPLACE TEMP TABLE event_seeds AS FROM event_new;
