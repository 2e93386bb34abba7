"""What the desk's templates say of states, times and differences."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Article
from desk.frame.kept_forms import KeptForm, kept_form
from desk.frame.words import Badge, age_words, clock_words, done_words, draft_badge, readers_badge
from desk.photos.words import rights
from editions.difference import Piece
from media.models import Photo, RenditionFormat
from media.renditions import widths_for
from search.words import shortened

register = template.Library()

MARKS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


@register.filter
def age(moment: datetime) -> str:
    """How long ago it was."""
    return age_words(moment)


@register.filter
def clock(moment: datetime) -> str:
    """When it is, in the paper's zone."""
    return clock_words(moment)


@register.filter
def done(action: str) -> str:
    """What was done, as the timeline says it."""
    return done_words(action)


@register.filter
def readers(article: Article) -> SafeString:
    """What readers see, as a dot and a word."""
    return badge(readers_badge(article))


@register.filter
def draft(article: Article) -> SafeString:
    """Where the draft stands, as a dot and words."""
    return badge(draft_badge(article))


def badge(state: Badge) -> SafeString:
    """Return a state as a coloured dot and its words."""
    return format_html('<span class="state state-{}">{}</span>', state.colour, state.words)


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """Return a difference with what is gone struck out and what is new underlined."""
    joined = format_html_join("", "{}", ((format_html(MARKS[op], text),) for op, text in pieces))
    return SafeString(joined.replace("\n\n", "<br><br>"))


@register.filter
def only_here(pieces: Iterable[Piece]) -> SafeString:
    """Return one of two texts with what the other does not have marked."""
    return format_html_join(
        "",
        "{}",
        ((text if op == "same" else format_html("<mark>{}</mark>", text),) for op, text in pieces),
    )


@register.filter
def upto(words: object, most: int) -> str:
    """Something in so many letters at most, cut between two words."""
    return shortened(str(words), most)


@register.filter
def small(photo: Photo) -> str:
    """Where the desk sees a small file of the photo, sharp on a dense screen too."""
    width = widths_for(photo)[:3][-1]
    return reverse("admin:picture", args=[photo.content_hash, width, RenditionFormat.JPEG])


@register.filter
def large(photo: Photo) -> str:
    """Where the desk sees the photo as large as its own page shows it."""
    width = widths_for(photo)[:5][-1]
    return reverse("admin:picture", args=[photo.content_hash, width, RenditionFormat.JPEG])


@register.filter
def rights_words(photo: Photo | None) -> list[str]:
    """What stands in the way of using a photo, and its terms."""
    return rights(photo) if photo else []


@register.filter
def tiny(photo: Photo) -> str:
    """Where the desk sees a tiny file of the photo; when it is made again, at another address."""
    assert photo.rendered_at, "asked only of a photo that has its sizes"
    at = reverse("admin:tiny_picture", args=[photo.content_hash])
    return f"{at}?{photo.rendered_at:%Y%m%d%H%M%S%f}"


@register.simple_tag(takes_context=True, name="kept_form")
def kept_form_of(context: template.Context, form_id: str = "", at: str = "") -> KeptForm:
    """What the page of a form needs to keep what is typed into it, and to offer it back."""
    return kept_form(context["request"], form_id, at)


@register.inclusion_tag("desk/frame/_thumb.html")
def thumb(photo: Photo | None, *, is_tiny: bool = False) -> dict[str, Any]:
    """A small picture, or a grey place for one that is not there."""
    return {"photo": photo, "is_tiny": is_tiny}
