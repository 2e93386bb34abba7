"""Everything that readers' pages ask of the database, each list by a walk along one index."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict, cast

from django.db import connection
from django.db.models import Exists, Q
from django.utils import timezone

from editions.choices import TELLS_READERS
from editions.models import (
    Address,
    Correction,
    Edition,
    PublishedArticle,
    PublishedPhoto,
    ShownPhoto,
    ThreadStory,
)
from editions.models.record import closed_slug
from editions.models.site import NOT_ON_CARDS, Listed
from editions.page_pictures import is_on_a_page
from editions.written_out import ARTICLE, CARDS, WHOLE, stories_of
from freshness.making import holds_until, reads
from freshness.subjects import About
from media.models import SHARE, Photo, PhotoStatus, Rendition
from paging.keyset import PER_PAGE, Cursor, MomentKey, Page, page_of
from paging.numbers import whole_number
from paper.now import paper_now
from website.tongues import reads_stories_here, standing_here
from website.walks import Stories, walk

GOOGLE_NEWS = timedelta(hours=48)
SITEMAP_MOST = 50_000
NEWS_MOST = 1_000
# The same, of rows that lead to a story.
NOT_ON_CARD_OF_ROW = tuple(f"article__{name}" for name in NOT_ON_CARDS)

# Each part is a look into one index; that it is a translation is said because the index of
# translations holds no others. Written out: to put it together takes longer than to answer it.
WITH_TRANSLATIONS = f"""
WITH here AS (SELECT id, translation_of FROM {ARTICLE} WHERE published_on = %s AND slug = %s)
SELECT {WHOLE}, EXISTS (
  SELECT 1 FROM {ThreadStory._meta.db_table} g WHERE g.article_id = a.id
) AS is_gathered
FROM {ARTICLE} a WHERE a.id IN (
  SELECT id FROM here
  UNION ALL SELECT translation_of FROM here WHERE translation_of > ''
  UNION ALL SELECT o.id FROM here JOIN {ARTICLE} o
    ON o.translation_of = here.id AND o.translation_of > ''
  UNION ALL SELECT o.id FROM here JOIN {ARTICLE} o
    ON o.translation_of = here.translation_of AND o.translation_of > ''
)
ORDER BY a.language, a.id
"""

type Period = Literal["year", "month", "day"]


class IsGathered(TypedDict):
    """That a story stands in a thread."""

    is_gathered: bool


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    type GatheredStory = WithAnnotations[PublishedArticle, IsGathered]


# --- Lists of stories ---------------------------------------------------------------------------


def live() -> Listed:
    """Return all live stories without their text."""
    return Listed(PublishedArticle).cards()


def newest(cursor: Cursor[MomentKey] | None, *, with_text: bool = False) -> Stories:
    """Return a page of all live stories of the language spoken here; whole, as feeds need them."""
    reads_stories_here()
    condition, params = standing_here()
    return walk(condition, params, cursor, WHOLE if with_text else CARDS)


def in_section(
    slug: str,
    cursor: Cursor[MomentKey] | None,
    apart: Sequence[str] = (),
    *,
    with_text: bool = False,
) -> Stories:
    """Return a page of the stories of one section in the language spoken here, but for some."""
    reads(About.SECTION, slug)
    here, params = standing_here()
    condition = f"a.section_slug = %s{f' AND {here}' if here else ''}"
    if apart:
        condition += f" AND a.id NOT IN ({', '.join(['%s'] * len(apart))})"
    return walk(condition, [slug, *params, *apart], cursor, WHOLE if with_text else CARDS)


def led_section(slug: str, cursor: Cursor[MomentKey] | None, chosen: str) -> Stories:
    """Return a page of the stories of one section; the one chosen to lead it stands first."""
    lead = live().filter(pk=chosen, section_slug=slug).first() if chosen else None
    # It may be in a language that has a front of its own since it was chosen.
    if lead is None or lead.tongue in {each.key for each in paper_now().others}:
        return in_section(slug, cursor)
    page = in_section(slug, cursor, [lead.id])
    return replace(page, rows=[lead, *page.rows]) if page.is_first else page


def of_day(day: date, cursor: Cursor[MomentKey] | None) -> Stories:
    """Return a page of the stories whose address has this day."""
    reads(About.DAY, str(day))
    day_of_database = connection.ops.adapt_datefield_value(day)
    return walk("a.published_on = %s", [day_of_database], cursor)


def after(key: MomentKey) -> Q:
    """Return the condition for rows of tags and credits that stand after this key."""
    moment, article_id = key
    return Q(first_published_at__lt=moment) | Q(
        first_published_at=moment, article_id__lt=article_id
    )


def corrections(cursor: Cursor[MomentKey] | None, per_page: int = PER_PAGE) -> Page[Correction]:
    """Return a page of corrections and clarifications of live stories, newest first."""
    reads(About.CORRECTIONS)
    rows = Correction.objects.filter(kind__in=TELLS_READERS)
    if cursor:
        moment, row_id = cursor.key
        is_after = Q(corrected_at=moment, id__lt=whole_number(row_id) or 0)
        rows = rows.filter(Q(corrected_at__lt=moment) | is_after, corrected_at__lte=moment)
    rows = rows.order_by("-corrected_at", "-id").select_related("article")
    found = list(rows.defer(*NOT_ON_CARD_OF_ROW)[: per_page + 1])
    return page_of(found, cursor, lambda row: (row.corrected_at, str(row.id)), per_page)


# --- One story ----------------------------------------------------------------------------------


def story_at(day: date, slug: str) -> PublishedArticle | None:
    """Return the live story at an address."""
    story = PublishedArticle.objects.filter(published_on=day, slug=slug).first()
    if story:
        reads(About.STORY, story.id)
    return story


class FoundStory(NamedTuple):
    """The live story at an address, and the live stories that say it in other languages.

    `is_gathered` says whether it stands in a thread: the page of one that does not asks no further.
    """

    story: PublishedArticle
    translations: Sequence[PublishedArticle]
    is_gathered: bool


def story_with_translations(day: date, slug: str) -> FoundStory | None:
    """Return the live story at an address with its translations.

    One query: the page of a story has four to spend.
    """
    day_of_database = connection.ops.adapt_datefield_value(day)
    found = stories_of(WITH_TRANSLATIONS, [day_of_database, slug])
    rows = cast("Sequence[GatheredStory]", found)
    story = next((row for row in rows if (row.published_on, row.slug) == (day, slug)), None)
    if story is None:
        return None
    # A page that says nothing of a story is not kept, so that what is not there is not noted.
    reads(About.STORY, *(row.id for row in rows))
    ids = [story.id, story.translation_of] if story.translation_of else [story.id]
    reads(About.STORY, *ids)
    reads(About.TRANSLATIONS, *ids)
    reads(About.GATHERED, story.id)
    others = [row for row in rows if row.id != story.id]
    return FoundStory(story, others, bool(story.is_gathered))


def story_of_old_address(day: date, slug: str) -> tuple[PublishedArticle | None, Edition | None]:
    """Return the live story that once had an address, or the withdrawal that ended it."""
    address = Address.objects.filter(published_on=day, slug=slug).first()
    if address is None:
        return None, None
    story = live().filter(pk=address.article_id).first()
    if story:
        return story, None
    newest = Edition.objects.newest(address.article_id)
    return None, newest if newest and newest.is_withdrawal else None


def is_closed(day: date, slug: str) -> bool:
    """Say whether a story had this address until its words were removed by order."""
    return Address.objects.filter(published_on=day, slug=closed_slug(day, slug)).exists()


def editions_of(article_id: str, cursor: Cursor[int] | None, most: int) -> list[Edition]:
    """Return editions of a story, newest first, with content and with what became of them."""
    reads(About.VERSIONS, article_id)
    rows = Edition.objects.filter(article_id=article_id).order_by("-number")
    if cursor:
        rows = rows.filter(number__lt=cursor.key)
    return list(rows.select_related("content", "hidden", "removal")[:most])


def edition_of(article_id: str, number: int) -> Edition | None:
    """Return one edition of a story, with content and with what became of it."""
    reads(About.VERSIONS, article_id)
    rows = Edition.objects.filter(article_id=article_id, number=number)
    return rows.select_related("content", "hidden", "removal").first()


# --- The archive and sitemaps -------------------------------------------------------------------


def newest_days(each: Period, year: int | None = None) -> list[date]:
    """Return the newest day with live stories of each year, month or day, newest first.

    Of all years, or of one. One step down the index for each, instead of one for each story or
    day: a paper of a century has a hundred years.
    """
    reads(About.LIVE)
    table = PublishedArticle._meta.db_table
    ends = date(year or MINYEAR, 1, 1), date(year or MAXYEAR, 12, 31)
    first, last = (connection.ops.adapt_datefield_value(day) for day in ends)
    begins, parameters = connection.ops.date_trunc_sql(each, "days.day", ())
    sql = (
        f"WITH RECURSIVE days(day) AS (SELECT MAX(published_on) FROM {table} "
        "WHERE published_on BETWEEN %s AND %s UNION ALL "
        f"SELECT (SELECT MAX(published_on) FROM {table} "
        f"WHERE published_on >= %s AND published_on < {begins}) "
        "FROM days WHERE days.day IS NOT NULL) SELECT day FROM days WHERE day IS NOT NULL"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [first, last, first, *parameters])
        return [as_date(row[0]) for row in cursor.fetchall()]


def as_date(value: date | str) -> date:
    """Return a day, which SQLite gives as text where a query is not the ORM's."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def of_month(first: date) -> Listed:
    """Return the stories whose address has a day of this month, as many as a sitemap holds.

    Of each no more than a sitemap tells: address, last change and pictures.
    """
    reads(About.MONTH, f"{first:%Y-%m}")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    stories = PublishedArticle.objects.filter(published_on__range=(first, last))
    told = stories.only("published_on", "slug", "modified_at", "photos")
    return told.order_by("published_on", "slug")[:SITEMAP_MOST]


