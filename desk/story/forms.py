"""The fields of a story's page."""

from copy import copy
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.contrib.admin import site
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone as paper_time

from articles.draft.autosaves import new_key, page_key
from articles.draft.saving import newest_number
from articles.models import Article
from desk.editor.field import body_field
from desk.frame.powers import who_may
from desk.story.name_choices import name_field
from desk.story.original_choices import OriginalField
from desk.story.tags_field import TagsField, known_tags
from editions.body import plain
from editions.story import TEXTS
from media.models import Photo
from paging.numbers import LARGEST_NUMBER, whole_number
from people.models import Organisation, User
from people.roles import Act
from taxonomy.models import Tag
from taxonomy.names import tag_key

PLAIN_FIELDS = (*TEXTS, "dateline_place", "dateline_date_text")

# The fields of each part of the page that is folded.
FOLDS = {
    "address": ("short_headline", "slug", "language", "translation_of", "is_sensitive"),
    "sharing": ("search_title", "social_title", "social_photo"),
}
# Whose help the page shows; of the others their place says enough.
HELPED = {"short_headline", "slug", "search_title", "social_title"}
SENSITIVE_WORDS = (
    ("", "As its tags say"),
    ("True", "Sensitive: no suggestions that nobody accepted"),
    ("False", "Not sensitive, whatever its tags say"),
)

