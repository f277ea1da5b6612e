"""OpenLineage: each run told to whoever keeps the lineage, with its inputs, tables, columns and counts.

A START event when the run begins, then COMPLETE or FAIL. Inputs are folders (a run may read a hundred thousand files),
outputs the tables that a run loads, with their columns as the warehouse describes them. A place that cannot be written
or reached is told on the console, and the run goes on.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from socket import gethostname
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from flows.addresses import shown_message
from flows.console import note
from flows.settings import Settings
from warehouse.catalog import describe
from warehouse.connection import Connection, open_reader
from warehouse.sql import load_sql

if TYPE_CHECKING:
    from openlineage.client import OpenLineageClient

PRODUCER = f"https://pypi.org/project/newsledger/{version('newsledger')}"
JOB_NAMESPACE, JOB = "newsledger", "ingest"
N_FOLDERS = 1000  # inputs of one event
#: Tables that a run loads, each with a key by which its rows of a run are counted.
TABLES = ("records", "articles", "temporal_expressions", "casualty_figures", "quarantine", "quality_checks")

Row = dict[str, Any]


class Lineage:
    """The events of one run; none if the settings name nobody to tell."""

    def __init__(self, settings: Settings) -> None:
        """Tell to where the settings say."""
        self._settings = settings
        self._run_id: str | None = None

    def started(self, run_id: str, started_at: datetime) -> None:
        """Tell that the run began."""
        self._run_id = run_id
        if self._settings.lineage:
            self._tell(lambda: event(self._settings, run_id, "START", started_at, [], [], None))

    def ended(self) -> None:
        """Tell how the run ended, and what it read and wrote, as the ledger has it; nothing if it never began."""
        run_id = self._run_id
        if run_id is not None and self._settings.lineage:
            self._tell(lambda: _end_of(self._settings, run_id))

    @cached_property
    def _client(self) -> "OpenLineageClient":
        return client(self._settings)

    def _tell(self, make: Callable[[], Any]) -> None:
        try:
            self._client.emit(make())
        except Exception as error:  # noqa: BLE001 - whatever is wrong here, the run is well
            note(f"The lineage of the run could not be told: {type(error).__name__}: {shown_message(str(error))}")


def client(settings: Settings) -> "OpenLineageClient":
    """A client for the address, or the file, that `lineage` names. Raises ModuleNotFoundError without the extra."""
    from openlineage.client import OpenLineageClient
    from openlineage.client.transport.file import FileConfig, FileTransport
    from openlineage.client.transport.http import ApiKeyTokenProvider, HttpConfig, HttpTransport

    target = settings.lineage.get_secret_value() if settings.lineage else ""
    if urlsplit(target).scheme in ("http", "https"):
        key = settings.lineage_api_key
        config = HttpConfig(target)
        if key:
            config.auth = ApiKeyTokenProvider({"apiKey": key.get_secret_value()})
        return OpenLineageClient(transport=HttpTransport(config))
    path = Path(target.removeprefix("file://"))
    path.parent.mkdir(parents=True, exist_ok=True)
    return OpenLineageClient(transport=FileTransport(FileConfig(str(path), append=True)))


def event(
    settings: Settings, run_id: str, kind: str, at: datetime, inputs: list[Any], outputs: list[Any], error: str | None
) -> Any:
    """A RunEvent of OpenLineage."""
    from openlineage.client.event_v2 import Job, Run, RunEvent, RunState
    from openlineage.client.generated.error_message_run import ErrorMessageRunFacet
    from openlineage.client.generated.job_type_job import JobTypeJobFacet
    from openlineage.client.generated.processing_engine_run import ProcessingEngineRunFacet

    facets: dict[str, Any] = {"processing_engine": ProcessingEngineRunFacet(version("newsledger"), "newsledger")}
    if error:
        facets["errorMessage"] = ErrorMessageRunFacet(error, "python")
    job = Job(JOB_NAMESPACE, JOB, facets={"jobType": JobTypeJobFacet("BATCH", "newsledger", "FLOW")})
    run = Run(str(uuid5(NAMESPACE_URL, f"{settings.home.resolve()}#{run_id}")), facets=facets)
    return RunEvent(
        eventType=RunState[kind],
        eventTime=at.astimezone(UTC).isoformat(),
        run=run,
        job=job,
        producer=PRODUCER,
        inputs=inputs,
        outputs=outputs,
    )


def _end_of(settings: Settings, run_id: str) -> Any:
    with open_reader(settings.place, settings.warehouse_wait_seconds) as warehouse:
        (run,) = _rows(warehouse, "lineage_run")
        inputs = list(_inputs(_rows(warehouse, "lineage_inputs", run_id=run_id, n_folders=N_FOLDERS)))
        outputs = list(_outputs(settings, warehouse, run_id))
    kind = "COMPLETE" if run["status"] == "completed" else "FAIL"
    return event(settings, run_id, kind, run["finished_at"] or datetime.now(UTC), inputs, outputs, run["error"])


def _inputs(folders: list[Row]) -> Iterator[Any]:
    from openlineage.client.event_v2 import InputDataset
    from openlineage.client.generated.input_statistics_input_dataset import InputStatisticsInputDatasetFacet

    for row in folders:
        statistics = InputStatisticsInputDatasetFacet(row["n_records"], row["n_bytes"], row["n_files"])
        namespace, name = dataset_name(row["folder"])
        yield InputDataset(namespace, name, inputFacets={"inputStatistics": statistics})


def dataset_name(folder: str) -> tuple[str, str]:
    """Namespace and name of a folder by OpenLineage's rules: `file` and its path, or scheme://host and the rest."""
    parts = urlsplit(folder)
    if not parts.scheme or not parts.netloc:
        return "file", folder or "/"
    return f"{parts.scheme}://{parts.netloc}", parts.path.lstrip("/") or "/"


def _outputs(settings: Settings, warehouse: Connection, run_id: str) -> Iterator[Any]:
    from openlineage.client.event_v2 import OutputDataset
    from openlineage.client.generated.output_statistics_output_dataset import OutputStatisticsOutputDatasetFacet
    from openlineage.client.generated.schema_dataset import SchemaDatasetFacet, SchemaDatasetFacetFields

    relations = {relation.name: relation for relation in describe(warehouse)}
    for table in TABLES:
        query = f"SELECT count(*) FROM {table} WHERE run_id = ?"  # noqa: S608 - a name of ours
        ((n_rows,),) = warehouse.execute(query, [run_id]).fetchall()
        fields = [
            SchemaDatasetFacetFields(name, kind, comment or None, position)
            for position, (name, kind, comment) in enumerate(relations[table].columns, 1)
        ]
        yield OutputDataset(
            f"duckdb://{gethostname()}",
            f"{settings.place.address()}/{table}",
            facets={"schema": SchemaDatasetFacet(fields)},
            outputFacets={"outputStatistics": OutputStatisticsOutputDatasetFacet(rowCount=n_rows)},
        )


def _rows(warehouse: Connection, query: str, **parameters: object) -> list[Row]:
    cursor = warehouse.execute(load_sql(query), parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
