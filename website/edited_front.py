"""A front that an editor made: which stories stand in its rows now, and in whose words.

What was put somewhere by hand and is not live is left out, and the next moves up; it appears as it
goes out. No story stands twice: by hand goes before by rule, and further up before further down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast

from django.db import connection
from django.urls import reverse

from editions.front import LAYOUTS, Layout, Override, Row, Rule, RuleKind, Slot, rows_of_json
from editions.models import (
    FrontVersion,
    Lead,
    MostRead,
    PublishedArticle,
    PublishedCredit,
    PublishedTag,
    PublishedThread,
)
from editions.models.fronts import tongue_of_place
from editions.picture_markup import form_of
from editions.pictures import ShownPicture
from editions.printed import primary
from editions.written_out import ARTICLE, CARDS, stories_of
from freshness.making import reads
from freshness.subjects import About
from paper.now import as_for_readers_of, paper_now
from website.faces import faces_of
from website.tongues import Condition, reads_stories_here, standing_here, way

# What is read most is that of a day.
READ_WITHIN_H = 24
# So many stories in other languages than the paper's a rule of the whole paper looks past.
IN_OTHER_LANGUAGES = 10
# Somebody has at most one row a role for each story.
ROLES = 4
# Each part is a walk along an index of its own (see `front_page.py`).
NEWEST = "ORDER BY first_published_at DESC"
OF_ARTICLES = f"SELECT id FROM {ARTICLE} {{where}}{NEWEST}, id DESC"
OF_ROWS = (
    f"SELECT article_id AS id FROM {{table}} WHERE slug = %s{{also}} {NEWEST}, article_id DESC"
)
TABLES = {
    RuleKind.TAG: PublishedTag._meta.db_table,
    RuleKind.THREAD: PublishedThread._meta.db_table,
    RuleKind.PERSON: PublishedCredit._meta.db_table,
}
COLUMNS = {RuleKind.SECTION: "section_slug", RuleKind.SOURCE: "source_slug"}
# At most twenty rows.
MOST_READ_NOW = f"""
SELECT article_id AS id, place FROM {MostRead._meta.db_table}
WHERE hours = {READ_WITHIN_H}{{also}} ORDER BY place"""
PART = "SELECT {n} AS part, {place} AS place, id FROM ({walk} LIMIT {most}) AS part_{n}"
BY_HAND = f"SELECT -1 AS part, 0 AS place, id FROM {ARTICLE} WHERE id IN ({{ids}})"
STANDING = f"""
SELECT {CARDS}, found.part, CASE WHEN a.id IN ({{pictured}}) THEN a.photos ELSE '' END
  AS own_pictures
FROM ({{parts}}) AS found JOIN {ARTICLE} a ON a.id = found.id
ORDER BY found.part, found.place, a.first_published_at DESC, a.id DESC
"""
# The front that was published last, what was chosen to lead it since, and what was chosen at all.
NEWEST_FRONT = f"""
WITH newest AS (
  SELECT "rows", at FROM {FrontVersion._meta.db_table} WHERE place = %s
  ORDER BY number DESC LIMIT 1
), chosen AS (
  SELECT article_id, at FROM {Lead._meta.db_table} WHERE place = %s ORDER BY id DESC LIMIT 1
)
SELECT (SELECT "rows" FROM newest),
  (SELECT article_id FROM chosen WHERE at > (SELECT at FROM newest){{also}}),
  (SELECT article_id FROM chosen)
