"""Conservation as a picture: files on the left, outcomes on the right, ribbons as thick as the records in them."""

from typing import NamedTuple

import polars as pl

from dashboard.charts import OUTCOME_COLORS
from dashboard.markup import plain

WIDTH, HEIGHT, NODE, GAP, LEFT, RIGHT = 760, 300, 14, 14, 170, 590


class Ribbon(NamedTuple):
    """A flow between two heights, in pixels."""

    left: float
    right: float
    thickness: float
    outcome: str
    title: str


def flow_picture(flow: pl.DataFrame) -> str:
    """An SVG of ``flow`` (source, target, n_records); the numbers stand in it, so it reads without colour."""
    total = int(flow["n_records"].sum())
    sources = _stack(flow, "source", total)
    targets = _stack(flow, "target", total)
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{total:,} records by outcome">']
    parts += [_ribbon(r) for r in _ribbons(flow, sources, targets, total)]
    parts += [_node(LEFT - NODE, y, h, "#5b6470", f"{name}  {n:,}", "end") for name, (y, h, n) in sources.items()]
    for name, (y, h, n) in targets.items():
        parts.append(_node(RIGHT, y, h, OUTCOME_COLORS.get(name, "#5b6470"), f"{name}  {n:,}", "start"))
    return "".join([*parts, "</svg>"])


def _stack(flow: pl.DataFrame, column: str, total: int) -> dict[str, tuple[float, float, int]]:
    """Top, height and records of each node of one side, largest first."""
    sums = flow.group_by(column).agg(pl.col("n_records").sum()).sort("n_records", column, descending=[True, False])
    room = HEIGHT - 30 - GAP * (sums.height - 1)
    nodes: dict[str, tuple[float, float, int]] = {}
    top = 15.0
    for name, n in sums.iter_rows():
        height = max(3.0, room * n / total)
        nodes[name] = (top, height, n)
        top += height + GAP
    return nodes


def _ribbons(
    flow: pl.DataFrame,
    sources: dict[str, tuple[float, float, int]],
    targets: dict[str, tuple[float, float, int]],
    total: int,
) -> list[Ribbon]:
    used_left, used_right = dict.fromkeys(sources, 0.0), dict.fromkeys(targets, 0.0)
    ribbons: list[Ribbon] = []
    for source, target, n in flow.iter_rows():
        (top_left, height_left, n_left), (top_right, _, _) = sources[source], targets[target]
        thickness = height_left * n / n_left
        left, right = top_left + used_left[source], top_right + used_right[target]
        used_left[source] += thickness
        used_right[target] += thickness
        ribbons.append(Ribbon(left, right, thickness, target, f"{source} → {target}: {n:,} of {total:,}"))
    return ribbons


def _ribbon(r: Ribbon) -> str:
    middle = (LEFT + RIGHT) / 2
    path = (
        f"M{LEFT},{r.left:.1f} C{middle},{r.left:.1f} {middle},{r.right:.1f} {RIGHT},{r.right:.1f} "
        f"v{r.thickness:.1f} C{middle},{r.right + r.thickness:.1f} {middle},{r.left + r.thickness:.1f} "
        f"{LEFT},{r.left + r.thickness:.1f} Z"
    )
    color = OUTCOME_COLORS.get(r.outcome, "#5b6470")
    return f'<path d="{path}" fill="{color}" opacity="0.4"><title>{plain(r.title)}</title></path>'


def _node(x: float, y: float, height: float, color: str, label: str, anchor: str) -> str:
    text_x = x - 8 if anchor == "end" else x + NODE + 8
    return (
        f'<rect x="{x}" y="{y:.1f}" width="{NODE}" height="{height:.1f}" fill="{color}"/>'
        f'<text x="{text_x}" y="{y + height / 2 + 4:.1f}" text-anchor="{anchor}" font-size="13" fill="currentColor">'
        f"{plain(label)}</text>"
    )
