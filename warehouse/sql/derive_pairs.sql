-- Keep the pairs that were found again (derive_found_inside, derive_found_between) in the place of the old ones.
DELETE FROM conflicting_pairs WHERE meeting_key IS NULL AND article_id_a IN (FROM derive_old_stories);

DELETE FROM conflicting_pairs USING derive_meetings AS m
WHERE conflicting_pairs.meeting_key = m.meeting_key AND conflicting_pairs.month = m.month;

INSERT INTO conflicting_pairs BY NAME
FROM derive_found_inside UNION ALL BY NAME FROM derive_found_between ORDER BY figure_id_a, figure_id_b;
