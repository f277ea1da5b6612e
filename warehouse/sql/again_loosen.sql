-- Which clusters come apart, as an article of theirs is another text now or none. Temporary tables only; to be asked
-- before anything is replaced.
CREATE OR REPLACE TEMP TABLE again_seeds AS
SELECT article_id, address FROM article_signatures
WHERE article_id IN (SELECT article_id FROM again_unsigned UNION ALL SELECT article_id FROM again_gone);

CREATE OR REPLACE TEMP TABLE again_loose AS
SELECT DISTINCT cluster_id FROM articles
WHERE article_id IN (
    SELECT article_id FROM again_seeds
    UNION ALL
    SELECT article_id FROM article_signatures WHERE address IN (SELECT address FROM again_seeds)
);

-- Their articles, with the cluster each is in; to be linked anew, but for those that are gone.
CREATE OR REPLACE TEMP TABLE again_members AS
SELECT article_id, cluster_id, is_canonical FROM articles WHERE cluster_id IN (FROM again_loose);

CREATE OR REPLACE TEMP TABLE again_numbers AS
SELECT signature_no FROM article_signatures WHERE article_id IN (SELECT article_id FROM again_members);
