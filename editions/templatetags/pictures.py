"""A picture in templates, and what stands behind its caption.

Every template of site and desk has these (a builtin, see the settings).
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from editions.picture_markup import form_of, placed
from editions.pictures import ShownPicture

register = template.Library()
register.simple_tag(placed)

STEP = '<button type="button" data-step="{}" aria-label="{}">{}</button>'


@register.simple_tag
def picture(
    shown: ShownPicture, sizes: str, alt: str = "", *, is_first: bool = False
) -> SafeString:
    """Show a picture: `sizes` is how wide it stands, or the name of a place in `SIZES`.

    A picture whose files are not made yet leaves its room free.
    """
    return placed(form_of(shown, alt), sizes, is_first=is_first)


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
