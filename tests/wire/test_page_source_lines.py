"""Source, time, byline and editors, in the variants that pages print."""

from zoneinfo import ZoneInfo

import pytest

from wire.page import Page, parse

LONDON = ZoneInfo("Europe/London")
STORY = "The bridge was opened on Monday by the mayor.\n\nIt is long."


def page_with(line: str) -> Page:
    page = parse(f"Head of the page\n\n{line}\n\n{STORY}", site_zone=LONDON)
    assert [p.text for p in page.body] == STORY.split("\n\n"), (
        "a word of the line stayed in the body"
    )
    return page


@pytest.mark.parametrize(
    ("line", "source", "time"),
    [
        ("(Xinhua) 09:19, September 11, 2024", "Xinhua", "2024-09-11T09:19:00+08:00"),
        ("(Xinhua)    09:19,  Sept. 11, 2024", "Xinhua", "2024-09-11T09:19:00+08:00"),
        ("（Xinhua）\u00a009:19，Sep 11, 2024", "Xinhua", "2024-09-11T09:19:00+08:00"),
        (
            "\ufeff(People’s Daily Online)\t15:12, August 7, 2023",
            "People’s Daily Online",
            "2023-08-07T15:12:00+08:00",
        ),
        ("(CGTN) 9:05 p.m., 11 September 2024", "CGTN", "2024-09-11T21:05:00+08:00"),
        (
            "(South China Morning Post) 09:19, May 2, 2024",
            "South China Morning Post",
            "2024-05-02T09:19:00+08:00",
        ),
        ("(Reuters) 09:19, July 2, 2024", "Reuters", "2024-07-02T09:19:00+01:00"),
        ("(The Own Paper) 09:19, January 2, 2024", "The Own Paper", "2024-01-02T09:19:00+00:00"),
        ("(人民网) 2023年04月19日16:05", "人民网", "2023-04-19T16:05:00+08:00"),
        ("2023年4月19日 16时05分 来源：新华社", "新华社", "2023-04-19T16:05:00+08:00"),
        ("Source: Xinhua | 2024-09-11 09:19:03", "Xinhua", "2024-09-11T09:19:03+08:00"),
        ("Source:Xinhua Published: 2019/12/31 20:30:02", "Xinhua", "2019-12-31T20:30:02+08:00"),
        ("Xinhua | Updated: 2024-09-11 09:19", "Xinhua", "2024-09-11T09:19:00+08:00"),
        ("Chinanews.com 2024-01-01 08:00", "Chinanews.com", "2024-01-01T08:00:00+08:00"),
        ("CGTN\nUpdated 16:05, 19-Apr-2023", "CGTN", "2023-04-19T16:05:00+08:00"),
        (
            "Source: english.news.cn | 2024-09-11 09:19",
            "english.news.cn",
            "2024-09-11T09:19:00+08:00",
        ),
        ("2024-09-11T09:19:03+02:00", None, "2024-09-11T09:19:03+02:00"),
        ("Sep 11, 2024 9:19 PM EDT", None, "2024-09-11T21:19:00-04:00"),
        ("Updated: 2024-09-11 09:19", None, "2024-09-11T09:19:00+01:00"),
        ("（人民日报）", "人民日报", None),
        ("Source: riverside.example", "riverside.example", None),
    ],
)
def test_source_and_time_are_read_in_every_form(
    line: str, source: str | None, time: str | None
) -> None:
    page = page_with(line)
    assert page.source == source
    assert (page.source_time and page.source_time.isoformat()) == time


@pytest.mark.parametrize(
    ("line", "authors", "place", "source"),
    [
        ("By A and B (Global Times) 08:00, May 2, 2024", ("A", "B"), "", "Global Times"),
        ("By A in Wuhan (China Daily) 08:50, September 26, 2023", ("A",), "Wuhan", "China Daily"),
        (
            "By Sun Rui in Wuhan and Li Bo in Beijing (China Daily) 08:50, May 2, 2024",
            ("Sun Rui", "Li Bo"),
            "Wuhan and Beijing",
            "China Daily",
        ),
        ("By Sun Rui in Paris, Texas", ("Sun Rui",), "Paris, Texas", None),
        (
            "By SUN RUI in Yangzhou, Jiangsu | China Daily | Updated: 2023-09-26 08:50",
            ("SUN RUI",),
            "Yangzhou, Jiangsu",
            "China Daily",
        ),
        ("By Hu Jian, He Linping, People’s Daily", ("Hu Jian", "He Linping"), "", "People’s Daily"),
        ("(By Wu Yuehui, People's Daily) 10:00, May 2, 2024", ("Wu Yuehui",), "", "People's Daily"),
        ("By Xinhua writers Li Ming, Wang Fang", ("Li Ming", "Wang Fang"), "", None),
        (
            "By Zhao Ming Published: Nov 03, 2023 07:48 PM Updated: Nov 04, 2023 07:45 PM",
            ("Zhao Ming",),
            "",
            None,
        ),
        (
            "By Jean d'Arc, Ahmed al-Sisi and María José de la Cruz",
            ("Jean d'Arc", "Ahmed al-Sisi", "María José de la Cruz"),
            "",
            None,
        ),
        ("By An Baijie & Martin King, Jr.", ("An Baijie", "Martin King, Jr."), "", None),
        ("By STAFF REPORTER", ("STAFF REPORTER",), "", None),
        ("By AFP (Global Times) 09:00, May 2, 2024", ("AFP",), "", "Global Times"),
        ("By George Smith | Reuters", ("George Smith",), "", "Reuters"),
        ("新华社记者 张三 李四光", ("张三", "李四光"), "", None),
        ("作者：何　军、张三", ("何军", "张三"), "", None),
    ],
)
def test_writers_and_their_places_are_read_from_the_byline(
    line: str, authors: tuple[str, ...], place: str, source: str | None
) -> None:
    page = page_with(line)
    assert (page.authors, page.byline_place, page.source) == (authors, place, source)


