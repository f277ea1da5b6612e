"""Steps that may raise on a text: what that costs is the step on that article, never the article."""

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from transforms.formats.file_names import printable

#: Frames in, frames out, one article's rows independent of another's.
Step = Callable[[pl.DataFrame], tuple[pl.DataFrame, ...]]

#: What a rule can raise. A panic inside Polars is no Exception to Python.
RAISED = (Exception, pl.exceptions.PanicException)

_LONGEST = 300  # characters of a reason


@dataclass(frozen=True, slots=True)
class Attempts:
    """The steps tried on one chunk of articles, and which failed on what."""

    faults: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])  # step, article_id, reason

    def run(self, name: str, step: Step, otherwise: Step, articles: pl.DataFrame) -> tuple[pl.DataFrame, ...]:
        """``step`` of ``articles``; of an article on which it raises ``otherwise``, and a note of why.

        The culprit is found by halving, so that a chunk without one costs nothing more.
        """
        try:
            return step(articles)
        except RAISED as error:
            if articles.height <= 1:
                self.faults.extend((name, key, reason(error, name)) for key in articles["article_id"])
                return otherwise(articles)
        middle = articles.height // 2
        first = self.run(name, step, otherwise, articles[:middle])
        second = self.run(name, step, otherwise, articles[middle:])
        return tuple(pl.concat(parts) for parts in zip(first, second, strict=True))

    def marked(self, articles: pl.DataFrame, extracting: tuple[str, ...]) -> pl.DataFrame:
        """``articles`` with `extraction_error`; where a step of ``extracting`` failed, `is_extracted` is false."""
        if not self.faults:
            return articles
        faults = pl.DataFrame(self.faults, ["step", "article_id", "reason"], orient="row")
        by_article = faults.group_by("article_id", maintain_order=True).agg(
            pl.col("reason").str.join("; "), is_lost=pl.col("step").is_in(extracting).any()
        )
        joined = articles.join(by_article, on="article_id", how="left", maintain_order="left")
        return joined.with_columns(
            extraction_error=pl.col("reason"),
            is_extracted=pl.col("is_extracted") & ~pl.col("is_lost").fill_null(value=False),
        ).select(articles.columns)


def reason(error: BaseException, code: str) -> str:
    """``error`` as "code: class: message", in one line that is safe to store and to show."""
    return printable(f"{code}: {type(error).__name__}: {error}")[:_LONGEST]
