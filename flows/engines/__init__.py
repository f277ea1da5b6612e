"""Engines: where batches are prepared. One small protocol, a module an engine; which one is the setting `engine`.

All work is a pure function of bytes, so whatever was lost with a worker is done again. Prefect stays with the driver:
its tasks wait in threads for what an engine does.
"""

from importlib.util import find_spec

from flows.engines.processes import Processes
from flows.engines.protocol import Engine, EngineError
from flows.settings import PROCESSES, Settings


def engine_of(settings: Settings) -> Engine:
    """The engine that the settings name; it starts nothing yet, and is imported only if it is asked for.

    Raises:
        EngineError: what it needs is not installed.
    """
    if settings.engine == PROCESSES:
        return Processes(settings.workers)
    if find_spec("distributed") is None:
        raise EngineError("The Dask engine is an extra. Install it with: pip install 'newsledger[dask]'")
    from flows.engines.dask import Dask

    return Dask(settings.engine, settings.engine_wait_seconds)
