"""The form of a further language of the paper: what it is called there, its menu and its foot."""

from collections.abc import Iterable, Sequence

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.http import QueryDict

from desk.paper.typed_links import LINKS_HELP, lines_of, links_in
from editions.body import plain
from paper.links import Link
from paper.tongues import Tongue, tongue_of

MOST_TONGUES = 12
MENU_HELP = (
    "Empty: the sections that have stories in it. Or one a line, such as: Économie | "
    "/fr/section/economy/. What it calls a section, all pages of the language call it."
)


def languages(now: str = "") -> list[tuple[str, str]]:
    """Return the languages to choose from, each by its own name, and the one that is set."""
    known = {
        code: about["name_local"] for code, about in LANG_INFO.items() if "name_local" in about
    }
    if now:
        known.setdefault(now, now)
    return sorted(known.items(), key=lambda each: each[1].casefold())


class TongueForm(forms.Form):
    """One further language; one whose language is empty is none."""

    language = forms.ChoiceField(
        label="Language",
        required=False,
        help_text="Its front stands at its code: /fr/ for French.",
    )
    name = forms.CharField(label="Name of the paper in it", max_length=80, required=False)
    tagline = forms.CharField(label="Tagline in it", max_length=160, required=False)
    menu = forms.CharField(
        label="Menu", required=False, widget=forms.Textarea({"rows": 3}), help_text=MENU_HELP
    )
    foot = forms.CharField(
        label="Links at the foot",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=LINKS_HELP,
    )

    def __init__(self, tongue: Tongue | None, number: int, data: QueryDict | None) -> None:
        super().__init__(data, prefix=f"tongue-{number}", initial=in_form(tongue) if tongue else {})
        self.legend = dict(LANG_INFO.get(tongue.language, {})).get("name_local") if tongue else ""
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField), "it is one"
        field.choices = [("", "No further one"), *languages(tongue.language if tongue else "")]

    def clean_tagline(self) -> str:
        """Return the tagline as it will stand."""
        return plain(self.cleaned_data["tagline"])

    def clean_menu(self) -> tuple[Link, ...]:
        """Return the links of the menu."""
        return links_in(self.cleaned_data["menu"])

    def clean_foot(self) -> tuple[Link, ...]:
        """Return the links at the foot."""
        return links_in(self.cleaned_data["foot"])

    def clean_name(self) -> str:
        """Return the name as it will stand. Raises `ValidationError` where nothing is left."""
        name = plain(self.cleaned_data["name"])
        if self.cleaned_data.get("language") and not name:
            raise ValidationError("Say what the paper is called in this language.")
        return name

    @property
    def tongue(self) -> Tongue | None:
        """The language that it says; None where it says none."""
        values = self.cleaned_data
        return Tongue(**values) if values.get("language") else None


def in_form(tongue: Tongue) -> dict[str, str]:
    """Return what a form shows of a language at first."""
    links = {"menu": lines_of(tongue.menu), "foot": lines_of(tongue.foot)}
    return {**tongue._asdict(), **links}


def tongue_forms(further: Sequence[Tongue], data: QueryDict | None) -> list[TongueForm]:
    """Return a form for each language that the paper has besides, and one for another."""
    number = len(further) + 1
    if data is not None:
        # As many as were on the page that was sent: a colleague may have added one meanwhile.
        sent = (n for n in range(MOST_TONGUES) if f"tongue-{n}-language" in data)
        number = sum(1 for _ in sent)
    rows = [*further, *[None] * number][:number]
    return [TongueForm(tongue, n, data) for n, tongue in enumerate(rows[:MOST_TONGUES])]


def check_tongues(tongue_forms: Iterable[TongueForm], main: str) -> bool:
    """Say whether all these can be: none is there twice, nor what the paper speaks anyway."""
    seen = {tongue_of(main)}
    is_good = True
    for form in tongue_forms:
        if not form.is_valid():
            is_good = False
            continue
        if form.tongue and form.tongue.key in seen:
            form.add_error("language", "The paper speaks this language already.")
            is_good = False
        elif form.tongue:
            seen.add(form.tongue.key)
    return is_good


def tongues_in(tongue_forms: Iterable[TongueForm]) -> tuple[Tongue, ...]:
    """Return the languages that these forms say."""
    return tuple(form.tongue for form in tongue_forms if form.tongue)
