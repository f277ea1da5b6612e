"""Bytes to text: what is declared, what is found out, what is repaired, and what is left alone."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.formats.reading import codes, read
from transforms.formats.detection import detect
from transforms.formats.encoding import decode

RUSSIAN = "В результате взрыва в порту погибли пять человек, ещё двенадцать ранены."
UKRAINIAN = "Унаслідок пожежі на складі загинули троє людей, ще п’ять поранено."
ARABIC = "قتل خمسة أشخاص وأصيب اثنا عشر آخرون في حريق بالميناء يوم الثلاثاء، حسبما ذكرت الشرطة."
PERSIAN = "در آتش سوزی بندر پنج نفر کشته و دوازده نفر زخمی شدند."
FRENCH = "Au moins douze personnes ont été tuées mardi à l’entrée du port, a annoncé le ministère de l’Intérieur."
SPANISH = "Tres niños murieron en una explosión en el puerto, según la policía."
GERMAN = "Bei einem Brand in Köln wurden fünf Menschen verletzt, hieß es aus Kreisen der Behörden."
POLISH = "W pożarze w porcie zginęło pięć osób, a dwanaście zostało rannych. Źródło: straż."
TURKISH = "Limandaki yangında beş kişi öldü, on iki kişi yaralandı, diye açıkladı valilik."
GREEK = "Πέντε άνθρωποι σκοτώθηκαν σε πυρκαγιά στο λιμάνι, ανακοίνωσε η αστυνομία."
HEBREW = "חמישה בני אדם נהרגו בשריפה בנמל, מסרה המשטרה."
ENGLISH = "“No one was hurt,” the harbour master’s office said — the café burned down."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "iso8859-5"), (UKRAINIAN, "cp1251"),
        (ARABIC, "cp1256"), (ARABIC, "iso8859-6"), (PERSIAN.replace("ک", "ك").replace("ی", "ي"), "cp1256"),
        (FRENCH, "cp1252"), (SPANISH, "cp1252"), (SPANISH, "iso8859-1"), (GERMAN, "cp1252"), (ENGLISH, "cp1252"),
        (POLISH, "cp1250"), (POLISH, "iso8859-2"), (TURKISH, "cp1254"), (GREEK, "cp1253"), (HEBREW, "cp1255"),
        ("The toll in Kyiv, President Зеленский said, is 5. " * 3, "cp1251"),
        ("港で火災があり、五人が死亡した。" * 3, "shift_jis"), ("港口发生火灾，五人死亡。" * 4, "gb18030"),
    ],
)  # fmt: skip
def test_undeclared_legacy_encodings_are_told_apart(text: str, codec: str):
    (record,) = read(text.encode(codec))
    assert record.text == text
    assert (record.encoding or "").endswith("(detected)")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (RUSSIAN.encode(), "utf-8"),
        (b"plain", "utf-8"),
        (RUSSIAN.encode("utf-8-sig"), "utf-8-sig"),
        (RUSSIAN.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), "utf-16"),
        (RUSSIAN.encode("utf-32"), "utf-32"),
        (ENGLISH.encode("utf-16-le"), "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_with_and_without_mark(data: bytes, encoding: str):
    (record,) = read(data)
    assert record.text in (RUSSIAN, ENGLISH, "plain")
    assert record.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"id": "1", "text": "Café “Étoile” burned."}\n{"id": "2", "text": "Два человека погибли."}\n'),
        ("a.json", '[{"id": "1", "text": "Café “Étoile” burned."},\n {"id": "2", "text": "Два человека погибли."}]'),
        ("a.csv", "id,text\n1,Café “Étoile” burned.\n2,Два человека погибли.\n"),
    ],
)
def test_structured_files_in_every_unicode_form(encoding: str, name: str, content: str):
    records = read(content.encode(encoding), name)
    assert [record.text for record in records] == ["Café “Étoile” burned.", "Два человека погибли."]
    assert [record.external_id for record in records] == ["1", "2"]


@pytest.mark.parametrize(("name", "joined"), [("a.jsonl", "\n"), ("a.json", ",\n")])
def test_json_in_a_legacy_encoding_is_told_by_the_whole_file(name: str, joined: str):
    texts = [RUSSIAN, "Два ранены.", "Нет."]
    body = joined.join(f'{{"text": "{text}"}}' for text in texts)
    data = (body if name == "a.jsonl" else f"[{body}]").encode("cp1251")
    assert [record.text for record in read(data, name)] == texts


def test_csv_in_a_legacy_encoding():
    data = f"id;text\n1;{POLISH}\n2;Żółw.\n".encode("cp1250")
    assert [record.text for record in read(data, "a.csv")] == [POLISH, "Żółw."]


@pytest.mark.parametrize(
    ("declared", "codec", "note"),
    [
        ("windows-1251", "cp1251", "cp1251 (declared)"),
        ("KOI8-R", "koi8-r", "koi8-r (declared)"),
        ("utf-8", "cp1251", "cp1251 (detected)"),  # a declaration that is wrong
        ("utf-16", "cp1251", "cp1251 (detected)"),  # cannot be: it was readable as ASCII
        ("no-such-charset", "cp1251", "cp1251 (detected)"),
        ("rot13", "cp1251", "cp1251 (detected)"),  # Python knows it, but it is no text encoding
        ("windows-1251", "utf-8", "utf-8"),
    ],
)
def test_a_page_declares_its_encoding_and_is_believed_if_it_can_be_true(declared: str, codec: str, note: str):
    page = f"<!doctype html><html><head><meta charset='{declared}'></head><body><p>{RUSSIAN}</p></body></html>"
    (record,) = read(page.encode(codec), "a.html")
    assert RUSSIAN in str(record.html)
    assert record.encoding == note


def test_latin1_on_the_web_is_windows_1252():
    page = f"<html><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>{ENGLISH}</p>"
    (record,) = read(gzip.compress(page.encode("cp1252")), "a.html.gz")
    assert ENGLISH in str(record.html)
    assert record.encoding == "cp1252 (declared)"


def test_a_few_lost_bytes_do_not_make_utf8_something_else():
    data = (RUSSIAN * 5).encode().replace("взрыва".encode(), b"\xd0\xff\xd1")
    (record,) = read(data)
    assert "результате" in str(record.text)
    assert (record.encoding or "").startswith("utf-8; ")
    assert "undecodable replaced" in (record.encoding or "")


@pytest.mark.parametrize(
    ("delivered", "repaired"),
    [
        ("The cafÃ© burned, said PiÃ±era.", "The café burned, said Piñera."),
        ("He said â€œno one was hurtâ€\x9d.", "He said “no one was hurt”."),
        ("Â£3 million", "£3 million"),
        ("Ù‚ØªÙ„ Ø®Ù…Ø³Ø©", "قتل خمسة"),
        ("Good: “quoted” – naïve.\nBad: cafÃ©.", "Good: “quoted” – naïve.\nBad: café."),
    ],
)
def test_certain_mojibake_is_repaired_and_said(delivered: str, repaired: str):
    assert decode(delivered.encode()) == (repaired, "utf-8; mojibake repaired")


@pytest.mark.parametrize(
    "text", ["SÃO PAULO", "L’Âge d’or à Paris", "IT’S “OVER”", RUSSIAN, ARABIC, "100 µm ± 5 %", "Ãœ?"[1:]]
)
def test_what_may_be_meant_is_left_alone(text: str):
    assert decode(text.encode()) == (text, "utf-8")


def test_nul_and_surrogates_are_removed_and_said():
    (record,) = read(b'{"text": "Two\\u0000 died \\ud83d today.", "title": "A\\u0000"}', "a.json")
    assert (record.text, record.title) == ("Two died \ufffd today.", "A")
    assert record.encoding == "utf-8; NUL removed; lone surrogates replaced; NUL removed"
    assert codes(read(b"Two\x00 died." + b" They drowned." * 9)) == ["read"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_utf8_is_never_taken_for_anything_else(text: str):
    decoded = decode(text.encode())
    assert decoded.encoding.startswith("utf-8")
    assert decoded.text == text.removeprefix("\ufeff") or decoded.encoding.endswith("mojibake repaired")


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_decode_to_something_that_can_be_stored(data: bytes):
    assert decode(data).text.encode("utf-8") is not None
    assert isinstance(detect(data), str)


def page(text: str, codec: str, label: str | None) -> bytes:
    declared = f'<meta charset="{label}">' if label else ""
    return f"<!DOCTYPE html><html><head>{declared}</head><body><p>{text}</p></body></html>".encode(codec)


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("镕基视察港口火灾现场，五人死亡。", "gb18030", "gb2312"),
        ("朱镕基，㐂，五人死亡。", "gb18030", "gbk"),
        ("港で火災、①人が死亡した。髙橋", "cp932", "Shift_JIS"),
        ("똠방각하 부두 화재로 다섯 명이 숨졌다", "cp949", "ks_c_5601-1987"),
        ("“No one” – €5", "cp1252", "iso-8859-1"),
        ("İş yerinde “yangın”", "cp1254", "ISO-8859-9"),
        ("ไฟไหม้ท่าเรือ “ห้าคน”", "cp874", "tis-620"),
        ("港口大火，五人死亡", "big5hkscs", "big5"),
    ],
)  # fmt: skip
def test_a_label_means_what_browsers_take_it_for(text: str, codec: str, label: str):
    (record,) = read(page(text, codec, label), "a.html")
    assert text in (record.html or "")
    assert (record.encoding or "").endswith("(declared)")


@pytest.mark.parametrize(
    ("text", "codec"), [(RUSSIAN, "cp1251"), (FRENCH, "cp1252"), ("港口发生火灾，五人死亡。" * 5, "gb18030")]
)
def test_one_bad_byte_does_not_undo_a_declaration(text: str, codec: str):
    data = page(text, codec, codec.replace("cp", "windows-")).replace(
        b"</p>", b" \xff\x98</p>" if codec == "gb18030" else b" \x98\x81</p>"
    )
    (record,) = read(data, "a.html")
    assert text[:-1] in (record.html or "")
    assert (record.encoding or "").startswith(f"{codec} (declared)")


@pytest.mark.parametrize("text", [RUSSIAN, GREEK, ARABIC, POLISH])
@pytest.mark.parametrize("ahead", ["<i>menu</i>" * 3_000, "window.menu = 1; " * 3_000, "x" * 700_000])
def test_the_sample_is_taken_where_the_text_is(text: str, ahead: str):
    codec = {RUSSIAN: "cp1251", GREEK: "cp1253", ARABIC: "cp1256", POLISH: "cp1250"}[text]
    (record,) = read(f"<!DOCTYPE html><html><body>{ahead}<p>{text}</p></body></html>".encode(codec), "a.html")
    assert text in (record.html or "")


def test_a_charset_is_found_behind_a_long_style_sheet():
    head = f"<!DOCTYPE html><html><head><style>{'p {color: red}' * 2000}</style><meta charset=windows-1257></head>"
    (record,) = read((head + "<p>Gaisrą gesino dešimt žmonių</p></html>").encode("cp1257"), "a.html")
    assert "Gaisrą gesino" in (record.html or "")


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.txt", "a.html"])
@pytest.mark.parametrize("start", [b"\x00\t\x80\x80\xd6\xf2", b"\x80\x81\x00\xbc", b"\x89PNG"])
def test_a_few_odd_bytes_are_never_taken_for_utf_16(name: str, start: bytes):
    records = read(start + b'{"id": "7", "text": "Two died."}', name)
    assert records
    assert not any("utf-16" in (record.encoding or "") for record in records)


def test_a_bad_byte_in_the_label_itself_is_passed_over():
    data = page(RUSSIAN, "cp1251", "windows-1251").replace(b"windows-1251", b"windows-\x98" + b"1251")
    (record,) = read(data, "a.html")
    assert RUSSIAN in (record.html or "")


@pytest.mark.parametrize("encoding", ["tis-620", "cp874"])
def test_undeclared_thai_is_not_taken_for_cyrillic(encoding: str):
    text = "เจ้าหน้าที่ตำรวจเปิดเผยเมื่อวันจันทร์ว่า มีผู้เสียชีวิต 5 รายจากเหตุรถบัสพลิกคว่ำบนทางหลวง"
    (record,) = read(text.encode(encoding), "a.txt")
    assert (record.text, record.encoding) == (text, "cp874 (detected)")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("euc-kr", "시장은 화요일 폭우로 세 동네가 물에 잠겼고 주민들은 체육관에서 밤을 보냈다고 말했다."),
        ("euc-jp", "市長は火曜日、大雨で三つの地区が浸水し、住民は学校の体育館で夜を過ごしたと述べた。"),
        ("big5", "市長週二表示，大雨淹沒了三個社區，居民們在學校體育館裡過夜，救援人員仍在清理街道。"),
    ],
)
def test_east_asian_text_is_not_taken_for_thai(encoding: str, text: str):
    (record,) = read(text.encode(encoding), "a.txt")
    assert "cp874" not in (record.encoding or "")
