"""Pure functions from bytes to staged tables: no IO, no clock, no Prefect, no DuckDB, no Great Expectations."""
