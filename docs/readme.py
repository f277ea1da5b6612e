"""Renew what the README shows: `python -m docs.readme HOME` writes its output and its picture from a warehouse."""

import subprocess
import sys
from pathlib import Path

from rich.console import Console

from flows import console, explain
from warehouse.connection import open_reader

ROOT = Path(__file__).parents[1]
KEY = "003-war-toll-report.txt"
FIGURES = (
    "select reported_text, category, value_low, value_best, value_high, attributed_to, scope "
    f"from casualty_figures join records using (article_id) where external_id = '{KEY}' order by char_start"
)


def main() -> None:
    """Write README.md and docs/explain.svg."""
    home = Path(sys.argv[1])
    command = [sys.executable, "-m", "flows.cli", "--home", str(home), "sql", FIGURES, "--format", "markdown"]
    output = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    before, rest = readme.split("<!-- output: figures -->\n", 1)
    after = rest.split("<!-- end -->", 1)[1]
    page = f"{before}<!-- output: figures -->\n{output}<!-- end -->{after}"
    (ROOT / "README.md").write_text(page, encoding="utf-8")
    _picture(home)


def _picture(home: Path) -> None:
    recorder = Console(record=True, width=118, file=sys.stderr, highlight=False)
    explain.out = console.out = lambda: recorder
    with open_reader(home / "warehouse.duckdb") as warehouse:
        row = warehouse.execute("SELECT article_id FROM records WHERE external_id = ?", [KEY]).fetchone()
        explain.show_article(warehouse, row[0] if row else "")
    recorder.save_svg(str(ROOT / "docs" / "explain.svg"), title=f"newsledger explain {KEY}")


if __name__ == "__main__":
    main()
