"""Facts of one story that disagree are named; what can be right is passed over."""

from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.facts import facts_that_disagree
from articles.checks.numbers import chinese_value, numbers_in
from articles.checks.spellings import is_slip, spelt_two_ways
from editions.body import clean_body
from editions.story import Dateline, Named, Story, StoryFigure, StoryPhoto
from tests.trial_data import needs_trial_data, trial_files
from wire.page import parse

PHOTO = StoryPhoto(hash="a" * 32, width_px=3, height_px=2)


def said(
    *paragraphs: str,
    headline: str = "Port opens",
    caption: str = "",
    filed: str = "2024-09-10",
    **fields: Any,
) -> list[str]:
    """Return what is said of a story with these parts."""
    story = Story(
        headline=headline,
        body=clean_body("".join(f"<p>{words}</p>" for words in paragraphs)),
        dateline=Dateline(place="NANJING", date=filed) if filed else None,
        figures=(StoryFigure(photo=PHOTO, caption=caption, credit="", alt="A ship"),),
    )
    return [check.words for check in facts_that_disagree(story.with_changes(fields))]


@pytest.mark.parametrize(
    "caption",
    [
        "Li Bo attends a meeting in Nanjing on Sept. 10, 2023.",
        "Li Bo attends a meeting on 9 September 2023.",
        "Photo taken on September 1, 2025 shows a ship.",
        "A ship on Oct. 3, 2024.",
        "2023年9月10日，南京港。",
    ],
)
def test_caption_of_a_day_that_cannot_be_is_named(caption: str) -> None:
    assert any("A caption says" in words for words in said(caption=caption))


@pytest.mark.parametrize(
    "caption",
    [
        "Li Bo attends a meeting on Sept. 10, 2024.",
        "A ship on Sept. 11, 2024.",
        "A ship on Sept. 10.",
        "In this file photo taken on Sept. 10, 2023, a ship leaves.",
        "Photo taken on May 3, 2022 shows the old bridge.",
        "The Games will open on Oct. 20, 2024.",
        "People remember those who died on Sept. 10, 1998.",
        "A map shows ships between Sept. 9, 2023 and Sept. 10, 2024.",
        "资料图：2023年9月10日，南京港。",
        "A ship on Feb. 30, 2023.",
    ],
)
def test_caption_of_a_day_that_may_be_right_is_passed_over(caption: str) -> None:
    assert said(caption=caption) == []


def test_new_year_does_not_make_yesterday_another_year() -> None:
    assert said(caption="A ship on Dec. 31, 2023.", filed="2024-01-02") == []
    assert said(caption="A ship on Jan. 1, 2023.", filed="2024-01-02") != []
    assert said(caption="A ship on Dec. 30, 2022.", filed="2024-01-02") != []


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Six coastal neighbours meet", "Five coastal neighbours will share warnings."),
        ("Storm kills 12", "The storm killed 11 people on Monday."),
        ("12 rescued as ferry sinks", "Boats rescued 21 passengers."),
        ("By 132 votes to 88", "It passed by 123 votes, 88 being against."),
        ("Twenty-five ships leave", "The 24 ships left at 9:25 a.m. on Sept. 25."),
        ("1,200 homes lose power", "Some 4,000 homes were dark."),
    ],
)
def test_number_that_the_text_has_otherwise_is_named(headline: str, text: str) -> None:
    assert any(words.startswith("The headline says") for words in said(text, headline=headline))


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Six neighbours meet", "The neighbours are six. Five ports will share warnings."),
        ("12 ships leave", "A dozen ships left; 3 ships stayed."),
        ("1,200 people march", "Police counted 1,187 people; 40 people were cold."),
        ("About 1,200 people march", "Police counted 1,340 people."),
        ("Five people killed", "Three men and two women died; 14 people were hurt."),
        ("2.5 million people move", "2,500,000 people moved, 300,000 people in May."),
        ("Three of forty boats sink", "The forty boats left at noon."),
        ("Trade grows 12 percent", "Trade grew 11.8 percent and exports 3 percent."),
        ("Port opens after four minutes", "It took 40 minutes."),
        ("Second bridge opens in 2024", "The first 3 bridges were built in 2019."),
        ("Team wins 3-1", "Four goals were shot by 2 players."),
        ("5 ways to tie a knot", "There are two ways to do it."),
    ],
)
def test_number_that_may_be_right_is_passed_over(headline: str, text: str) -> None:
    assert said(text, headline=headline) == []


