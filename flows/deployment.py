"""The schedule as Prefect shows it: one deployment, its coming runs, and what became of each. Imports Prefect.

When to run is decided by `flows.service`; this tells Prefect, and takes up what somebody starts in its web page.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect import get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import TERMINAL_STATES, State, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Cancelled, Completed, Crashed, Pending

from flows.ingest import ingest

NAME = "scheduled"
_AT_MOST = 200  # runs that are due at once: what a pause of days leaves


class Deployment:
    """The deployment `newsledger ingest/scheduled`."""

    def __init__(self, inboxes: list[str], cron: str) -> None:
        """Register it, or bring it up to date; ``inboxes`` as they may be shown."""
        made: Any = ingest.to_deployment(NAME, cron=cron, parameters={"inboxes": inboxes}, description=__doc__)
        self._id = UUID(str(made.apply()))
        self._client: SyncPrefectClient = get_client(sync_client=True)
        self._quiet: UUID | None = None  # the newest run that found nothing new

    def due(self, *, by_hand: bool = False) -> list[UUID]:
        """Runs whose time has come, the newest last; only those that somebody started by hand, if so asked."""
        found = self._client.get_scheduled_flow_runs_for_deployments([self._id], datetime.now(UTC), _AT_MOST)
        found.sort(key=lambda run: run.expected_start_time or datetime.min.replace(tzinfo=UTC))
        return [run.id for run in found if not (by_hand and run.auto_scheduled)]

    def take(self) -> UUID:
        """The run for the slot that is due now; others that are due are cancelled, as one look serves them all."""
        due = self.due()
        chosen = due.pop() if due else self._client.create_flow_run_from_deployment(self._id).id
        self._settle(due, Cancelled(name="Collapsed", message=f"One look serves every slot that was missed: {chosen}"))
        self._settle([chosen], Pending())
        return chosen

    def nothing_new(self, run: UUID, message: str) -> None:
        """Close ``run`` as one that found nothing; only the newest such run is kept."""
        self._settle([run], Completed(name="NothingNew", message=message))
        if self._quiet is not None:
            self._delete(self._quiet)
        self._quiet = run

    def failed(self, run: UUID, message: str) -> None:
        """Close ``run``, if it is still open, as one that came to nothing."""
        if self._state(run) not in TERMINAL_STATES:
            self._settle([run], Crashed(message=message))

    def cancelled(self, run: UUID) -> None:
        """Close ``run`` as somebody asked for in the web page."""
        self._settle([run], Cancelled(message="Stopped as asked; what was published stays."))

    def is_to_be_cancelled(self, run: UUID) -> bool:
        """Whether somebody asked for the end of ``run``."""
        return self._state(run) == StateType.CANCELLING

    def _state(self, run: UUID) -> StateType | None:
        return self._client.read_flow_run(run).state_type

    def _settle(self, runs: Sequence[UUID], state: State[Any]) -> None:
        for run in runs:
            self._client.set_flow_run_state(run, state, force=True)

    def _delete(self, run: UUID) -> None:
        try:
            self._client.delete_flow_run(run)
        except ObjectNotFound:  # somebody else did
            return
