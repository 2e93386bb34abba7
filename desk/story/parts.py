"""Credits and figures of a story's page, in their order."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.functional import cached_property

from articles.models import Article, Credit, Figure
from desk.frame.files import PictureField
from desk.story.name_choices import name_field
from editions.body import plain
from media.add_photo import take_in
from media.models import Photo
from paging.numbers import LARGEST_NUMBER, whole_number
from people.models import User
from people.names import is_one_name
from people.roles import Act, may

INITIAL, TOTAL = "INITIAL_FORMS", "TOTAL_FORMS"

# Where a number stands in the name of other rows, in that of the one the script copies.
EMPTY = "__prefix__"


class HintField(forms.Field):
    """A number that a page of ours sends: what is none is left out, and nobody has to mend it."""

    def to_python(self, value: object) -> int | None:
        """Return the number, where it is one."""
        return whole_number(str(value or "").strip(), LARGEST_NUMBER)


class PartForm(forms.ModelForm):  # type: ignore[type-arg]
    """One credit or figure. `place` is its place in the order, small numbers first."""

    place = HintField(
        required=False, widget=forms.NumberInput({"min": 0, "class": "place"}), label="Order"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # The page shows none.
            field.help_text = ""
        if self.instance.pk:
            self.initial["place"] = self.instance.position + 1

    @property
    def is_removable(self) -> bool:
        """Whether the row stands on the page by itself, not added there by the script."""
        return bool(self.instance.pk or self.is_bound or self.initial.get("person"))

    @property
    def row_class(self) -> str:
        """What the admin's own script for rows tells them apart by."""
        if self.prefix and self.prefix.endswith(EMPTY):
            return "empty-form last-related"
        return "has_original" if self.is_removable else ""

    def has_changed(self) -> bool:
        """Say whether something stands in the row; its place alone is nothing."""
        return any(name != "place" for name in self.changed_data)

    def clean(self) -> dict[str, Any]:
        """Leave out the model's own checks of uniqueness: the rows are all written anew."""
        return self.cleaned_data

    def _post_clean(self) -> None:
        """Make no row yet: the parts are made of all rows that stay, in their order."""


class CreditForm(PartForm):
    """A person in a role."""

    person = name_field(Credit._meta.get_field("person"), label="Person")

    class Meta:
        model = Credit
        fields: ClassVar = ["role", "person", "printed"]

    def clean(self) -> dict[str, Any]:
        """Keep a spelling of this person's name, and none of another's who stood here before."""
        values = super().clean()
        printed, person = plain(values.get("printed") or ""), values.get("person")
        if printed and person and not is_one_name(printed, person.name):
            before = Credit.objects.filter(pk=values.get("id") or 0, printed=printed)
            if not before.exclude(person=person).exists():
                words = f"This is no spelling of {person}. Choose the person of this name, or "
                self.add_error("printed", f"{words}leave it empty.")
            printed = ""
        values["printed"] = "" if person and printed == person.name else printed
        return values


