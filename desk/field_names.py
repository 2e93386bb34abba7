"""What the desk calls the facts of a story."""

from articles.changes import changed_fields
from editions.story import STORY_FIELDS, Story

FIELD_NAMES = {
    "headline": "headline",
    "short_headline": "short headline",
    "kicker": "label",
    "standfirst": "standfirst",
    "slug": "end of the address",
    "language": "language",
    "section": "section",
    "source": "source",
    "source_time": "time on the source's page",
    "byline_place": "reported from",
    "dateline": "dateline",
    "body": "text",
    "credits": "who",
    "figures": "photos",
    "tags": "tags",
    "search_title": "title for search engines",
    "social_title": "title for shared links",
    "social_photo": "picture for shared links",
    "translation_of": "translation of",
    "is_flash": "flash",
    "is_sensitive": "sensitive",
}


def names_of_fields(old: Story, new: Story) -> str:
    """Return the names of what differs, with commas between them, in the order of the page."""
    changed = changed_fields(old, new)
    if [tag.name for tag in old.tags] == [tag.name for tag in new.tags]:
        # A tag that was made on saving has an address now; its name is the same.
        changed -= {"tags"}
    return ", ".join(FIELD_NAMES[name] for name in STORY_FIELDS if name in changed)
