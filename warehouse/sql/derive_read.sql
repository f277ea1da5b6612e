-- The rows to compute from, of the articles in derive_articles.
CREATE OR REPLACE TEMP TABLE derive_old_articles AS SELECT article_id FROM derive_articles WHERE NOT is_new;

CREATE OR REPLACE TEMP TABLE derive_figures AS
SELECT figure_id, article_id, source_field, char_start, category, unit, victim, quantifier, reported, reported_text, value_low,
       value_best, value_high, attributed_to, certainty, scope, occurred_from, occurred_to, place, country, country_by, cause,
       toll_role, toll_of, excerpt, review_status
FROM casualty_figures
WHERE recorded_at = now() AND article_id IN (SELECT article_id FROM derive_articles WHERE is_new)
UNION ALL
SELECT figure_id, article_id, source_field, char_start, category, unit, victim, quantifier, reported, reported_text, value_low,
       value_best, value_high, attributed_to, certainty, scope, occurred_from, occurred_to, place, country, country_by, cause,
       toll_role, toll_of, excerpt, review_status
FROM casualty_figures WHERE article_id IN (FROM derive_old_articles);

CREATE OR REPLACE TEMP VIEW derive_cluster_articles AS FROM derive_articles WHERE cluster_id IN (FROM derive_clusters);

CREATE OR REPLACE TEMP VIEW derive_seed_articles AS FROM derive_articles WHERE article_id IN (FROM derive_seeds);

-- Rows of figure_actors that may be there: of seeds that were there before.
CREATE OR REPLACE TEMP TABLE derive_old_seeds AS
SELECT article_id FROM derive_seeds WHERE article_id NOT IN (FROM derive_fresh);

CREATE OR REPLACE TEMP TABLE derive_records AS
SELECT article_id, outcome, reason FROM records
WHERE outcome = 'duplicate' AND reason LIKE 'exact_duplicate:%' AND article_id IN (SELECT article_id FROM derive_members);
