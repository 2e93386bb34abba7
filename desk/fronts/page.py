"""What stands on the page of a front: its rows as they would be now, and what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest

from articles.models import Article
from desk.frame.pages import story_address
from desk.frame.powers import user_of
from desk.frame.words import Badge, readers_badge
from desk.fronts.out_of_date import out_of_date
from desk.fronts.places import FrontPlace
from desk.fronts.rules import Names, names_of, rule_words
from editions.front import LAYOUTS, LayoutLook, Override, Row, Slot
from editions.models import FrontVersion, PublishedArticle, front_of
from editions.pictures import ShownPicture
from fronts.drafting import draft_of
from fronts.models import FrontDraft, FrontPlan
from website.edited_front import shown_rows

NOT_YOURS = "A story on hold that you are not named for"


@dataclass(frozen=True)
class EditedSlot:
    """A slot as an editor sees it.

    `headline` is what stands there now, `own` what the story says itself; `fell_away` is the
    headline that other words were written over, where the story has another by now.
    """

    slot: Slot
    headline: str
    own: str = ""
    by_rule: str = ""
    state: Badge | None = None
    address: str = ""
    fell_away: str = ""
    pictures: Sequence[ShownPicture] = ()
    typed: Override | None = None

    @property
    def words(self) -> Override | None:
        """What its form shows: what was typed and could not be kept, else what is kept."""
        return self.typed or self.slot.override


@dataclass(frozen=True)
class EditedRow:
    """A row as an editor sees it, with its number on the page."""

    row: Row
    number: int
    slots: Sequence[EditedSlot] = field(default_factory=list)

    @property
    def takes(self) -> LayoutLook:
        """Its layout in words, and how many stories it takes."""
        return LAYOUTS[self.row.layout]

    @property
    def name(self) -> str:
        """What it is called in lists and on buttons."""
        return f"row {self.number}" + (f", {self.row.heading}" if self.row.heading else "")


@dataclass(frozen=True)
class FrontPage:
    """The page on which a front is edited."""

    place: FrontPlace
    draft: FrontDraft
    published: FrontVersion | None
    rows: Sequence[EditedRow]
    plans: Sequence[FrontPlan]
    warnings: Sequence[str]


def front_page_of(
    request: HttpRequest, place: FrontPlace, typed: Mapping[str, Override] | None = None
) -> FrontPage:
    """Return the page of a front; `typed` are words that could not be kept, by slot."""
    draft = draft_of(place.slug)
    published = front_of(place.slug)
    rows = list(edited_rows(request, draft, typed or {}))
    plans = FrontPlan.objects.waiting().filter(place=place.slug)
    warnings = list(out_of_date(published)) if published else []
    return FrontPage(place, draft, published, rows, list(plans[:20]), warnings)


def edited_rows(
    request: HttpRequest, draft: FrontDraft, typed: Mapping[str, Override]
) -> Iterator[EditedRow]:
    """Yield the rows of a draft with what would stand in them now.

    Four queries, and one for each kind of what rules name.
    """
    rows = draft.parsed
    standing = shown_rows(rows, draft.place)
    shown = {each.slot.key: each.story for row in standing for each in row.shown}
    ids = [slot.story for row in rows for slot in row.slots if slot.story]
    live = {story.id: story for story in PublishedArticle.objects.filter(pk__in=ids).defer(*HEAVY)}
    seen = Article.objects.seen_by(user_of(request)).filter(public_id__in=ids).defer("body")
    articles = {article.public_id: article for article in seen}
    names = names_of(slot.rule for row in rows for slot in row.slots if slot.rule)
    for number, row in enumerate(rows, start=1):
        slots = [
            by_rule(slot, shown.get(slot.key), names)
            if slot.rule
            else by_hand(slot, live.get(slot.story), articles.get(slot.story), typed)
            for slot in row.slots
        ]
        yield EditedRow(row, number, slots)


HEAVY = ("body_html", "content", "moves", "shared_photo")


def by_rule(slot: Slot, story: PublishedArticle | None, names: Names) -> EditedSlot:
    """Return a slot that a rule fills."""
    assert slot.rule is not None, "asked of those alone"
    headline = story.headline if story else "Nothing yet"
    return EditedSlot(slot, headline, by_rule=rule_words(slot.rule, names))


def by_hand(
    slot: Slot,
    live: PublishedArticle | None,
    article: Article | None,
    typed: Mapping[str, Override],
) -> EditedSlot:
    """Return a slot in which a story stands by hand; of one on hold no more than that."""
    if article is None and live is None:
        return EditedSlot(slot, NOT_YOURS)
    own = live.headline if live else str(article)
    over = slot.override
    holds = over is not None and over.over == own
    return EditedSlot(
        slot,
        over.headline if over and holds and over.headline else own,
        own=own,
        state=readers_badge(article) if article else None,
        address=story_address(article) if article else "",
        fell_away=over.over if over and not holds else "",
        pictures=live.shown_pictures if live else (),
        typed=typed.get(slot.key),
    )
