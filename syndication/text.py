"""The text of a story as HTML for other houses: dateline and pictures in it, links whole."""

from collections.abc import Iterator
from html import escape

from django.conf import settings
from django.utils.html import format_html
from lxml import html

from editions.body import elements_of
from syndication.outgoing import Outgoing, OutgoingPicture, absolute
from syndication.own import marked_dateline

type Block = html.HtmlElement | OutgoingPicture


def text_of(out: Outgoing) -> str:
    """Return all of a story's text. What stands in it is marked, so that we read it again."""
    blocks = [
        picture_markup(block)
        if isinstance(block, OutgoingPicture)
        else html.tostring(block, encoding="unicode")
        for block in blocks_of(out)
    ]
    if out.story.dateline:
        opening = marked_dateline(out.story.dateline)
        # On our pages it stands in the first paragraph; we look for it at the very beginning.
        if blocks and blocks[0].startswith("<p>"):
            blocks[0] = blocks[0].replace("<p>", f"<p>{opening}", 1)
        else:
            blocks.insert(0, f"<p>{opening}</p>")
    return "".join(blocks)


def blocks_of(out: Outgoing) -> Iterator[Block]:
    """Yield the blocks of a story's text, and the pictures that have a place in it."""
    pictures = {one.figure.photo.hash: one for one in out.pictures if one.figure.photo}
    for element in elements_of(out.story.body):
        if element.tag == "figure":
            if picture := pictures.get(element.get("data-photo", "")):
                yield picture
            continue
        for link in element.iter("a"):
            if link.get("href", "").startswith("/"):
                link.set("href", settings.SITE_URL + link.get("href", ""))
        yield element


def picture_markup(picture: OutgoingPicture) -> str:
    """Return a picture in its place in the text."""
    photo = picture.figure.photo
    assert photo is not None, "a caption that waits has no place in the text"
    file = picture.files[-1] if picture.files else None
    image = (
        format_html('<img src="{}" alt="{}">', absolute(file.url), picture.figure.alt)
        if file
        else ""
    )
    words = " ".join(filter(None, (picture.figure.caption, picture.figure.credit)))
    caption = f"<figcaption>{escape(words)}</figcaption>" if words else ""
    return f'<figure data-photo="{photo.hash}">{image}{caption}</figure>'
