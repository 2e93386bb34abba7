"""Two versions of a story that grew from one are made one again.

A colleague saved while somebody was writing, or a fix of the live text is merged into the draft
(rule 5): changes of different fields, paragraphs, people, tags or pictures merge by themselves.
What both changed differently is a question, which a person answers.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import html

from articles.draft.hunks import hunks, hunks_without_base
from articles.draft.ordered import merged_keys, merged_order
from articles.draft.pairing import FigureKey, figure_keys
from editions.body import clean_body
from editions.story import FACTS, STORY_FIELDS, Dateline, Story, StoryFigure
from taxonomy.names import tag_key

THEIRS, MINE, BOTH = "theirs", "mine", "both"
# Fields in which the words of both can stand one behind the other.
PROSE = {*(name for name, fact in FACTS.items() if fact.is_prose), "caption"}
# The parts of a figure that belong together.
FIGURE_PARTS = (
    ("photo", "copyright_notice"), ("caption",), ("credit",), ("alt",), ("agency",),
    ("photographer", "photographer_slug"),
)  # fmt: skip
DATELINE_PARTS = (("place",), ("date", "date_text"), ("agency",))
NO_FIGURE = StoryFigure(photo=None, caption="", credit="", alt="")


@dataclass(frozen=True)
class Question:
    """Something that both changed differently: `theirs` stands in the draft, `mine` does not.

    `part` says which figure or which part of a field it is, for people. `both` is what stands
    if both shall, none where that makes no sense. `id` changes with what is asked, so that an
    answer never meets another question.
    """

    id: str
    field: str
    part: str
    theirs: Any
    mine: Any
    both: Any = None


@dataclass(frozen=True)
class Passage:
    """A run of paragraphs of a merged text, and the question that it asks, if any.

    `source` says whose words they are where nothing is asked: `same`, `theirs` or `mine`.
    """

    blocks: tuple[str, ...]
    source: str
    question: Question | None = None


@dataclass
class Merge:
    """The merged story, its questions, and which of them are open.

    Where a question is open the story has what the draft has.
    """

    answers: Mapping[str, str]
    story: Story = field(default_factory=lambda: Story(headline=""))
    questions: list[Question] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def open_fields(self) -> list[str]:
        """The fields in which something is open, in the order of the page."""
        return [name for name in STORY_FIELDS if any(one.field == name for one in self.open)]

    def ask(self, name: str, theirs: Any, mine: Any, *, part: str = "", both: Any = None) -> Any:  # noqa: ANN401  # a field's value
        """Return what was answered; unanswered, the question is open and the draft's stands."""
        asked = f"{name}\n{part}\n{theirs!r}\n{mine!r}"
        id = hashlib.sha256(asked.encode()).hexdigest()[:16]
        self.asked[id] += 1
        id += "-again" * (self.asked[id] - 1)
        question = Question(id, name, part, theirs, mine, both)
        self.questions.append(question)
        answer = self.answers.get(id)
        if answer == MINE:
            return mine
        if answer == BOTH and both is not None:
            return both
        if answer != THEIRS:
            self.open.append(question)
        return theirs


def merge(
    base: Story | None, theirs: Story, mine: Story, answers: Mapping[str, str] | None = None
) -> Merge:
    """Return the story with the changes of both since `base`, and what has to be asked.

    `theirs` is the draft as it stands. Without a base every difference is a question.
    `answers` maps ids of questions to `theirs`, `mine` or `both`.
    """
    done = Merge(answers or {})
    patch: dict[str, Any] = {}
    for name in STORY_FIELDS:
        before = getattr(base, name) if base else None
        left, right = getattr(theirs, name), getattr(mine, name)
        if left == right or (base and right == before):
            if name == "body":
                done.passages.append(Passage(tuple(block_markup(left)), "same"))
        elif base and left == before and name != "body":
            patch[name] = right
        elif base is None and name not in {"body", "credits", "tags"}:
            patch[name] = done.ask(name, left, right, both=both_words(name, left, right))
        else:
            patch[name] = MERGERS.get(name, merge_whole)(done, name, before, left, right)
    done.story = theirs.with_changes(patch)
    return done


def both_words(name: str, theirs: object, mine: object) -> str | None:
    """Return both texts, one behind the other, in fields of prose."""
    if name not in PROSE or not theirs or not mine:
        return None
    return f"{theirs} {mine}"


def merge_whole(done: Merge, name: str, base: object, theirs: Any, mine: Any) -> Any:  # noqa: ANN401  # a field's value
    """Ask about a field of one piece that both changed."""
    return done.ask(name, theirs, mine, both=both_words(name, theirs, mine))


