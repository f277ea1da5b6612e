"""docs/bounds.md says what the policy table says, row by row."""

from pathlib import Path

from transforms.lexicons import load_table

PAGE = Path(__file__).parents[3] / "docs" / "bounds.md"


def test_the_page_has_every_row_of_the_policy_and_no_other():
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ") and "`" in line]
    written = [tuple(cell.strip(" `") for cell in line.strip("|").split("|")) for line in lines]
    rows = [tuple(row[key] or "open" for key in ("phrase", "quantifier", "low", "best", "high")) for row in _ordered()]
    assert written == rows


def _ordered() -> list[dict[str, str]]:
    rows = load_table("bounds")
    return [r for r in rows if r["kind"] == "modifier"] + [r for r in rows if r["kind"] != "modifier"]
