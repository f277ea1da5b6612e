-- Articles that were extracted again, those of clusters that came apart, and these clusters. After again_apply and linking.
CREATE OR REPLACE TEMP TABLE derive_seeds AS
SELECT article_id FROM again_named UNION SELECT article_id FROM again_members;

CREATE OR REPLACE TEMP TABLE derive_apart AS SELECT cluster_id FROM again_loose WHERE cluster_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE derive_unplaced AS FROM derive_seeds;

CREATE OR REPLACE TEMP TABLE derive_stood AS FROM derive_apart;

CREATE OR REPLACE TEMP TABLE derive_fresh (article_id VARCHAR);
