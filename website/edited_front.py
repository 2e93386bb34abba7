"""A front that an editor made: which stories stand in its rows now, and in whose words.

What was put somewhere by hand and is not live is left out, and the next moves up; it appears as it
goes out. No story stands twice: by hand goes before by rule, and further up before further down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from editions.front import LAYOUTS, Layout, Override, Row, Rule, RuleKind, Slot
from editions.models import (
    FrontVersion,
    Lead,
    MostRead,
    PublishedArticle,
    PublishedCredit,
    PublishedTag,
    PublishedThread,
)
from editions.picture_markup import form_of
from editions.printed import primary
from editions.written_out import stories_of
from freshness.making import reads
from freshness.subjects import About
from paging.keyset import Cursor, MomentKey
from paper.now import paper_now
from related.lists.cards import CARD_COLUMNS
from website import queries

CARDS = ", ".join(f"a.{column}" for column in CARD_COLUMNS)
ARTICLE = PublishedArticle._meta.db_table
# What is read most is that of a day.
READ_WITHIN_H = 24
# So many stories in other languages than the paper's a rule of the whole paper looks past.
IN_OTHER_LANGUAGES = 10
# Somebody has at most one row a role for each story.
ROLES = 4
# Each part is a walk along an index of its own (see `front_page.py`).
NEWEST = "ORDER BY first_published_at DESC"
OF_ARTICLES = f"SELECT id FROM {ARTICLE} {{where}}{NEWEST}, id DESC"
OF_ROWS = f"SELECT article_id AS id FROM {{table}} WHERE slug = %s {NEWEST}, article_id DESC"
WALKS = {
    RuleKind.PAPER: OF_ARTICLES.format(where=""),
    RuleKind.SECTION: OF_ARTICLES.format(where="WHERE section_slug = %s "),
    RuleKind.SOURCE: OF_ARTICLES.format(where="WHERE source_slug = %s "),
    RuleKind.TAG: OF_ROWS.format(table=PublishedTag._meta.db_table),
    RuleKind.THREAD: OF_ROWS.format(table=PublishedThread._meta.db_table),
    RuleKind.PERSON: OF_ROWS.format(table=PublishedCredit._meta.db_table),
    # At most twenty rows.
    RuleKind.MOST_READ: f"""
        SELECT article_id AS id, place FROM {MostRead._meta.db_table}
        WHERE hours = {READ_WITHIN_H} ORDER BY place""",
}
PART = "SELECT {n} AS part, {place} AS place, id FROM ({walk} LIMIT {most}) AS part_{n}"
BY_HAND = f"SELECT -1 AS part, 0 AS place, id FROM {ARTICLE} WHERE id IN ({{ids}})"
STANDING = f"""
SELECT {CARDS}, found.part, CASE WHEN a.id IN ({{pictured}}) THEN a.photos ELSE '' END
  AS own_pictures
FROM ({{parts}}) AS found JOIN {ARTICLE} a ON a.id = found.id
ORDER BY found.part, found.place, a.first_published_at DESC, a.id DESC
"""
SUBJECTS = {
    RuleKind.PAPER: [About.LIVE],
    RuleKind.SECTION: [About.SECTION],
    RuleKind.SOURCE: [About.SOURCE],
    RuleKind.TAG: [About.TAG],
    RuleKind.THREAD: [About.THREAD],
    RuleKind.PERSON: [About.PERSON],
    # Of any section: one of them may come back that was withdrawn.
    RuleKind.MOST_READ: [About.MOST_READ, About.LIVE],
}


# Where all cards of a row are alike: their place, and the classes around them.
ALIKE = MappingProxyType(
    {
        Layout.THREE: ("of three", "three"),
        Layout.FOUR: ("in a band", "four"),
        Layout.TIMES: ("with its time", "times"),
        Layout.OPINION: ("opinion", "four columns"),
        Layout.PICTURES: ("picture", "two"),
        Layout.NUMBERED: ("with its number", "ranked"),
    }
)


class Found(TypedDict):
    """The rule that found a story, by its number, and its pictures where they are asked for."""

    part: int
    own_pictures: str


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    type FoundStory = WithAnnotations[PublishedArticle, Found]


@dataclass(frozen=True)
class ShownSlot:
    """A story where it stands, in the front's words, and the slot that it stands in."""

    slot: Slot
    story: PublishedArticle


