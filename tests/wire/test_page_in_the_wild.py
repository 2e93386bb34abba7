"""Pages as the houses of the world print them: what stands round a story, in many languages."""

from datetime import UTC

import pytest

from wire.lines import read_text
from wire.page import Page, parse

pytestmark = pytest.mark.any_database

FIRST = "The town council said on Tuesday that the old swing bridge would be painted green."
STORY = (FIRST, "The painters begin in June.")


def read(*parts: str) -> Page:
    return parse("\n\n".join(["Bridge to be painted", *parts]), site_zone=UTC)


def body(page: Page) -> list[str]:
    return [part.text for part in page.body]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Updated 7:05 AM EST, December 4, 2024", "2024-12-04T07:05:00-05:00"),
        ("Wed 4 Dec 2024 07.05 CET", "2024-12-04T07:05:00+01:00"),
        ("July 4, 2024 6 PM PT", "2024-07-04T18:00:00-07:00"),
        ("4 Dec 2024 - 07:05", "2024-12-04T07:05:00+00:00"),
        ("Dec 04, 2024 07:05 IST", "2024-12-04T07:05:00+05:30"),
        ("Stand: 04.12.2024 07:05 Uhr", "2024-12-04T07:05:00+00:00"),
        ("Publié le 4 décembre 2024 à 7h05", "2024-12-04T07:05:00+00:00"),
        ("4 de diciembre de 2024 07:05 h", "2024-12-04T07:05:00+00:00"),
        ("Опубликовано 4 декабря 2024, 07:05", "2024-12-04T07:05:00+00:00"),
        ("입력 2024.12.04 07:05", "2024-12-04T07:05:00+00:00"),
        ("24/12/2024 07:05", "2024-12-24T07:05:00+00:00"),
        ("04/12/2024 07:05", None),
        ("December 4, 2024 | 4 min read", "2024-12-04T00:00:00+00:00"),
        ("Harbour Ward 07:05 December 4, 2024", "2024-12-04T07:05:00+00:00"),
    ],
)
def test_a_time_is_read_whatever_its_words(line: str, time: str | None) -> None:
    page = read(line, *STORY)
    assert (page.source_time and page.source_time.isoformat()) == time
    assert (page.source, body(page)) == (None, list(STORY))


@pytest.mark.parametrize(
    ("lines", "authors", "place", "source"),
    [
        (("Von Ida Holm und Per Lund",), ("Ida Holm", "Per Lund"), "", None),
        (("Par Ida Holm",), ("Ida Holm",), "", None),
        (("Oleh Ida Holm dan Per Lund",), ("Ida Holm", "Per Lund"), "", None),
        (("Ida Holm", "4 December 2024"), ("Ida Holm",), "", None),
        (("Ida Holm in Grimstad",), ("Ida Holm",), "Grimstad", None),
        (("IDA HOLM", "Staff Writer"), ("IDA HOLM",), "", None),
        (("By Ida Holm, Bridges Correspondent",), ("Ida Holm",), "", None),
        (("By Ida Holm Follow",), ("Ida Holm",), "", None),
        (("By Ida Holm and Per Lund The Associated Press",), ("Ida Holm", "Per Lund"), "",
         "The Associated Press"),
        (("By Ida Holm | Harbour News",), ("Ida Holm",), "", "Harbour News"),
        (("Middle East",), (), "", None),
        (("Getty Images",), (), "", None),
    ],
)  # fmt: skip
def test_a_writer_is_named_with_another_word_or_none(
    lines: tuple[str, ...], authors: tuple[str, ...], place: str, source: str | None
) -> None:
    page = read(*lines, *STORY)
    assert (page.authors, page.byline_place, page.source) == (authors, place, source)
    assert body(page) == list(STORY)


def test_a_name_among_other_short_lines_is_nobody_who_wrote() -> None:
    page = read("Bridge Street", "Ida Holm", "Per Lund", "Painters", *STORY)
    assert page.authors == ()
    assert body(page) == list(STORY)
    assert set(page.left_out) >= {"Ida Holm", "Per Lund"}


def test_short_open_lines_at_both_ends_are_lines_to_check() -> None:
    head = ("Share", "Facebook", "Copy link", "3 min read")
    tail = ("Keywords", "#bridge", "Most Read", "Ferry gets a cat", "© 2024 Harbour News")
    page = read(*head, "By the numbers", *STORY, *tail)
    assert body(page) == list(STORY)
    assert page.left_out == ("By the numbers",)


@pytest.mark.parametrize(
    "lines",
    [
        ("The colours that were asked for:", "Green", "Moss green", "No other"),
        ("Green 12, blue 9", "Red 4, white 2", "None 1, all 3"),
        ("the bridge swings wide,", "the ferry waits,", "and no one rows"),
    ],
)
def test_lists_tables_and_verse_at_the_end_stay_in_the_story(lines: tuple[str, ...]) -> None:
    assert body(read(*STORY, *lines)) == [*STORY, *lines]


