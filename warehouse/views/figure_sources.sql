CREATE OR REPLACE VIEW figure_sources AS
-- of one country "the health ministry" is the one that a fuller name with a proper noun ends in ("Gaza health ministry"):
-- one or two words before it, so that each name is looked up by its endings
WITH first_cut AS (
    SELECT country, name, substr(name, instr(name, ' ') + 1) AS ending
    FROM actor_names
    WHERE n_generic = 0 AND contains(name, ' ') AND NOT regexp_matches(name, ' and | or | with | by |[,/]')
),
endings AS (
    FROM first_cut
    UNION ALL
    SELECT country, name, substr(ending, instr(ending, ' ') + 1) FROM first_cut WHERE contains(ending, ' ')
),
known AS (
    SELECT n.country, n.name, any_value(o.name) AS longest
    FROM actor_names AS n JOIN endings AS o ON o.country = n.country AND o.ending = n.name
    WHERE n.n_generic > 0 AND contains(n.name, ' ')
    GROUP BY n.country, n.name HAVING count(*) = 1
)
SELECT r.figure_id, r.article_id, r.attributed_to, coalesce(k.longest, r.name) AS actor,
       CASE WHEN k.longest IS NOT NULL THEN 'country' ELSE r.actor_by END AS actor_by, r.country
FROM figure_actors AS r LEFT JOIN known AS k ON k.country = r.country AND k.name = r.name;

COMMENT ON VIEW figure_sources IS 'Who says a figure, under one name: "the ministry" of an article is the health ministry that it named before. One row per figure that has a source.';
COMMENT ON COLUMN figure_sources.figure_id IS 'The figure';
COMMENT ON COLUMN figure_sources.article_id IS 'Article it stands in';
COMMENT ON COLUMN figure_sources.attributed_to IS 'Source as written';
COMMENT ON COLUMN figure_sources.actor IS 'Its fullest name, in lower case and without article; NULL of a pronoun. The same within an article and, where it has no proper noun, within a country';
COMMENT ON COLUMN figure_sources.actor_by IS 'own words, named before (a fuller name stands earlier in the article), country (one fuller name in articles of the same country), ambiguous (several that differ: left as written) or pronoun';
COMMENT ON COLUMN figure_sources.country IS 'As articles.country';
