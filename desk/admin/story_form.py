"""The fields of a story's page."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone as paper_time

from articles.models import Article
from articles.revisions import SavedMeanwhile, claim_version, newest_revision
from articles.snapshot import story_of
from desk.editor import body_field
from desk.tags_field import TagsField
from editions.body import plain
from editions.difference import Change, story_difference
from people.models import Organisation

PLAIN_FIELDS = (
    "headline",
    "short_headline",
    "kicker",
    "standfirst",
    "byline_place",
    "dateline_place",
    "dateline_date_text",
)


class LargeLine(forms.Textarea):
    """A line of large type that grows with its words; a line break in it becomes a space."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 1, "data-grows": "", **(attrs or {})})


class WallClockField(forms.Field):
    """A day and time on somebody else's clock: no zone of ours may refuse or move it."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401  # as Django has it
        """Return the moment as the browser's own field takes it, with seconds where it has any."""
        if isinstance(value, datetime):
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        return value

    def to_python(self, value: str | None) -> datetime | None:
        """Return the moment without a zone. Raises `ValidationError`."""
        if not value:
            return None
        try:
            return datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError as error:
            raise ValidationError("Give day and time, such as 2024-09-11T09:19.") from error


class StoryForm(forms.ModelForm):  # type: ignore[type-arg]
    """A story's words and what is about it. Credits and figures have forms of their own.

    `opened` is the version the page was opened with: saving over a newer one is refused, and the
    page then shows both. `source_clock` is the time on the source's page in the source's zone.
    """

    body = body_field()
    tags = TagsField(required=False)
    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)
    source_clock = WallClockField(
        label="Time on its page",
        required=False,
        widget=forms.TextInput({"type": "datetime-local", "step": "any"}),
    )
    source_zone = forms.CharField(
        label="Its zone",
        required=False,
        max_length=6,
        widget=forms.TextInput({"placeholder": "+08:00", "size": 7}),
        help_text="From UTC, such as +08:00. Empty: the source's own zone.",
    )

    class Meta:
        model = Article
        fields: ClassVar = [
            *PLAIN_FIELDS, "body", "slug", "language", "section", "tags", "source",
            "dateline_date", "dateline_agency",
        ]  # fmt: skip
        widgets: ClassVar = {
            "kicker": forms.TextInput({"placeholder": "Label over the headline"}),
            "headline": LargeLine({"placeholder": "Headline", "data-counts": "90"}),
            "short_headline": forms.TextInput(
                {"placeholder": "For small places", "data-counts": "60"}
            ),
            "standfirst": LargeLine(
                {"placeholder": "What happened, in a sentence or two", "data-counts": "180"}
            ),
            "dateline_place": forms.TextInput({"placeholder": "NANJING"}),
            "dateline_date": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "dateline_date_text": forms.TextInput({"placeholder": "Sept. 10"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanwhile: list[Change] = []
        article = self.instance
        self.initial["opened"] = article.version
        if article.source_time:
            local = article.source_time.astimezone(offset_zone(article.source_offset_min))
            self.initial["source_clock"] = local.replace(tzinfo=None)
            self.initial["source_zone"] = zone_text(article.source_offset_min)

    def clean(self) -> dict[str, Any]:
        """Clean every word as every way in does, and see that nobody saved meanwhile."""
        values = super().clean() or self.cleaned_data
        for name in PLAIN_FIELDS:
            if isinstance(values.get(name), str):
                values[name] = plain(values[name])
        self.clean_source_time(values)
        if self.instance.pk:
            self.claim(values.get("opened"))
        return values

    def clean_source_time(self, values: dict[str, Any]) -> None:
        """Put clock and zone of the source together."""
        local: datetime | None = values.get("source_clock")
        text = values.get("source_zone") or ""
        values["source_moment"] = None
        if local is None:
            return
        try:
            zone = zone_of_text(text) if text else zone_of_source(values.get("source"))
            values["source_moment"] = local.replace(tzinfo=zone)
        except ValueError:
            self.add_error("source_zone", "Write the zone like +08:00 or -05:30.")

    def claim(self, opened: int | None) -> None:
        """Refuse to save over a newer version, and keep what is typed on the page.

        The page then carries the newest version, so that saving again is a decision.
        """
        before = self.instance.revisions.filter(is_proposal=False).order_by("number")
        try:
            claim_version(self.instance, -1 if opened is None else opened)
        except SavedMeanwhile as error:
            newest = Article.objects.get(pk=self.instance.pk)
            last = newest_revision(newest)
            known = before[max(0, (opened or 1) - 1) :].first()
            if known and known.text and last:
                self.meanwhile = story_difference(known.story, story_of(newest))
            self.data = dict(self.data.items()) | {self.add_prefix("opened"): str(newest.version)}
            who = f"{last.by} saved this story" if last else "Somebody saved this story"
            raise ValidationError(
                f"{who} while you were writing. Nothing of yours is lost: your text stands "
                "below, and what they changed is listed. Save again to put yours in its place; "
                "theirs stays in the history.",
                code="meanwhile",
            ) from error

    def save(self, commit: bool = True) -> Article:
        """Keep the source's time with its own offset."""
        article = self.instance
        moment: datetime | None = self.cleaned_data.get("source_moment")
        offset = moment.utcoffset() if moment else None
        article.source_time = moment
        article.source_offset_min = int(offset.total_seconds() // 60) if offset else 0
        saved: Article = super().save(commit)
        return saved


def offset_zone(minutes: int) -> timezone:
    """Return the zone that is so many minutes from UTC."""
    return timezone(timedelta(minutes=minutes))


def zone_text(minutes: int) -> str:
    """Return a distance from UTC as it is written, such as `+08:00`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def zone_of_text(text: str) -> tzinfo:
    """Return the zone written as `+08:00` (or `Z`). Raises `ValueError`."""
    if text.strip().upper() in {"Z", "UTC", "GMT"}:
        return UTC
    parsed = datetime.strptime(text.strip().replace("−", "-"), "%z")
    assert parsed.tzinfo is not None, "the format asks for a zone"
    return parsed.tzinfo


def zone_of_source(source: Organisation | None) -> tzinfo:
    """Return the zone of a source's clocks, or the paper's."""
    if source and source.time_zone:
        try:
            return ZoneInfo(source.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return paper_time.get_default_timezone()
    return paper_time.get_default_timezone()
