"""Conservation as a picture: files on the left, outcomes on the right, ribbons as thick as the records in them."""

from typing import NamedTuple

import polars as pl

from dashboard.charts import OUTCOME_COLORS
from dashboard.markup import plain

WIDTH, HEIGHT, TOP, MARGIN, NODE, GAP, LEFT, RIGHT = 770, 300, 40, 10, 14, 16, 306, 626
INK = "#7b8492"  # readable on light and on dark ground


class Node(NamedTuple):
    """A bar on one side: where it begins and how high it is, in pixels; the records in it; what is written at it."""

    top: float
    height: float
    n_records: int
    label: str


class Ribbon(NamedTuple):
    """A flow between two heights, in pixels."""

    left: float
    right: float
    thickness: float
    outcome: str
    title: str


def flow_picture(flow: pl.DataFrame) -> str:
    """An SVG of ``flow`` (source, target, n_records, n_files); the numbers stand in it, so it reads without colour."""
    total = int(flow["n_records"].sum())
    sources, targets = _stack(flow, "source", total), _stack(flow, "target", total)
    height = max(_bottom(sources), _bottom(targets), HEIGHT - MARGIN) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" font-family="sans-serif" role="img" '
        f'aria-label="{total:,} records by outcome">',
        _text(LEFT, 20, "what was delivered", "end", 12),
        _text((LEFT + RIGHT) / 2, 20, f"{total:,} records", "middle", 14),
        _text(RIGHT, 20, "what became of it", "start", 12),
    ]
    parts += [_ribbon(r) for r in _ribbons(flow, sources, targets, total)]
    parts += [_node(LEFT - NODE, node, INK, "end") for node in sources.values()]
    parts += [_node(RIGHT, node, OUTCOME_COLORS.get(name, INK), "start") for name, node in targets.items()]
    return "".join([*parts, "</svg>"])


def _stack(flow: pl.DataFrame, column: str, total: int) -> dict[str, Node]:
    """The nodes of one side by name, largest first; thin ones are drawn thick enough to be seen."""
    sums = flow.group_by(column).agg(pl.col("n_records", "n_files").sum())
    sums = sums.sort("n_records", column, descending=[True, False])
    room = max(HEIGHT - TOP - MARGIN - GAP * (sums.height - 1), HEIGHT / 2)  # of very many kinds the picture grows
    nodes: dict[str, Node] = {}
    top = float(TOP)
    for name, n_records, n_files in sums.iter_rows():
        height = max(3.0, room * n_records / total)
        files = f" in {n_files:,} file{'' if n_files == 1 else 's'}" if column == "source" else ""
        nodes[name] = Node(top, height, n_records, f"{name}: {n_records:,}{files}")
        top += height + GAP
    return nodes


def _bottom(nodes: dict[str, Node]) -> float:
    return max(node.top + max(node.height, GAP / 2) for node in nodes.values())


def _ribbons(flow: pl.DataFrame, sources: dict[str, Node], targets: dict[str, Node], total: int) -> list[Ribbon]:
    used_left, used_right = dict.fromkeys(sources, 0.0), dict.fromkeys(targets, 0.0)
    ribbons: list[Ribbon] = []
    order = {name: place for place, name in enumerate(targets)}
    rows = sorted(flow.select("source", "target", "n_records").iter_rows(), key=lambda row: order[row[1]])
    for source, target, n in rows:
        start, end = sources[source], targets[target]
        thickness = start.height * n / start.n_records
        left, right = start.top + used_left[source], end.top + used_right[target]
        used_left[source] += thickness
        used_right[target] += end.height * n / end.n_records
        ribbons.append(Ribbon(left, right, thickness, target, f"{source} → {target}: {n:,} of {total:,}"))
    return ribbons


def _ribbon(r: Ribbon) -> str:
    middle = (LEFT + RIGHT) / 2
    path = (
        f"M{LEFT},{r.left:.1f} C{middle},{r.left:.1f} {middle},{r.right:.1f} {RIGHT},{r.right:.1f} "
        f"v{r.thickness:.1f} C{middle},{r.right + r.thickness:.1f} {middle},{r.left + r.thickness:.1f} "
        f"{LEFT},{r.left + r.thickness:.1f} Z"
    )
    color = OUTCOME_COLORS.get(r.outcome, INK)
    return f'<path d="{path}" fill="{color}" opacity="0.4"><title>{plain(r.title)}</title></path>'


def _node(x: float, node: Node, color: str, anchor: str) -> str:
    text_x = x - 8 if anchor == "end" else x + NODE + 8
    bar = f'<rect x="{x}" y="{node.top:.1f}" width="{NODE}" height="{node.height:.1f}" fill="{color}"/>'
    return bar + _text(text_x, node.top + node.height / 2 + 4, node.label, anchor, 14)


def _text(x: float, y: float, text: str, anchor: str, size: int) -> str:
    return f'<text x="{x}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{INK}">{plain(text)}</text>'
