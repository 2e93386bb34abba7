"""What the pages of tags, people and sources ask of the database: their stories, who they are.

Each list is a walk along one index, as in `queries.py`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

from django.db.models import Exists, OuterRef

from editions.choices import PHOTOGRAPHER
from editions.models import PublishedArticle, PublishedCredit, PublishedTag, ThreadStory
from editions.models.site import Listed
from editions.page_pictures import NOT_SHOWN, shown_now
from editions.pictures import ShownPicture
from editions.written_out import CARDS, WHOLE
from freshness.making import reads
from freshness.subjects import About
from media.models import TopicPicture
from paging.keyset import PER_PAGE, Cursor, MomentKey, page_of
from people.models import Organisation, Person
from taxonomy.models import Tag, Thread
from website.queries import NOT_ON_CARD_OF_ROW, SITEMAP_MOST, after, live
from website.walks import Stories, key_of, walk, walk_rows

PICTURES_OF_A_PERSON = 24
# A person has at most one row a role for each story.
MOST_ROLES = 4
MOST_CORRECTED = 5
MOST_RUNNING = 6


# What the library calls a list today, and whether it says more of it than that.
FACTS = """, (SELECT n.name FROM {table} n WHERE n.slug = {slug}) AS name_now, (
  SELECT CASE WHEN {more} THEN 1 ELSE 0 END FROM {table} n WHERE n.slug = {slug}
) AS says_more"""
OF_TAG = ", r.name AS printed" + FACTS.format(
    table=Tag._meta.db_table,
    slug="r.slug",
    more="n.description > '' OR n.lead_story > '' OR EXISTS "
    f"(SELECT 1 FROM {TopicPicture._meta.db_table} p WHERE p.tag_id = n.id)",
)
OF_SOURCE = ", a.source_name AS printed" + FACTS.format(
    table=Organisation._meta.db_table,
    slug="a.source_slug",
    more="n.kind > '' OR n.description > '' OR n.home > ''",
)


class NamedList(NamedTuple):
    """What a list is called today, a page of it, and whether the library says more than its name.

    The name is '' where there are no stories.
    """

    name: str
    page: Stories
    says_more: bool


def named_list(page: Stories) -> NamedList:
    """Return a page by the name that its newest story has beside it."""
    newest: Any = page.rows[0] if page.rows else None
    if newest is None:
        return NamedList("", page, says_more=False)
    return NamedList(newest.name_now or newest.printed, page, bool(newest.says_more))


# --- Tags ---------------------------------------------------------------------------------------


class Topic(NamedTuple):
    """A tag of the library, and its picture where readers may see it now."""

    tag: Tag
    picture: ShownPicture | None

    @property
    def has_words(self) -> bool:
        """Whether its page is more than a list of stories."""
        return bool(self.tag.description or self.tag.lead_story or self.picture)


def under_tag(slug: str, cursor: Cursor[MomentKey] | None, *, with_text: bool = False) -> NamedList:
    """Return a page of the stories that have a tag: one query."""
    reads(About.TAG, slug)
    reads(About.TAG_WORDS, slug)
    columns = WHOLE if with_text else CARDS
    return named_list(walk_rows(PublishedTag, slug, cursor, columns + OF_TAG))


def topics() -> list[str]:
    """Return where the tags stand that have live stories and of which something is said."""
    reads(About.LIVE)
    reads(About.TOPICS)
    shown = PublishedTag.objects.filter(slug=OuterRef("slug"))
    said = Tag.objects.exclude(description="").filter(Exists(shown)).order_by("slug")
    return list(said.values_list("slug", flat=True)[:SITEMAP_MOST])


def topic(slug: str) -> Topic | None:
    """Return what the library knows of a tag; two queries where it has a picture."""
    rows = Tag.objects.filter(slug=slug).select_related(
        "picture__photo__agency", "picture__photo__photographer"
    )
    tag = rows.defer(*(f"picture__photo__{name}" for name in NOT_SHOWN)).first()
    if tag is None:
        return None
    chosen = getattr(tag, "picture", None)
    return Topic(tag, shown_now(chosen.photo) if chosen else None)


def lead_of(tag: Tag, page: Stories) -> PublishedArticle | None:
    """Return the story that leads a topic's first page: the one chosen, if it has the tag still.

    Else the newest. A query only where the chosen one is older than this page.
    """
    on_page = next((story for story in page.rows if story.id == tag.lead_story), None)
    if tag.lead_story and on_page is None:
        rows = PublishedTag.objects.filter(slug=tag.slug, article_id=tag.lead_story)
        row = rows.select_related("article").defer(*NOT_ON_CARD_OF_ROW).first()
        on_page = row.article if row else None
    return on_page or (page.rows[0] if page.rows else None)


def running_in(stories: Sequence[PublishedArticle]) -> list[Thread]:
    """Return the open threads in which these stories stand, the newest thread first."""
    ids = [story.id for story in stories]
    reads(About.GATHERED, *ids)
    slugs = ThreadStory.objects.filter(article_id__in=ids).values("thread_slug")
    threads = list(Thread.objects.filter(slug__in=slugs).order_by("-pk"))
    # A closed one may be opened again.
    reads(About.THREAD_WORDS, *(thread.slug for thread in threads))
    return [thread for thread in threads if not thread.is_closed][:MOST_RUNNING]


# --- People -------------------------------------------------------------------------------------


class Flags(TypedDict):
    """Whether live stories have pictures by somebody, and corrections of what they wrote."""

    has_pictures: bool
    has_corrections: bool


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    type FlaggedPerson = WithAnnotations[Person, Flags]


class Known(NamedTuple):
    """A person of the library, their portrait, and whether they took pictures or were corrected."""

    person: Person
    portrait: ShownPicture | None
    has_pictures: bool
    has_corrections: bool


def by_person(
    slug: str, cursor: Cursor[MomentKey] | None, *, with_text: bool = False
) -> tuple[str, Stories]:
    """Return a person's name as last printed and a page of the stories that credit them.

    A story in which they have two roles stands once. The name is '' where there are none.
    """
    reads(About.PERSON, slug)
    rows = PublishedCredit.objects.filter(slug=slug)
    if cursor:
        rows = rows.filter(after(cursor.key), first_published_at__lte=cursor.key[0])
    found = rows.order_by("-first_published_at", "-article_id").values_list("article_id", "name")
    names = dict(reversed(list(found[: (PER_PAGE + 1) * MOST_ROLES])))
    ids = list(reversed(names))[: PER_PAGE + 1]
    some = Listed(PublishedArticle).all() if with_text else live()
    stories = list(some.filter(pk__in=ids).newest())
    page = page_of(stories, cursor, key_of)
    return (names[ids[0]] if ids else ""), page


def person(slug: str) -> Known | None:
    """Return what is known of a person, for the page of one whom a live story credits.

    Two queries where they have a portrait.
    """
    reads(About.PERSON_WORDS, slug)
    credits = PublishedCredit.objects.filter(slug=OuterRef("slug"))
    rows = Person.objects.filter(slug=slug).select_related(
        "portrait__photo__agency", "portrait__photo__photographer"
    )
    rows = rows.defer(*(f"portrait__photo__{name}" for name in NOT_SHOWN))
    row = rows.annotate(
        has_pictures=Exists(credits.filter(role=PHOTOGRAPHER)),
        has_corrections=Exists(credits.filter(corrected_at__isnull=False)),
    ).first()
    if row is None:
        return None
    chosen = getattr(row, "portrait", None)
    portrait = shown_now(chosen.photo) if chosen else None
    flagged = cast("FlaggedPerson", row)
    return Known(row, portrait, flagged.has_pictures, flagged.has_corrections)


def pictures_by(slug: str) -> list[tuple[ShownPicture, PublishedArticle]]:
    """Return the pictures of a photographer's newest stories, each once, with its newest story."""
    reads(About.PERSON, slug)
    rows = PublishedCredit.objects.filter(slug=slug, role=PHOTOGRAPHER).select_related("article")
    rows = rows.order_by("-first_published_at", "-article_id")
    by_hash: dict[str, tuple[ShownPicture, PublishedArticle]] = {}
    for row in rows.defer("article__body_html", "article__content")[:PICTURES_OF_A_PERSON]:
        for picture in row.article.shown_pictures:
            if picture.photographer_slug == slug and picture.usual:
                by_hash.setdefault(picture.hash, (picture, row.article))
    return list(by_hash.values())[:PICTURES_OF_A_PERSON]


def corrected_by(slug: str) -> list[PublishedArticle]:
    """Return the stories somebody wrote of which readers were told a mistake, the last first."""
    reads(About.PERSON, slug)
    rows = PublishedCredit.objects.filter(slug=slug, corrected_at__isnull=False)
    rows = rows.order_by("-corrected_at", "-article_id").select_related("article")
    return [row.article for row in rows.defer("article__body_html")[:MOST_CORRECTED]]


# --- Sources ------------------------------------------------------------------------------------


def from_source(
    slug: str, cursor: Cursor[MomentKey] | None, *, with_text: bool = False
) -> NamedList:
    """Return a page of the stories of one source: one query."""
    reads(About.SOURCE, slug)
    reads(About.SOURCE_WORDS, slug)
    columns = WHOLE if with_text else CARDS
    return named_list(walk("a.source_slug = %s", [slug], cursor, columns + OF_SOURCE))


def house(slug: str) -> Organisation | None:
    """Return what the library knows of a source."""
    return Organisation.objects.filter(slug=slug).first()
