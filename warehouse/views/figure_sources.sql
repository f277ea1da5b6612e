CREATE OR REPLACE VIEW figure_sources AS
WITH said AS (
    SELECT f.figure_id, f.article_id, f.attributed_to, a.country,
           f.char_start + CASE f.source_field WHEN 'body' THEN 1000000000 ELSE 0 END AS position,
           f.attributed_to NOT SIMILAR TO '(?i)(a|an|one|another|some)\s.*' AS is_definite,
           trim(regexp_replace(regexp_replace(lower(f.attributed_to), '^(the|a|an|its|his|her|their)\s+', ''), '[’'']s\b', '', 'g'))
               AS key,
           NOT regexp_matches(f.attributed_to, '[[:upper:]]') AS is_generic,
           NOT regexp_matches(lower(f.attributed_to), ' and | or | with | by |[,/]') AS is_one
    FROM casualty_figures AS f JOIN articles AS a ON a.article_id = f.article_id
    WHERE f.attributed_to IS NOT NULL
),
-- a fuller name: "health ministry" or "ministry of health" for "ministry"
fuller AS (
    SELECT s.figure_id, arg_max(o.key, struct_pack(n := len(o.key), k := o.key)) AS longest, list(DISTINCT o.key) AS keys
    FROM said AS s
    JOIN said AS o
        ON o.article_id = s.article_id AND o.position < s.position AND o.key <> s.key
        AND (ends_with(o.key, ' ' || s.key) OR starts_with(o.key, s.key || ' of ') OR starts_with(o.key, s.key || ' for ')
             OR starts_with(o.key, s.key || ' in '))
    WHERE s.is_definite AND o.is_one
    GROUP BY s.figure_id
),
resolved AS (
    SELECT s.figure_id, s.article_id, s.attributed_to, s.country, s.is_generic,
           CASE WHEN s.key IN ('he', 'she', 'they', 'it', 'him', 'her', 'them', 'who') THEN NULL
                WHEN f.figure_id IS NULL THEN s.key
                WHEN len(list_filter(f.keys, lambda k: f.longest <> k AND NOT ends_with(f.longest, ' ' || k)
                                                       AND NOT starts_with(f.longest, k || ' '))) = 0 THEN f.longest
                ELSE s.key END AS key,
           CASE WHEN s.key IN ('he', 'she', 'they', 'it', 'him', 'her', 'them', 'who') THEN 'pronoun'
                WHEN f.figure_id IS NULL THEN 'own words'
                WHEN len(list_filter(f.keys, lambda k: f.longest <> k AND NOT ends_with(f.longest, ' ' || k)
                                                       AND NOT starts_with(f.longest, k || ' '))) = 0 THEN 'named before'
                ELSE 'ambiguous' END AS actor_by
    FROM said AS s LEFT JOIN fuller AS f USING (figure_id)
),
-- of one country "the health ministry" is the one that a fuller name with a proper noun ends in ("Gaza health ministry")
names AS (
    SELECT country, key, bool_or(is_generic) AS is_generic FROM resolved
    WHERE country IS NOT NULL AND key IS NOT NULL GROUP BY country, key
),
known AS (
    SELECT n.country, n.key, any_value(o.key) AS longest
    FROM names AS n JOIN names AS o ON o.country = n.country AND ends_with(o.key, ' ' || n.key)
    WHERE contains(n.key, ' ') AND n.is_generic AND NOT o.is_generic AND len(string_split(o.key, ' ')) <= len(string_split(n.key, ' ')) + 2
      AND NOT regexp_matches(o.key, ' and | or | with | by |[,/]')
    GROUP BY n.country, n.key HAVING count(*) = 1
)
SELECT r.figure_id, r.article_id, r.attributed_to, coalesce(k.longest, r.key) AS actor,
       CASE WHEN k.longest IS NOT NULL THEN 'country' ELSE r.actor_by END AS actor_by, r.country
FROM resolved AS r LEFT JOIN known AS k ON k.country = r.country AND k.key = r.key;

COMMENT ON VIEW figure_sources IS 'Who says a figure, under one name: "the ministry" of an article is the health ministry that it named before. One row per figure that has a source.';
COMMENT ON COLUMN figure_sources.figure_id IS 'The figure';
COMMENT ON COLUMN figure_sources.article_id IS 'Article it stands in';
COMMENT ON COLUMN figure_sources.attributed_to IS 'Source as written';
COMMENT ON COLUMN figure_sources.actor IS 'Its fullest name, in lower case and without article; NULL of a pronoun. The same within an article and, where it has no proper noun, within a country';
COMMENT ON COLUMN figure_sources.actor_by IS 'own words, named before (a fuller name stands earlier in the article), country (one fuller name in articles of the same country), ambiguous (several that differ: left as written) or pronoun';
COMMENT ON COLUMN figure_sources.country IS 'As articles.country';