def of_last_two_days() -> list[PublishedArticle]:
    """Return the stories that a news sitemap lists."""
    reads(About.LIVE)
    since = timezone.now() - GOOGLE_NEWS
    stories = list(live().filter(first_published_at__gte=since).newest()[:NEWS_MOST])
    if stories:
        holds_until(stories[-1].first_published_at + GOOGLE_NEWS)
    return stories


def newest_moment() -> datetime | None:
    """Return when the newest live story went out; None where there is none."""
    reads(About.LIVE)
    return live().newest().values_list("first_published_at", flat=True).first()


def is_news(moment: datetime) -> bool:
    """Say whether a story that went out then stands in a news sitemap."""
    ends = moment + GOOGLE_NEWS
    holds_until(ends)
    return ends >= timezone.now()


# --- Photo files --------------------------------------------------------------------------------


def rendition_shown(content_hash: str, width: str, format: str) -> Rendition | None:
    """Return a rendition that readers may have: a live story shows its photo, nobody killed it.

    Or the page of a topic or person does, as long as it may. `width` is in pixels, or `share`.
    """
    size = {"is_share": True} if width == SHARE else {"is_share": False, "width_px": int(width)}
    shown = PublishedPhoto.objects.filter(content_hash=content_hash)
    rendition = (
        Rendition.objects.filter(photo__content_hash=content_hash, format=format, **size)
        .exclude(photo__status=PhotoStatus.KILLED)
        .annotate(is_of_story=Exists(shown))
        .select_related("photo")
        .first()
    )
    if rendition is None or rendition.is_of_story or is_on_a_page(content_hash):
        return rendition
    return None


def is_gone(content_hash: str) -> bool:
    """Say whether readers could once see a picture that they may not see now."""
    if not ShownPhoto.objects.filter(content_hash=content_hash).exists():
        return False
    killed = Photo.objects.filter(content_hash=content_hash, status=PhotoStatus.KILLED)
    return killed.exists() or not is_shown(content_hash)


def is_shown(content_hash: str) -> bool:
    """Say whether a live story shows a photo, or the page of a topic or person does."""
    shown = PublishedPhoto.objects.filter(content_hash=content_hash)
    return shown.exists() or is_on_a_page(content_hash)