def merge_body(done: Merge, name: str, base: str | None, theirs: str, mine: str) -> str:
    """Merge the text paragraph by paragraph, and keep how, for the page that asks."""
    left, right = block_markup(theirs), block_markup(mine)
    cut = (
        hunks_without_base(left, right) if base is None else hunks(block_markup(base), left, right)
    )
    out: list[str] = []
    for hunk in cut:
        merged = hunk.merged
        if merged is not None:
            source = "same" if hunk.theirs == hunk.mine else MINE if merged == hunk.mine else THEIRS
            done.passages.append(Passage(merged, source))
        else:
            merged = done.ask(name, hunk.theirs, hunk.mine, both=hunk.both)
            done.passages.append(Passage(merged, THEIRS, done.questions[-1]))
        out += merged
    return clean_body("".join(out))


def merge_dateline(
    done: Merge, name: str, base: Dateline | None, theirs: Dateline | None, mine: Dateline | None
) -> Dateline | None:
    """Merge place, day and agency of a dateline, each by itself."""
    blank = Dateline(place="")
    parts = merge_parts(done, name, DATELINE_PARTS, (base or blank, theirs or blank, mine or blank))
    merged = replace(theirs or blank, **parts)
    return merged if merged.place or merged.agency else None


def merge_parts(
    done: Merge,
    name: str,
    groups: Sequence[tuple[str, ...]],
    sides: tuple[object, object, object],
    where: str = "",
) -> dict[str, Any]:
    """Return the parts of a dateline or figure; those that belong together are one question.

    `sides` are the base, the draft's and the one that is merged into it.
    """
    merged: dict[str, Any] = {}
    for group in groups:
        before, left, right = (tuple(getattr(side, part) for part in group) for side in sides)
        if left == right or right == before:
            values = left
        elif left == before:
            values = right
        else:
            both = both_words(group[0], left[0], right[0])
            part = f"{where}{group[0]}"
            values = done.ask(name, left, right, part=part, both=(both,) if both else None)
        merged.update(zip(group, values, strict=True))
    return merged


def merge_listed(
    done: Merge,
    name: str,
    base: tuple[Any, ...] | None,
    theirs: tuple[Any, ...],
    mine: tuple[Any, ...],
) -> tuple[Any, ...]:
    """Merge people or tags one by one; two new orders are a question."""
    key = KEYS[name]
    left, right = ({key(item): item for item in side} for side in (theirs, mine))
    union = tuple({**right, **left}[item_key] for item_key in {**left, **right})
    if base is None:
        return (
            tuple(done.ask(name, theirs, mine, both=union))
            if left.keys() != right.keys()
            else theirs
        )
    before = [key(item) for item in base]
    members = merged_keys(before, list(left), list(right))
    order = merged_order(before, list(left), list(right), members)
    if order is None:
        return tuple(done.ask(name, theirs, mine, both=union))
    return tuple({**right, **left}[item_key] for item_key in order)


def merge_figures(
    done: Merge,
    name: str,
    base: tuple[StoryFigure, ...],
    theirs: tuple[StoryFigure, ...],
    mine: tuple[StoryFigure, ...],
) -> tuple[StoryFigure, ...]:
    """Merge pictures one by one, and the words of each part by part."""
    was = dict(zip(figure_keys(base, base), base, strict=True))
    left = dict(zip(figure_keys(base, theirs), theirs, strict=True))
    right = dict(zip(figure_keys(base, mine), mine, strict=True))
    members: dict[FigureKey, StoryFigure] = {}
    for at, key in enumerate({**left, **right}, start=1):
        figure = merge_figure(done, at, was.get(key), left.get(key), right.get(key))
        if figure:
            members[key] = figure
    order = merged_order(list(was), list(left), list(right), list(members))
    if order is None:
        # Both have new orders: the words are merged, and only the order is asked.
        orders = [tuple(members[key] for key in side if key in members) for side in (left, right)]
        return tuple(done.ask(name, orders[0], orders[1], part="order"))
    return tuple(members[key] for key in order)


def merge_figure(
    done: Merge,
    at: int,
    base: StoryFigure | None,
    theirs: StoryFigure | None,
    mine: StoryFigure | None,
) -> StoryFigure | None:
    """Return a figure of the merged story, or none where it was taken out."""
    if theirs and mine:
        where = f"{at} "
        parts = merge_parts(done, "figures", FIGURE_PARTS, (base or NO_FIGURE, theirs, mine), where)
        return replace(theirs, **parts)
    if base is None:
        return theirs or mine
    if base in (theirs, mine):
        return None
    figure: StoryFigure | None = done.ask("figures", theirs, mine, part=f"{at} removed")
    return figure


MERGERS: dict[str, Any] = {
    "body": merge_body,
    "dateline": merge_dateline,
    "credits": merge_listed,
    "tags": merge_listed,
    "figures": merge_figures,
}
KEYS: dict[str, Any] = {
    "credits": lambda credit: (credit.role, credit.slug or credit.name),
    "tags": lambda tag: tag_key(tag.name),
}


def block_markup(body: str) -> list[str]:
    """Return the markup of each block of a text."""
    cleaned = clean_body(body)
    if not cleaned:
        return []
    root = html.fragment_fromstring(cleaned, create_parent="div")
    return [html.tostring(element, encoding="unicode") for element in root]
