"""The warehouse itself: it opens, has its shape, every block can be read, and its tables agree."""

from collections.abc import Iterator

from flows.console import note
from flows.doctor.model import Finding
from warehouse.connection import Connection
from warehouse.location import Place
from warehouse.migrate import check_version, newest_version
from warehouse.soundness import broken_rules, runs_left_open, tables, unreadable, what_lacks

REBUILD = "newsledger rebuild"
_AGAIN = "newsledger ingest FOLDER (the next run heals it)"
_SAID_FROM = 100_000_000  # bytes: reading a larger warehouse takes more than a moment


def examine(warehouse: Connection, place: Place) -> Iterator[Finding]:
    """Look at the open warehouse."""
    version, newest = check_version(warehouse, place), newest_version()
    size = place.n_bytes()
    if version < newest:
        found = f"{place}, schema version {version} of {newest}"
        yield Finding("note", "warehouse", found, "newsledger ingest FOLDER (it brings it forward)")
        return
    yield Finding("sound", "warehouse", f"{place}, {size / 1e6:,.1f} MB, schema version {version}")
    lacking = what_lacks(warehouse)
    if lacking:
        yield Finding("wrong", "schema", f"missing: {', '.join(lacking)}", REBUILD)
        return
    yield Finding("sound", "schema", "every table, view and column is there")
    if size > _SAID_FROM:
        note(f"Reading all {size / 1e6:,.0f} MB of the warehouse …")
    damaged = [f"{table}: {why}" for table in tables(warehouse) if (why := unreadable(warehouse, table))]
    if damaged:
        yield Finding("wrong", "blocks", "; ".join(damaged), REBUILD)
        return
    yield Finding("sound", "blocks", "every table can be read to its end")
    yield from _references(warehouse)


def _references(warehouse: Connection) -> Iterator[Finding]:
    broken = list(broken_rules(warehouse))
    left_open = runs_left_open(warehouse)
    if left_open:
        yield Finding("note", "runs", f"interrupted and not made good yet: {', '.join(left_open)}", _AGAIN)
    for rule in broken:
        examples = ", ".join(rule.examples)
        heals = rule.rule == "records_have_files" and bool(left_open)  # the rest of that file is still to come
        state, mend = ("note", _AGAIN) if heals else ("wrong", REBUILD)
        yield Finding(state, "references", f"{rule.rule}: {rule.n:,} do not, such as {examples}", mend)
    if not broken:
        yield Finding("sound", "references", "records, files, articles, spans and counts agree")
