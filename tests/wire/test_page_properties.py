"""Whatever the text: the parser ends, in linear time, and no character is lost or told twice."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import ALLOWED, ALLOWED_WHEN_BUSY, time_growth, work_growth
from tests.lengths import IS_LONG, short_or_long
from wire.lines import PageError, tidy
from wire.page import Page, parse

pytestmark = pytest.mark.any_database

LONDON = ZoneInfo("Europe/London")
SHORTEST, LONGEST = 3_000, 50_000

FRAGMENTS = [
    "Mayor opens the bridge", "(Xinhua)", "（新华社）", "09:19, September 11, 2024",
    "2024-09-11 09:19:03",
    "2023年04月19日16:05", "By ", "By A and B", " in Wuhan", "Source: Xinhua", " | ",
    "Editor: huaxia",
    "(Web editor: Li Bo, Wang Wu)", "(责编：张三、李四)", "NANJING, Sept. 10 (Xinhua) — ",
    "WASHINGTON (AP) -- ",
    "新华社成都4月18日电 ", "（记者张三）", "It was a long day. ",
    "A boat passes on Sept. 10, 2024. ",
    "(Xinhua/Li Bo)", "[Photo by Meng Tao/China Daily]", "Photo: Lu Wei/GT",
    "（新华社记者 何军 摄）",
    "You May Also Like", "More From Author", "Read more: ", "Enditem", "■", "(ENDS)", "(", ")",
    "[", "]", "/",
    "(Reporting by A in London and B; Editing by C)", "- ", "•", "***", "\n", "\n\n", "\r\n",
    "\t", "\u00a0", "\u3000",
    "\u200b", "\ufeff", ",", "、", "：", "Caption: ", "Dateline: Oslo | Jan. 5", "山路修好了。",
    ">>", "摄", "电", "记者 ",
    "EDITORS: EMBARGOED UNTIL 0600 GMT MARCH 4", "(Adds quote)", "(Adds ", "Eds: ", "UPDATE 2-",
    "1st LD: ", "（更新）", "Contact:", "+47 22 00 00 00", "roe@northern.example",
    "Notes to editors:",
    "Share", "Copy link", "Ann Roe", "Von Ann Roe", "Stand: 04.03.2024 09:19 Uhr", "Foto: Ann Roe",
    "The harbour board said on Sunday that the ferry would stop.", "Most Read", "Skip to content",
    "© Northern Wire 2024", "Home > News", "9:14 PM EDT, April 2, 2024", "(서울=연합뉴스) ",
    "FOR IMMEDIATE RELEASE", "(This Jan. 3 story has been corrected.)", "【编辑提示】",
]  # fmt: skip

pages = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=15).map("\n".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=15).map(
        lambda parts: "Head of the page\n\n" + "\n\n".join(parts)
    ),
)


def read(text: str) -> Page | None:
    try:
        return parse(text, site_zone=LONDON)
    except PageError:
        return None


def without_space(text: str) -> str:
    return "".join(text.split())


@pytest.mark.long
@settings(max_examples=short_or_long(100, 600))
@given(pages)
def test_every_character_belongs_to_exactly_one_field(text: str) -> None:
    page = read(text)
    if page is None:
        return
    end = 0
    covered = []
    for span in page.spans:
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        covered.append(text[span.start : span.end])
        end = span.end
    assert not text[end:].strip()
    assert without_space("".join(covered)) == without_space(text)


@pytest.mark.long
@settings(max_examples=short_or_long(100, 600))
@given(pages)
def test_every_value_is_made_of_the_characters_of_its_spans(text: str) -> None:
    page = read(text)
    if page is None:
        return

    def spelled(field: str) -> list[str]:
        return [tidy(text[s.start : s.end]) for s in page.spans if s.field == field]

    assert spelled("headline") == [page.headline]
    assert spelled("body") == [paragraph.text for paragraph in page.body]
    assert sorted(spelled("caption")) == sorted(c.text for c in page.captions if c.text)
    assert spelled("related") == list(page.related)
    assert sorted(spelled("note")) == sorted(page.notes)
    assert len(spelled("source")) == (page.source is not None)
    assert len(spelled("source_time")) <= 1
    printed = {without_space(name).casefold() for name in spelled("author")}
    assert {without_space(name).casefold() for name in page.authors} <= {
        name.replace("\u200b", "").replace("\ufeff", "") for name in printed
    }
    assert page.headline
    assert page.body or page.captions
    assert all(paragraph.text for paragraph in page.body)


@given(pages)
def test_reading_the_same_text_again_says_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "(", ")", "[", "((Xinhua/", "By A and ", "By A in B and ", "(Xinhua) ", "Editor: A; ",
        "Photo: ", "a, ",
        "NANJING, Sept. 10 (", "2024-09-11 ", "09:19, ", "新华社", "记者 ", "- ", " ",
        "Enditem ", "■", "A ", "/A",
        "Word and word. ", "\n", "(\n", "By A and B\n", "Photo: A/\n\n", "You May Also Like\n",
        "x\n\n", "(Xinhua)\n\n",
        "Photo: VCG\n\n", "A boat. (Xinhua)\n\n", "Enditem (END) ", "\r", "\u200b ",
        "Read more: x\n", "the of ", "(Adds x) ", "Contact:\n", "roe@northern.example\n", "a@b.c ",
        "+47 22 00 ", "UPDATE 2-", "EMBARGOED UNTIL ", "Eds: ", "By A{} B\n", "0600 GMT MARCH 4 ",
        "Share\n", "Ann Roe\n", "Stand: 04.03.2024 09:19 Uhr\n", "Home > ", "Foto: A/\n\n", "4 de ",
        "(서울=연합뉴스) ", "© ", "It rained on the roof of the old ferry.\n\nShare\n\n",
    ],
)  # fmt: skip
def test_work_on_a_page_grows_with_its_length_alone(piece: str) -> None:
    def shape(length: int) -> str:
        return "Head of the page\n\nA first paragraph.\n\n" + piece * (length // len(piece))

    assert work_growth(read, shape, SHORTEST) <= ALLOWED
    if IS_LONG:
        busy = ALLOWED_WHEN_BUSY
        assert time_growth(read, shape, SHORTEST, LONGEST, allowed=busy) <= busy