class FigureForm(PartForm):
    """A photo with its words in this story; a picture dropped here goes into the library."""

    photo = forms.ModelChoiceField(
        queryset=Photo.objects.select_related("agency", "photographer"),
        required=False,
        widget=forms.HiddenInput,
    )
    upload = PictureField(label="Or upload a picture", required=False)
    agency = name_field(Figure._meta.get_field("agency"), label="Agency", required=False)
    photographer = name_field(
        Figure._meta.get_field("photographer"), label="Photographer", required=False
    )

    class Meta:
        model = Figure
        fields: ClassVar = ["photo", "caption", "credit", "alt_text", "agency", "photographer"]
        widgets: ClassVar = {
            "caption": forms.Textarea({"rows": 2}),
            "alt_text": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        photo = self.instance.photo
        if photo:
            # What stands there if the field stays empty.
            own = {
                "caption": photo.caption,
                "alt_text": photo.alt_text,
                "credit": photo.credit_line,
            }
            for name, words in own.items():
                if name in self.fields:
                    self.fields[name].widget.attrs["placeholder"] = words

    @property
    def shown_photo(self) -> Photo | None:
        """The photo that is chosen, on a page that comes back too."""
        chosen: Photo | None = getattr(self, "cleaned_data", {}).get("photo")
        return chosen or self.instance.photo

    def clean(self) -> dict[str, Any]:
        """Clean the words; a picture needs the right to bring one in."""
        values = self.cleaned_data
        for name in ("caption", "credit", "alt_text"):
            values[name] = plain(values.get(name) or "")
        if values.get("upload") and not may(self.user, Act.EDIT_PHOTOS, own=True):
            self.add_error("upload", "Ask the photo desk to add this picture.")
        return values

    def take_picture_in(self) -> None:
        """Put the picture that came with the row into the library, and choose it here."""
        values = self.cleaned_data
        upload = values.get("upload")
        if not upload:
            return
        photo, _ = take_in(
            upload,
            by=self.user,
            caption=values["caption"],
            alt_text=values["alt_text"],
            agency=values.get("agency"),
            photographer=values.get("photographer"),
            credit_override=values["credit"],
        )
        values["photo"] = photo
        self.data[self.add_prefix("photo")] = str(photo.pk)  # type: ignore[index]


type Row = forms.ModelForm[Any]


class OrderedFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """The parts of a story in their order.

    Saving writes all rows anew: rows that change places would meet on the way otherwise, and a
    row that a colleague deleted meanwhile is no reason to refuse what was typed.
    """

    part: type[Model]
    # What a row is called where one is added.
    called = ""

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        if self.is_bound:
            # What came from the browser is all there is: no row is looked for by its key.
            start, total = f"{self.prefix}-", f"{self.prefix}-{TOTAL}"
            self.data = dict(self.data.items()) | {f"{start}{INITIAL}": "0"}
            number = whole_number(str(self.data.get(total, "")), LARGEST_NUMBER)
            self.sent = rows_sent(self.data, start, number or 0)
            least = max(self.sent, default=-1) + 1
            # Without a number the page is none of ours: no row of the story goes for that.
            self.data[total] = "" if number is None else str(least)

    @cached_property
    def forms(self) -> list[Row]:
        """The rows: those that came, or those that the story has."""
        rows: Iterable[int] = range(self.total_form_count())
        if self.is_bound:
            rows = [row for row in self.sent if row in rows]
        make = self._construct_form  # type: ignore[attr-defined]
        return [make(row, **self.get_form_kwargs(row)) for row in rows]

    def add_fields(self, form: Row, index: int | None) -> None:
        """Let the row's key be a mere hint."""
        super().add_fields(form, index)
        form.fields[self._pk_field.name] = HintField(  # type: ignore[attr-defined]
            required=False, widget=forms.HiddenInput, initial=form.instance.pk
        )

    @property
    def rows(self) -> list[Row]:
        """The rows of the page, and last the empty one of which the script makes others."""
        return [*self.forms, self.empty_form]

    @property
    def script_data(self) -> str:
        """What the admin's own script for rows asks for, as JSON."""
        options = {
            "prefix": self.prefix,
            "addText": f"Add a {self.called}",
            "deleteText": "Remove",
        }
        return json.dumps({"name": f"#{self.prefix}", "options": options})

    def validate_unique(self) -> None:
        """Let `clean` of the kind of part say what may not stand twice."""

    def in_order(self, *, as_typed: bool = True) -> list[dict[str, Any]]:
        """Return the values of the rows that stay, in their order.

        What has to be mended stands in them as it was typed; else as it was before.
        """
        found = [
            values_of(form) if as_typed else self.values_that_fit(form)
            for form in self.forms
            if form.has_changed() and not is_removed(form)
        ]
        rows = [(values.get("place"), at, values) for at, values in enumerate(found) if values]
        last = len(rows) + 1
        rows.sort(key=lambda row: (last * 10 if row[0] is None else row[0], row[1]))
        return [values for _, _, values in rows]

    def values_that_fit(self, form: Row) -> dict[str, Any]:
        """Return what stands in a row, and in place of what has to be mended what stood there."""
        values = dict(getattr(form, "cleaned_data", {}))
        wrong = self.wrong_in(form)
        before = self.saved.get(values.get("id") or 0) if wrong else None
        return values | {name: getattr(before or self.part(), name, None) for name in wrong}

    def wrong_in(self, form: Row) -> set[str]:
        """Return the fields of a row that have to be mended."""
        return form.errors.keys() & self.names

    @cached_property
    def saved(self) -> dict[int, Any]:
        """The parts that the draft has, in their order."""
        if not self.instance.pk:
            return {}
        rows = self.get_queryset().filter(article=self.instance.pk).order_by("position")
        return {row.pk: row for row in rows}

    @property
    def names(self) -> set[str]:
        """The fields of a part that a row says."""
        return {field.name for field in self.part._meta.fields} - {"id", "article", "position"}

    def parts(self, *, as_typed: bool = True) -> list[Any]:
        """Return the parts that the rows make, unsaved, as far as they can be read.

        A page that did not come whole says nothing of them: they are those of the draft.
        """
        if not self.management_form.is_valid():
            return list(self.saved.values())
        return [
            self.part(
                article=self.instance,
                position=position,
                **{name: value for name, value in values.items() if name in self.names},
            )
            for position, values in enumerate(self.in_order(as_typed=as_typed))
        ]

    def save(self, commit: bool = True) -> list[Model]:
        """Make these the story's parts, without what has to be mended."""
        part, rows = self.part, self.parts(as_typed=False)
        before = part._default_manager.filter(article=self.instance).order_by("position")
        if [content(row) for row in before] != [content(row) for row in rows]:
            before.delete()
            part._default_manager.bulk_create(rows)
        return []


def rows_sent(data: Iterable[str], start: str, total: int) -> list[int]:
    """Return the numbers of the rows that came, of as many as the form says.

    A number that somebody made up would cost a form for each row that is not there.
    """
    keys = {name.removeprefix(start).split("-")[0] for name in data if name.startswith(start)}
    return sorted({row for key in keys if (row := whole_number(key, total - 1)) is not None})


def is_removed(form: "forms.ModelForm[Any]") -> bool:
    """Say whether a row is to go."""
    return bool(values_of(form).get(DELETION_FIELD_NAME))


def values_of(form: "forms.ModelForm[Any]") -> dict[str, Any]:
    """Return what stands in a row; words that have to be mended stand there as they were typed."""
    raw = {
        name: plain(str(form[name].value() or ""))
        for name in form.errors
        if name in form.fields and type(form.fields[name]) is forms.CharField
    }
    return {**getattr(form, "cleaned_data", {}), **raw}


def content(row: Model) -> dict[str, Any]:
    """Return a part's columns without its key."""
    columns = row._meta.concrete_fields
    return {
        column.attname: getattr(row, column.attname) for column in columns if column.name != "id"
    }


class CreditFormSet(OrderedFormSet):
    """The credits of a story."""

    part = Credit
    called = "person"

    def wrong_in(self, form: Row) -> set[str]:
        """Return the wrong fields; no name is printed of whom nobody knows who they are."""
        wrong = super().wrong_in(form)
        return wrong | {"printed"} if "person" in wrong else wrong

    def in_order(self, *, as_typed: bool = True) -> list[dict[str, Any]]:
        """Return the rows that name somebody; whoever is typed twice in a role is saved once."""
        rows = super().in_order(as_typed=as_typed)
        named = [v for v in rows if v.get("person") and v.get("role")]
        once: dict[tuple[int, str], dict[str, Any]] = {}
        for values in named:
            once.setdefault((values["person"].pk, values["role"]), values)
        return named if as_typed else list(once.values())

    def clean(self) -> None:
        """Refuse the same person twice in one role."""
        seen = set()
        for values in self.in_order() if not any(self.errors) else ():
            key = (values["person"], values["role"])
            if key in seen:
                raise ValidationError(f"{values['person']} stands here twice. Remove one line.")
            seen.add(key)


class FigureFormSet(OrderedFormSet):
    """The figures of a story."""

    part = Figure
    called = "photo"

    def take_pictures_in(self) -> None:
        """Put what came with the page into the library, where something else has to be mended too.

        A browser does not keep a chosen file on a page that comes back: the photo is then chosen
        from the library already.
        """
        for form in self.forms:
            assert isinstance(form, FigureForm), "the figures' own form"
            if not is_removed(form):
                form.take_picture_in()

    def clean(self) -> None:
        """Drop rows in which nothing stands."""

    def in_order(self, *, as_typed: bool = True) -> list[dict[str, Any]]:
        """Return the figures that have a picture or at least a caption."""
        rows = super().in_order(as_typed=as_typed)
        return [v for v in rows if v.get("photo") or v.get("caption")]


CREDITS = inlineformset_factory(
    Article, Credit, form=CreditForm, formset=CreditFormSet, extra=0, fk_name="article"
)
FIGURES = inlineformset_factory(
    Article, Figure, form=FigureForm, formset=FigureFormSet, extra=0, fk_name="article"
)
