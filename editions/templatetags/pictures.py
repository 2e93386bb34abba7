"""A picture in markup: its files for a browser to choose from, and what stands behind its caption.

Made here and not in a template: the text that readers' rows keep has it on one line. Every
template of site and desk has these (a builtin, see the settings).
"""

from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from editions.pictures import SIZES, ShownPicture

register = template.Library()

STEP = '<button type="button" data-step="{}" aria-label="{}">{}</button>'
AT_ONCE, WHEN_NEAR = 'fetchpriority="high"', 'loading="lazy"'
UNSAID = SafeString('aria-hidden="true"')


@register.simple_tag
def picture(
    shown: ShownPicture, sizes: str, alt: str = "", *, is_first: bool = False
) -> SafeString:
    """Show a picture: `sizes` is how wide it stands, or the name of a place in `SIZES`.

    A picture whose files are not made yet leaves its room free.
    """
    if shown.usual is None:
        return waiting(shown, alt)
    room = escape(SIZES.get(sizes, sizes))
    formats = (("image/avif", shown.avif_srcset), ("image/webp", shown.webp_srcset))
    sources = [
        f'<source type="{type_}" srcset="{escape(srcset)}" sizes="{room}">'
        for type_, srcset in formats
        if srcset
    ]
    img = (
        f'<img class="{escape(shown.classes)}" src="{escape(shown.usual.url)}" '
        f'srcset="{escape(shown.jpeg_srcset)}" sizes="{room}" width="{shown.width_px}" '
        f'height="{shown.height_px}" alt="{escape(alt)}" '
        f'{AT_ONCE if is_first else WHEN_NEAR} decoding="async">'
    )
    return mark_safe(f"<picture>{''.join(sources)}{img}</picture>")


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


@register.filter
def credit_line(shown: ShownPicture) -> SafeString:
    """What stands behind a caption: the credit, and how the picture was made if nobody saw it."""
    credit = format_html(' <span class="credit">{}</span>', shown.credit) if shown.credit else ""
    made = shown.generated_words
    return format_html(
        "{}{}", credit, format_html(' <strong class="generated">{}</strong>', made) if made else ""
    )


@register.simple_tag
def step(by: int) -> SafeString:
    """A button of a gallery: one picture back, or one on."""
    if by < 0:
        return format_html(STEP, by, gettext("Previous picture"), "‹")
    return format_html(STEP, by, gettext("Next picture"), "›")
