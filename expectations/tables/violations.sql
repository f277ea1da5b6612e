-- One row a violation of what must hold in the warehouse as a whole; `monitor` is the name of the expectation.
create or replace table violations as
with found as (
    select 'figures_have_articles' as monitor, figure_id as subject
    from warehouse.casualty_figures anti join warehouse.articles using (article_id)

    union all
    select 'expressions_have_articles', expression_id
    from warehouse.temporal_expressions anti join warehouse.articles using (article_id)

    union all
    select 'records_have_articles', r.record_id
    from warehouse.records as r left join warehouse.articles as a on a.article_id = r.article_id
    where (r.outcome in ('loaded', 'duplicate')) <> (a.article_id is not null)

    union all
    select 'records_have_files', record_id from warehouse.records anti join warehouse.files using (file_id)

    union all
    select 'records_have_runs', record_id from warehouse.records anti join warehouse.runs using (run_id)

    union all
    select 'records_unique', record_id from warehouse.records group by record_id having count(*) > 1

    union all
    select 'articles_unique', article_id from warehouse.articles group by article_id having count(*) > 1

    union all
    -- the same bytes under another name are set aside with the first delivery, which has the entry
    select 'quarantine_matches_records', coalesce(r.record_id, q.record_id)
    from (from warehouse.records where outcome = 'quarantined') as r
    full join (select distinct record_id from warehouse.quarantine where resolved_run_id is null) as q
        on q.record_id = r.record_id
    where r.record_id is null or (q.record_id is null and r.reason_code is distinct from 'same_bytes')

    union all
    select 'runs_add_up', run_id from warehouse.runs
    where finished_at is not null and n_records <> n_loaded + n_duplicates + n_quarantined + n_failed

    union all -- a record that a replay let pass belongs to the run of the replay; its first run keeps its counts
    select 'runs_match_records', r.run_id
    from warehouse.runs as r
    left join (select run_id, count(*) as n from warehouse.records group by run_id) as c on c.run_id = r.run_id
    left join (
        select run_id, count(distinct record_id) as n from warehouse.quarantine
        where resolved_run_id is not null group by run_id
    ) as q on q.run_id = r.run_id
    where r.finished_at is not null and r.n_records <> coalesce(c.n, 0) + coalesce(q.n, 0)

    union all
    select 'articles_have_clusters', article_id
    from warehouse.articles anti join warehouse.clusters using (cluster_id)

    union all
    select 'clusters_count_articles', c.cluster_id
    from warehouse.clusters as c
    left join (select cluster_id, count(*) as n from warehouse.articles group by cluster_id) as a using (cluster_id)
    where c.n_articles <> coalesce(a.n, 0)

    union all
    select 'clusters_have_one_canonical', c.cluster_id
    from warehouse.clusters as c
    left join (select cluster_id, article_id from warehouse.articles where is_canonical) as a using (cluster_id)
    group by c.cluster_id, c.canonical_article_id
    having count(a.article_id) <> 1 or any_value(a.article_id) <> c.canonical_article_id

    union all
    select 'runs_without_gap', run_id
    from (
        select run_id, started_at, lag(started_at) over (order by started_at) as before from warehouse.runs
    )
    where date_diff('hour', before, started_at) > 24 * (select max_gap_days from thresholds)

    union all
    select 'places_in_their_country', p.place_id
    from warehouse.places as p join country_boxes as b using (country)
    where p.latitude not between b.south and b.north or p.longitude not between b.west and b.east

    union all
    select 'figures_in_the_country_of_their_place', f.figure_id
    from warehouse.casualty_figures as f
    join warehouse.places as p on p.article_id = f.article_id and p.text = f.place
    where f.country is distinct from p.country

    union all
    select 'no_run_left_open', run_id from warehouse.runs
    where status = 'running' and date_diff('hour', started_at, now()) > 24

    union all
    select 'last_run_recent', coalesce(max(run_id), 'no run yet') from warehouse.runs
    having coalesce(date_diff('hour', max(started_at), now()), 1e9) > (select max_hours_since_run from thresholds)

    union all
    -- an outlet that brought something in enough runs; silent for longer than allowed, and than it ever was before
    select 'outlets_fresh', outlet
    from (
        select outlet, recorded_at, lag(recorded_at) over (partition by outlet order by recorded_at) as before
        from (select distinct outlet, recorded_at from warehouse.articles where outlet is not null)
    )
    group by outlet
    having count(*) >= (select min_history_runs from thresholds)
        and epoch(now() - max(recorded_at)) > 86400 * (select max_outlet_silence_days from thresholds)
        and epoch(now() - max(recorded_at)) > 2 * max(epoch(recorded_at - before))

    union all
    select 'checks_could_run', run_id || ': ' || suite || '.' || expectation
    from warehouse.quality_checks where success is null and checked_at > now() - interval 7 day
)
select row_number() over () as row_id, * from found
