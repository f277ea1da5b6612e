"""Generated prose with the statistics that matter to shingles: Zipf's law, function words, stock phrases, furniture."""

from random import Random

import numpy as np

_FUNCTION_WORDS = (
    "the of in to a and on said that for was were with by at from had his has it after as is their an be who but not"
    " have they he been its which more would than out this when near about one over into people some could no two"
    " also before while she her there where between against during under other them only because three new last"
)
_STOCK_PHRASES = (
    "according to a statement issued by the ministry late in the day",
    "who spoke on condition of anonymity because he was not allowed to brief reporters",
    "no one has claimed responsibility for the attack so far",
    "a spokesman for the police declined to comment on the case",
    "the cause of the accident was not immediately clear",
    "and the investigation is still going on",
    "witnesses told local radio on the telephone",
    "officials said the toll was likely to rise",
    "and several of them were in critical condition",
    "anyone with information is asked to call the police",
    "the agency could not confirm the report from another source",
    "but the government has denied the claim again and again",
    "in one of the worst such incidents in recent years",
    "the two sides have accused each other of breaking the truce",
    "rescue workers were still searching through the rubble",
    "he was taken to hospital where he later died of his wounds",
)
_FUNCTION, _NAME, _NUMBER, _STOCK = 0.36, 0.09, 0.03, 0.12  # shares of words; of sentences that end in a phrase


class Words:
    """Words and sentences without end: 40,000 content words by Zipf's law, function words, names, numbers."""

    def __init__(self, seed: int) -> None:
        """Vocabulary and draws depend on ``seed`` alone."""
        self.random, self.choices = np.random.default_rng(seed), Random(seed)
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        lengths = self.random.integers(4, 10, 40_000)
        self.vocabulary = np.array(["".join(self.random.choice(letters, n)) for n in lengths], dtype=object)
        self.names = np.array([word.capitalize() for word in self.vocabulary[:20_000]], dtype=object)
        self.function_words = np.array(_FUNCTION_WORDS.split(), dtype=object)
        self.stock = [phrase.split() for phrase in _STOCK_PHRASES]
        self.pool: list[str] = []

    def sentence(self) -> list[str]:
        """A sentence of 8 to 25 words, some with a phrase that many articles use."""
        words = self.draw(self.choices.randint(8, 25))
        return words + self.choices.choice(self.stock) if self.choices.random() < _STOCK else words

    def draw(self, n: int) -> list[str]:
        """The next ``n`` words."""
        if len(self.pool) < n:
            self.pool = self._many(200_000)
        drawn = self.pool[-n:]
        del self.pool[-n:]
        return drawn

    def like(self, word: str) -> str:
        """Another word in the place of this one: a name for a name, a number for a number."""
        if word.isdigit():
            return str(self.choices.randint(2, 3000))
        if word[0].isupper():
            return str(self.names[self.choices.randrange(len(self.names))])
        return next(new for new in iter(lambda: self.draw(1)[0], None) if new.islower())

    def furniture(self, outlet: int) -> str:
        """The same 25 words under every article of an outlet."""
        start = outlet * 25
        return " ".join(self.vocabulary[10_000 + start : 10_025 + start])

    def _many(self, n: int) -> list[str]:
        words = self.vocabulary[self._zipf(len(self.vocabulary), n)]
        what = self.random.random(n)
        is_function, is_name, is_number = what < _FUNCTION, what > 1 - _NAME, what < _FUNCTION + _NUMBER
        words[is_number] = [str(number) for number in self.random.integers(2, 3000, int(is_number.sum()))]
        words[is_function] = self.function_words[self._zipf(len(self.function_words), int(is_function.sum()))]
        words[is_name] = self.random.choice(self.names, int(is_name.sum()))
        return list(words)

    def _zipf(self, size: int, n: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """Ranks below ``size``, the r-th with a chance that falls as 1 / (r + 10)."""
        cumulative = np.cumsum(1 / np.arange(10, size + 10))
        return np.searchsorted(cumulative / cumulative[-1], self.random.random(n))
