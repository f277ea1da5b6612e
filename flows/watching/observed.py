"""A run, reported to alerts, lineage and metrics. Nothing of it can make the run fail."""

from collections.abc import Generator
from contextlib import contextmanager

from flows.alerts import alert_on_exit
from flows.console import note
from flows.settings import Settings
from flows.watching.lineage import Lineage


@contextmanager
def observed(settings: Settings) -> Generator[Lineage]:
    """Report the run inside, however it ends; the caller says when it began (`Lineage.started`)."""
    lineage = Lineage(settings)
    try:
        with alert_on_exit(settings):
            yield lineage
    finally:
        lineage.ended()
        write_metrics(settings)


def write_metrics(settings: Settings) -> None:
    """Write the metrics to the file that the settings name, if they do."""
    if settings.metrics_file is None:
        return
    try:
        from flows.watching import metrics

        metrics.write_metrics(settings.home, settings.metrics_file)
    except Exception as error:  # noqa: BLE001 - whatever is wrong here, the run is well
        note(f"The metrics could not be written to {settings.metrics_file}: {error}")
