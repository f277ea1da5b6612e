from transforms.memo import Memo


def test_a_string_is_worked_out_once():
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    assert [memo["two"], memo["two"], memo["three"]] == [3, 3, 5]
    assert asked == ["two", "three"]


def test_it_holds_no_more_than_its_limit():
    memo = Memo(len, limit=2)
    assert [memo[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert len(memo) <= 2