@dataclass(frozen=True)
class ShownRow:
    """A row as readers see it. `leads_to` is the list that its heading leads to."""

    row: Row
    shown: Sequence[ShownSlot]
    leads_to: str = ""

    @property
    def level(self) -> int:
        """The level of its headlines: below the row's own heading, where it has one."""
        return 3 if self.row.heading else 2

    @property
    def at(self) -> str:
        """The place of its cards (`cards.PLACES`), where all are alike."""
        return ALIKE[self.row.layout][0]

    @property
    def classes(self) -> str:
        """The classes of what is around its cards."""
        return ALIKE[self.row.layout][1]


def edited_front(place: str) -> list[ShownRow]:
    """Return the rows of the front that was published last; none where it fills itself.

    Two queries, however many rows: the front, and its stories.
    """
    reads(About.FRONT, place)
    reads(About.LEAD, place)
    chosen = Lead.objects.filter(place=place, at__gt=OuterRef("at")).order_by("-id")
    versions = FrontVersion.objects.filter(place=place).order_by("-number")
    newest = versions.annotate(led=Subquery(chosen.values("article_id")[:1])).first()
    if newest is None or not newest.rows:
        return []
    return shown_rows(led_by(newest.parsed, newest.led or ""))


def led_by(rows: Sequence[Row], chosen: str) -> Sequence[Row]:
    """Return the rows with the story at the top that was chosen to lead since: the rest moves."""
    if not chosen or not rows:
        return rows
    first, *others = rows
    leading = Slot("lead", chosen)
    return [first.with_slots([leading, *first.slots]), *others]


def shown_rows(rows: Sequence[Row]) -> list[ShownRow]:
    """Return the rows with the stories that stand in them now, without those that have none."""
    by_hand = [slot for row in rows for slot in row.slots if slot.story]
    live, newest = standing(by_hand, rules_in(rows, len(by_hand)))
    choice = Choice(live, newest)
    shown = (ShownRow(row, list(choice.of_row(row)), leads_to(row)) for row in rows)
    return [row for row in shown if row.shown]


class Choice:
    """Which stories stand in the rows, chosen row by row."""

    def __init__(
        self, live: Sequence["FoundStory"], newest: Mapping[Rule, Sequence["FoundStory"]]
    ) -> None:
        self.live = {story.id: story for story in live}
        self.newest = newest
        self.placed: set[str] = set()

    def of_row(self, row: Row) -> Iterator[ShownSlot]:
        """Yield what stands in a row; for what is not live its last rule takes another story."""
        is_lead = LAYOUTS[row.layout].has_lead
        missing = 0
        for slot in row.slots:
            story = self.by_rule(slot.rule, is_lead=is_lead) if slot.rule else self.by_hand(slot)
            if story is not None:
                is_lead = False
                yield ShownSlot(slot, worded(story, slot.override))
            elif not slot.rule:
                missing += 1
        rules = [slot for slot in row.slots if slot.rule]
        for slot in rules[-1:] * missing:
            if slot.rule and (story := self.by_rule(slot.rule, is_lead=is_lead)):
                yield ShownSlot(slot, story)

    def by_hand(self, slot: Slot) -> "FoundStory | None":
        """Return the story that was put in a slot, where it is live and stands nowhere yet."""
        return self.first(story for story in [self.live.get(slot.story)] if story)

    def by_rule(self, rule: Rule, *, is_lead: bool) -> "FoundStory | None":
        """Return the next story of a rule; a lead is one with a picture, if there is one."""
        free = [story for story in self.newest[rule] if story.id not in self.live]
        pictured = self.first(story for story in free if story.card_picture) if is_lead else None
        return pictured or self.first(free)

    def first(self, stories: Iterable["FoundStory"]) -> "FoundStory | None":
        """Return the first that stands nowhere yet, which stands somewhere from now on."""
        story = next((each for each in stories if each.id not in self.placed), None)
        if story is not None:
            self.placed.add(story.id)
        return story


def rules_in(rows: Sequence[Row], by_hand: int) -> dict[Rule, int]:
    """Return the rules of these rows, each with how many stories it needs at the most.

    Whatever stands before it, or was put somewhere by hand, may be among its newest.
    """
    needs: dict[Rule, int] = {}
    before = by_hand
    for slot in (slot for row in rows for slot in row.slots if slot.rule):
        before += 1
        assert slot.rule is not None, "only slots with a rule are counted"
        needs[slot.rule] = before
    return needs


