-- One row a key that stands twice. A DuckDB file refuses such a row itself; a DuckLake knows no keys.
create or replace table key_violations as
with found as (
    select 'alerts' as subject_table, alert_id as subject from warehouse.alerts
    union all select 'article_signatures', signature_no::varchar from warehouse.article_signatures
    union all select 'batches', batch_id from warehouse.batches
    union all select 'corrections', correction_id from warehouse.corrections
    union all select 'feed_entries', uri || ' ' || entry_id from warehouse.feed_entries
    union all select 'feeds', uri from warehouse.feeds
    union all select 'files', file_id from warehouse.files
    union all select 'pruned_files', sha256 from warehouse.pruned_files
    union all select 'reprocesses', reprocess_id from warehouse.reprocesses
    union all select 'runs', run_id from warehouse.runs
    union all select 'schema_migrations', version::varchar from warehouse.schema_migrations
)
select row_number() over () as row_id, 'keys_unique' as monitor, subject_table || ' ' || subject as subject
from found
group by subject_table, subject
having count(*) > 1;
