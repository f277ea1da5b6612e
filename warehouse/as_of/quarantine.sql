-- What was set aside by {ts}, and whether it had been let pass.
SELECT * REPLACE (
    if(resolved_at <= {ts}, resolved_run_id, NULL) AS resolved_run_id, if(resolved_at <= {ts}, resolved_at, NULL) AS resolved_at
)
FROM {main}quarantine WHERE recorded_from_at <= {ts}
