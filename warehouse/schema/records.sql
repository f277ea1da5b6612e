CREATE TABLE IF NOT EXISTS records (
    record_id   VARCHAR NOT NULL,
    file_id     VARCHAR NOT NULL,
    ordinal     BIGINT NOT NULL,
    external_id VARCHAR,
    url         VARCHAR,
    member      VARCHAR,
    media_type  VARCHAR,
    encoding    VARCHAR,
    outcome     VARCHAR NOT NULL,
    reason      VARCHAR,
    reason_code VARCHAR,
    article_id  VARCHAR,
    run_id      VARCHAR NOT NULL,
    extra       JSON,
    recorded_from_at TIMESTAMPTZ DEFAULT now()
);

COMMENT ON TABLE records IS 'One row per delivered record, exactly one outcome each.';
COMMENT ON COLUMN records.record_id IS 'Key made from the file content, the member of an archive and the position';
COMMENT ON COLUMN records.file_id IS 'File it came in';
COMMENT ON COLUMN records.ordinal IS 'Position in the file, from 0';
COMMENT ON COLUMN records.external_id IS 'The record''s own id; for one-record files the file name';
COMMENT ON COLUMN records.url IS 'Address as delivered';
COMMENT ON COLUMN records.member IS 'Path inside an archive; NULL if the file is none';
COMMENT ON COLUMN records.media_type IS 'Media type of the record itself';
COMMENT ON COLUMN records.encoding IS 'How its bytes were decoded, and whether mojibake was repaired';
COMMENT ON COLUMN records.outcome IS 'loaded, duplicate, quarantined or failed';
COMMENT ON COLUMN records.reason IS 'Why it is not loaded, as code: detail; NULL if loaded';
COMMENT ON COLUMN records.reason_code IS 'The code of reason alone, the same for all records of one cause; docs/inputs.md lists the codes of failures';
COMMENT ON COLUMN records.article_id IS 'Article it became or, a duplicate, repeats; NULL if quarantined or failed';
COMMENT ON COLUMN records.run_id IS 'Run that took it in';
COMMENT ON COLUMN records.extra IS 'Fields of the record that have no column';
COMMENT ON COLUMN records.recorded_from_at IS 'Since when the warehouse says so, UTC; what it said before is in records_history';
