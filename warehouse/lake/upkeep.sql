-- {seconds}: how long snapshots are kept. Files that no snapshot names any more stay for an hour, as somebody may be reading
-- them; files that no commit ever named (of a writer that was killed) for a day.
CALL ducklake_flush_inlined_data('warehouse');
-- a file of which rows were deleted is never merged with others: it is written anew, unless that would be for few rows
CALL ducklake_rewrite_data_files('warehouse', delete_threshold => 0.1);
CALL ducklake_merge_adjacent_files('warehouse');
CALL ducklake_expire_snapshots('warehouse', older_than => now() - to_seconds({seconds}));
CALL ducklake_cleanup_old_files('warehouse', older_than => now() - INTERVAL 1 HOUR);
CALL ducklake_delete_orphaned_files('warehouse', older_than => now() - INTERVAL 1 DAY);
