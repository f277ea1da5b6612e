"""Great Expectations: suites as plain lists, and the one engine that runs them on DuckDB."""