def test_a_whole_page_finds_its_headline_below_the_navigation() -> None:
    menu = ["Skip to content", "News", "Sport", "Weather", "Bridge to be painted green"]
    page = parse("\n\n".join([*menu, "4 December 2024", *STORY]), site_zone=UTC)
    assert page.headline == "Bridge to be painted green"
    assert body(page) == list(STORY)


@pytest.mark.parametrize(
    ("opening", "place", "words", "agency"),
    [
        ("GRIMSTAD, Dec. 4. /TASS/. ", "GRIMSTAD", "Dec. 4", "TASS"),
        ("Madrid, 4 dic (EFE).- ", "Madrid", "4 dic", "EFE"),
        ("GENÈVE, 4 août (Xinhua) -- ", "GENÈVE", "4 août", "Xinhua"),
        ("Grimstad (Agder) [Norway], Dec 4 (ANI): ", "Grimstad (Agder) [Norway]", "Dec 4", "ANI"),
        ("KARACHI: ", "KARACHI", "", None),
        ("【ロンドン共同】", "ロンドン", "", "共同"),
        ("عمان 4 ديسمبر (رويترز) - ", "عمان", "4 ديسمبر", "رويترز"),
    ],
)
def test_datelines_of_other_houses_are_read(
    opening: str, place: str, words: str, agency: str | None
) -> None:
    page = read("1 of 2 |", f"{opening}{FIRST}", "It is long.")
    assert page.dateline is not None
    said = (page.dateline.place, page.dateline.date_text, page.dateline.agency)
    assert said == (place, words, agency)
    assert body(page) == [FIRST, "It is long."]


@pytest.mark.parametrize(
    ("credit", "agency", "photographer"),
    [
        ("Foto: Ida Holm", None, "Ida Holm"),
        ("© Ida Holm/PA Wire/dpa", "PA Wire/dpa", "Ida Holm"),
        ("Image: Ida Holm/Harbour Newspapers", "Harbour Newspapers", "Ida Holm"),
        ("(PER LUND/AFP via Getty Images)", "AFP via Getty Images", "PER LUND"),
        ("(AP Photo/Ida Holm) - Copyright AP Photo", "AP", "Ida Holm"),
        ("EFE/EPA/PER LUND", "EFE/EPA", "PER LUND"),
        ("Uncredited/AP/dpa", "AP/dpa", None),
        ("(Source: Chinanews.com/Ida Holm)", "Chinanews.com", "Ida Holm"),
        ("\n\n(Foto: REUTERS)", "REUTERS", None),
        ("\n\n(Ida Holm)", None, "Ida Holm"),
    ],
)
def test_credits_of_other_houses_are_read(
    credit: str, agency: str | None, photographer: str | None
) -> None:
    page = read(f"The swing bridge stands open. {credit}", *STORY)
    assert [(c.text, c.agency, c.photographer) for c in page.captions] == [
        ("The swing bridge stands open.", agency, photographer)
    ]
    assert (body(page), page.source) == (list(STORY), None)


def test_a_page_of_captions_is_a_story() -> None:
    page = read("The bridge opens on May 4, 2024. (Xinhua/Li Bo)", "It shuts. (Xinhua/Li Bo)")
    assert [caption.text for caption in page.captions] == [
        "The bridge opens on May 4, 2024.",
        "It shuts.",
    ]
    assert page.body == ()


def test_a_story_goes_on_after_a_list_of_others() -> None:
    more = "The council called the colour a matter of taste in a letter to the paper."
    page = read(FIRST, "Related Coverage", "Ferry gets a cat", more, "It is green.")
    assert page.related == ("Ferry gets a cat",)
    assert body(page) == [FIRST, more, "It is green."]


def test_headings_and_paragraphs_without_blank_lines_part_text_of_one_width() -> None:
    page = read(
        FIRST,
        "-----\nCouncil paints the bridge\n"
        "The town council said on Tuesday that the swing bridge would be\n"
        "painted green, after it had been grey for as long as anybody in\n"
        "the town could remember.\n"
        "The ferry was not asked, said its captain on Wednesday, when he\n"
        "came back from the far side.",
    )
    assert len(page.body) == 4
    assert page.body[2].text.endswith("anybody in the town could remember.")


def test_signs_that_a_program_left_as_html_are_signs() -> None:
    assert read_text(b"Bridge &amp; ferry: the council&#8217;s plan") == (
        "Bridge & ferry: the council’s plan"
    )


def test_who_reported_from_where_is_a_line_to_check_and_what_was_reported_is_none() -> None:
    note = "Holm reported from Grimstad. Harbour News writer Per Lund contributed to this report."
    page = read(*STORY, "Ten leaks were reported from the bridge.", "___", note)
    assert body(page) == [*STORY, "Ten leaks were reported from the bridge."]
    assert page.left_out == (note,)
