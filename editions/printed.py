"""Lines of a page in the form in which they are printed, alike for pages, history and export."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext

from editions.days import is_english, written_clock, written_day
from paper.now import paper_now
from paper.tongues import tongue_of

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}
UNSPACED = {"zh", "ja"}
CYRILLIC = {"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}
# Spanish says `e` for `y` before the sound of an i, and `u` for `o` before that of an o.
BEFORE_I = re.compile(r"([ií]|h[ií](?![aeiou]))", re.IGNORECASE)
BEFORE_O = re.compile(r"(h?[oó]|8)", re.IGNORECASE)


def in_the_papers_language() -> translation.override:
    """Speak as the paper does, whoever asks for its words: a reader, the desk, the worker."""
    return translation.override(paper_now().speaks)


def in_the_language_of_readers(tag: str) -> translation.override:
    """Speak as the paper does to who reads a story in a language (BCP 47)."""
    return translation.override(paper_now().in_tongue(tongue_of(tag)).speaks)


def primary(language: str) -> str:
    """Return the language itself of a tag (BCP 47) such as `zh-Hans`."""
    return language.split("-")[0].casefold()


def direction(language: str) -> str:
    """Return the direction in which a language is written, as HTML names it."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def letters(language: str) -> tuple[str, ...]:
    """Return the letters of the paper's serif that a page in a language needs at once."""
    return ("latin", "cyrillic") if primary(language) in CYRILLIC else ("latin",)


def day_and_clock(day: str, clock: str) -> str:
    """Return a day and a time of day, each as it is written, as one: `11 September, 11:40`."""
    return gettext("%(day)s, %(time)s") % {"day": day, "time": clock}


def source_line(source: str, moment: datetime | None, language: str = "en") -> str:
    """Return source and time as an agency prints them: `(Xinhua) 09:19, September 11, 2024`.

    The time stands in its own zone, as the source's page says it; a Chinese story has
    `(人民网) 2023年04月19日16:05`. What is not known is left out.
    """
    parts = [f"({source})" if source else ""]
    if moment and primary(language) in UNSPACED:
        parts.append(f"{moment:%Y年%m月%d日%H:%M}")
    elif moment and is_english():
        parts.append(date_format(moment, "H:i, F j, Y"))
    elif moment:
        parts.append(
            day_and_clock(written_day(moment.date(), "long"), written_clock(moment.time()))
        )
    return " ".join(part for part in parts if part)


def day_of_dateline(day: str) -> str:
    """Return an ISO 8601 day as a dateline has it, such as `Sept. 10`; '' for ''.

    Agencies cut long months short before a day; in English as the Associated Press does.
    """
    if not day:
        return ""
    of_story = date.fromisoformat(day)
    return date_format(of_story, "N j") if is_english() else written_day(of_story, "MMMd")


def in_a_row(names: Sequence[str]) -> str:
    """Return names one after the other: `A, B, C`."""
    return pgettext("between names", ", ").join(names)


def joined(names: Sequence[str]) -> str:
    """Return names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    *others, last = names
    form = gettext("%(names)s and %(last)s")
    if is_spanish() and BEFORE_I.match(last):
        form = form.replace(" y ", " e ")
    return form % {"names": in_a_row(others), "last": last}


def one_of(names: Sequence[str]) -> str:
    """Return names as a choice between them: `A`, `A or B`, `A, B or C`."""
    if len(names) < 2:
        return "".join(names)
    *others, last = names
    form = gettext("%(names)s or %(last)s")
    if is_spanish() and BEFORE_O.match(last):
        form = form.replace(" o ", " u ")
    return form % {"names": in_a_row(others), "last": last}


def is_spanish() -> bool:
    """Say whether Spanish is spoken now."""
    return primary(get_language() or "") == "es"


def byline(names: Sequence[str], place: str = "") -> str:
    """Return the byline as printed, such as `By Li Xuan and Chen Yu in Yangzhou`."""
    if not names:
        return ""
    if not place:
        return gettext("By %(names)s") % {"names": joined(names)}
    return gettext("By %(names)s in %(place)s") % {"names": joined(names), "place": place}
