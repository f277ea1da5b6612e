create or replace table figures as
select
    row_number() over () as row_id,
    f.*,
    a.record_id,
    a.outlet,
    a.article_id as known_article_id,
    a.published_to,
    substring(
        case f.source_field when 'headline' then a.headline when 'body' then a.body end,
        f.char_start + 1, f.char_end - f.char_start
    ) as slice,
    p.population,
    -- of a country that no more than the article tells, nothing is known for this figure
    case when f.country_by <> 'fallback' then c.inhabitants end as inhabitants,
    t.max_toll_unattributed
from staged_casualty_figures as f
cross join thresholds as t
left join staged_articles as a on a.article_id = f.article_id
left join populations as p on p.place = lower(f.place)
left join country_populations as c on c.country = f.country
