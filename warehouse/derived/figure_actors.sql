-- Who says each figure that has a source, as far as its article tells.
WITH said AS (
    SELECT f.figure_id, f.article_id, f.attributed_to, a.country,
           f.char_start + CASE f.source_field WHEN 'body' THEN 1000000000 ELSE 0 END AS position,
           f.attributed_to NOT SIMILAR TO '(?i)(a|an|one|another|some)\s.*' AS is_definite,
           trim(regexp_replace(regexp_replace(lower(f.attributed_to), '^(the|a|an|its|his|her|their)\s+', ''), '[’'']s\b', '', 'g'))
               AS key,
           NOT regexp_matches(f.attributed_to, '[[:upper:]]') AS is_generic,
           NOT regexp_matches(lower(f.attributed_to), ' and | or | with | by |[,/]') AS is_one
    FROM {casualty_figures} AS f JOIN {articles} AS a ON a.article_id = f.article_id
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
)
SELECT s.figure_id, s.article_id, s.attributed_to, s.country,
       CASE WHEN s.key IN ('he', 'she', 'they', 'it', 'him', 'her', 'them', 'who') THEN NULL
            WHEN f.figure_id IS NULL THEN s.key
            WHEN len(list_filter(f.keys, lambda k: f.longest <> k AND NOT ends_with(f.longest, ' ' || k)
                                                   AND NOT starts_with(f.longest, k || ' '))) = 0 THEN f.longest
            ELSE s.key END AS name,
       CASE WHEN s.key IN ('he', 'she', 'they', 'it', 'him', 'her', 'them', 'who') THEN 'pronoun'
            WHEN f.figure_id IS NULL THEN 'own words'
            WHEN len(list_filter(f.keys, lambda k: f.longest <> k AND NOT ends_with(f.longest, ' ' || k)
                                                   AND NOT starts_with(f.longest, k || ' '))) = 0 THEN 'named before'
            ELSE 'ambiguous' END AS actor_by,
       s.is_generic
FROM said AS s LEFT JOIN fuller AS f USING (figure_id);