def standing(
    by_hand: Sequence[Slot], needs: Mapping[Rule, int]
) -> tuple[list["FoundStory"], dict[Rule, list["FoundStory"]]]:
    """Return the live ones of what was put in by hand, and the newest of each rule: one query."""
    ids = [slot.story for slot in by_hand]
    pictured = [slot.story for slot in by_hand if slot.override and slot.override.has_picture]
    parts, params = [], [*pictured]
    if ids:
        reads(About.STORY, *ids)
        parts.append(BY_HAND.format(ids=places(ids)))
        params += ids
    for n, (rule, number) in enumerate(needs.items()):
        keys = [rule.slug] if rule.slug else []
        for about in SUBJECTS[rule.kind]:
            reads(about, *keys)
        place = "place" if rule.kind == RuleKind.MOST_READ else "0"
        most = rows_for(rule, number)
        parts.append(PART.format(n=n, place=place, walk=WALKS[rule.kind], most=most))
        params += keys
    if not parts:
        return [], {}
    sql = STANDING.format(parts=" UNION ALL ".join(parts), pictured=places(pictured) or "''")
    by_part: dict[int, dict[str, FoundStory]] = {}
    for story in cast("Sequence[FoundStory]", stories_of(sql, params)):
        by_part.setdefault(story.part, {})[story.id] = story
    newest = {rule: in_order(by_part.get(n, {}).values(), rule) for n, rule in enumerate(needs)}
    return [*by_part.get(-1, {}).values()], newest


def places(values: Sequence[str]) -> str:
    """Return a place for each parameter."""
    return ", ".join(["%s"] * len(values))


def rows_for(rule: Rule, number: int) -> int:
    """Return how many rows of the index have this number of stories for a rule."""
    if rule.kind == RuleKind.PERSON:
        return number * ROLES
    return number + IN_OTHER_LANGUAGES if rule.kind == RuleKind.PAPER else number


def in_order(stories: Iterable["FoundStory"], rule: Rule) -> list["FoundStory"]:
    """Return what a rule takes from: of the whole paper what is in its own language goes first."""
    if rule.kind != RuleKind.PAPER:
        return [*stories]
    own = primary(paper_now().speaks)
    return sorted(stories, key=lambda story: primary(story.language) != own)


def worded(story: "FoundStory", override: Override | None) -> PublishedArticle:
    """Return a story in the words and with the picture that the front has for it.

    They hold for the headline that they were written over: under another it says its own.
    """
    if override is None or override.over != story.headline:
        return story
    shown = copy(story)
    shown.headline = override.headline or story.headline
    shown.kicker = override.kicker or story.kicker
    shown.standfirst = override.standfirst or story.standfirst
    if override.has_picture:
        shown.card_picture = card_picture(story, override)
    return shown


def card_picture(story: "FoundStory", override: Override) -> str:
    """Return the markup of the picture that a front chose of a story's own, cropped as it says."""
    full = copy(story)
    full.photos = story.own_pictures or "[]"
    wanted = override.picture
    pictures = (each for each in full.shown_pictures if not wanted or each.hash == wanted)
    chosen = next(pictures, None)
    if chosen is None:
        return story.card_picture
    if override.focal_x is not None and override.focal_y is not None:
        chosen = replace(chosen, focal_x=override.focal_x / 10, focal_y=override.focal_y / 10)
    return form_of(chosen)


LISTS = {
    RuleKind.SECTION: "section",
    RuleKind.TAG: "tag",
    RuleKind.THREAD: "thread",
    RuleKind.SOURCE: "source",
    RuleKind.PERSON: "person",
}


def leads_to(row: Row) -> str:
    """Return the address of the list that a whole row is taken from; '' where there is none."""
    rules = {slot.rule for slot in row.slots}
    rule = rules.pop() if len(rules) == 1 else None
    if rule and rule.kind == RuleKind.MOST_READ:
        return reverse("most_read")
    return reverse(LISTS[rule.kind], args=[rule.slug]) if rule and rule.slug else ""


def below_front(
    slug: str, rows: Iterable[ShownRow], cursor: Cursor[MomentKey] | None
) -> queries.Stories:
    """Return a page of a section's stories that do not stand in the rows of its front."""
    reads(About.SECTION, slug)
    ids = [slot.story.id for row in rows for slot in row.shown]
    return queries.listed(queries.live().filter(section_slug=slug).exclude(pk__in=ids), cursor)
