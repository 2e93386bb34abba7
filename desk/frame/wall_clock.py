"""A time as it stands on the newsroom's clock, and the two nights a year that clock plays tricks.

When clocks go forward some times do not exist; when they go back some exist twice. Neither is
guessed: the first is refused with the times beside it, the second is asked about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy

from desk.frame.words import zone_words
from website.words import day_words

FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")
# Beyond these the calendar ends, in one zone or another.
YEARS = range(1971, 9999)
UTC_NAMES = {"UTC", "GMT", "Etc/UTC", "Etc/GMT"}


def readings(wall: datetime, zone: tzinfo) -> list[datetime]:
    """Return every moment at which a clock of this zone shows this time: none, one or two."""
    moments: list[datetime] = []
    for fold in (0, 1):
        moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None, fold=0) == wall and moment not in moments:
            moments.append(moment)
    return moments


@dataclass(frozen=True)
class Change:
    """A change of the clocks: what they show just before, and what they go to."""

    before: datetime
    after: datetime

    @property
    def step(self) -> timedelta:
        """By how much they go forward (or back, where it is negative)."""
        return self.after - self.before


def change_at(wall: datetime, zone: tzinfo) -> Change:
    """Return the change of the clocks for a time that does not exist, or exists twice."""
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    old, new = offset(early, zone), offset(late, zone)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if offset(middle, zone) == old:
            early = middle
        else:
            late = middle
    moment = late.replace(microsecond=0, tzinfo=None)
    return Change(moment + old, moment + new)


def offset(moment: datetime, zone: tzinfo) -> timedelta:
    """Return how far the clocks of a zone stand from UTC at a moment."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def refusal(wall: datetime, zone: tzinfo) -> str:
    """Say that a time does not exist, and which do: `02:30 does not exist on 31 March: …`."""
    change = change_at(wall, zone)
    near = [time_words(moment, wall) for moment in (wall - change.step, wall + change.step)]
    return (
        f"{wall:%H:%M} does not exist on {day_words(wall.date(), with_year=False)}: clocks go from "
        f"{time_words(change.before, wall)} to {time_words(change.after, wall)}. "
        f"Choose {near[0]} or {near[1]}."
    )


def question(wall: datetime, zone: tzinfo) -> str:
    """Say that a time exists twice, and ask which is meant."""
    change = change_at(wall, zone)
    return (
        f"{wall:%H:%M} comes twice on {day_words(wall.date(), with_year=False)}: clocks go back "
        f"from {time_words(change.before, wall)} to {time_words(change.after, wall)}. Say which."
    )


def time_words(moment: datetime, wall: datetime) -> str:
    """Return the time of day, with its day where that is another than the day asked about."""
    if moment.date() == wall.date():
        return f"{moment:%H:%M}"
    return f"{moment:%H:%M} on {day_words(moment.date(), with_year=False)}"


def offset_words(moment: datetime) -> str:
    """Return how far the newsroom's clock stands from UTC at a moment: `UTC+02:00`, or `UTC`."""
    return distance(timezone.localtime(moment))


def distance(local: datetime) -> str:
    """Return how far a clock stands from UTC, as `UTC+02:00`, or `UTC` where it does not."""
    return f"{local:UTC%:z}" if local.utcoffset() else "UTC"


def choices(moments: list[datetime], zone: tzinfo) -> list[tuple[str, str]]:
    """Return both moments of a time that comes twice, in order, each with its words."""
    has_summer = any(moment.astimezone(zone).dst() for moment in moments)
    latest = max(offset(moment, zone) for moment in moments)
    offered = []
    for place, moment in zip(("first", "second"), moments, strict=True):
        season = "summer time, " if offset(moment, zone) == latest else "winter time, "
        local = moment.astimezone(zone)
        offered.append(
            (moment.isoformat(), f"The {place}: {season if has_summer else ''}{distance(local)}")
        )
    return offered


def zone_at(moment: datetime, now: str = "") -> str:
    """Return the newsroom's zone, and how far its clock stands from UTC then: `… UTC+02:00`.

    A clock that never stands off needs no more than its name.
    """
    name = zone_words()
    return name if name in UTC_NAMES else f"{name}, {now}{offset_words(moment)}"


def zone_now() -> str:
    """Return the newsroom's zone, such as `Europe/Berlin, now UTC+02:00`."""
    return zone_at(timezone.now(), "now ")


def zone_line() -> str:
    """Say whose time is meant."""
    return f"The newsroom's time: {zone_now()}."


def parsed(text: str) -> datetime | None:
    """Return the time that a form sent, as the clock on the wall shows it."""
    for form in FORMATS:
        try:
            return datetime.strptime(text.strip(), form)
        except ValueError:
            continue
    return None


class PaperTimeInput(forms.MultiWidget):
    """A field for the time; beside it, only where that time comes twice, which of the two."""

    use_fieldset = False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        clock = forms.DateTimeInput({"type": "datetime-local"})
        super().__init__({"": clock, "which": forms.RadioSelect()}, attrs)

    def id_for_label(self, id_: str) -> str:
        """Let the label lead to the time."""
        return id_

    def decompress(self, value: datetime | None) -> list[str]:
        """Return the time on the wall, and the moment itself."""
        if not value:
            return ["", ""]
        local = timezone.localtime(value)
        return [f"{local:%Y-%m-%dT%H:%M}", value.astimezone(UTC).isoformat()]

    def get_context(
        self,
        name: str,
        value: list[str] | datetime | None,
        attrs: Mapping[str, Any] | None,
    ) -> dict[str, Any]:
        """Leave the question out where there is none."""
        if not isinstance(value, list):
            value = self.decompress(value)
        zone = timezone.get_current_timezone()
        wall = parsed(value[0] or "")
        moments = readings(wall, zone) if wall and wall.year in YEARS else []
        asked = choices(moments, zone) if len(moments) == 2 else []
        self.widgets = [self.widgets[0], forms.RadioSelect(choices=asked)]
        context = super().get_context(name, value, dict(attrs or {}))
        clock, which = context["widget"]["subwidgets"]
        clock["attrs"]["id"] = context["widget"]["attrs"].get("id", "")
        context["widget"]["subwidgets"] = [clock, which] if len(moments) == 2 else [clock]
        return context


class PaperTimeField(forms.Field):
    """A moment, asked for by the newsroom's own clock.

    A time that does not exist is refused with the ones beside it; one that comes twice is asked
    about, and an answer holds only for the time it was given for.
    """

    widget = PaperTimeInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", lazy(zone_line, str)())
        super().__init__(**kwargs)

    def to_python(self, value: list[str | None] | None) -> datetime | None:
        """Return the moment. Raises `ValidationError` where the clock does not show it once."""
        text, which = value or ["", ""]
        if not text or not text.strip():
            return None
        wall = parsed(text)
        if wall is None or wall.year not in YEARS:
            raise ValidationError("Give a day and a time, such as 2026-09-11 09:00.")
        zone = timezone.get_current_timezone()
        moments = readings(wall, zone)
        if not moments:
            raise ValidationError(refusal(wall, zone), code="no_such_time")
        if len(moments) == 1:
            return moments[0]
        chosen = [moment for moment in moments if moment.isoformat() == which]
        if not chosen:
            raise ValidationError(question(wall, zone), code="twice")
        return chosen[0]
