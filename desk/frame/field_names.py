"""What differs between two stories, in words."""

from articles.checks.change_kinds import changed_fields
from editions.story import FACTS, Story


def names_of_fields(old: Story, new: Story) -> str:
    """Return the names of what differs, with commas between them, in the order of the page."""
    changed = changed_fields(old, new)
    if [tag.name for tag in old.tags] == [tag.name for tag in new.tags]:
        # A tag that was made on saving has an address now; its name is the same.
        changed -= {"tags"}
    return ", ".join(fact.words for name, fact in FACTS.items() if name in changed)
