-- The candidates of one slice, by number. Parameter: $slice.
SELECT earlier_no, later_no FROM near_slices WHERE slice = $slice;
