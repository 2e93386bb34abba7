"""The form of the paper's settings: from what is kept, and back to it."""

from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from desk.paper.tongue_form import check_tongues, languages, tongue_forms, tongues_in
from desk.paper.typed_links import LINKS_HELP, lines_of, links_in
from editions.body import plain
from media.logos import DrawnLogo, drawn_logo
from paging.numbers import LARGEST_NUMBER
from paper.contrast import HEX, unreadable
from paper.facts import Colours, PaperFacts, Picture
from paper.links import Link
from taxonomy.models import Section

LAST_PLACE = 32_767
COLOUR_WORDS = {
    "accent": "Accent",
    "ground": "Ground",
    "ink": "Words",
}


def zones(now: str) -> list[tuple[str, str]]:
    """Return the time zones to choose from."""
    known = {name for name in available_timezones() if "/" in name and not name.startswith("Etc/")}
    return [(name, name.replace("_", " ")) for name in sorted({*known, "UTC", now})]


class WhoseForm(forms.Form):
    """What a paper is called, its language and its clock."""

    name = forms.CharField(label="Name", max_length=80)
    language = forms.ChoiceField(
        label="Language", help_text="In which readers are spoken to, and new stories are begun."
    )
    time_zone = forms.ChoiceField(label="Clock", help_text="By which days and times are told.")

    def __init__(self, facts: PaperFacts, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("language", languages(facts.speaks)),
            ("time_zone", zones(facts.time_zone or settings.TIME_ZONE)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField), "it is one"
            field.choices = choices

    def clean_name(self) -> str:
        """Return the name as it will stand. Raises `ValidationError` where nothing is left."""
        name = plain(self.cleaned_data["name"])
        if not name:
            raise ValidationError("Give the paper a name that can be read.")
        return name


class PaperForm(WhoseForm):
    """Everything that is set of the paper. `opened` is the number of the save on the page."""

    tagline = forms.CharField(
        label="Tagline", max_length=160, required=False, help_text="At the foot, and for machines."
    )
    logo_file = forms.FileField(label="Logo", required=False, help_text="PNG with a clear ground.")
    logo_dark_file = forms.FileField(
        label="Logo on dark", required=False, help_text="Where the first cannot be seen on dark."
    )
    no_logo = forms.BooleanField(label="No logo: the name in words", required=False)
    menu_links = forms.CharField(
        label="Links after the sections",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=LINKS_HELP,
    )
    foot_links = forms.CharField(
        label="Links at the foot",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="As above. Texts of the paper that are published stand there by themselves.",
    )
    opened = forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, widget=forms.HiddenInput)

    def __init__(self, facts: PaperFacts, opened: int, request: HttpRequest) -> None:
        self.facts = facts
        self.drawn: dict[str, DrawnLogo] = {}
        self.sections = list(Section.objects.all())
        is_sent = request.method == "POST"
        super().__init__(
            facts,
            request.POST if is_sent else None,
            request.FILES if is_sent else None,
            initial={**said_in_form(facts), "opened": opened},
        )
        for each in fields(Colours):
            self.fields[each.name] = forms.RegexField(
                HEX,
                label=COLOUR_WORDS[each.name.removesuffix("_dark")],
                initial=getattr(facts.colours, each.name),
                widget=forms.TextInput({"type": "color", "data-colour": each.name}),
                error_messages={"invalid": "Give a colour as # and six digits, such as #a3181f."},
            )
        self.tongues = tongue_forms(facts.further, request.POST if is_sent else None)
        places = {key: at for at, key in enumerate(facts.order)}
        self.sections.sort(key=lambda section: places.get(section.pk, len(places)))
        for at, section in enumerate(self.sections, 1):
            self.fields[f"place_{section.pk}"] = forms.IntegerField(
                label=f"Place of {section}", initial=at, min_value=0, max_value=LAST_PLACE
            )
            self.fields[f"shown_{section.pk}"] = forms.BooleanField(
                label=f"{section} in the menu",
                initial=section.pk not in facts.hidden,
                required=False,
            )

    def colours_of(self, ending: str) -> list[forms.BoundField]:
        """Return the fields of the colours of light or of dark."""
        return [self[f"{name}{ending}"] for name in COLOUR_WORDS]

    def light(self) -> list[forms.BoundField]:
        """Return the colours of light."""
        return self.colours_of("")

    def dark(self) -> list[forms.BoundField]:
        """Return the colours of dark."""
        return self.colours_of("_dark")

    def rows(self) -> Iterator[tuple[Section, forms.BoundField, forms.BoundField]]:
        """Yield each section with its place, and whether it stands in the menu."""
        for section in self.sections:
            yield section, self[f"place_{section.pk}"], self[f"shown_{section.pk}"]

    def clean_tagline(self) -> str:
        """Return the tagline as it will stand."""
        return plain(self.cleaned_data["tagline"])

    def clean_menu_links(self) -> tuple[Link, ...]:
        """Return the links after the sections."""
        return links_in(self.cleaned_data["menu_links"])

    def clean_foot_links(self) -> tuple[Link, ...]:
        """Return the links at the foot."""
        return links_in(self.cleaned_data["foot_links"])

    def clean(self) -> dict[str, Any]:
        """Look whether the colours can be read, and let the darkroom draw a logo that was sent."""
        values = super().clean() or self.cleaned_data
        names = [each.name for each in fields(Colours)]
        if all(name in values for name in names):
            for name, words in unreadable(Colours(**{name: values[name] for name in names})):
                self.add_error(name, words)
        if not check_tongues(self.tongues, values.get("language", "")):
            self.add_error(None, "Look at the further languages: one cannot be as it is.")
        for name in ("logo", "logo_dark"):
            if file := values.get(f"{name}_file"):
                try:
                    self.drawn[name] = drawn_logo(file)
                except ValidationError as error:
                    self.add_error(f"{name}_file", error)
        return values

    def new_facts(self) -> PaperFacts:
        """Return what the form says now."""
        values = self.cleaned_data
        logos: dict[str, Any] = {name: getattr(self.facts, name) for name in ("logo", "logo_dark")}
        if values["no_logo"]:
            logos = {"logo": None, "logo_dark": None}
        for name, drawn in self.drawn.items():
            logos[name] = Picture(drawn.digest, drawn.width_px, drawn.height_px)
        keys = [section.pk for section in self.sections]
        # Of two in one place, the one that stood before the other stays so.
        order = tuple(sorted(keys, key=lambda key: values[f"place_{key}"]))
        as_it_stands = tuple(Section.objects.values_list("pk", flat=True))
        return replace(
            self.facts,
            **{name: values[name] for name in ("name", "tagline", "menu_links", "foot_links")},
            **logos,
            language=changed(values["language"], self.facts.speaks, self.facts.language),
            time_zone=changed(
                values["time_zone"],
                self.facts.time_zone or settings.TIME_ZONE,
                self.facts.time_zone,
            ),
            colours=Colours(**{each.name: values[each.name] for each in fields(Colours)}),
            order=order if self.facts.order or order != as_it_stands else (),
            further=tongues_in(self.tongues),
            hidden=tuple(key for key in keys if not values[f"shown_{key}"]),
        )


def changed(chosen: str, now: str, kept: str) -> str:
    """Return what was chosen, or what is kept where that means the same: '' is the server's own."""
    return kept if chosen == now else chosen


def said_in_form(facts: PaperFacts) -> dict[str, Any]:
    """Return what a form shows of the paper at first."""
    return {
        **asdict(facts),
        "language": facts.speaks,
        "time_zone": facts.time_zone or settings.TIME_ZONE,
        "menu_links": lines_of(facts.menu_links),
        "foot_links": lines_of(facts.foot_links),
    }
