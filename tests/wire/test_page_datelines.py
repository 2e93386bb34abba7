"""Datelines: place, day and agency, and the year that no dateline prints."""

from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire.page import Page, parse
from wire.times import DayOfMonth


def read(paragraph: str, time: str = "(Xinhua) 09:19, September 11, 2024") -> Page:
    return parse(f"Head of the page\n\n{time}\n\n{paragraph}\n\nThe end.", site_zone=UTC)


@pytest.mark.parametrize(
    ("dateline", "place", "words", "agency"),
    [
        ("NANJING, Sept. 10 (Xinhua) — ", "NANJING", "Sept. 10", "Xinhua"),
        ("NANJING, Sept 10 (Xinhua) -- ", "NANJING", "Sept 10", "Xinhua"),
        ("NANJING, September 10 (Xinhua)--", "NANJING", "September 10", "Xinhua"),
        ("LONDON, Jan 5 (Reuters) - ", "LONDON", "Jan 5", "Reuters"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "", "AP"),
        ("UNITED NATIONS, New York, May 1 (AFP) – ", "UNITED NATIONS, New York", "May 1", "AFP"),
        ("SEOUL, South Korea, Jan. 3 (Xinhua) --", "SEOUL, South Korea", "Jan. 3", "Xinhua"),
        ("XI’AN, Feb. 28 (Xinhua) ―", "XI’AN", "Feb. 28", "Xinhua"),
        ("PORT-AU-PRINCE, March 3 (Xinhua) -- ", "PORT-AU-PRINCE", "March 3", "Xinhua"),
        ("WASHINGTON, D.C., May 1 (Xinhua) -- ", "WASHINGTON, D.C.", "May 1", "Xinhua"),
        ("SÃO PAULO, Nov 3 (AFP) - ", "SÃO PAULO", "Nov 3", "AFP"),
        ("Rio de Janeiro, May 1 (Xinhua) -- ", "Rio de Janeiro", "May 1", "Xinhua"),
        ("LONDON/PARIS, 5 January (Reuters) - ", "LONDON/PARIS", "5 January", "Reuters"),
        ("BEIJING, Sept. 10, 2024 /PRNewswire/ -- ", "BEIJING", "Sept. 10, 2024", "PRNewswire"),
        ("BEIJING, Dec. 31 -- ", "BEIJING", "Dec. 31", None),
        ("SHANGHAI — ", "SHANGHAI", "", None),
        ("Sept 11 (Reuters) - ", "", "Sept 11", "Reuters"),
        ("新华社成都4月18日电 ", "成都", "4月18日", "新华社"),
        ("新华社北京9月10日电（记者张三）", "北京", "9月10日", "新华社"),
        ("中新社上海1月1日电 (记者 张三) ", "上海", "1月1日", "中新社"),
        ("据新华社北京９月１０日电　", "北京", "９月１０日", "新华社"),
        ("本报北京9月10日电 （记者张三、李四）", "北京", "9月10日", "本报"),
        ("中新网1月1日电 ", "", "1月1日", "中新网"),
        ("央视网消息：", "", "", "央视网"),
    ],
)
def test_a_dateline_is_cut_from_its_paragraph(
    dateline: str, place: str, words: str, agency: str | None
) -> None:
    page = read(f"{dateline}The rain began.")
    assert page.dateline is not None
    found = (page.dateline.place, page.dateline.date_text, page.dateline.agency)
    assert found == (place, words, agency)
    assert page.body[0].text == "The rain began."


def test_reporters_in_a_chinese_dateline_are_the_writers() -> None:
    assert read("新华社北京9月10日电（记者张三、李四）下雨了。").authors == ("张三", "李四")


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    page = read("NANJING, Sept. 10 (Xinhua) --\n\nThe rain began.")
    assert page.dateline is not None
    assert [p.text for p in page.body] == ["The rain began.", "The end."]


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO - the alliance - said it would come.",
        "NATO, the alliance (see below), said no.",
        "UNESCO (the UN body) - said no.",
        "NASA (AP) reported the launch.",
        "BEIJING OLYMPICS - a look back at a summer.",
        "In May 2 (AP) - what a beginning.",
        "OPEC, Dec. 3 (a Sunday) - decided nothing.",
        "Shares in London (FTSE) - the index - fell.",
        "COVID-19 cases rose.",
        "U.S. - China talks began.",
        "记者从报社9月10日电话采访中得知。",
        "他在新华社北京9月10日电中说。",
    ],
)
def test_a_paragraph_that_only_begins_like_one_stays_whole(paragraph: str) -> None:
    page = read(paragraph)
    assert page.dateline is None
    assert page.body[0].text == paragraph


@pytest.mark.parametrize(
    ("page_time", "words", "day"),
    [
        ("09:19, September 11, 2024", "Sept. 10", date(2024, 9, 10)),
        ("09:19, January 1, 2024", "Dec. 31", date(2023, 12, 31)),
        ("00:10, January 2, 2024", "Jan. 1", date(2024, 1, 1)),
        ("23:50, December 31, 2023", "Jan. 1", date(2024, 1, 1)),
        ("09:19, February 29, 2024", "Feb. 29", date(2024, 2, 29)),
        ("09:19, March 1, 2024", "Feb. 29", date(2024, 2, 29)),
        ("09:19, March 1, 2023", "Feb. 29", None),
        ("09:19, June 1, 2024", "Sept. 10", date(2023, 9, 10)),
        ("09:19, June 1, 2024", "Feb. 31", None),
        ("09:19, June 1, 2024", "May 3, 2019", date(2019, 5, 3)),
    ],
)
def test_the_year_is_the_one_that_puts_the_day_nearest_to_the_page(
    page_time: str, words: str, day: date | None
) -> None:
    page = read(f"OSLO, {words} (AP) - The rain began.", f"(Xinhua) {page_time}")
    assert page.dateline is not None
    assert (page.dateline.date, page.dateline.date_text) == (day, words)


def test_without_a_page_time_the_words_are_kept_and_the_day_is_empty() -> None:
    page = read("OSLO, Dec 12 (Reuters) - The rain began.", "By Peter Aldous")
    assert page.dateline is not None
    assert (page.dateline.date, page.dateline.date_text) == (None, "Dec 12")


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-200, 2))
def test_any_day_of_the_half_year_before_a_page_finds_its_year(page_day: date, days: int) -> None:
    day = page_day + timedelta(days=days)
    assert DayOfMonth(day.month, day.day).on(page_day) == day
