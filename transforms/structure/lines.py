"""Texts as a frame of lines: where each stands, and its words without case and punctuation.

LINES has one row a line that is not blank:

- `row`: the record's position in the chunk; `line_number`: of the delivered text, from 0
- `line`: the line without trailing white space; `is_after_gap`: blank lines (or the start) precede it
- `key`: its words, lower case, one space apart; `n_words`; `line_key` is what phrases and memory compare
- `is_terminated`: it ends as a sentence does
- `is_inner`: a piece of a paragraph that was broken at a margin, so no line of its own
- `nth`, `nth_last`: its position among the lines of its record, from the start and from the end
"""

import polars as pl

#: Every line end that Unicode knows (UAX 14 class BK, CR, LF, NL), not only "\n": press offices use U+2028.
_LINE_END = "\r\n?|[\u2028\u2029\u0085\x0b\x0c]"
_MARK = "\ufeff"  # byte order mark
_NOT_WORD = r"[^\p{L}\p{M}\p{N}]+"
_SENTENCE_END = r"""[.!?…؟。！？।]["'”’»)\]]*$"""
_GOES_ON = r"^[\p{Ll}]"
_INDENT = r"^\s"
_WRAPPED_FROM = 40  # code points: a shorter line was not broken by a margin
_MARGIN = 100  # code points: where the right margin of typed and wired copy lies
_TYPESET_SHARE = 0.6  # of the lines that another follows directly


def normal_key(text: pl.Expr) -> pl.Expr:
    """The words of ``text`` in lower case, one space apart: equal for lines that differ in punctuation only."""
    return text.str.to_lowercase().str.replace_all(_NOT_WORD, " ").str.strip_chars(" ")


def split_lines(texts: pl.DataFrame) -> pl.DataFrame:
    """LINES (see above) of the frame ``row, text``."""
    pieces = pl.col("text").str.strip_chars(_MARK).str.replace_all(_LINE_END, "\n").str.split("\n")
    exploded = texts.select("row", line=pieces).explode("line").with_columns(pl.col("line").str.strip_chars_end())
    number = pl.int_range(pl.len(), dtype=pl.Int64).over("row")
    filled = exploded.with_columns(line_number=number).filter(pl.col("line") != "")
    return _measured(filled)


def _measured(lines: pl.DataFrame) -> pl.DataFrame:
    same = pl.col("row") == pl.col("row").shift()
    is_next = ((pl.col("line_number") == pl.col("line_number").shift() + 1) & same).fill_null(value=False)
    key = pl.col("key")
    return (
        lines.with_columns(
            key=normal_key(pl.col("line")),
            is_after_gap=~is_next,
            is_terminated=pl.col("line").str.contains(_SENTENCE_END),
            n_chars=pl.col("line").str.len_chars(),
        )
        .with_columns(
            n_words=pl.when(key == "").then(0).otherwise(key.str.count_matches(" ", literal=True) + 1),
            nth=pl.int_range(pl.len(), dtype=pl.Int64).over("row"),
            nth_last=pl.int_range(pl.len(), dtype=pl.Int64).reverse().over("row"),
            is_inner=_is_inner(),
        )
        .drop("n_chars")
    )


def _is_inner() -> pl.Expr:
    """A line of typeset copy that the line before or the line after continues; elsewhere, one that begins small."""
    goes_on = ~pl.col("is_after_gap") & ~pl.col("line").str.contains(_INDENT)
    has_next = goes_on.shift(-1).fill_null(value=False)
    length = pl.col("n_chars")
    runs_over = has_next & ~pl.col("is_terminated") & (length >= _WRAPPED_FROM)
    follows = runs_over.shift().fill_null(value=False)
    full = (has_next & length.is_between(_WRAPPED_FROM, _MARGIN)).sum().over("row")
    is_typeset = (length.max().over("row") <= _MARGIN) & (full >= _TYPESET_SHARE * has_next.sum().over("row"))
    begins_small = pl.col("line").str.contains(_GOES_ON)
    return pl.when(is_typeset & (full > 0)).then(follows | runs_over).otherwise(follows & begins_small)
