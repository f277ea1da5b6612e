"""How many words a body has, in scripts with and without spaces: what decides whether it is long enough to be one."""

import pytest

from tests.transforms.structure.records import article


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Two people died – one was hurt.", 7, 7),
        ("边境附近一个村庄遭到空袭，造成至少12人死亡。", 15, 24),
        ("国境近くの村が空爆を受け、少なくとも12人が死亡した。", 15, 28),
        ("เจ้าหน้าที่ท้องถิ่นระบุว่ามีผู้เสียชีวิตอย่างน้อย12รายในหมู่บ้านใกล้ชายแดน", 10, 20),
        ("မြို့လယ်ရှိ ဈေးတစ်ခု၏ အမိုး ဗုဒ္ဓဟူးနေ့က ပြိုကျခဲ့ရာ လူရှစ်ဦး ဒဏ်ရာရခဲ့သည်", 10, 25),
        ("수요일 도심의 한 시장 지붕이 무너졌다.", 6, 6),
    ],
)
def test_words_are_counted_in_every_script(text: str, least: int, most: int):
    assert least <= article(text)["n_words"] <= most
