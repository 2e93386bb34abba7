"""What lists of stories under a story show of each."""

from editions.models import PublishedArticle
from editions.models.site import NOT_ON_CARDS

CARD_COLUMNS = tuple(
    field.column
    for field in PublishedArticle._meta.concrete_fields
    if field.name not in NOT_ON_CARDS
)
