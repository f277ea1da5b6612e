create or replace table articles as
select
    row_number() over () as row_id,
    a.article_id,
    a.record_id,
    a.outlet,
    a.headline,
    if(regexp_matches(a.body, '\S'), left(a.body, 200), null) as body,
    a.language,
    a.extraction_error,
    a.n_words,
    a.published_on,
    a.published_from,
    a.published_to,
    year(a.published_from) as published_year,
    a.published_precision,
    a.published_method,
    a.published_evidence,
    a.published_conflict,
    t.latest_day
from staged_articles as a
cross join thresholds as t
