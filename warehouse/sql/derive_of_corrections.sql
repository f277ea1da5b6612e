-- Articles with a row that a person corrected. Reads again_renewed.
CREATE OR REPLACE TEMP TABLE derive_seeds AS SELECT article_id FROM again_renewed;

CREATE OR REPLACE TEMP TABLE derive_apart (cluster_id VARCHAR);

CREATE OR REPLACE TEMP TABLE derive_unplaced AS FROM derive_seeds;

CREATE OR REPLACE TEMP TABLE derive_stood AS FROM derive_apart;

CREATE OR REPLACE TEMP TABLE derive_fresh (article_id VARCHAR);
