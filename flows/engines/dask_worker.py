"""What a Dask worker runs. It needs newsledger installed, and nothing else: no disk of ours, no keys, no Prefect."""

from importlib.metadata import version
from typing import NamedTuple

from flows.engines.apart import stage_bytes_apart
from flows.engines.protocol import EngineError
from flows.preparing import stage_bytes
from transforms.rules_version import rules_version


class Versions(NamedTuple):
    """What decides which rows come out."""

    package: str
    rules: str

    def __str__(self) -> str:
        """As a message names it."""
        return f"newsledger {self.package} with {self.rules}"


class Inputs(NamedTuple):
    """A batch as it travels, with all that decides what becomes of it."""

    label: str
    raw: bytes
    page_seconds: float
    is_suspect: bool  # it is to be staged in a process of its own
    versions: Versions  # of the driver


def versions_here() -> Versions:
    """Those of this process."""
    return Versions(version("newsledger"), rules_version())


def as_given(content: bytes) -> bytes:
    """What was sent, as a result: workers hand it on to each other, and the scheduler can have it made again."""
    return content


def stage_inputs(inputs: Inputs, memory: bytes, only: bytes | None) -> dict[str, bytes]:
    """Tables of one batch, each as a Parquet file. Raises EngineError if our rules are not those of the driver."""
    here = versions_here()
    if here != inputs.versions:
        raise EngineError(versions_differ(inputs.versions, "a worker", str(here)))
    if inputs.is_suspect:
        return stage_bytes_apart(inputs.label, inputs.raw, memory, inputs.page_seconds, only)
    return stage_bytes(inputs.raw, memory, inputs.page_seconds, only)


def versions_differ(driver: Versions, who: str, there: str) -> str:
    """The message: one batch by other rules would make a warehouse that nobody can explain."""
    return (
        f"This machine has {driver}, {who} has {there}. All must have the same, as one warehouse is made by one set of "
        "rules: install the newsledger of this machine there, with its extra dask, and start the worker again."
    )
