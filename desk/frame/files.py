"""File fields of the desk: pictures, and several files at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from media.add_photo import CheckedPicture, check_picture

# Browsers do not know all of these by a name of their own.
ACCEPTED = "image/*,.heic,.heif,.avif,.tif,.tiff"


class PictureField(forms.FileField):
    """A picture; what cannot be used is refused with what to do."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ACCEPTED

    def clean(self, data: object, initial: object = None) -> CheckedPicture | None:
        """Return the picture, checked. Raises `ValidationError` where it cannot be used."""
        file = super().clean(data, initial)
        return check_picture(file) if isinstance(file, UploadedFile) else None


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes several at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files."""

    widget = SeveralFilesInput

    def clean(self, data: object, initial: object = None) -> "list[UploadedFile[bytes]]":
        """Return the files, each one checked."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files and self.required:
            raise ValidationError("Choose at least one file.")
        check = super().clean
        return [check(file, initial) for file in files]
