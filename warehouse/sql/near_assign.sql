-- Keep the assignments of the view near_assignments_frame for the statements that follow.
CREATE OR REPLACE TEMP TABLE near_assignments AS SELECT * FROM near_assignments_frame;
