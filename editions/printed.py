"""Lines of a page in the form in which they are printed, alike for pages, history and export."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from paper.now import paper_now

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}
UNSPACED = {"zh", "ja"}


def in_the_papers_language() -> translation.override:
    """Speak as the paper does, whoever asks for its words: a reader, the desk, the worker."""
    return translation.override(paper_now().speaks)


def primary(language: str) -> str:
    """Return the language itself of a tag (BCP 47) such as `zh-Hans`."""
    return language.split("-")[0].casefold()


def direction(language: str) -> str:
    """Return the direction in which a language is written, as HTML names it."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def source_line(source: str, moment: datetime | None, language: str = "en") -> str:
    """Return source and time as an agency prints them: `(Xinhua) 09:19, September 11, 2024`.

    The time stands in its own zone, as the source's page says it; a Chinese story has
    `(人民网) 2023年04月19日16:05`. What is not known is left out.
    """
    parts = [f"({source})" if source else ""]
    if moment and primary(language) in UNSPACED:
        parts.append(f"{moment:%Y年%m月%d日%H:%M}")
    elif moment:
        # Translators: letters of Django's filter `date`; this is 09:19, September 11, 2024
        form = pgettext("time of a source", "H:i, F j, Y")
        parts.append(date_format(moment, form))
    return " ".join(part for part in parts if part)


def day_of_dateline(day: str) -> str:
    """Return an ISO 8601 day as a dateline has it, such as `Sept. 10`; '' for ''.

    Agencies cut long months short before a day (Associated Press style).
    """
    if not day:
        return ""
    # Translators: letters of Django's filter `date`; this is Sept. 10
    return date_format(date.fromisoformat(day), pgettext("day of a dateline", "N j"))


def in_a_row(names: Sequence[str]) -> str:
    """Return names one after the other: `A, B, C`."""
    return pgettext("between names", ", ").join(names)


def joined(names: Sequence[str]) -> str:
    """Return names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": in_a_row(names[:-1]), "last": names[-1]}


def one_of(names: Sequence[str]) -> str:
    """Return names as a choice between them: `A`, `A or B`, `A, B or C`."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s or %(last)s") % {"names": in_a_row(names[:-1]), "last": names[-1]}


def byline(names: Sequence[str], place: str = "") -> str:
    """Return the byline as printed, such as `By Li Xuan and Chen Yu in Yangzhou`."""
    if not names:
        return ""
    if not place:
        return gettext("By %(names)s") % {"names": joined(names)}
    return gettext("By %(names)s in %(place)s") % {"names": joined(names), "place": place}
