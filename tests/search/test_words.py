"""Words of every script are folded and cut alike for text and query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import folded, query_words, words_in, words_of


def finds(query: str, text: str) -> bool:
    """Say whether a search for these words would find a text."""
    wanted = query_words(query)
    return bool(wanted) and set(wanted) <= set(words_of(text))


FOUND = [
    # Beside a digit or a Latin letter, and beyond the first plane.
    ("客机", "国产C919客机首飞"),
    ("国家主席", "3月10日国家主席访问"),
    ("峰会", "G20峰会"),
    ("5G", "5G网络"),
    ("网络", "5g网络"),
    ("首相", "日本の首相がIMF本部へ"),
    ("삼성", "2024삼성전자"),
    ("吉野家", "吉野家です"),
    ("𠮷野家", "渋谷の𠮷野家で"),
    ("野家", "𠮷野家"),
    ("佐々木", "佐々木選手"),
    ("葛城", "葛\U000e0100城市"),
    ("ｶﾞｽ", "ガス会社"),
    # Marks belong to words.
    ("मोदी", "प्रधानमंत्री मोदी ने कहा"),
    ("ঢাকা", "ঢাকা শহরে"),
    ("தமிழ்", "தமிழ் மொழி"),
    ("తెలుగు", "తెలుగు భాష"),
    ("ตำรวจ", "ผู้บัญชาการตำรวจแห่งชาติ"),
    ("ไทย", "COVIDไทย"),
    ("ລາວ", "ປະເທດລາວມີ"),
    ("ភាសា", "ភាសាខ្មែរ"),
    ("ရန်ကုန်", "မြန်မာနိုင်ငံရန်ကုန်မြို့"),
    ("ရေ", "သောက်ရေသန့်"),
    # What a reader may leave out.
    ("محمد", "مُحَمَّد"),
    ("مُحَمَّد", "قال محمد"),
    ("احمد", "أحمد"),
    ("کتاب", "كتاب"),
    ("میخواهم", "می\u200cخواهم"),
    ("שלום", "שָׁלוֹם"),
    ("resume", "re\u0301sume\u0301"),
    ("re\u0301sume\u0301", "résumé"),
    ("Ha Noi", "Hà Nội"),
    ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
    ("αθηνα", "ΑΘΉΝΑ"),
    ("Лев Толстои", "Лев Толстой"),
    # Letters that do not come apart.
    ("Lodz", "Łódź"),
    ("Da Nang", "Đà Nẵng"),
    ("Tromso", "Tromsø"),
    ("Diyarbakir", "DİYARBAKIR Diyarbakır"),
    ("Thorsmork", "Þórsmörk"),
    ("Encyclopaedia", "Encyclopædia"),
    ("oeuvre", "Œuvre"),
    ("strasse", "STRAẞE"),
    ("Hamrun", "Ħamrun"),
    ("O'Neill", "O’Neill"),
    # Signs that show nothing.
    ("harbour", "har\u00adbour"),
    ("harbour", "\u200bhar\ufeffbour\u2060"),
    ("ha\u200bven", "haven"),
    # Numbers.
    ("2026", "٢٠٢٦"),
    ("2026", "in 2026¹ it"),
    ("CO2", "CO₂"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_a_word_is_found_however_it_is_written(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("मोदी", "दमकल की गाड़ी मौके पर"),
        ("राम", "रमा"),
        ("パリ", "バリ"),
        ("はり", "ばり"),
        ("กา", "กี"),
        ("51", "5½"),
        ("!!!", "Well!!!"),
        ("\u200b\u00ad", "any text"),
        ("\u093f", "कि"),
        ("", ""),
    ],
)
def test_what_is_another_word_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


SIGNS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aéłßĦ１²½०٣क्षिมาမြန်မာ中𠮷パﾊﾞ한\u0301\u0323\u3099\u200c\u00ad '-"),
    ),
    max_size=40,
)


@given(SIGNS)
def test_what_is_folded_is_folded_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(SIGNS)
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert set(words_in(text)) <= set(words_of(text))
    assert all(word == folded(word) and " " not in word for word in words_of(text))


@given(SIGNS, SIGNS)
def test_what_stands_beside_a_word_with_spaces_hides_nothing(before: str, after: str) -> None:
    text = f"{before} 国家 {after}"
    assert finds("国家", text)


def test_marks_are_not_sorted_beyond_thirty() -> None:
    # A nukta belongs before a virama, but not across more signs than UAX 15 allows in a row.
    assert folded("क\u094d\u093c") == "क\u093c\u094d"
    assert folded("क" + "\u094d" * 30 + "\u093c") == "क" + "\u094d" * 30 + "\u093c"
