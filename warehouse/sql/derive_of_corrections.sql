-- Articles with a row that a person corrected. Reads again_renewed.
CREATE OR REPLACE TEMP TABLE derive_seeds AS SELECT article_id FROM again_renewed;

CREATE OR REPLACE TEMP TABLE derive_apart (cluster_id VARCHAR);
