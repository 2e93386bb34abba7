"""Lines as a page prints them."""

from datetime import datetime

import pytest

from editions.printed import byline, day_of_dateline, direction, source_line

NINE = datetime.fromisoformat("2024-09-11T09:19:00+08:00")


@pytest.mark.parametrize(
    ("source", "moment", "language", "line"),
    [
        ("Xinhua", NINE, "en", "(Xinhua) 09:19, September 11, 2024"),
        ("人民网", datetime(2023, 4, 19, 16, 5), "zh-hans", "(人民网) 2023年04月19日16:05"),
        ("Xinhua", None, "en", "(Xinhua)"),
        ("", NINE, "en", "09:19, September 11, 2024"),
        ("", None, "en", ""),
    ],
)
def test_source_line_is_in_its_own_form_and_zone(
    source: str, moment: datetime | None, language: str, line: str
) -> None:
    """As an agency's page has it."""
    assert source_line(source, moment, language) == line


def test_byline_is_a_sentence() -> None:
    """By one, two or three, in a place."""
    assert byline(["A"]) == "By A"
    assert byline(["A", "B"], "Yangzhou") == "By A and B in Yangzhou"
    assert byline(["A", "B", "C"]) == "By A, B and C"
    assert byline([], "Yangzhou") == ""


@pytest.mark.parametrize(
    ("day", "words"), [("2024-09-10", "Sept. 10"), ("2024-05-01", "May 1"), ("", "")]
)
def test_day_of_a_dateline_is_short(day: str, words: str) -> None:
    """As agencies cut it."""
    assert day_of_dateline(day) == words


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("HE", "rtl"), ("zh-hans", "ltr")],
)
def test_direction_is_that_of_the_language(language: str, written: str) -> None:
    """Whatever the region."""
    assert direction(language) == written
