"""A story written as a page reads back as the same story, or is refused by name."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lengths import short_or_long
from wire.page import Page, parse
from wire.page_writer import PageFields, PageWriteError, write_page
from wire.pagefields import Caption, Dateline, Paragraph

pytestmark = pytest.mark.any_database

OSLO = ZoneInfo("Europe/Oslo")
SHANGHAI = ZoneInfo("Asia/Shanghai")

STORY = PageFields(
    headline="Ferry makes its last crossing",
    body=(Paragraph("The ferry left at noon."), Paragraph("It did not come back.")),
    source="Xinhua",
    source_time=datetime(2024, 9, 11, 9, 19, tzinfo=SHANGHAI),
    authors=("Sun Rui", "Li Bo"),
    byline_place="Wuhan",
    dateline=Dateline("WUHAN", date(2024, 9, 10), "Sept. 10", "Xinhua"),
    captions=(Caption("The ferry is seen in the fog.", "Xinhua", "Wang Wu", "Xinhua/Wang Wu", 0),),
    web_editors=("Song Qi", "huaxia"),
    related=("A bridge is built", "A river is crossed"),
)


def fields_of(page: Page) -> PageFields:
    return PageFields(
        page.headline, page.body, page.source, page.source_time, page.authors, page.byline_place,
        page.dateline, page.captions, page.web_editors, page.related,
    )  # fmt: skip


def comparable(fields: PageFields) -> tuple[object, ...]:
    """The facts of a story: an unknown year leaves words, a known one makes the words idle."""
    line = fields.dateline
    day = line and (line.date or line.date_text)
    return (
        fields.headline, [p.text for p in fields.body], fields.source, fields.source_time,
        fields.source_time and fields.source_time.utcoffset(), fields.authors,
        fields.byline_place, line and (line.place, day, line.agency),
        sorted((c.position, c.text, c.agency or "", c.photographer or "") for c in fields.captions),
        fields.web_editors, fields.related,
    )  # fmt: skip


def back(fields: PageFields, site_zone: tzinfo = OSLO) -> PageFields:
    return fields_of(parse(write_page(fields, site_zone=site_zone), site_zone=site_zone))


def test_a_whole_story_is_written_in_the_form_of_its_house() -> None:
    assert write_page(STORY).split("\n\n") == [
        "Ferry makes its last crossing",
        "By Sun Rui and Li Bo in Wuhan (Xinhua) 09:19, September 11, 2024",
        "The ferry is seen in the fog. (Xinhua/Wang Wu)",
        "WUHAN, Sept. 10 (Xinhua) — The ferry left at noon.",
        "It did not come back.",
        "(Web editor: Song Qi, huaxia)",
        "You May Also Like",
        "A bridge is built",
        "A river is crossed\n",
    ]
    assert comparable(back(STORY)) == comparable(STORY)


def test_a_chinese_story_is_written_in_the_chinese_forms() -> None:
    story = PageFields(
        headline="渡船最后一次过江",
        body=(Paragraph("渡船中午离开了码头。"), Paragraph("它没有再回来。")),
        source="人民网",
        source_time=datetime(2023, 4, 19, 16, 5, tzinfo=SHANGHAI),
        dateline=Dateline("成都", date(2023, 4, 18), "4月18日", "新华社"),
        captions=(Caption("图为渡船。", "新华社", "何军", "", 0),),
        web_editors=("田艺", "梁军"),
    )
    text = write_page(story)
    assert "(人民网) 2023年04月19日16:05" in text
    assert "图为渡船。 （新华社记者 何军 摄）" in text
    assert "新华社成都4月18日电 渡船中午" in text
    assert "(责编：田艺、梁军)" in text
    assert comparable(back(story)) == comparable(story)


def test_an_offset_that_the_reader_could_not_guess_is_printed() -> None:
    odd = replace(
        STORY, source_time=datetime(2024, 9, 11, 9, 19, tzinfo=timezone(timedelta(hours=-4)))
    )
    assert "UTC-04:00" in write_page(odd)
    assert comparable(back(odd)) == comparable(odd)
    own = replace(
        STORY, source="The Own Paper", source_time=datetime(2024, 9, 11, 9, 19, tzinfo=OSLO)
    )
    assert "UTC" not in write_page(own, site_zone=OSLO)
    assert "UTC+02:00" in write_page(own)


def test_a_dateline_of_another_year_prints_its_year() -> None:
    old = replace(STORY, dateline=Dateline("WUHAN", date(2021, 3, 1), "", "Xinhua"))
    assert "WUHAN, March 1, 2021 (Xinhua)" in write_page(old)
    assert comparable(back(old)) == comparable(old)


@pytest.mark.parametrize(
    "dateline",
    [
        Dateline("Oslo", None, "", None),
        Dateline("Oslo", date(2024, 1, 5), "", None),
        Dateline("Oslo", None, "Jan. 5", "The Own Paper"),
        Dateline("", None, "", "新华社"),
        Dateline("北京", None, "", "新华社"),
        Dateline("Lianyungang", None, "", "Xinhua"),
    ],
)
def test_a_dateline_that_no_wire_would_print_still_comes_back(dateline: Dateline) -> None:
    story = replace(STORY, dateline=dateline, source_time=None)
    assert comparable(back(story)) == comparable(story)


@pytest.mark.parametrize(
    ("agency", "photographer", "text"),
    [
        (None, None, "A ferry without a credit."),
        (None, "Li Bo", "A ferry"),
        ("Xinhua", None, "A ferry in the fog"),
        ("Riverside Club", "Li Bo and Wang Wu", "A ferry."),
        ("VCG", None, ""),
        ("新华社", None, "图为渡船。"),
        (None, "何军", "渡船。"),
        ("新华社", "Li Bo", "A ferry."),
    ],
)
def test_captions_come_back_with_their_credit(
    agency: str | None, photographer: str | None, text: str
) -> None:
    story = replace(STORY, captions=(Caption(text, agency, photographer, "", 1),))
    assert comparable(back(story)) == comparable(story)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"body": (Paragraph("One."), Paragraph("(Web editor: Li Bo)"))}, "web_editors"),
        ({"body": (Paragraph("One."), Paragraph("You May Also Like"))}, "related"),
        ({"authors": ("Sun Rui and Li Bo",), "byline_place": ""}, "authors"),
        ({"web_editors": ("Song, Qi",)}, "web_editors"),
        ({"headline": "(Xinhua) 09:19, September 11, 2024"}, "headline"),
    ],
)
def test_what_the_form_cannot_carry_is_refused_by_name(
    change: dict[str, object], field: str
) -> None:
    with pytest.raises(PageWriteError) as refused:
        write_page(replace(STORY, **change))  # type: ignore[arg-type]
    assert refused.value.field in (field, "body", "page", "headline")


def test_a_story_without_words_is_refused() -> None:
    with pytest.raises(PageWriteError):
        write_page(PageFields(headline="", body=()))


SURNAMES = ["Li", "Wang", "O'Neil", "García", "van Dyck", "Ødegård", "Kim"]
GIVEN = ["Bo", "Mei-ling", "José", "Anna", "J. R.", "Lu"]
people = st.one_of(
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES)),
    st.sampled_from(["huaxia", "张三", "李四光", "欧阳小明"]),
)
names = st.lists(people, max_size=3, unique=True).map(tuple)
sentences = st.lists(
    st.sampled_from(["river", "bridge", "market", "opened", "early", "because", "rain", "again"]),
    min_size=4,
    max_size=14,
).map(lambda words: "The " + " ".join(words) + ".")  # fmt: skip
headlines = sentences.map(lambda words: words[:-1])
sources = st.sampled_from(
    ["Xinhua", "Global Times", "人民网", "Reuters", "The Own Paper", "Riverside Club", None]
)
zones = st.sampled_from([UTC, OSLO, SHANGHAI, timezone(timedelta(hours=-3, minutes=-30))])
times = st.builds(
    lambda moment, zone: moment.replace(microsecond=0, tzinfo=zone, fold=0),
    st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)),
    zones,
)
datelines = st.builds(
    Dateline,
    place=st.sampled_from(["NANJING", "Oslo", "UNITED NATIONS, New York", "SÃO PAULO", "成都"]),
    date=st.none() | st.dates(date(1990, 1, 1), date(2098, 1, 1)),
    date_text=st.just(""),
    agency=st.sampled_from([None, "Xinhua", "AP", "新华社", "The Own Paper"]),
)
captions = st.builds(
    Caption,
    text=sentences,
    agency=st.sampled_from([None, "Xinhua", "VCG", "China Daily", "新华社", "Palace Museum"]),
    photographer=st.sampled_from([None, "Li Bo", "Deng Fei and Li Bo", "何军"]),
    credit=st.just(""),
    position=st.integers(0, 2),
)
stories = st.builds(
    PageFields,
    headline=headlines,
    body=st.lists(sentences.map(Paragraph), min_size=2, max_size=5).map(tuple),
    source=sources,
    source_time=st.none() | times,
    authors=names,
    byline_place=st.just(""),
    dateline=st.none() | datelines,
    captions=st.lists(captions, max_size=3).map(tuple),
    web_editors=names,
    related=st.lists(headlines, max_size=3).map(tuple),
)


@pytest.mark.long
@settings(max_examples=short_or_long(66, 400))
@given(stories, zones)
def test_sensible_stories_come_back_as_they_were(story: PageFields, site_zone: tzinfo) -> None:
    assert comparable(back(story, site_zone)) == comparable(story)


wild_names = st.lists(st.text(max_size=12), max_size=2).map(tuple)


@pytest.mark.long
@settings(max_examples=short_or_long(50, 300))
@given(
    st.builds(
        PageFields,
        headline=st.text(max_size=40),
        body=st.lists(st.text(max_size=60).map(Paragraph), max_size=4).map(tuple),
        source=st.none() | st.text(max_size=20),
        source_time=st.none() | st.datetimes(timezones=st.timezones()),
        authors=wild_names,
        byline_place=st.text(max_size=10),
        dateline=st.none()
        | st.builds(
            Dateline, st.text(max_size=12), st.none() | st.dates(), st.just(""), st.text(max_size=9)
        ),
        captions=st.lists(
            st.builds(
                Caption,
                st.text(max_size=30),
                st.text(max_size=9),
                st.text(max_size=9),
                st.just(""),
                st.just(0),
            ),
            max_size=2,
        ).map(tuple),
        web_editors=wild_names,
        related=wild_names,
    )
)
def test_wild_stories_come_back_or_are_refused_and_nothing_between(story: PageFields) -> None:
    try:
        text = write_page(story, site_zone=OSLO)
    except PageWriteError:
        return
    again = fields_of(parse(text, site_zone=OSLO))
    # A second writing settles: what was tidied once stays as it is.
    assert comparable(back(again)) == comparable(again)
