CREATE TABLE IF NOT EXISTS silences (
    expectation VARCHAR NOT NULL,
    outlet      VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    until       DATE NOT NULL
);

COMMENT ON TABLE silences IS 'Known faults that do not raise the alarm, as the last run read them from the file that the setting silences names.';
COMMENT ON COLUMN silences.expectation IS 'Name of the expectation that keeps quiet';
COMMENT ON COLUMN silences.outlet IS 'For which outlet; * for all';
COMMENT ON COLUMN silences.reason IS 'Why the fault is accepted';
COMMENT ON COLUMN silences.until IS 'Last day on which it keeps quiet';