"""
# It may have come to stand in another language's lists since.
IS_NOT_ELSEWHERE = (
    f" AND NOT EXISTS (SELECT 1 FROM {ARTICLE} WHERE id = article_id AND NOT ({{here}}))"
)
SUBJECTS = {
    RuleKind.PAPER: [],
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
    # Over opinion stands who says so.
    faces: Mapping[str, ShownPicture] = field(default_factory=dict)

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


class EditedFront(NamedTuple):
    """What readers see of a front, and the story that was chosen last to lead its place."""

    rows: list[ShownRow]
    chosen: str

    @property
    def stories(self) -> list[PublishedArticle]:
        """The stories that stand on it, in order."""
        return stories_in(self.rows)


def edited_front(place: str) -> EditedFront:
    """Return the front that was published last; one without rows where it fills itself.

    Two queries, however many rows: the front, and its stories; with opinion three more, for the
    portraits of those who wrote it.
    """
    reads(About.FRONT, place)
    reads(About.LEAD, place)
    with as_for_readers_of(tongue_of_place(place)):
        here, params = standing_here()
    also = IS_NOT_ELSEWHERE.format(here=here) if here else ""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_FRONT.format(also=also), [place, place, *params])
        rows, led, chosen = cursor.fetchone()
    if here and chosen:
        reads(About.STORY, chosen)
    if not rows:
        return EditedFront([], chosen or "")
    return EditedFront(shown_rows(led_by(rows_of_json(rows), led or ""), place), chosen or "")


def stories_in(rows: Iterable[ShownRow]) -> list[PublishedArticle]:
    """Return the stories of all rows, in the order in which they stand there."""
    return [slot.story for row in rows for slot in row.shown]


def led_by(rows: Sequence[Row], chosen: str) -> Sequence[Row]:
    """Return the rows with the story at the top that was chosen to lead since: the rest moves."""
    if not chosen or not rows:
        return rows
    first, *others = rows
    leading = Slot("lead", chosen)
    return [first.with_slots([leading, *first.slots]), *others]


def shown_rows(rows: Sequence[Row], place: str) -> list[ShownRow]:
    """Return the rows of a place with the stories in them now, without those that have none.

    Rules take what stands in the lists of the language that the front is in.
    """
    by_hand = [slot for row in rows for slot in row.slots if slot.story]
    with as_for_readers_of(tongue_of_place(place)):
        live, newest = standing(by_hand, rules_in(rows, len(by_hand)))
        choice = Choice(live, newest)
        shown = [ShownRow(row, list(choice.of_row(row)), leads_to(row)) for row in rows]
    return with_faces([row for row in shown if row.shown])


def with_faces(rows: Sequence[ShownRow]) -> list[ShownRow]:
    """Return the rows with the portraits of those whose opinion stands in them."""
    opinion = [row for row in rows if row.row.layout == Layout.OPINION]
    faces = faces_of(stories_in(opinion))
    return [replace(row, faces=faces) if row in opinion else row for row in rows]


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
        if rule.kind == RuleKind.PAPER:
            reads_stories_here()
        place = "place" if rule.kind == RuleKind.MOST_READ else "0"
        walk, of_language = walk_of(rule.kind)
        parts.append(PART.format(n=n, place=place, walk=walk, most=rows_for(rule, number)))
        params += [*keys, *of_language]
    if not parts:
        return [], {}
    sql = STANDING.format(parts=" UNION ALL ".join(parts), pictured=places(pictured) or "''")
    by_part: dict[int, dict[str, FoundStory]] = {}
    for story in cast("Sequence[FoundStory]", stories_of(sql, params)):
        by_part.setdefault(story.part, {})[story.id] = story
    newest = {rule: in_order(by_part.get(n, {}).values(), rule) for n, rule in enumerate(needs)}
    return [*by_part.get(-1, {}).values()], newest


def walk_of(kind: RuleKind) -> Condition:
    """Return the walk of a rule in the language spoken here, with its parameters after the slug."""
    here, params = standing_here()
    if kind == RuleKind.PAPER:
        return OF_ARTICLES.format(where=f"WHERE {here} " if here else ""), params
    if column := COLUMNS.get(kind):
        also = f" AND {here}" if here else ""
        return OF_ARTICLES.format(where=f"WHERE {column} = %s{also} "), params
    also = f" AND EXISTS (SELECT 1 FROM {ARTICLE} WHERE id = article_id AND {here})" if here else ""
    if kind == RuleKind.MOST_READ:
        return MOST_READ_NOW.format(also=also), params
    return OF_ROWS.format(table=TABLES[kind], also=also), params


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
    if rule and rule.kind == RuleKind.SECTION:
        return way("section", rule.slug)
    return reverse(LISTS[rule.kind], args=[rule.slug]) if rule and rule.slug else ""
