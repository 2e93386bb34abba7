"""Choosing the picture of a tag's or person's page in the photo library."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles.acts.page_pictures import check_may_be_shown, chosen_for
from articles.workflow import WrongState
from desk.names.named import NameForm
from media.models import Photo
from paging.numbers import whole_number


class PictureChoice(forms.TextInput):
    """A photo by its key, shown small, with a button that opens the library."""

    use_fieldset = True

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401  # as a form was given it
        attrs: dict[str, Any] | None = None,
        renderer: object = None,
    ) -> SafeString:
        """Return the field with what is chosen now."""
        key = whole_number(str(value)) if value else None
        photo = Photo.objects.filter(pk=key).first() if key is not None else None
        context = {"name": name, "id": (attrs or {}).get("id", ""), "photo": photo}
        return mark_safe(render_to_string("desk/names/picture_choice.html", context))


class PicturedForm(NameForm):
    """A tag or person, with the picture of their page."""

    photo = forms.ModelChoiceField(
        label="Picture",
        queryset=Photo.objects.all(),
        required=False,
        widget=PictureChoice,
        help_text="Of the library, with its caption, alt text and credit there. Readers see it as "
        "long as it may be used.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "photo" in self.fields:
            chosen = chosen_for(self.instance)
            self.fields["photo"].initial = chosen.pk if chosen else None

    def clean_photo(self) -> Photo | None:
        """Refuse a photo that readers may not see; one that stood there before may stay chosen."""
        photo: Photo | None = self.cleaned_data["photo"]
        if photo is not None and "photo" in self.changed_data:
            try:
                check_may_be_shown(photo)
            except WrongState as error:
                raise ValidationError(str(error)) from error
        return photo
