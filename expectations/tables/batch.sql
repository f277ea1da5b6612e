-- One row: what the outcomes of a batch add up to. Records that the ledger has already (a run was killed and is made
-- good) have no outcome in this batch.
create or replace table batch as
select
    1 as row_id,
    o.*,
    a.*,
    (select count(distinct article_id) from failing where severity = 'critical') as n_failing,
    t.min_batch_records, t.max_quarantine_share, t.warn_quarantine_share, t.max_undated_share, t.warn_failed_share
from (
    select
        count(*) as n_records,
        count(distinct o.record_id) as n_record_ids,
        count(*) filter (o.outcome = 'loaded') as n_loaded,
        count(*) filter (o.outcome = 'duplicate') as n_duplicates,
        count(*) filter (o.outcome = 'failed') as n_failed,
        count(distinct o.article_id) filter (o.outcome = 'loaded') as n_loaded_articles,
        count(*) filter (o.outcome = 'loaded' and a.article_id is null) as n_loaded_without_article,
        count(*) filter (r.record_id is null) as n_not_staged,
        count(*) filter (o.outcome = 'failed' and o.reason is null) as n_failed_without_reason
    from staged_outcomes as o
    left join (select distinct record_id from staged_records) as r on r.record_id = o.record_id
    left join (select distinct article_id from staged_articles) as a on a.article_id = o.article_id
) as o
cross join (
    select count(*) as n_articles, count(*) filter (published_on is null) as n_undated from staged_articles
) as a
cross join thresholds as t
