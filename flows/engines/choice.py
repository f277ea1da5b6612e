"""Which engine the settings name."""

from importlib.util import find_spec

from flows.engines.processes import Processes
from flows.engines.protocol import Engine, EngineError
from flows.settings import PROCESSES, Settings


def engine_of(settings: Settings, n_processes: int) -> Engine:
    """The engine that the settings name; it starts nothing yet, and is imported only if it is asked for.

    ``n_processes``: how many it is to be, if they are processes of this machine.

    Raises:
        EngineError: what it needs is not installed.
    """
    if settings.engine == PROCESSES:
        return Processes(n_processes)
    if find_spec("distributed") is None:
        raise EngineError("The Dask engine is an extra. Install it with: pip install 'newsledger[dask]'")
    from flows.engines.dask import Dask

    return Dask(settings.engine, settings.engine_wait_seconds)
