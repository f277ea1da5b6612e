"""A generated corpus with known copies, and with articles that resemble others and are no copies.

What an editor does to a copy, always to a fifth of it: words replaced, removed and inserted (``reworded``: other than
names and numbers; ``garbled``: names too), sentences replaced, abridged, extended by own paragraphs, or some of all
(``mixed``). Half of all articles stand in the furniture of their outlet. Not copies, so never to be merged: releases
of one press office on different events (``release``) and independent reports that share the names, the numbers and a
quotation with another (``report``). A copy whose figures are changed too (``updated``) is an update: counted neither
way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import polars as pl

from benchmarks.corpus_words import Words
from transforms.schemas import ARTICLES

COPIES = ("reworded", "garbled", "sentences", "abridged", "extended", "mixed")
N_OUTLETS, N_OFFICES, N_KEPT, N_ARCHIVED = 200, 200, 20_000, 20_000
_RELEASES, _REPORTS, _UPDATES = 0.02, 0.02, 0.01  # shares of all articles
_OLD = 0.1  # share of the copies whose original is of any time before

Sentences = list[list[str]]


@dataclass(frozen=True)
class Story:
    """One generated text and what it was made from."""

    sentences: Sentences
    origin: int  # number of the story it is a copy of, or its own
    kind: str  # one of COPIES, "original", "release", "report" or "updated"


class Corpus:
    """Articles without end, a share of them copies of earlier ones with a share of the text edited."""

    def __init__(self, seed: int, copies: float = 0.2, edits: float = 0.2) -> None:
        """``edits`` is the share of the words (or of the sentences) that a copy changes."""
        self.random, self.copies, self.edits = Random(seed), copies, edits
        self.words = Words(seed)
        self.offices = [self._sentences(self.random.randint(5, 8)) for _ in range(N_OFFICES)]
        self.kept: list[Story] = []
        self.archive: list[Story] = []
        self.n_stories = 0

    def batches(self, n_articles: int, size: int) -> Iterator[pl.DataFrame]:
        """Frames like ARTICLES, one day of publication each, with `origin` and `kind`."""
        for start in range(0, n_articles, size):
            stories = [self._story() for _ in range(min(size, n_articles - start))]
            yield self._frame(start, stories)

    def _frame(self, start: int, stories: list[Story]) -> pl.DataFrame:
        numbers = range(start, start + len(stories))
        columns = {
            # ids in no order, as those made from content are
            "article_id": [f"a{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in numbers],
            "url": [f"https://outlet.example/{number}" for number in numbers],
            "body": [self._body(story) for story in stories],
            "published_on": date(2000, 1, 1) + timedelta(days=start // len(stories)),
            "n_words": [sum(map(len, story.sentences)) for story in stories],
            **dict.fromkeys(("record_id", "published_precision", "published_method", "content_hash"), "x"),
            "is_extracted": True,
            "extractor_version": "0",
        }
        truth = {"origin": [story.origin for story in stories], "kind": [story.kind for story in stories]}
        return pl.DataFrame(dict.fromkeys(ARTICLES) | columns, ARTICLES).hstack(pl.DataFrame(truth))

    def _story(self) -> Story:
        """A copy of one of those kept, something that resembles another, or a new one."""
        what = self.random.random()
        if self.kept and what < self.copies + _UPDATES:
            kind = self.random.choice(COPIES) if what < self.copies else "updated"
            source = self._source()
            return Story(self._edit(source.sentences, kind), source.origin, kind)
        self.n_stories += 1
        if what > 1 - _RELEASES:
            return Story(self._release(), self.n_stories, "release")
        if self.kept and what > 1 - _RELEASES - _REPORTS:
            return Story(self._report(self.random.choice(self.kept).sentences), self.n_stories, "report")
        return self._keep(Story(self._sentences(self.random.randint(5, 20)), self.n_stories, "original"))

    def _source(self) -> Story:
        """What is copied: mostly a story of the last days, twice on average; one in ten of any time before."""
        if self.random.random() < _OLD:
            return self.random.choice(self.archive)
        place = self.random.randrange(len(self.kept))
        source = self.kept[place]
        if self.random.random() < 0.5:
            self.kept[place] = self.kept[-1]
            self.kept.pop()
        return source

    def _keep(self, story: Story) -> Story:
        if len(self.kept) < N_KEPT:
            self.kept.append(story)
        else:
            self.kept[self.random.randrange(N_KEPT)] = story
        if len(self.archive) < N_ARCHIVED:
            self.archive.append(story)
        elif self.random.random() < N_ARCHIVED / self.n_stories:
            self.archive[self.random.randrange(N_ARCHIVED)] = story
        return story

    def _edit(self, sentences: Sentences, kind: str) -> Sentences:
        n_edits = max(1, round(len(sentences) * self.edits))
        if kind == "sentences":
            replaced = set(self.random.sample(range(len(sentences)), n_edits))
            return [self.words.sentence() if i in replaced else s for i, s in enumerate(sentences)]
        if kind == "abridged":
            return sentences[:-n_edits]
        if kind == "extended":
            return sentences + self._sentences(n_edits)
        if kind == "mixed":
            half = max(1, n_edits // 2)
            return self._edit_words(sentences[:-half], self.edits / 2, str.islower) + self._sentences(half)
        editable = {"reworded": str.islower, "garbled": str.isalpha, "updated": str.isalnum}
        return self._edit_words(sentences, self.edits, editable[kind])

    def _edit_words(self, sentences: Sentences, share: float, may_change: Callable[[str], bool]) -> Sentences:
        places = [(i, j) for i, sentence in enumerate(sentences) for j, word in enumerate(sentence) if may_change(word)]
        n_edits = min(len(places), round(share * sum(map(len, sentences))))
        chosen = set(self.random.sample(places, n_edits))
        edited = [
            [new for j, word in enumerate(sentence) for new in (self._changed(word) if (i, j) in chosen else [word])]
            for i, sentence in enumerate(sentences)
        ]
        return [sentence for sentence in edited if sentence]

    def _changed(self, word: str) -> list[str]:
        """Half of the edits replace, a quarter each removes and inserts."""
        what = self.random.random()
        if what < 0.5:
            return [self.words.like(word)]
        return [] if what < 0.75 else [word, self.words.like("a")]

    def _release(self) -> Sentences:
        """The form of a press office filled in anew: all names and numbers are others."""
        form = self.random.choice(self.offices)
        return [[word if word.islower() else self.words.like(word) for word in sentence] for sentence in form]

    def _report(self, source: Sentences) -> Sentences:
        """Own words; every other name and number is one of the source, and so is one quoted sentence."""
        facts = [word for sentence in source for word in sentence if not word.islower()]
        own = self._sentences(max(6, len(source)))
        for sentence in own:
            for j, word in enumerate(sentence):
                if facts and not word.islower() and self.random.random() < 0.5:
                    sentence[j] = self.random.choice(facts)
        return [*own, min(source, key=len)]

    def _sentences(self, n: int) -> Sentences:
        return [self.words.sentence() for _ in range(n)]

    def _body(self, story: Story) -> str:
        text = " ".join(" ".join(sentence) + "." for sentence in story.sentences)
        outlet = self.random.randrange(N_OUTLETS)
        return text if outlet % 2 else f"{text}\n{self.words.furniture(outlet)}"
