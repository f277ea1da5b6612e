-- Claims that contradict each other, side by side.
FROM conflicting_figures LIMIT 200;
