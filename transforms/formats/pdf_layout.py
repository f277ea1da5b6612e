"""The order in which the text on a page is read: columns, then lines, by cutting where nothing stands (XY-cut)."""

from statistics import median
from typing import NamedTuple


class Piece(NamedTuple):
    """Text and its box, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Of the box."""
        return max(self.top - self.bottom, 0.1)


_MOST_CUTS = 12  # inside each other
_LEAST_LINES = 4  # on each side of a gutter
_PROSE = 18  # characters of a line; cells of a table are shorter, and a table is read row by row


def lines_in_order(pieces: list[Piece]) -> list[Piece]:
    """The lines of a page in reading order."""
    return _ordered(_runs(pieces), 0)


def _runs(pieces: list[Piece]) -> list[Piece]:
    """Pieces that stand beside each other on one line with no more than a space between them, joined."""
    runs: list[Piece] = []
    for row in _rows(pieces):
        open_run = row[0]
        for piece in row[1:]:
            gap = piece.left - open_run.right
            if gap < 0.9 * max(open_run.height, piece.height):
                open_run = _beside(open_run, piece, " " if gap > 0.12 * piece.height else "")
            else:
                runs.append(open_run)
                open_run = piece
        runs.append(open_run)
    return runs


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces grouped by the height at which they stand, from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom), p.left)):
        first = rows[-1][0] if rows else None
        middle = (piece.top + piece.bottom) / 2
        if first is not None and first.bottom <= middle <= first.top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _beside(one: Piece, other: Piece, between: str) -> Piece:
    if between and (one.text.endswith(" ") or other.text.startswith(" ")):
        between = ""
    return Piece(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
        one.text + between + other.text,
    )


def _ordered(runs: list[Piece], n_cuts: int) -> list[Piece]:
    if n_cuts < _MOST_CUTS and len(runs) > 2 * _LEAST_LINES:
        sides = _columns(runs) or _bands(runs)
        if sides is not None:
            return [line for side in sides for line in _ordered(side, n_cuts + 1)]
    return [_one_line(row) for row in _rows(runs)]


def _one_line(row: list[Piece]) -> Piece:
    line = row[0]
    for piece in row[1:]:
        line = _beside(line, piece, "  ")
    return line


def _columns(runs: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """Left and right of the widest gutter that no run crosses, if there is prose on both sides."""
    edges = sorted(runs, key=lambda run: run.left)
    reach, widest, at = edges[0].right, 0.0, 0.0
    for run in edges[1:]:
        if run.left - reach > widest:
            widest, at = run.left - reach, (run.left + reach) / 2
        reach = max(reach, run.right)
    if widest < 0.5 * median(run.height for run in runs):
        return None
    left, right = [run for run in runs if run.right <= at], [run for run in runs if run.left >= at]
    return (left, right) if _is_prose(left) and _is_prose(right) else None


def _is_prose(side: list[Piece]) -> bool:
    return len(side) >= _LEAST_LINES and median(len(run.text.strip()) for run in side) >= _PROSE


def _bands(runs: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """Above and below the widest gap that no run crosses, if one of them can be cut into columns then."""
    edges = sorted(runs, key=lambda run: -run.top)
    reach = edges[0].bottom
    cuts: list[tuple[float, float]] = []
    for run in edges[1:]:
        if reach - run.top > -0.1 * run.height:
            cuts.append((reach - run.top, (reach + run.top) / 2))
        reach = min(reach, run.bottom)
    for _, at in sorted(cuts, reverse=True)[:8]:
        above, below = [run for run in runs if run.bottom >= at - 0.01], [run for run in runs if run.bottom < at - 0.01]
        if above and below and (_columns(above) or _columns(below)):
            return above, below
    return None
