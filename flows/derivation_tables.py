"""A derivation in the terminal: words by class, chunks, matches of rules and what became of them, figures."""

from collections.abc import Sequence
from typing import Any

from flows.console import out, print_table, safe, visible
from transforms.figures.groups import Group
from transforms.figures.sentence_derivation import Attempt, ChunkRead, Derivation, meaning_of

#: Columns of CASUALTY_FIGURES that say what a figure means.
FIGURE = (
    "reported_text category unit value_low value_best value_high quantifier evidence victim certainty scope cause "
    "attributed_to occurred_from place toll_role toll_reason pattern"
).split()


def show_derivation(derivation: Derivation) -> None:
    """Print one sentence: its words under their chunks, then every match of a rule and what became of it."""
    out().rule(safe(visible(derivation.text)), align="left")
    if not derivation.has_harm_word:
        out().print("No word of harm stands in it (figure_triggers.csv), so it is not read any further.")
        return
    names = ["chunk", "class", "made by rule", "people: low / best / high", "words by class"]
    print_table(names, [_chunk(derivation, each) for each in derivation.chunks])
    if derivation.attempts:
        names = ["rule", "victims", "harm word", "category", "what became of it", "pattern"]
        print_table(names, list(map(_attempt, derivation.attempts)), title="Rules that matched (figure_links.toml)")
    else:
        people = ", ".join(_text(derivation, each) for each in derivation.chunks if each.group is not None)
        out().print(safe(f"No rule ties people ({people or 'none here'}) to a word of harm (figure_links.toml)."))


def show_figures(figures: Sequence[dict[str, Any]], title: str) -> None:
    """A line a property and a column a figure: there are many properties and few figures."""
    if not figures:
        out().print("No figure.")
        return
    told = [name for name in FIGURE if any(figure[name] is not None for figure in figures)]
    rows = [(name.replace("_", " "), *(figure[name] for figure in figures)) for name in told]
    print_table(["", *(str(n) for n in range(1, len(figures) + 1))], rows, title=title)


def _chunk(derivation: Derivation, each: ChunkRead) -> tuple[object, ...]:
    words = derivation.words[each.start : each.end]
    people = None if each.group is None else _people(each.group)
    return (
        _text(derivation, each), each.name, each.rule, people,
        " ".join(f"{word}/{name}" for word, name in words),
    )  # fmt: skip


def _text(derivation: Derivation, each: ChunkRead) -> str:
    return " ".join(word for word, _ in derivation.words[each.start : each.end])


def _people(group: Group) -> str:
    low, best, high = group.value.low, group.value.best, group.value.high
    return f"{group.kind}: {low} / {best} / {'open' if high is None else high}"


def _attempt(attempt: Attempt) -> tuple[object, ...]:
    said = "; ".join(_refusal(test, words) for test, words in attempt.refusals)
    hinted = "; ".join(f"{each.role} by {each.test}{_on(each.words)}" for each in attempt.hints)
    kept = f"kept, {hinted}" if hinted else "kept"
    pattern = " ".join(attempt.rule.pattern.split())
    return (
        attempt.rule.name, attempt.victims, attempt.harm, attempt.category, f"refused: {said}" if said else kept,
        pattern,
    )  # fmt: skip


def _refusal(test: str, words: tuple[str, ...]) -> str:
    return f"{test}{_on(words)}: {meaning_of(test)}"


def _on(words: tuple[str, ...]) -> str:
    return f" ({' '.join(words)})" if words else ""
