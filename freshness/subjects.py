"""What a page can be made of: each a word such as `story:ab12`, noted by who reads and who writes.

Whoever reads something for a page notes its subject (`making.py`); the database itself notes it
wherever a row of it changes (`watching.py`). Both take the words from here.
"""

from enum import StrEnum


class About(StrEnum):
    """The kinds of subjects. What stands after the colon is said beside each."""

    # Nothing: what a page is made of is not known any more.
    EVERYTHING = "everything"
    # Nothing: which stories are live, and how they look in lists.
    LIVE = "live"
    # The public id of a story: its row.
    STORY = "story"
    # The public id of a story: those that say it in other languages.
    TRANSLATIONS = "translations"
    # The public id of a story: its versions and what became of them.
    VERSIONS = "versions"
    # The end of an address: the stories that stand in such a list.
    SECTION = "section"
    SOURCE = "source"
    TAG = "tag"
    PERSON = "person"
    THREAD = "thread"
    # A language (`paper/tongues.py`): the stories in it, and which sections have any.
    TONGUE = "tongue"
    TONGUE_MENU = "tongue-menu"
    # A day of an address (`2024-09-11`), a month (`2024-09`): the stories of it.
    DAY = "day"
    MONTH = "month"
    # Nothing: which threads have live stories.
    TIMELINES = "timelines"
    # Nothing: the corrections of live stories.
    CORRECTIONS = "corrections"
    # Nothing: the sections in the menu.
    MENU = "menu"
    # Nothing: what the paper is called, how it looks, what is linked on every page.
    PAPER = "paper"
    # Nothing: which stories are read most.
    MOST_READ = "most-read"
    # Nothing: what the paper says of itself.
    TEXTS = "texts"
    # Nothing: which tags are said something of, and where they stand.
    TOPICS = "topics"
    # The end of an address: what is said of a tag, source, person or thread beside its stories.
    TAG_WORDS = "tag-words"
    SOURCE_WORDS = "source-words"
    PERSON_WORDS = "person-words"
    THREAD_WORDS = "thread-words"
    # The content hash of a photo that a page shows by itself, without a story.
    PHOTO = "photo"
    # The section whose front it leads; empty for the front page.
    LEAD = "lead"
    # The section whose front was edited; empty for the front page.
    FRONT = "front"
    # Nothing: the strip on every page.
    BREAKING = "breaking"
    # The public id of a story: the threads that it was gathered in.
    GATHERED = "gathered"
    # The public id of a story: what was decided and is proposed about the list under it.
    LIST = "list"
    # The public id of a story: whether it is banned everywhere, and which stories tell it too.
    STANDING = "standing"
    # The name of a text for machines (`robots.txt`): its newest version.
    MACHINE_TEXT = "machine-text"
    # Nothing: what mirrors of the paper are told.
    TOLD = "told"
    # The key of a headline (`editions/wording.py`): the live stories of it.
    HEADLINE = "headline"


def subject(about: About, key: str = "") -> str:
    """Return the word for a subject."""
    return f"{about}:{key}" if key else str(about)
