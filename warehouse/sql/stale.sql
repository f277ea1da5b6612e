-- Articles that were extracted by other rules than $rules.
SELECT count(*) FROM articles WHERE NOT ends_with(extractor_version, $rules);
