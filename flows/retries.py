"""Files that could not be read for want of a package, read again from the archive once it is installed."""

from dataclasses import dataclass

from flows.kept import Kept
from transforms.formats.registry import is_installed
from warehouse.archive import Archive
from warehouse.connection import Connection
from warehouse.missing_packages import MissingPackage, missing_packages


@dataclass(frozen=True, slots=True)
class Retry:
    """A file to be read again, and which of its members (None: the file itself) could not be read."""

    file_id: str
    uri: str
    sha256: str
    n_bytes: int
    reached_uri: str | None
    members: frozenset[str | None]

    def kept(self, archive: Archive) -> Kept:
        """The file, as the archive has it; without fingerprint, as nothing was delivered."""
        return Kept(self.uri, self.uri, "", self.n_bytes, None, archive, self.sha256, self.reached_uri)


def possible_retries(warehouse: Connection) -> list[Retry]:
    """What can be read now and could not then."""
    found: dict[str, Retry] = {}
    for missing in missing_packages(warehouse):
        if is_installed(missing.package):
            before = found[missing.file_id].members if missing.file_id in found else frozenset[str | None]()
            found[missing.file_id] = _retry(missing, before)
    return list(found.values())


def _retry(missing: MissingPackage, before: frozenset[str | None]) -> Retry:
    members = before | frozenset(missing.members or ()) | (frozenset([None]) if missing.is_whole else frozenset())
    return Retry(missing.file_id, missing.uri, missing.sha256, missing.n_bytes, missing.reached_uri, members)
