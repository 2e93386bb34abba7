"""What lists of stories under a story show of each: all but the text."""

from editions.models import PublishedArticle

CARD_COLUMNS = tuple(
    field.column
    for field in PublishedArticle._meta.concrete_fields
    if field.name not in {"body_html", "content"}
)
