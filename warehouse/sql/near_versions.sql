-- Renew the versions of the addresses in the view near_versions. Parameter: $run_id.
DELETE FROM article_versions WHERE url IN (SELECT url FROM near_versions);

INSERT INTO article_versions BY NAME SELECT *, $run_id AS run_id FROM near_versions;
