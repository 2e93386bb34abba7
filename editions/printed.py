"""Lines of a page in the form in which they are printed, alike for pages, history and export."""

from collections.abc import Sequence
from datetime import date, datetime

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}
UNSPACED = {"zh", "ja"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# Agencies cut the long ones short before a day (Associated Press style).
MONTHS_BEFORE_DAY = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip


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
        month = MONTHS[moment.month - 1]
        parts.append(f"{moment:%H:%M}, {month} {moment.day}, {moment.year}")
    return " ".join(part for part in parts if part)


def day_of_dateline(day: str) -> str:
    """Return an ISO 8601 day as a dateline has it, such as `Sept. 10`; '' for ''."""
    if not day:
        return ""
    moment = date.fromisoformat(day)
    return f"{MONTHS_BEFORE_DAY[moment.month - 1]} {moment.day}"


def joined(names: Sequence[str]) -> str:
    """Return names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def byline(names: Sequence[str], place: str = "") -> str:
    """Return the byline as printed, such as `By Li Xuan and Chen Yu in Yangzhou`."""
    if not names:
        return ""
    return f"By {joined(names)} in {place}" if place else f"By {joined(names)}"
