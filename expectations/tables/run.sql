-- One row a metric (and outlet): this run's value beside the median and spread of the runs before it.
-- Robust z-score: Iglewicz and Hoaglin (1993), "How to detect and handle outliers": 1.4826 * MAD estimates the standard
-- deviation. The spread has a floor (a tenth of the median, a hundredth), or a steady history would flag any change.
create or replace table run as
with rows_of_runs as (
    select *, true as is_current from staged_run
    union all by name
    select *, false as is_current from staged_history_runs
),
metrics as (
    select
        run_id,
        is_current,
        unnest([
            {'metric': 'unaccounted', 'value': n_records - n_loaded - n_duplicates - n_quarantined - n_failed},
            {'metric': 'n_records', 'value': n_records},
            {'metric': 'duplicate_share', 'value': n_duplicates / nullif(n_records, 0)},
            {'metric': 'quarantine_share', 'value': n_quarantined / nullif(n_records, 0)},
            {'metric': 'failed_share', 'value': n_failed / nullif(n_records, 0)},
            {'metric': 'undated_share', 'value': n_undated / nullif(n_articles, 0)},
            {'metric': 'figures_per_article', 'value': n_figures / nullif(n_articles, 0)},
            {'metric': 'expressions_per_article', 'value': n_expressions / nullif(n_articles, 0)},
            {'metric': 'newest_age_days', 'value': date_diff('day', newest_published_on, started_at::date)}
        ]::struct(metric varchar, value double)[], recursive := true),
        null::varchar as outlet
    from rows_of_runs
    union all by name
    select run_id, is_current, 'outlet_share' as metric, value, outlet
    from (
        select run_id, true as is_current, outlet, n_records / sum(n_records) over (partition by run_id) as value
        from staged_run_outlets
        union all by name
        select run_id, false as is_current, outlet, n_records / sum(n_records) over (partition by run_id) as value
        from staged_history_outlets
    )
),
usual as (
    select metric, outlet, median(value) as median, mad(value) as spread, count(value) as n_history
    from metrics where not is_current group by all
),
current_values as (
    select coalesce(m.metric, u.metric) as metric, coalesce(m.outlet, u.outlet) as outlet,
        coalesce(m.value, if(u.metric = 'outlet_share', 0, null)) as value, u.median, u.spread, u.n_history
    from (from metrics where is_current) as m
    full join usual as u on u.metric = m.metric and u.outlet is not distinct from m.outlet
)
select
    row_number() over () as row_id,
    c.*,
    (value - median) / greatest(1.4826 * spread, 0.1 * abs(median), 0.01) as robust_z,
    t.min_history_runs, t.max_robust_z, t.max_outlet_drift
from current_values as c
cross join thresholds as t
