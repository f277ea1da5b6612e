"""The classes that the rules name, as figure_classes.csv has them: of words (tags) and of chunks (codes).

Both stages write a sentence as a string, one character a word or chunk; the characters are the table's business.
"""

from collections.abc import Iterator

from transforms.grammar import Alphabet, WordClass
from transforms.lexicons import load_rules, load_table


def _classes(stage: str) -> Iterator[WordClass]:
    for row in load_table("figure_classes"):
        if row["stage"] == stage:
            yield WordClass(row["name"], row["code"], row["meaning"], row["examples"])


def _chunk_classes() -> list[WordClass]:
    """The classes that rules make, and those of words that no rule takes and that stay what they are."""
    made = list(_classes("chunks"))
    kept = {row["name"] for row in load_table("figure_classes") if row["stage"] == "words" and not row["alone"]}
    names = {each.name for each in made}
    return made + [each for each in _classes("words") if each.name in kept - names]


WORDS = Alphabet("classes of words", _classes("words"), load_rules("figure_chunks")["sets"])
CHUNKS = Alphabet("classes of chunks", _chunk_classes(), load_rules("figure_links")["sets"])

#: Class of a word in the lexicon files, or form of a trigger → the code of its class here.
TAGS = {
    held: row["code"]
    for row in load_table("figure_classes")
    if row["stage"] == "words"
    for held in row["holds"].split()
}
#: Code of a word that no rule takes → the code of the chunk that it makes, where that is another.
ALONE = {
    row["code"]: alone
    for row in load_table("figure_classes")
    if row["stage"] == "words" and (alone := CHUNKS.code(row["alone"] or row["name"])) != row["code"]
}
