from transforms.figures.sentence_derivation import Derivation, derive
from transforms.grammar import Refusal


def _of(text: str) -> Derivation:
    return derive(text, (0, len(text)))


def test_what_is_kept_and_what_an_earlier_rule_has_taken():
    derivation = _of("Twelve people were killed and two wounded.")
    outcomes = [(each.rule.name, each.victims, each.refusals) for each in derivation.attempts]
    assert ("passive", "Twelve people", ()) in outcomes
    assert ("adjacent", "two", ()) in outcomes
    assert ("headline", "two", (Refusal("taken_by_earlier_rule", ("adjacent",)),)) in outcomes
    assert [(m.category, m.value_best) for m in derivation.mentions] == [("killed", 12), ("injured", 2)]


def test_what_a_test_has_refused_and_on_what_words():
    (attempt,) = _of("The army freed two hostages.").attempts
    assert attempt.refusals == (Refusal("rescued", ("freed",)),)
    (attempt,) = _of("The court sentenced two men to death.").attempts
    assert attempt.refusals == (Refusal("sentenced_to_death", ("sentenced",)),)


def test_what_hints_at_a_role_and_on_what_words():
    (attempt,) = _of("A total of 24 villagers were killed.").attempts
    assert [(each.test, each.role, each.words) for each in attempt.hints] == [("total_given", "total", ("a total of",))]


def test_words_and_chunks_go_by_class():
    derivation = _of("Two guards died.")
    assert derivation.words == [("Two", "number"), ("guards", "people"), ("died", "intransitive"), (".", "stop")]
    assert [(each.name, each.rule) for each in derivation.chunks] == [
        ("counted", "counted"), ("intransitive", "verb"), ("stop", None),
    ]  # fmt: skip


def test_a_sentence_without_harm_is_not_read():
    derivation = _of("It rained.")
    assert not derivation.has_harm_word
    assert derivation.attempts == []


def test_the_sentence_before_may_count_the_victims():
    text = "Three men sat in a car. They were shot dead."
    assert [m.value_best for m in derive(text, (24, len(text)), (0, 23)).mentions] == [3]
