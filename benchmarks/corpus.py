"""A generated corpus with known copies: Zipf words in sentences, names, numbers, furniture, edited copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import numpy as np
import polars as pl

from transforms.schemas import ARTICLES

KINDS = ("reworded", "garbled", "sentences", "abridged", "extended")
N_OUTLETS = 200


@dataclass(frozen=True)
class Story:
    """One generated text and what it was made from."""

    sentences: list[list[str]]
    origin: int  # number of the story it is a copy of, or its own
    kind: str  # one of KINDS, or "original"


class Corpus:
    """Articles without end, a share of them copies of earlier ones with a share of the text edited."""

    def __init__(self, seed: int, copies: float = 0.2, edits: float = 0.2) -> None:
        """``edits`` is the share of the words (or of the sentences) that a copy changes."""
        self.random, self.copies, self.edits = Random(seed), copies, edits
        self.words = Words(seed)
        self.kept: list[Story] = []
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
        """A new one, or a copy of one of those kept; a story is copied twice on average, however long it goes on."""
        if self.kept and self.random.random() < self.copies:
            place = self.random.randrange(len(self.kept))
            source = self.kept[place]
            if self.random.random() < 0.5:
                self.kept[place] = self.kept[-1]
                self.kept.pop()
            return self._copy(source)
        story = Story(self._sentences(self.random.randint(5, 20)), self.n_stories, "original")
        self.n_stories += 1
        if len(self.kept) < 20_000:
            self.kept.append(story)
        elif self.random.random() < 20_000 / self.n_stories:
            self.kept[self.random.randrange(20_000)] = story
        return story

    def _copy(self, story: Story) -> Story:
        kind = self.random.choice(KINDS)
        sentences = [list(sentence) for sentence in story.sentences]
        n_edits = max(1, round(len(sentences) * self.edits))
        if kind in ("reworded", "garbled"):
            self._replace_words(sentences, kind == "garbled")
        elif kind == "sentences":
            for i in self.random.sample(range(len(sentences)), n_edits):
                sentences[i] = self._sentences(1)[0]
        elif kind == "abridged":
            sentences = sentences[:-n_edits]
        elif kind == "extended":
            sentences += self._sentences(n_edits)
        return Story(sentences, story.origin, kind)

    def _replace_words(self, sentences: list[list[str]], facts_too: bool) -> None:
        places = [(i, j) for i, sentence in enumerate(sentences) for j in range(len(sentence))]
        places = [(i, j) for i, j in places if facts_too or sentences[i][j].islower()]
        for i, j in self.random.sample(places, round(len(places) * self.edits)):
            sentences[i][j] = self.words.draw(1)[0]

    def _sentences(self, n: int) -> list[list[str]]:
        return [self.words.draw(self.random.randint(8, 25)) for _ in range(n)]

    def _body(self, story: Story) -> str:
        text = " ".join(" ".join(sentence) + "." for sentence in story.sentences)
        outlet = self.random.randrange(N_OUTLETS)
        return text if outlet % 2 else f"{text}\n{self.words.furniture(outlet)}"


class Words:
    """Words drawn by Zipf's law: 50,000 in lower case; one in ten a name, one in thirty a number."""

    def __init__(self, seed: int) -> None:
        """Vocabulary and draws depend on ``seed`` alone."""
        self.random = np.random.default_rng(seed)
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        lengths = self.random.integers(3, 9, 50_000)
        self.vocabulary = np.array(["".join(self.random.choice(letters, n)) for n in lengths], dtype=object)
        self.names = np.array([word.capitalize() for word in self.vocabulary[:20_000]], dtype=object)
        weights = 1 / np.arange(10, 50_010)
        self.cumulative = np.cumsum(weights / weights.sum())
        self.pool: list[str] = []

    def draw(self, n: int) -> list[str]:
        """The next ``n`` words."""
        if len(self.pool) < n:
            self.pool = self._many(200_000)
        drawn = self.pool[-n:]
        del self.pool[-n:]
        return drawn

    def _many(self, n: int) -> list[str]:
        words = self.vocabulary[np.searchsorted(self.cumulative, self.random.random(n))]
        what = self.random.random(n)
        words[what < 0.1] = self.random.choice(self.names, int((what < 0.1).sum()))
        is_number = what > 1 - 1 / 30
        words[is_number] = [str(number) for number in self.random.integers(2, 3000, int(is_number.sum()))]
        return list(words)

    def furniture(self, outlet: int) -> str:
        """The same 25 words under every article of an outlet."""
        start = outlet * 25
        return " ".join(self.vocabulary[10_000 + start : 10_025 + start])
