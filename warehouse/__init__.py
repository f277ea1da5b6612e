"""DuckDB: schema, views, migrations, the one writer, the raw archive."""
