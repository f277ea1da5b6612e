"""Every number the near-duplicate search is tuned by, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """When two articles count as copies of one text. Measured by ``benchmarks/duplicates.py``."""

    #: Least `similarity` of a verified pair. Right below .36 begins a crowd of independent reports; the best F1 on the
    #: development pairs lies at .365, which leaves no room between (docs/decisions.md).
    similarity: float = 0.345
    #: Texts with fewer distinct shingles are never compared: captions and stubs agree by chance.
    min_shingles: int = 20
    #: Fingerprints two articles must share to be compared. One shared fingerprint is a quoted sentence; two is cheap
    #: and still finds copies of which a third of the five-word runs survived.
    min_shared: int = 2
    #: A fingerprint is stored for this many articles and not for more: furniture (the same line under many stories)
    #: stops growing the table, and what it proposes is bounded.
    max_postings: int = 64
    #: A fingerprint in more than `max_postings` articles proposes only the first of them: enough to join another
    #: copy to a story that has very many, since every fingerprint of it proposes these.
    n_representatives: int = 8
    #: Earlier articles that one is compared with, those that share most fingerprints first. Articles put together from
    #: the same sentences have thousands of candidates each; copies share more than those do, and one joins the story.
    max_candidates: int = 64
