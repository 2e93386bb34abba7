"""A draft as the reader's row it would become, for preview: nothing of it is saved."""

from collections.abc import Callable
from dataclasses import replace

from django.urls import reverse

from editions.models import PublishedArticle
from editions.pictures import PictureFile, ShownPicture
from editions.projection import preview_row
from editions.story import Story

# Where somebody sees a file that readers would have at its public address.
type Where = Callable[[str, PictureFile], str]


def desk_url(content_hash: str, file: PictureFile) -> str:
    """Return where the desk sees a picture's file."""
    return reverse("admin:picture", args=[content_hash, file.width_px, file.format])


def draft_row(story: Story, public_id: str, where: Where = desk_url) -> PublishedArticle:
    """Return the row, its pictures at addresses that only those who see the draft can open."""
    row = preview_row(story, public_id)
    if not row.section_slug and not row.kicker:
        # The public page leads to the section here, and there is none yet.
        row.kicker = "No section yet"
    pictures = [ShownPicture.from_row(picture) for picture in row.pictures]
    markup = row.body_html
    for picture in pictures:
        for file in picture.files:
            markup = markup.replace(file.url, where(picture.hash, file))
    row.body_html = markup
    # The row keeps its pictures once they are asked for.
    row.shown_pictures = [elsewhere(picture, where) for picture in pictures]
    return row


def elsewhere(picture: ShownPicture, where: Where) -> ShownPicture:
    """Return a picture with other addresses for its files."""
    files = tuple(replace(file, url=where(picture.hash, file)) for file in picture.files)
    return replace(picture, files=files)
