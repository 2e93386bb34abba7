"""When a story goes out: now, at one of the times that are offered, or at any other."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from articles.dates import moment_words
from articles.models import Article
from desk.frame.wall_clock import YEARS, PaperTimeField, readings

NOW, AT = "now", "at"
# When a paper sends out what it wrote in the evening.
MORNINGS = (time(6), time(9))
MINUTES = 5


class WhenForm(forms.Form):
    """Now, or at a time. A time that is offered is sent as the moment it was shown for.

    `may_now` and `may_later` say which of the two there is; `first` is what is chosen at first.
    """

    when = forms.CharField(label="When?", required=False, widget=forms.RadioSelect)
    at = PaperTimeField(label="Goes out at", required=False)

    def __init__(
        self,
        data: QueryDict | None,
        article: Article,
        *,
        first: str = NOW,
        may_now: bool = True,
        may_later: bool = True,
    ) -> None:
        super().__init__(data)
        self.may_now, self.may_later = may_now, may_later
        self.first = first if may_now or not may_later else AT
        self.fields["when"].initial = self.first
        moments = list(offered(article, timezone.now())) if may_later else []
        if (chosen := moment_of(self["when"].value() or "")) and chosen not in moments:
            moments.append(chosen)
        widget = self.fields["when"].widget
        assert isinstance(widget, forms.RadioSelect), "declared above"
        widget.choices = [
            *([(NOW, "Now")] if may_now else []),
            *((moment.isoformat(), spoken(moment)) for moment in moments),
            *([(AT, "At a day and time")] if may_later else []),
        ]

    @property
    def asks(self) -> bool:
        """Whether there is anything to choose."""
        return self.may_later

    def clean(self) -> dict[str, Any]:
        """Return with `moment` when it goes out, none for now; nothing typed is ignored."""
        values = self.cleaned_data
        chosen, typed = values.get("when") or self.first, values.get("at")
        values["moment"] = typed if chosen == AT else moment_of(chosen)
        if chosen == AT and not typed and "at" not in self.errors:
            self.add_error("at", "Give the day and the time when it goes out.")
        if chosen != AT and (typed or "at" in self.errors):
            self.add_error("when", "You typed a time and chose another. Say which is meant.")
        if chosen not in {NOW, AT} and values["moment"] is None:
            self.add_error("when", "Choose when it goes out.")
        is_open = self.may_now if chosen == NOW else self.may_later
        if not is_open and not self.errors:
            raise ValidationError("It cannot go out then. Look again, and choose another time.")
        return values


def offered(article: Article, now: datetime) -> Iterator[datetime]:
    """Yield the moments that one press chooses, each once; none before an embargo ends."""
    ends = article.embargo_until if article.is_embargoed else None
    step = timedelta(minutes=MINUTES)
    hence = (now + timedelta(hours=1) + step).replace(second=0, microsecond=0)
    moments = {hence - timedelta(minutes=hence.minute % MINUTES), *mornings(now)}
    if ends:
        moments = {ends, *(moment for moment in moments if moment > ends)}
    yield from sorted(moments)


def mornings(now: datetime) -> Iterator[datetime]:
    """Yield the next mornings on the paper's clock, but for those that it shows twice or never."""
    local = timezone.localtime(now)
    for hour in MORNINGS:
        day = local.date() + timedelta(days=local.time() >= hour)
        found = readings(datetime.combine(day, hour), timezone.get_current_timezone())
        if len(found) == 1:
            yield found[0]


def spoken(moment: datetime) -> str:
    """Return a moment as one would say it: `In an hour, 16:05`, `Tomorrow, 09:00`, or its day."""
    now, local = timezone.localtime(), timezone.localtime(moment)
    clock = f"{local:%H:%M}"
    if local.time() not in MORNINGS and timedelta(0) <= moment - now <= timedelta(minutes=70):
        return f"In an hour, {clock}"
    days = (local.date() - now.date()).days
    said = {0: "Today", 1: "Tomorrow"}.get(days)
    return f"{said}, {clock}" if said else moment_words(moment)


def moment_of(text: str) -> datetime | None:
    """Return the moment that an offered time was sent as; None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in YEARS else None
