"""A picture in markup: its files for a browser to choose from.

Made here and not in a template: the text that readers' rows keep has it on one line.
"""

from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from editions.pictures import SIZES, ShownPicture

AT_ONCE, WHEN_NEAR = 'fetchpriority="high"', 'loading="lazy"'
ROOM, WHEN = "%(room)s", "%(when)s"
UNSAID = SafeString('aria-hidden="true"')


def placed(form: str, sizes: str, *, is_first: bool = False) -> SafeString:
    """Return a form (`form_of`) at a place: how wide it stands there, and when it comes."""
    room = escape(SIZES.get(sizes, sizes))
    return mark_safe(form % {"room": room, "when": AT_ONCE if is_first else WHEN_NEAR})


def form_of(shown: ShownPicture, alt: str = "") -> str:
    """Return a picture's markup for any place: a form for `%`, in which the place is left out."""
    if shown.usual is None:
        return waiting(shown, alt).replace("%", "%%")
    formats = (("image/avif", shown.avif_srcset), ("image/webp", shown.webp_srcset))
    sources = [
        f'<source type="{type_}" srcset="{escape(srcset)}" sizes="{ROOM}">'
        for type_, srcset in formats
        if srcset
    ]
    img = (
        f'<img class="{escape(shown.classes)}" src="{escape(shown.usual.url)}" '
        f'srcset="{escape(shown.jpeg_srcset)}" sizes="{ROOM}" width="{shown.width_px}" '
        f'height="{shown.height_px}" alt="{escape(alt).replace("%", "%%")}" '
        f'{WHEN} decoding="async">'
    )
    return f"<picture>{''.join(sources)}{img}</picture>"


def waiting(shown: ShownPicture, alt: str) -> SafeString:
    """Return what stands in a picture's room until it comes: its colour, and its alt text."""
    label = format_html('role="img" aria-label="{}"', alt) if alt else UNSAID
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" {}></svg>',
        f"waiting {shown.tone}".rstrip(),
        shown.width_px,
        shown.height_px,
        label,
    )
