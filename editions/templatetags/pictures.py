"""A picture in markup: its files for a browser to choose from, and what stands behind its caption.

Made here and not in a template: the text that readers' rows keep has it on one line. Every
template of site and desk has these (a builtin, see the settings).
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from editions.pictures import SIZES, ShownPicture

register = template.Library()

SOURCE = '<source type="{}" srcset="{}" sizes="{}">'
IMG = (
    '<img class="{}" src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {} '
    'decoding="async">'
)
STEP = '<button type="button" data-step="{}" aria-label="{}">{}</button>'
AT_ONCE, WHEN_NEAR = SafeString('fetchpriority="high"'), SafeString('loading="lazy"')
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
    sizes = SIZES.get(sizes, sizes)
    formats = (("image/avif", shown.avif_srcset), ("image/webp", shown.webp_srcset))
    sources = [(type_, srcset, sizes) for type_, srcset in formats if srcset]
    img = format_html(
        IMG,
        shown.classes,
        shown.usual.url,
        shown.jpeg_srcset,
        sizes,
        shown.width_px,
        shown.height_px,
        alt,
        AT_ONCE if is_first else WHEN_NEAR,
    )
    return format_html("<picture>{}{}</picture>", format_html_join("", SOURCE, sources), img)


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
