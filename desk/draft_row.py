"""A draft as the reader's row it would become, for preview: nothing of it is saved."""

from dataclasses import replace

from django.urls import reverse

from editions.models import PublishedArticle
from editions.pictures import PictureFile, ShownPicture, photo_url
from editions.projection import preview_row
from editions.story import Story


def draft_row(story: Story, public_id: str) -> PublishedArticle:
    """Return the row, its pictures at addresses that only the desk can open."""
    row = preview_row(story, public_id)
    if not row.section_slug and not row.kicker:
        # The public page leads to the section here, and there is none yet.
        row.kicker = "No section yet"
    pictures = [ShownPicture.from_row(picture) for picture in row.pictures]
    markup = row.body_html
    for picture in pictures:
        for file in picture.files:
            markup = markup.replace(file.url, desk_url(picture.hash, file))
    row.body_html = markup
    # The row keeps its pictures once they are asked for.
    vars(row)["shown_pictures"] = [at_the_desk(picture) for picture in pictures]
    return row


def at_the_desk(picture: ShownPicture) -> ShownPicture:
    """Return a picture with the desk's addresses for its files."""
    files = tuple(replace(file, url=desk_url(picture.hash, file)) for file in picture.files)
    return replace(picture, files=files)


def desk_url(content_hash: str, file: PictureFile) -> str:
    """Return where the desk sees a file that readers would have at its public address."""
    assert file.url == photo_url(content_hash, file.width_px, file.format), "a rendition's own"
    return reverse("admin:picture", args=[content_hash, file.width_px, file.format])