# More is no description of a story, and more than a question to the database holds.
MOST_TAGS = 100
LONGEST_TAG = 100


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

    `opened` is the save that the page was opened with (0: none), so that it can be merged with
    what a colleague saves meanwhile. `page_key` tells this page from other windows of the same
    story. `source_clock` is the time on the source's page in the source's zone. A draft may lack
    its headline still.
    """

    headline = forms.CharField(
        label="Headline",
        max_length=300,
        required=False,
        widget=LargeLine({"placeholder": "Headline", "data-counts": "90"}),
    )
    body = body_field()
    tags = TagsField(required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    page_key = forms.CharField(required=False, widget=forms.HiddenInput)
    source = name_field(Article._meta.get_field("source"), label="Source", required=False)
    dateline_agency = name_field(
        Article._meta.get_field("dateline_agency"), label="Agency", required=False
    )
    translation_of = OriginalField(label="Translation of", required=False)
    social_photo = forms.ModelChoiceField(
        label="Picture for sharing",
        queryset=Photo.objects.all(),
        required=False,
        widget=forms.HiddenInput,
    )
    is_sensitive = forms.TypedChoiceField(
        label="Sensitive",
        choices=SENSITIVE_WORDS,
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
    )
    source_clock = WallClockField(
        label="Time on its page",
        required=False,
        widget=forms.TextInput({"type": "datetime-local", "step": "any"}),
    )
    source_zone = forms.CharField(
        label="Its zone",
        required=False,
        max_length=6,
        widget=forms.TextInput({"placeholder": "±00:00", "size": 7}),
        help_text="From UTC, such as +08:00. Empty: the source's own zone.",
    )

    class Meta:
        model = Article
        fields: ClassVar = [
            *PLAIN_FIELDS, "body", "slug", "language", "section", "source", "dateline_date",
            "dateline_agency", "translation_of", "social_photo", "is_flash", "is_sensitive",
        ]  # fmt: skip
        # As the page calls them, where what is wrong with one is said above.
        labels: ClassVar = {
            "slug": "End of the address",
            "search_title": "Title for search engines",
            "dateline_date_text": "Day as printed",
        }
        widgets: ClassVar = {
            "kicker": forms.TextInput({"placeholder": "Label over the headline"}),
            "short_headline": forms.TextInput(
                {"placeholder": "For small places", "data-counts": "60"}
            ),
            "standfirst": LargeLine(
                {"placeholder": "What happened, in a sentence or two", "data-counts": "180"}
            ),
            "search_title": forms.TextInput({"data-counts": "60"}),
            "social_title": forms.TextInput({"data-counts": "70"}),
            # Empty on paper, the dateline is not printed.
            "dateline_place": forms.TextInput({"placeholder": " "}),
            "dateline_date": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(
        self, sent: QueryDict | None, *, instance: Article, user: User, makes: bool
    ) -> None:
        super().__init__(sent, instance=instance, label_suffix="")
        self.makes = makes
        for name in self.fields.keys() - HELPED:
            self.fields[name].help_text = ""
        self.before = copy(instance)
        # Those of the line that can be saved; none before they are read.
        self.fitting_tags: list[str] | None = None
        if not self.is_bound:
            self.put_initial(instance)
            if not instance.pk:
                self.fields["headline"].widget.attrs["autofocus"] = ""
        self.fields["tags"].widget.attrs.update(
            {
                "data-choices": reverse("admin:tag_choices"),
                "data-suggests": reverse("admin:tag_suggestions"),
                "data-may-make": "yes" if makes else "no",
                "data-who-makes": f"No such tag. {who_may(Act.EDIT_TAXONOMY).capitalize()} "
                "make new ones.",
            }
        )
        if makes:
            # A button beside the choice, which makes a section in a window of its own.
            section = self.fields["section"]
            relation = Article._meta.get_field("section").remote_field
            section.widget = RelatedFieldWidgetWrapper(
                section.widget, relation, site, can_add_related=True
            )
        original = self.fields["translation_of"]
        assert isinstance(original, OriginalField), "declared above"
        original.allow(user, instance)

    def put_initial(self, article: Article) -> None:
        """Say what stands in the fields that are none of the article's own."""
        self.initial["opened"] = newest_number(article) if article.pk else 0
        self.initial["page_key"] = new_key()
        self.initial["tags"] = tags_of(article)
        if article.source_time:
            local = article.source_time.astimezone(offset_zone(article.source_offset_min))
            self.initial["source_clock"] = local.replace(tzinfo=None)
            self.initial["source_zone"] = zone_text(article.source_offset_min)

    def _get_validation_exclusions(self) -> set[str]:
        """Leave out what a field of this form has looked up already: each costs a question."""
        looked_up = {field.name for field in Article._meta.fields if field.is_relation}
        usual: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return usual | looked_up

    @property
    def open_folds(self) -> set[str]:
        """The folded parts of the page that come back open: something is wrong in them."""
        return {fold for fold, names in FOLDS.items() if not self.errors.keys().isdisjoint(names)}

    @property
    def shown_social_photo(self) -> Photo | None:
        """The picture for sharing that is chosen, on a page that comes back too."""
        chosen: Photo | None = getattr(self, "cleaned_data", {}).get("social_photo")
        return chosen or self.instance.social_photo

    def clean(self) -> dict[str, Any]:
        """Clean every word as every way in does."""
        values = super().clean() or self.cleaned_data
        for name in PLAIN_FIELDS:
            if isinstance(values.get(name), str):
                values[name] = plain(values[name])
        self.clean_source_time(values)
        return values

    def clean_opened(self) -> int:
        """Return the number; what no page of ours sends is no save, and is asked about."""
        text = self.cleaned_data.get("opened") or ""
        return whole_number(text, LARGEST_NUMBER) or 0

    def clean_page_key(self) -> str:
        """Take the key as the page sent it, or give one."""
        return page_key(self.cleaned_data.get("page_key") or "")

    def clean_tags(self) -> list[str]:
        """Take tags as they are spelt already; a new one needs the right to make it."""
        names: list[str] = self.cleaned_data["tags"]
        if len(names) > MOST_TAGS:
            raise ValidationError(
                f"These are {len(names)} tags, and a story has {MOST_TAGS} at most. Take some out."
            )
        known = known_tags(names)
        new = [name for name in names if tag_key(name) not in known]
        long = [name for name in new if len(name) > LONGEST_TAG]
        wrong = set(long if self.makes else new)
        self.fitting_tags = list(
            dict.fromkeys(known.get(tag_key(name), name) for name in names if name not in wrong)
        )
        if long:
            words = f"“{long[0][:40]}…” is too long for a tag: {LONGEST_TAG} letters fit."
            raise ValidationError(f"{words} Shorten it, or take it out.")
        if wrong:
            listed = ", ".join(f"“{name}”" for name in new)
            raise ValidationError(
                f"{listed}: no such tag yet, and {who_may(Act.EDIT_TAXONOMY)} alone make new ones. "
                "Take it out, choose another, or ask one of them."
            )
        return self.fitting_tags

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
            values["source_moment"].astimezone(UTC)
        except ValueError:
            self.add_error("source_zone", "Write the zone like +08:00 or -05:30.")
        except OverflowError:
            values["source_moment"] = None
            self.add_error("source_clock", "No calendar has this moment. Look at its year.")

    def leave_wrong_fields(self) -> Article:
        """Return the story with what can be saved; what has to be mended stands as it was."""
        for name in self.errors.keys() & set(self._meta.fields or ()):
            setattr(self.instance, name, getattr(self.before, name))
        self.put_source_time()
        article: Article = self.instance
        return article

    def tags_that_fit(self) -> list[str]:
        """Return the names of the tags that can be saved; of a line too long the draft's own."""
        if self.fitting_tags is None:
            return [str(tag) for tag in tags_of(self.before)]
        return self.fitting_tags

    def put_source_time(self) -> None:
        """Put the source's time, with its own offset, into the story; a wrong one stays out."""
        if {"source_clock", "source_zone"} & set(self.errors):
            return
        article = self.instance
        moment: datetime | None = self.cleaned_data.get("source_moment")
        offset = moment.utcoffset() if moment else None
        article.source_time = moment
        article.source_offset_min = int(offset.total_seconds() // 60) if offset else 0


def tags_of(article: Article) -> list[Tag]:
    """Return a story's tags in their order."""
    items = article.tag_items.select_related("tag") if article.pk else ()
    return [item.tag for item in items]


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