def test_the_first_of_two_times_is_the_one_of_publication() -> None:
    page = page_with("Published: Nov 03, 2023 07:48 PM Updated: Nov 04, 2023 07:45 PM")
    assert page.source_time is not None
    assert page.source_time.isoformat() == "2023-11-03T19:48:00+00:00"


def test_a_day_without_a_clock_is_known_to_be_only_a_day() -> None:
    assert page_with("(Xinhua) September 11, 2024").is_date_only
    assert not page_with("(Xinhua) 00:00, September 11, 2024").is_date_only


def test_an_impossible_time_is_none_and_the_source_is_kept() -> None:
    page = page_with("(Xinhua) 25:61, September 31, 2024")
    assert (page.source, page.source_time) == ("Xinhua", None)


EDITORS = [
    ("(Web editor: A, B)", ("A", "B")),
    ("(Editor: A)", ("A",)),
    ("Web editors: A and B", ("A", "B")),
    ("（Web Editors：Zhang San、Li Si）", ("Zhang San", "Li Si")),
    ("WEB EDITOR: Zhang San", ("Zhang San",)),
    ("Editors: Ann, Bo and Cy", ("Ann", "Bo", "Cy")),
    ("Editor: huaxia", ("huaxia",)),
    ("[Editor: Li Bo]", ("Li Bo",)),
    ("(责编：张三、李四)", ("张三", "李四")),
    ("责任编辑：张三", ("张三",)),
    ("【编辑:王五】", ("王五",)),
    ("（责任编辑：张 三 李四光）", ("张三", "李四光")),
    ("Source: Xinhua  Editor: huaxia", ("huaxia",)),
    ("来源：新华网 2024-09-11 09:19:03 编辑：张三", ("张三",)),
    ("Edited by Anna Kvam", ("Anna Kvam",)),
]


@pytest.mark.parametrize(("line", "editors"), EDITORS)
def test_editors_are_read_before_the_story(line: str, editors: tuple[str, ...]) -> None:
    assert page_with(line).web_editors == editors


@pytest.mark.parametrize(("line", "editors"), EDITORS)
def test_editors_are_read_after_the_story(line: str, editors: tuple[str, ...]) -> None:
    page = parse(f"Head of the page\n\n{STORY}\n\n{line}", site_zone=LONDON)
    assert page.web_editors == editors
    assert [p.text for p in page.body] == STORY.split("\n\n")


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("(Reporting by A; Editing by B)", ("A",), ("B",)),
        (
            "(Reporting by A in London and B in Paris; Writing by C; Editing by D and E)",
            ("A", "B", "C"),
            ("D", "E"),
        ),
        (
            "Reporting by Peter Aldous in Oslo and Ann Roe; Additional reporting by Li Bo;"
            " Editing by Anna Kvam",
            ("Peter Aldous", "Ann Roe", "Li Bo"),
            ("Anna Kvam",),
        ),
        ("(Reporting by Peter Aldous. Editing by Anna Kvam.)", ("Peter Aldous",), ("Anna Kvam",)),
    ],
)
def test_reporting_and_editing_are_told_apart(
    line: str, authors: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    for text in (f"{STORY}\n\n{line}", f"{STORY} {line}"):
        page = parse(f"Head of the page\n\n{text}", site_zone=LONDON)
        assert (page.authors, page.web_editors) == (authors, editors)
        assert [p.text for p in page.body] == STORY.split("\n\n")


def test_a_writer_named_twice_is_one_writer() -> None:
    text = (
        f"Head\n\nBy Peter Aldous\n\n{STORY}\n\n(Reporting by Peter Aldous; Editing by Anna Kvam)"
    )
    page = parse(text, site_zone=LONDON)
    assert (page.authors, page.web_editors) == (("Peter Aldous",), ("Anna Kvam",))


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday, the water had fallen.",
        "Editor: Why did you come?",
        "Source: the water board said it was good.",
        "(The writer is a professor in Oslo.)",
        "Editor's note: This is a note.",
        "Reporting by journalists has been restricted.",
        "(Video)",
        "On September 11, 2024, it rained.",
        "Published in Oslo, the book sold well.",
        "2024年9月10日，天气很好。",
    ],
)
def test_a_sentence_that_only_resembles_such_a_line_stays_in_the_body(sentence: str) -> None:
    for text in (f"{sentence}\n\n{STORY}", f"{STORY}\n\n{sentence}\n\nThe end."):
        page = parse(f"Head of the page\n\n{text}", site_zone=LONDON)
        assert sentence in [p.text for p in page.body]
        assert (page.source, page.authors, page.web_editors) == (None, (), ())
