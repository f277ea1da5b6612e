-- Records of the articles that were asked for; a NULL parameter asks for nothing. An article without a day of
-- publication counts by the day it was loaded. Parameters: $since, $until (inclusive), $outlet, $articles, $stale_without.
CREATE OR REPLACE TEMP TABLE again_chosen AS
SELECT DISTINCT r.record_id, f.run_id
FROM records AS r
JOIN files AS f USING (file_id)
WHERE r.article_id IN (
    SELECT article_id FROM articles
    WHERE ($since::DATE IS NULL OR coalesce(published_on, recorded_at::DATE) >= $since::DATE)
      AND ($until::DATE IS NULL OR coalesce(published_on, recorded_at::DATE) <= $until::DATE)
      AND ($outlet::VARCHAR IS NULL OR outlet = $outlet)
      AND ($articles::VARCHAR[] IS NULL OR article_id IN (SELECT unnest($articles::VARCHAR[])))
      AND ($stale_without::VARCHAR IS NULL OR NOT ends_with(extractor_version, $stale_without))
);
