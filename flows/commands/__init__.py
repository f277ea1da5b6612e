"""One module a command, or a few that belong together."""

#: command: (module in this folder, one line of help). The help stands here so that --help imports nothing.
COMMANDS = {
    "ingest": ("ingest", "Read what is new at the given paths into the warehouse."),
    "serve": ("serve", "Ingest on a schedule, through Prefect."),
    "status": ("status", "Show the last runs and what the warehouse holds."),
    "sql": ("sql", "Ask the warehouse a question in SQL."),
    "explain": ("explain", "Show an article with what was found in it."),
    "checks": ("checks", "Show the verdicts of the quality checks."),
    "docs": ("docs", "Build the Data Docs and say where they lie."),
    "review": ("review", "List, confirm, correct and reject figures and dates."),
    "quarantine": ("quarantine", "List, show and replay records that were set aside."),
    "export": ("export", "Write files for other systems: Parquet, CSV, JSON lines, HXL, GED, Helix."),
    "health": ("health", "Say whether runs come and end well, for a supervisor."),
    "metrics": ("health", "Print metrics for Prometheus."),
    "doctor": ("doctor", "Look for damage, and name what mends it."),
    "reprocess": ("reprocess", "Extract again what was delivered, by better rules."),
    "rebuild": ("rebuild", "Make the warehouse anew from the archive."),
    "backup": ("backup", "Copy the home to another folder, also while an ingest runs."),
    "restore": ("backup", "Bring the home back from a backup."),
    "prune": ("prune", "Remove what is past its time."),
    "monitor": ("monitor", "Check the whole warehouse."),
    "lake": ("lake", "Keep the warehouse as a lake that many machines read."),
    "dashboard": ("dashboard", "Open the web dashboard."),
}
