"""Every number the near-duplicate search is tuned by, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """When two articles count as copies of one text. Measured by ``benchmarks/duplicates.py``."""

    #: Least `similarity` (containment x agreement of numbers x agreement of names) of a verified pair. The labelled
    #: development pairs give the same F1 within .01 for any value from .29 to .38.
    similarity: float = 0.36
    #: Texts with fewer distinct shingles are never compared: captions and stubs agree by chance.
    min_shingles: int = 20
    #: Fingerprints two articles must share to be compared. One shared fingerprint is a quoted sentence; two is cheap
    #: and still finds copies of which a third of the five-word runs survived.
    min_shared: int = 2
    #: A fingerprint in this many articles is not stored again: a story with many copies is found through those
    #: stored, and furniture (the same line under different stories) stops growing the table.
    max_postings: int = 256
    #: A full fingerprint (`max_postings`) that spans more clusters than this is furniture and proposes no candidates.
    max_clusters: int = 32
