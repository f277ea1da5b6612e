create or replace table temporal as
select
    row_number() over () as row_id,
    e.*,
    a.record_id,
    a.outlet,
    a.article_id as known_article_id,
    substring(
        case e.source_field when 'headline' then a.headline when 'body' then a.body end,
        e.char_start + 1, e.char_end - e.char_start
    ) as slice,
    t.min_year,
    t.max_year
from staged_temporal_expressions as e
cross join thresholds as t
left join staged_articles as a on a.article_id = e.article_id
