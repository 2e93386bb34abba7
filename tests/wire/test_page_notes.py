"""Lines that speak to editors are notes for the desk; the same words to readers stay text."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from wire.embargo_lines import embargo_of, is_embargo
from wire.page import Page, parse

pytestmark = pytest.mark.any_database

LEAD = "PORT SELWYN, March 3 (Northern Wire) - The night ferry will stop, the board said on Sunday."
LAST = "Nobody was asked."


def read(*parts: str) -> Page:
    return parse("\n\n".join(parts) + "\n", site_zone=ZoneInfo("UTC"))


def body(page: Page) -> list[str]:
    return [paragraph.text for paragraph in page.body]


TO_EDITORS = [
    "EDITORS: EMBARGOED UNTIL 0600 GMT MARCH 4",
    "EMBARGOED FOR RELEASE UNTIL 12:01 a.m. EST, Tuesday, March 5",
    "STRICT EMBARGO: 00.01 GMT, Tuesday 5 March",
    "UNDER STRICT EMBARGO UNTIL 00:01",
    "Bajo embargo hasta las 6.00 del 4 de marzo",
    "ПОД ЭМБАРГО ДО 4 МАРТА",
    "報道解禁 3月4日6時",
    "EMBARGO: LIFTED AT 0600 GMT MARCH 4",
    "EMBARGO: NO PUBLICATION BEFORE 0600 GMT MARCH 4",
    "EMBARGADO HASTA LAS 6.00 DEL 4 DE MARZO",
    "Embargoed for release on Monday",
    "FOR IMMEDIATE RELEASE March 4, 2024",
    "Sperrfrist: 4. März, 6.00 Uhr",
    "Eds: Updates with quotes. With AP Photos.",
    "ATTENTION EDITORS - THIS STORY MAY OFFEND",
    "ATTENTION - ADDS quotes ///",
    "NOT FOR PUBLICATION BEFORE MONDAY",
    "Editor's note: The headline of this story was changed.",
    "(EDITOR'S NOTE: Pictures follow.)",
    "(Recasts with quote from the board, adds background)",
    "(Adds details)",
    "[Updates with closing prices]",
    "(Corrects spelling in paragraph 2)",
    "(Refiles to correct the day in the headline)",
    "(This Jan. 3 story has been corrected to say Sunday, not Monday, in paragraph 1)",
    "(Corrected to say Sunday)",
    "This story has been corrected to show that the ferry stops in April.",
    "(Actualiza con reacciones)",
    "(Aktualisiert: neue Zitate)",
    "（更正：第二段）",
    "【编辑提示】请各报注意图片说明",
    "Eds.: Photos follow",
    "Note: This story has been corrected to show that the ferry stops in April.",
    "编者注：本文更正了第二段",
    "FOR IMMEDIATE RELEASE",
    "For more information, contact Ann Roe at +1 555 010 0199.",
    "Contact: Ann Roe, Northern Ferries, roe@northern.example",
    "Pressekontakt: Ann Roe, +49 40 555 0199",
    "联系人：张三 010-12345678",
    "roe@northern.example",
    "((ann.roe@northern.example; +47 22 00 00 00; Reuters Messaging: ann.roe))",
    "Ann Roe, +47 22 00 00 00, roe@northern.example",
    "Tel: +47 22 00 00 00",
    "(Reporting by Ann Roe and the Oslo newsroom; compiled by others)",
]


@pytest.mark.parametrize("line", TO_EDITORS)
def test_line_to_editors_is_a_note_wherever_it_stands(line: str) -> None:
    head = "Night ferry halted"
    for parts in ([line, head, LEAD, LAST], [head, line, LEAD, LAST], [head, LEAD, LAST, line]):
        page = read(*parts)
        assert page.headline == "Night ferry halted"
        assert body(page) == [LEAD.partition(" - ")[2], LAST]
        assert page.notes == (line,)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Write to tips@northern.example if you saw it.",
        "The contact: nobody knows whom, she said.",
        "Contact: a word with two meanings, the board said, and it had meant the other one.",
        "She can be reached at +47 22 00 00 00 on weekdays, the board said.",
        "Editors of three papers had asked for the list, and none got it.",
        "Embargoed oil reached the port on Monday, said the harbour master.",
        "The embargo on fish until March 4 was a surprise to all of them.",
        "He adds salt. (He adds it late.)",
        "(Subs: Jones for Smith 60, Roe for Doe 75)",
        "(Changes are planned for next year, too.)",
        "(Updates on the ferry are at the pier.)",
        "(Drops of rain fell all day.)",
        "The story was corrected by three historians after the war, in 1950.",
        "Do not use the lift, the fire brigade said.",
        "Lifeline for Sailors: 1-800-555-0199",
        "编者按：这是给读者的话，说明为什么发表这篇文章。",
        "Editor's note: This is the first part of a series about the harbour.",
        "(Video) shows the ferry leaving, and a man who waves.",
    ],
)
def test_the_same_words_to_readers_stay_in_the_story(paragraph: str) -> None:
    page = read("Night ferry halted", LEAD, paragraph, LAST)
    assert paragraph in body(page)
    assert page.notes == ()


def test_note_in_brackets_is_cut_from_the_beginning_and_the_end_of_a_paragraph() -> None:
    page = read(
        "Night ferry halted", f"(Adds details) {LEAD}", f"{LAST} (Corrects spelling of name)"
    )
    assert body(page) == [LEAD.partition(" - ")[2], LAST]
    assert page.dateline is not None
    assert page.dateline.place == "PORT SELWYN"
    assert page.notes == ("(Adds details)", "(Corrects spelling of name)")


def test_contact_takes_with_it_whom_to_ask_and_how() -> None:
    block = [
        "Media contact:",
        "Ann Roe",
        "Northern Ferries",
        "+47 555 01 999",
        "roe@northern.example",
    ]
    page = read("Night ferry halted", LEAD, LAST, *block, "You May Also Like", "Fares go up")
    assert page.notes == tuple(block)
    assert page.related == ("Fares go up",)
    over = read("FOR IMMEDIATE RELEASE", "\n".join(["Contact:", "Ann Roe", *block[3:]]),
                "Night ferry halted", LEAD, LAST)  # fmt: skip
    assert over.headline == "Night ferry halted"
    assert over.notes == ("FOR IMMEDIATE RELEASE", "Contact:", "Ann Roe", *block[3:])


def test_notes_to_editors_at_the_end_take_the_rest_of_the_page() -> None:
    rest = ["Notes to editors:", "1. The ferry was built in 1971.", "2. Pictures on request."]
    page = read("Night ferry halted", LEAD, LAST, *rest)
    assert (body(page)[-1], page.notes) == (LAST, tuple(rest))


@pytest.mark.parametrize(
    "headline",
    [
        "Embargo on Russian oil begins",
        "EMBARGO ON OIL BITES",
        "Immediate release of prisoners demanded",
        "UPDATES TO THE PIER WILL COST MILLIONS",
    ],
)
def test_headline_that_begins_as_a_note_is_a_headline(headline: str) -> None:
    page = read(headline, LEAD, LAST)
    assert (page.headline, page.notes) == (headline, ())


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("UPDATE 2-Night ferry halted", "UPDATE 2-"),
        ("REFILE-UPDATE 1-Night ferry halted", "REFILE-UPDATE 1-"),
        ("1st LD: Night ferry halted", "1st LD:"),
        ("2nd LD-Writethru: Night ferry halted", "2nd LD-Writethru:"),
        ("(ROUNDUP) Night ferry halted", "(ROUNDUP)"),
        ("(2nd LD) Night ferry halted", "(2nd LD)"),
        ("URGENT - Night ferry halted", "URGENT -"),
        ("Night ferry halted (Update 2)", "(Update 2)"),
        ("Night ferry halted（更新）", "（更新）"),
        ("Roundup: Night ferry halted", ""),
        ("Lead pipes: Night ferry halted", ""),
        ("Update on the night ferry", ""),
        ("UPDATE 2-", ""),
        ("REPEAT-UPDATE 2-Night ferry halted", "REPEAT-UPDATE 2-"),
        ("URGENT-Night ferry halted", "URGENT-"),
        ("Lead 2-0 thrown away by City", ""),
        ("FLASH-FLOOD KILLS FOUR", ""),
        ("LEAD-FREE paint sold as safe", ""),
        ("Update 5-year plan, board urges", ""),
        ("UPDATE 5-YEAR PLAN, BOARD URGES", ""),
        ("2nd add-on: a ticket for the ferry", ""),
        ("ZF: Fewer gears for ferries", ""),
    ],
)
def test_label_of_a_take_is_no_part_of_the_headline(printed: str, label: str) -> None:
    page = read(printed, LEAD, LAST)
    assert page.notes == ((label,) if label else ())
    assert page.headline == printed.removeprefix(label).removesuffix(label).strip()


def test_page_of_corrections_is_a_story() -> None:
    words = "A story on March 3 gave a wrong name for the captain. It is Roe."
    page = read("Corrections and clarifications", words, LAST)
    assert (body(page), page.notes) == ([words, LAST], ())


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("EDITORS: EMBARGOED UNTIL 0600 GMT MARCH 4", "2024-03-04T06:00"),
        ("Embargoed until 6 a.m. ET, March 5, 2024", "2024-03-05T11:00"),
        ("EMBARGO 2024-03-04T06:00Z", "2024-03-04T06:00"),
        ("HOLD FOR RELEASE UNTIL NOON EDT MARCH 12", "2024-03-12T16:00"),
        ("解禁时间：3月4日14:00（北京时间）", "2024-03-04T06:00"),
        ("Embargoed until 2 January, 00:01 GMT", "2024-01-02T00:01"),
        ("EMBARGOED UNTIL MARCH 4", None),
        ("EMBARGOED UNTIL 0600 MARCH 4", None),
        ("EMBARGOED UNTIL 0600 IST MARCH 4", None),
        ("EMBARGOED UNTIL 0600 GMT MARCH 4 OR MARCH 5", None),
        ("Sperrfrist: 4. März 2024, 6.00 Uhr", None),
        ("EMBARGOED UNTIL 0600 GMT FEBRUARY 31", None),
        ("EMBARGOED UNTIL 06:00 GMT+2 MARCH 4", "2024-03-04T04:00"),
        ("EMBARGOED UNTIL 06:00 UTC-5 MARCH 4", "2024-03-04T11:00"),
        ("解禁时间：3月4日下午2:00（北京时间）", None),
        ("解禁时间：3月4日晚8:00（北京时间）", None),
        ("解禁 3月4日午後2:00 JST", None),
        ("Embargoed until 6:00 GMT this evening, March 4", None),
        ("Embargoed until 9:00 GMT tonight, March 4", None),
        ("EMBARGOED UNTIL 24 HOURS AFTER 0600 GMT MARCH 4", None),
    ],
)
def test_embargo_has_a_moment_only_where_day_clock_and_zone_are_said(
    words: str, moment: str | None
) -> None:
    assert is_embargo(words)
    wanted = datetime.fromisoformat(moment).replace(tzinfo=UTC) if moment else None
    assert embargo_of(words, date(2024, 3, 3)) == wanted


@pytest.mark.parametrize("words", ["NO EMBARGO", "EMBARGO LIFTED", "Sperrfrist: keine"])
def test_embargo_that_is_none_is_none(words: str) -> None:
    assert not is_embargo(words)
