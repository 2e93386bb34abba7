"""A page of our own making, whole or with parts of it changed."""

from collections.abc import Sequence

HEADLINE = "Lighthouse lamp is lit again after nine dark winters"
SOURCE_LINE = "(Xinhua) 07:45, March 2, 2025"
CAPTION = (
    "Keepers clean the lens of the lighthouse at Stone Point, east China, on March 1, 2025. "
    "(Xinhua/Ma Lin)"
)
BODY = (
    "HANGZHOU, March 1 (Xinhua) — The lamp of the lighthouse at Stone Point was lit again on "
    "Saturday evening, nine winters after a storm had put it out.",
    "Six volunteers carried the new lens up the 214 steps in parts, wrapped in blankets that "
    "people of the village had lent them. The heaviest part weighed 38 kilograms.",
    "Fishing boats had steered by the lights of a cannery meanwhile, which were not always on. "
    "Two boats ran aground in the last winter alone, the harbor office said.",
    "The light can be seen from 19 nautical miles away in clear weather.",
)
EDITORS = "(Web editor: Bai Yun, Tang Wei)"
RELATED = (
    "Ferry to the outer islands gets a second boat",
    "Harbor office counts fewer groundings",
)


def page_text(
    *,
    headline: str = HEADLINE,
    source_line: str = SOURCE_LINE,
    captions: Sequence[str] = (CAPTION,),
    body: Sequence[str] = BODY,
    editors: str = EDITORS,
    related: Sequence[str] = RELATED,
) -> str:
    """Return the text of the page; a part given as empty is left out."""
    parts = [headline, source_line, *captions, *body, editors]
    if related:
        parts += ["You May Also Like", *related]
    return "\n\n".join(part for part in parts if part) + "\n"


def with_body(old: str, new: str) -> tuple[str, ...]:
    """Return the body with some words changed."""
    changed = tuple(paragraph.replace(old, new) for paragraph in BODY)
    assert changed != BODY
    return changed
