import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences", "why"),
    [
        ("Two died. Three fled.", ["Two died.", "Three fled."], "a full stop before a capital"),
        ("Two died at 2.30 p.m. on Friday.", ["Two died at 2.30 p.m. on Friday."], "no capital follows"),
        ("Gen. Roe and Lt. Doe left.", ["Gen. Roe and Lt. Doe left."], "a title is no end"),
        ("J. Roe and Mary T. Doe left.", ["J. Roe and Mary T. Doe left."], "nor is an initial"),
        ("The U.S. Army left.", ["The U.S. Army left."], "nor an abbreviation of letters"),
        ("It was approx. Ten died.", ["It was approx. Ten died."], "the longest abbreviation that is known"),
        ("A megaapprox. Ten died.", ["A megaapprox.", "Ten died."], "it must be the whole word"),
        ("“Run!” She fell.", ["“Run!”", "She fell."], "the closing mark belongs to the sentence"),
        ("Wait... What?", ["Wait...", "What?"], "several stops are one"),
        ("BOMB KILLS TWO\n\nriverton", ["BOMB KILLS TWO", "riverton"], "an empty line ends a sentence"),
        ("one line\nand the next", ["one line\nand the next"], "a line end does not"),
        ("قتل اثنان؟ نعم", ["قتل اثنان؟", "نعم"], "the stops of other scripts need no capital"),
        ("Two died. Élodie fled.", ["Two died.", "Élodie fled."], "a capital of any alphabet"),
        ("Deux morts. état grave", ["Deux morts. état grave"], "a small letter of any alphabet opens none"),
        ("Двое погибли. Трое ранены.", ["Двое погибли.", "Трое ранены."], "Cyrillic"),
        ("قتل اثنان. وأصيب ثلاثة.", ["قتل اثنان.", "وأصيب ثلاثة."], "a script without capitals"),
        ("שניים נהרגו. שלושה נפצעו.", ["שניים נהרגו.", "שלושה נפצעו."], "Hebrew"),
        ("दो की मौत हुई। तीन घायल हैं।", ["दो की मौत हुई।", "तीन घायल हैं।"], "the danda"),
        ("دو افراد ہلاک ہوئے۔ تین زخمی ہیں۔", ["دو افراد ہلاک ہوئے۔", "تین زخمی ہیں۔"], "the Urdu full stop"),
        (
            "「二人が死亡した。」三人がけがをした。",
            ["「二人が死亡した。」", "三人がけがをした。"],
            "the closing mark of Japanese",
        ),
        ("ሁለት ሰዎች ሞቱ። ሦስት ቆሰሉ።", ["ሁለት ሰዎች ሞቱ።", "ሦስት ቆሰሉ።"], "Ethiopic"),
        ("Երկուսը մահացան։ Երեքը վիրավոր են։", ["Երկուսը մահացան։", "Երեքը վիրավոր են։"], "Armenian"),
        ("ორი დაიღუპა. სამი დაშავდა.", ["ორი დაიღუპა.", "სამი დაშავდა."], "Georgian, without capitals"),
        ("Murieron dos. ¿Quién fue?", ["Murieron dos.", "¿Quién fue?"], "an opening question mark"),
        ("„Zwei sind tot.“ Ärzte kamen.", ["„Zwei sind tot.“", "Ärzte kamen."], "German quotation marks"),
        ("« Deux morts. » Étienne a fui.", ["« Deux morts. »", "Étienne a fui."], "a closing mark behind a space"),
        (" \n\n ", [], "nothing but white space"),
    ],
)
def test_sentences(text: str, sentences: list[str], why: str):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences, why


@pytest.mark.parametrize("text", ["Ana Diaz, Omar Moll, " * 900, "x" * 10_000, "one\ntwo " * 2_000, "12 " * 1000])
def test_what_has_no_stop_is_cut_at_white_space(text: str):
    spans = split_sentences(text)
    assert max(end - start for start, end in spans) <= 3_000
    pieces = [text[start:end] for start, end in spans]
    assert "".join("".join(pieces).split()) == "".join(text.split())
    if " " in text:
        assert {word for piece in pieces for word in piece.split()} == set(text.split())


@given(st.text(alphabet="aB1 .!?…\n؟。”\"')(", max_size=60))
def test_nothing_but_white_space_is_lost(text: str):
    pieces = [text[start:end] for start, end in split_sentences(text)]
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece == piece.strip() != "" for piece in pieces)
