"""What of the database readers' pages are made of: each table, and what its rows stand for.

A query of readers' pages notes the same subjects by `reads` (`freshness/making.py`); a table that
such a page reads and that does not stand here would leave pages that are old.
"""

from django.db import connections
from django.db.models import Model

from editions.models import (
    Breaking,
    Correction,
    Edition,
    EditionContent,
    FrontVersion,
    HiddenEdition,
    Lead,
    MostRead,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedTag,
    PublishedThread,
    Removal,
    TextEdition,
    ThreadStory,
)
from freshness.subjects import About
from freshness.watching import Subject, Watched, watch
from media.models import Photo, Portrait, TopicPicture
from paper.models import PaperVersion
from people.models import Organisation, Person
from related.lists.models import EVERYWHERE, NearDuplicate, RelatedLink, Suggestion
from taxonomy.models import Section, Tag, Thread
from website.models import ChangeCount, MachineText, StoryChange

OF_EDITION = (
    f"(SELECT e.article_id FROM {Edition._meta.db_table} e WHERE e.id = {{row}}.edition_id)"
)
NEWEST_STRIP = f"(SELECT b.article_id FROM {Breaking._meta.db_table} b ORDER BY b.id DESC LIMIT 1)"
IS_BREAKING = f"{{row}}.id = {NEWEST_STRIP}"
# A section gets its first story in a language, or loses its last.
ALONE_IN_SECTION = (
    f"NOT EXISTS (SELECT 1 FROM {PublishedArticle._meta.db_table} o WHERE o.id <> {{row}}.id "
    "AND o.tongue = {row}.tongue AND o.section_slug = {row}.section_slug)"
)
VERSIONS = (Subject(About.VERSIONS, OF_EDITION),)
DAY = "CAST({row}.published_on AS text)"


# A photo that the page of a topic or person shows by itself, and what such a page says of it.
STANDS_ALONE = " OR ".join(
    f"EXISTS (SELECT 1 FROM {model._meta.db_table} p WHERE p.photo_id = {{row}}.id)"
    for model in (TopicPicture, Portrait)
)
SAID_OF_PHOTO = (
    *("status", "permitted_by", "permitted_until", "licence_from", "licence_until"),
    *("embargo_until", "rendered_at", "caption", "alt_text", "credit_override", "licence_page"),
    *("photographer_id", "agency_id", "copyright_notice", "digital_source_type"),
    *("focal_x", "focal_y", "colour"),
)


def slug_of(model: type[Model], column: str) -> str:
    """Return SQL for the end of the address of the name that a row belongs to."""
    return f"(SELECT n.slug FROM {model._meta.db_table} n WHERE n.id = {{row}}.{column})"


def rows_of(model: type[Model], *subjects: Subject, columns: tuple[str, ...] = ()) -> Watched:
    """Return that the rows of a model stand for these subjects."""
    return Watched(model._meta.db_table, subjects, columns)


WATCHED = (
    rows_of(
        PublishedArticle,
        Subject(About.LIVE),
        Subject(About.STORY, "{row}.id"),
        Subject(About.BREAKING, holds=IS_BREAKING),
        Subject(About.SECTION, "{row}.section_slug"),
        Subject(About.TONGUE, "{row}.tongue"),
        Subject(About.TONGUE_MENU, holds=ALONE_IN_SECTION),
        Subject(About.SOURCE, "{row}.source_slug", "{row}.source_slug <> ''"),
        Subject(About.DAY, DAY),
        Subject(About.MONTH, f"substr({DAY}, 1, 7)"),
        Subject(About.TRANSLATIONS, "{row}.translation_of", "{row}.translation_of <> ''"),
    ),
    rows_of(PublishedTag, Subject(About.TAG, "{row}.slug")),
    rows_of(PublishedCredit, Subject(About.PERSON, "{row}.slug")),
    rows_of(PublishedThread, Subject(About.THREAD, "{row}.slug"), Subject(About.TIMELINES)),
    rows_of(PublishedHeadline, Subject(About.HEADLINE, "{row}.key")),
    rows_of(Correction, Subject(About.CORRECTIONS)),
    rows_of(Edition, Subject(About.VERSIONS, "{row}.article_id")),
    rows_of(EditionContent, *VERSIONS),
    rows_of(HiddenEdition, *VERSIONS),
    rows_of(Removal, *VERSIONS),
    rows_of(ThreadStory, Subject(About.GATHERED, "{row}.article_id")),
    rows_of(Lead, Subject(About.LEAD, "{row}.place")),
    rows_of(Breaking, Subject(About.BREAKING)),
    rows_of(FrontVersion, Subject(About.FRONT, "{row}.place")),
    rows_of(
        RelatedLink,
        Subject(About.LIST, "{row}.article_id", f"{{row}}.article_id <> '{EVERYWHERE}'"),
        Subject(About.STANDING, "{row}.target_id", f"{{row}}.article_id = '{EVERYWHERE}'"),
    ),
    rows_of(
        Suggestion,
        Subject(About.LIST, "{row}.article_id"),
        columns=("article_id", "target_id", "place"),
    ),
    rows_of(NearDuplicate, Subject(About.STANDING, "{row}.article_id")),
    rows_of(Section, Subject(About.MENU)),
    rows_of(MachineText, Subject(About.MACHINE_TEXT, "{row}.name")),
    rows_of(StoryChange, Subject(About.TOLD), columns=("number",)),
    rows_of(ChangeCount, Subject(About.TOLD)),
    rows_of(TextEdition, Subject(About.TEXTS)),
    rows_of(MostRead, Subject(About.MOST_READ)),
    rows_of(PaperVersion, Subject(About.PAPER)),
    rows_of(
        Tag,
        Subject(About.TAG_WORDS, "{row}.slug"),
        Subject(About.TOPICS),
        columns=("name", "slug", "description", "lead_story"),
    ),
    rows_of(
        Organisation,
        Subject(About.SOURCE_WORDS, "{row}.slug"),
        columns=("name", "slug", "kind", "description", "home", "credit_pattern"),
    ),
    rows_of(
        Person,
        Subject(About.PERSON_WORDS, "{row}.slug"),
        columns=("name", "slug", "title", "bio", "languages", "email", "profiles"),
    ),
    rows_of(TopicPicture, Subject(About.TAG_WORDS, slug_of(Tag, "tag_id"))),
    rows_of(Portrait, Subject(About.PERSON_WORDS, slug_of(Person, "person_id"))),
    rows_of(
        Photo,
        Subject(About.PHOTO, "{row}.content_hash", STANDS_ALONE),
        columns=SAID_OF_PHOTO,
    ),
    rows_of(
        Thread,
        Subject(About.THREAD_WORDS, "{row}.slug"),
        Subject(About.TIMELINES),
        columns=("title", "slug", "description", "is_series", "closed_at"),
    ),
)


def watch_all(using: str) -> None:
    """Watch all these tables, once they are there."""
    connection = connections[using]
    if {each.table for each in WATCHED} <= {*connection.introspection.table_names()}:
        watch(connection, WATCHED)
