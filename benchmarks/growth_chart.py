"""The chart of `benchmarks.schedule`: python -m benchmarks.growth_chart IN.csv OUT.svg."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

_WIDTH, _HEIGHT, _LEFT, _TOP = 420, 200, 46, 30
_COLOURS = ("#1f6fb2", "#c2571a", "#3a8a4d")
_AVERAGED = 10  # runs


def main() -> None:
    """Read and draw."""
    source, target = map(Path, sys.argv[1:3])
    with source.open(newline="") as file:
        rows = list(csv.DictReader(file))
    seconds = {
        "a run": _averaged([float(row["cpu_run"]) for row in rows]),
        "Prefect's server": _averaged([float(row["cpu_server"]) for row in rows]),
    }
    names = {"warehouse": "warehouse.duckdb", "Prefect": "prefect", "archive": "archive"}
    sizes = {name: [int(row[column]) / 1e6 for row in rows] for name, column in names.items()}
    panels = _panel("processor seconds, mean of ten runs", seconds, 0, skip=1)
    panels += _panel("MB on disk", sizes, _WIDTH + 2 * _LEFT)
    width, height = 2 * (_WIDTH + 2 * _LEFT), _HEIGHT + 2 * _TOP + 10
    target.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        f'font-size="11"><rect width="100%" height="100%" fill="white"/>{panels}</svg>\n',
        encoding="utf-8",
    )


def _averaged(values: Sequence[float]) -> list[float]:
    starts = range(1, len(values), _AVERAGED)  # the first run pays for the imports
    return [sum(part) / len(part) for part in (values[start : start + _AVERAGED] for start in starts)]


def _panel(title: str, lines: dict[str, list[float]], at: int, skip: int = 0) -> str:
    top = max(max(values) for values in lines.values()) * 1.05
    drawn = [f'<text x="{at + _LEFT}" y="18" font-weight="bold">{title}, by number of runs</text>']
    for step in range(5):
        y = _TOP + _HEIGHT * (1 - step / 4)
        drawn.append(f'<line x1="{at + _LEFT}" x2="{at + _LEFT + _WIDTH}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        drawn.append(f'<text x="{at + _LEFT - 6}" y="{y + 4}" text-anchor="end">{top * step / 4:.3g}</text>')
    for place, (name, values) in enumerate(lines.items()):
        colour = _COLOURS[place]
        points = " ".join(
            f"{at + _LEFT + _WIDTH * (index + skip) / len(values):.1f},{_TOP + _HEIGHT * (1 - value / top):.1f}"
            for index, value in enumerate(values, 1 - skip)
        )
        drawn.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{points}"/>')
        drawn.append(f'<text x="{at + _LEFT + 8}" y="{_TOP + 16 + 15 * place}" fill="{colour}">{name}</text>')
    n_runs = max(map(len, lines.values())) * (_AVERAGED if skip else 1)
    drawn.append(f'<text x="{at + _LEFT}" y="{_TOP + _HEIGHT + 16}">0</text>')
    drawn.append(f'<text x="{at + _LEFT + _WIDTH}" y="{_TOP + _HEIGHT + 16}" text-anchor="end">{n_runs}</text>')
    return "".join(drawn)


if __name__ == "__main__":
    main()
