"""All settings, with a why for each. Strength: command line, then environment, then newsledger.toml, then this file."""

import os
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import ByteSize, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from expectations import read_silences, thresholds_from
from transforms.duplicates import Thresholds
from transforms.formats.limits import Limits
from warehouse.location import FILE_NAME, Place, place_of
from warehouse.stores import ArchiveAddressError, Store, checked_archive, store_of

MIB = 1 << 20
PREFIX = "NEWSLEDGER_"
PROCESSES = "processes"  # the engine that needs nothing
_ENGINES = re.compile(rf"{PROCESSES}|local-cluster:[1-9]\d{{0,3}}|(?:tcp|tls)://[^\s/@]+:\d+")
_NO_SETTING = {"gold", "reviewer"}  # where tests look for the gold sets; who `newsledger review` is


def default_workers() -> int:
    """One worker process a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Environment(EnvSettingsSource):
    """The environment; a name that is no setting is handed on to be refused, as one in the file is."""

    def __call__(self) -> dict[str, Any]:
        """Values by name."""
        given = {key[len(PREFIX) :].lower(): value for key, value in os.environ.items() if key.startswith(PREFIX)}
        known = {*self.settings_cls.model_fields, *_NO_SETTING}
        unknown = {name: value for name, value in given.items() if name.split("__")[0] not in known}
        return super().__call__() | unknown


class Settings(BaseSettings):
    """Everything that can be set; environment names are NEWSLEDGER_<NAME>, of one limit NEWSLEDGER_LIMITS__<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,  # as commands that read no other setting take an empty NEWSLEDGER_HOME for none
        env_nested_delimiter="__",
        toml_file="newsledger.toml",
        extra="forbid",
        frozen=True,
    )

    home: Path = Field(Path(".newsledger"), description="Folder that everything is written to.")
    archive: str | None = Field(
        None,
        description="Where the bytes lie that were delivered, if not in the home: s3://bucket/prefix, or a folder that "
        "all machines see; see docs/scale-out.md.",
    )

    lake: SecretStr | None = Field(
        None,
        description="Address of the catalog, postgresql://user:password@host:port/database, if the warehouse is a "
        "DuckLake and not the file in the home; see docs/scale-out.md.",
    )
    lake_data: str | None = Field(
        None, description="Where the rows of the lake lie: s3://bucket/prefix, or a folder that all machines see."
    )

    lake_upkeep: int = Field(
        50,
        ge=0,
        description="Commits to a lake after which a run merges its small files and removes old ones; 0: never.",
    )
    lake_cache: ByteSize = Field(
        ByteSize(20 * 1024 * MIB),
        ge=1,
        description="Disk of this machine for signatures of a lake's articles, in which near-duplicates are looked up; "
        "older ones than fit are read from the lake.",
    )
    lake_keep_days: float = Field(
        7, ge=0, description="How long a lake's snapshots are kept, for readers that asked for an old one."
    )

    workers: int = Field(
        default_factory=default_workers,
        ge=1,
        description="Processes that prepare batches; more than cores gains nothing.",
    )
    engine: str = Field(
        PROCESSES,
        description="Who prepares batches: `processes` of this machine, the Dask cluster of a scheduler "
        "(`tcp://host:8786`, `tls://…`), or one that is started here (`local-cluster:4`); see docs/scale-out.md.",
    )
    engine_wait_seconds: float = Field(
        120, gt=0, description="How long a run waits for a cluster that has no worker before it gives up."
    )
    killing_batch: Literal["fail", "split"] = Field(
        "fail",
        description="A batch that kills every worker that tries it: the run fails and names it, or the batch is split "
        "until the record that does it stands alone and is a failed record.",
    )
    batch_records: int = Field(
        4_000,
        ge=1,
        description="Records in a batch: enough to hide the audit's fixed cost, few enough to fit in memory.",
    )
    batch_bytes: ByteSize = Field(
        ByteSize(16 * MIB),
        description="Text in a batch; pages and long reports reach this before the number of records. Preparing takes "
        "some fifty times as much memory: 0.85 GB here, 1.6 GB with twice as much.",
    )
    batches_ahead: int = Field(
        2, ge=1, description="Batches prepared beyond those in work before reading waits; bounds memory and disk."
    )

    warehouse_memory: ByteSize = Field(
        ByteSize(512 * MIB),
        ge=128 * MIB,
        description="Memory for the database while an ingest publishes; what needs more is worked on disk.",
    )
    lock_wait_seconds: float = Field(
        600, ge=0, description="How long an ingest waits for another one before it gives up."
    )
    warehouse_wait_seconds: float = Field(
        120,
        ge=0,
        description="How long to try while another process holds the warehouse file; publishing takes seconds.",
    )
    reader_wait_seconds: float = Field(30, ge=0, description="The same for commands that only read.")

    near_duplicates: Thresholds = Field(
        Thresholds(), description="When articles count as copies of one text; see transforms/duplicates/thresholds.py."
    )

    limits: Limits = Field(Limits(), description="What one file may ask for; see transforms/formats/limits.py.")

    thresholds: dict[str, float] = Field(
        {}, description="Numbers the quality checks compare with, by name; see expectations/thresholds.py."
    )
    silences: Path | None = Field(
        None, description="CSV file of known faults that shall not raise the alarm; see docs/quality.md."
    )
    history_runs: int = Field(30, ge=1, description="Earlier runs that a run's volume and shares are compared with.")

    alert_urls: list[SecretStr] = Field(
        [], description="Where digests go: addresses of Apprise services, such as mailto://… or slack://…"
    )
    alert_on: Literal["critical", "warning", "info"] = Field(
        "warning", description="The mildest severity that is worth a digest; info is for the dashboard."
    )
    alert_repeat_hours: float = Field(
        24, ge=0, description="The same trouble is not told again within these hours: once a day is a reminder."
    )

    min_age_seconds: float = Field(
        0, ge=0, description="Files younger than this are left for the next run, as they may still be written."
    )

    log_format: Literal["text", "json"] = Field(
        "text", description="How messages are written: for people, or JSON, one object a line, for a collector of logs."
    )
    metrics_file: Path | None = Field(
        None, description="Prometheus metrics are written to this file after each run and look; none unless named."
    )
    watch_port: int | None = Field(
        None, ge=1, le=65535, description="Port of /metrics and /health while `serve` runs; none unless named."
    )
    watch_host: str = Field(
        "127.0.0.1", description="Address that this port listens on: this machine's only, unless in a container."
    )
    lineage: SecretStr | None = Field(
        None, description="Where OpenLineage events go: the address of a server, or a file that they are added to."
    )
    lineage_api_key: SecretStr | None = Field(None, description="Key for that server.")
    feed_seconds: float = Field(
        30, gt=0, description="How long one feed may take to answer in full; eight are asked at a time."
    )

    keep_quality_days: float = Field(
        730, ge=0, description="`prune` removes verdicts and alerts older than this; two years show a season twice."
    )
    keep_prefect_days: float = Field(
        30, ge=0, description="`prune` removes older runs and logs of Prefect; the ledger keeps all runs."
    )
    keep_aside_days: float = Field(
        90, ge=0, description="`prune` removes older files that a rebuild or a restore put aside."
    )
    keep_staging: bool = Field(False, description="Keep the staged Parquet files of a run, to look at.")

    @field_validator("engine")
    @classmethod
    def _known_engine(cls, given: str) -> str:
        if not _ENGINES.fullmatch(given):
            raise ValueError(f"an engine is {PROCESSES}, tcp://HOST:PORT, tls://HOST:PORT or local-cluster:N")
        return given

    @field_validator("archive")
    @classmethod
    def _known_archive(cls, given: str | None) -> str | None:
        try:
            return checked_archive(given) if given else None
        except ArchiveAddressError as error:
            raise ValueError(str(error)) from None

    @field_validator("thresholds")
    @classmethod
    def _known_thresholds(cls, given: dict[str, float]) -> dict[str, float]:
        thresholds_from(given)  # a mistyped name would otherwise be found out by the first audit
        return given

    @field_validator("silences")
    @classmethod
    def _readable_silences(cls, given: Path | None) -> Path | None:
        if given is not None and not given.is_file():
            raise ValueError(f"there is no file {given}")
        read_silences(given)
        return given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line (init), environment, file: the first that speaks wins. Dotenv and secret files are not read."""
        return init_settings, _Environment(settings_cls), TomlConfigSettingsSource(settings_cls)

    @property
    def warehouse(self) -> Path:
        """The DuckDB file; of commands that work on files only, all others ask for `place`."""
        return self.home / FILE_NAME

    @property
    def place(self) -> Place:
        """Where the warehouse lies."""
        return place_of(self.home, self.lake.get_secret_value() if self.lake else None, self.lake_data)

    @property
    def archive_store(self) -> Store:
        """Where raw bytes lie as delivered, by SHA-256."""
        return store_of(self.home, self.archive)

    @property
    def staging(self) -> Path:
        """Parquet files between the steps of a run."""
        return self.home / "staging"


def names() -> list[str]:
    """Every setting by its name, those of a group as `group.name`."""
    groups = {"limits": Limits, "near_duplicates": Thresholds}
    nested = [f"{group}.{name}" for group, kind in groups.items() for name in kind.__dataclass_fields__]
    return [*Settings.model_fields, *nested]
