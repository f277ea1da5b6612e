from transforms.grammar import Alphabet, Notation, Stage, StageRule, WordClass

NOTATION = Notation(Alphabet("letters", [WordClass(name, name[0], "", "") for name in ("article", "number", "person")]))
STAGE = Stage(NOTATION, [
    StageRule("single", "right(article|person)", ("article person", "person end")),
    StageRule("counted", "", ("article? number person",)),
    StageRule("other", "", ("except(article)",)),
])  # fmt: skip


def _found(codes: str) -> list[str | None]:
    scans = (STAGE.scanners[code] for code in codes)
    return [m.lastgroup if scan and (m := scan(codes, at)) else None for at, scan in enumerate(scans)]


def test_at_each_position_the_first_rule_that_matches_wins():
    assert _found("apnpanp") == ["single", "other", "counted", "other", "counted", "counted", "single"]


def test_what_no_rule_takes_is_left():
    assert _found("aa") == [None, None]


def test_the_choice_by_first_class_holds_no_rule_back():
    scan = STAGE.unguarded
    for codes in ("apnpanp", "aa", "npa"):
        assert _found(codes) == [m.lastgroup if (m := scan(codes, at)) else None for at in range(len(codes))]
