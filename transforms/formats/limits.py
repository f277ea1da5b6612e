"""How much a file may ask for before reading it stops with a reason."""

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; whatever passes one becomes a failed record that names it, never a crash."""

    max_file_bytes: int = 64 * GIB  # as delivered; larger files are refused at listing
    max_expanded_bytes: int = 256 * GIB  # of everything unpacked from one file
    max_expansion_ratio: int = 250  # expanded : delivered; news text packs 3 to 10 times, a bomb 1000 times and more
    free_expanded_bytes: int = 64 * MIB  # the ratio is not asked for below this: small repetitive files are harmless
    max_nesting: int = 4  # containers in containers: .html.gz in a .zip is 2
    max_records: int = 50_000_000
    max_record_bytes: int = 16 * MIB  # one article, page, line or row
    max_json_depth: int = 100
    max_html_depth: int = 1_000  # elements in elements; real pages stay below 100
    max_page_seconds: float = 10.0  # of CPU time, to extract one page; the slowest of 181 news pages takes 0.5
