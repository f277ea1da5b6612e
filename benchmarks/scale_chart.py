"""The chart of `benchmarks.scale`: python -m benchmarks.scale_chart IN.csv OUT.svg."""

import csv
import sys
from pathlib import Path

_WIDTH, _HEIGHT, _LEFT, _TOP = 380, 240, 60, 34
_COLOURS = {"stand-in": "#1f6fb2", "real": "#c2571a"}
_NAMES = {"stand-in": "stand-in of a fixed time", "real": "prepare itself"}
_FULL = 1000 / 0.58  # articles a second of the publisher that `benchmarks.scale` has unless it is told otherwise
_Points = list[tuple[float, float]]


def main() -> None:
    """Read and draw."""
    source, target = map(Path, sys.argv[1:3])
    with source.open(newline="") as file:
        rows = list(csv.DictReader(file))
    most = max(int(row["workers"]) for row in rows)
    speed, ideal, busy = dict[str, _Points](), dict[str, _Points](), dict[str, _Points]()
    for row in rows:
        n, kind = int(row["workers"]), row["kind"]
        speed.setdefault(kind, []).append((n, float(row["articles_a_second"])))
        busy.setdefault(kind, []).append((n, 100 * float(row["busy"])))
    for kind, points in speed.items():
        ((n, first), last) = points[0], points[-1][0]
        full = min(last, n * _FULL / first)
        ideal[kind] = [(0, 0), (full, first / n * full), (last, min(_FULL, first / n * last))]
    panels = _panel("articles a second, by workers", speed, ideal, 0, most)
    panels += _panel("share of the workers' time in work, %", busy, {}, _WIDTH + _LEFT + 30, most)
    width, height = 2 * (_WIDTH + _LEFT + 30), _HEIGHT + _TOP + 34
    target.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        f'font-size="11"><rect width="100%" height="100%" fill="white"/>{panels}</svg>\n',
        encoding="utf-8",
    )


def _panel(title: str, lines: dict[str, _Points], ideals: dict[str, _Points], left: float, most: int) -> str:
    top = _round(max(y for points in (*lines.values(), *ideals.values()) for _, y in points))

    def at(point: tuple[float, float]) -> str:
        x, y = point
        return f"{left + _LEFT + _WIDTH * x / most:.1f},{_TOP + _HEIGHT * (1 - y / top):.1f}"

    drawn = [f'<text x="{left + _LEFT}" y="18" font-weight="bold">{title}</text>']
    for step in range(5):
        y = _TOP + _HEIGHT * (1 - step / 4)
        drawn.append(f'<line x1="{left + _LEFT}" x2="{left + _LEFT + _WIDTH}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        drawn.append(f'<text x="{left + _LEFT - 6}" y="{y + 4}" text-anchor="end">{top * step / 4:,.0f}</text>')
    for n in sorted({x for points in lines.values() for x, _ in points}):
        x = at((n, 0)).partition(",")[0]
        drawn.append(f'<text x="{x}" y="{_TOP + _HEIGHT + 16}" text-anchor="middle">{n:g}</text>')
    for kind, points in ideals.items():
        path = " ".join(map(at, points))
        drawn.append(f'<polyline fill="none" stroke="{_COLOURS[kind]}" stroke-dasharray="4 4" points="{path}"/>')
    for place, (kind, points) in enumerate(lines.items()):
        colour = _COLOURS[kind]
        drawn.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(map(at, points))}"/>')
        for x, y in (at(point).split(",") for point in points):
            drawn.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
        if ideals:
            dashed = " (dashed: ideal, until the publisher is full)" if not place else ""
            text = f"{_NAMES[kind]}{dashed}"
            x, y = left + _LEFT + _WIDTH - 8, _TOP + _HEIGHT - 10 - 15 * place
            drawn.append(f'<text x="{x}" y="{y}" text-anchor="end" fill="{colour}">{text}</text>')
    return "".join(drawn)


def _round(most: float) -> float:
    """The least top of four round steps that ``most`` is below."""
    tops = (4 * step * 10**power for power in range(-2, 9) for step in (1, 2, 2.5, 5))
    return next(top for top in tops if top >= most)


if __name__ == "__main__":
    main()