def test_numbers_of_a_chinese_text_are_read_in_both_writings() -> None:
    assert said("三十五艘船出海，12艘船留下。", headline="35艘船出海", language="zh") == []
    assert said("共有36艘船出海。", headline="35艘船出海", language="zh-Hans") != []
    assert chinese_value("三千二百万") == 32_000_000
    assert chinese_value("两千零五") == 2005


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhang Kaiwei", "Zhang Kaiwie"),
        ("Bernhard Wiedemann", "Bernhard Wiedermann"),
        ("San Francisco", "San Fransisco"),
        ("Emanuel Okafor", "Emmanuel Okafor"),
    ],
)
def test_name_spelt_two_ways_is_named(one: str, other: str) -> None:
    text = f"The editor {one} agreed. {other}’s desk was empty."
    assert said(text) == [f"One name is spelt two ways: “{one}” and “{other}”."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Li Bo", "Li Bi"),
        ("American Airline", "American Airlines"),
        ("South Korea", "South Korean"),
        ("Francisca Ortega", "Francisco Ortega"),
        ("Labor Party", "Labour Party"),
        ("National Defence", "National Defense"),
        ("Deutsche Bundesbahnen", "Deutscher Bundesbahnen"),
        ("Wang Xiaomin", "Wang Xiaoming"),
        ("Chief Policeman", "Chief Policemen"),
    ],
)
def test_two_names_that_may_both_be_right_are_passed_over(one: str, other: str) -> None:
    assert said(f"It was {one} who came. It was {other} who went.") == []


def test_agencies_that_disagree_are_named() -> None:
    dateline = Dateline(place="NANJING", agency="Xinhua")
    reuters = Named(name="Reuters", slug="reuters")
    assert said(dateline=dateline, source=reuters) == [
        "The dateline says Xinhua, the source is Reuters."
    ]
    for name in ("Xinhua News Agency", "People's Daily Online", "新华社"):
        assert said(dateline=dateline, source=Named(name=name, slug="a")) == []
    figure = StoryFigure(
        photo=PHOTO, caption="A ship", alt="A ship", agency="Xinhua", credit="Reuters/Jo Doe"
    )
    assert len(said(figures=(figure,))) == 1


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=120))
def test_any_text_is_read_to_its_end(headline: str, text: str, caption: str) -> None:
    for language in ("en", "zh"):
        story = Story(
            headline=headline,
            body=clean_body(text),
            language=language,
            dateline=Dateline(place="A", date="2024-09-10"),
            figures=(StoryFigure(photo=PHOTO, caption=caption, credit="", alt=""),),
        )
        list(facts_that_disagree(story))


@given(st.text(alphabet="xyz ", max_size=80), st.integers(2, 10**9))
def test_numeral_is_read_as_it_is_written(words: str, value: int) -> None:
    for printed in (f"{value:,}", f"{value}"):
        if not (1900 <= value < 2100 and "," not in printed):
            assert [n.value for n in numbers_in(f"{words} {printed} ships")][-1:] == [value]


@given(st.lists(st.sampled_from(["Zhang", "Kaiwei", "said", "that", "Beijing", "rose"])))
def test_text_that_spells_each_word_one_way_has_no_slip(words: list[str]) -> None:
    assert list(spelt_two_ways([" ".join(words)])) == []


@given(st.text(alphabet="abcdeikz", min_size=5), st.text(alphabet="abcdeikz", min_size=5))
def test_slip_is_one_letter_and_the_same_both_ways(one: str, other: str) -> None:
    assert is_slip(one, other) == is_slip(other, one)
    assert not is_slip(one, one)


@needs_trial_data
def test_no_page_of_the_trial_data_cries_wolf() -> None:
    for path in trial_files("pages/*.txt"):
        page = parse(path.read_text(encoding="utf-8"), site_zone=UTC)
        paragraphs = [part.text.replace("&", "&amp;") for part in page.body]
        filed = page.dateline.date.isoformat() if page.dateline and page.dateline.date else ""
        caption = page.captions[0].text if page.captions else ""
        found = said(*paragraphs, headline=page.headline, caption=caption, filed=filed)
        assert found == [], path.name
