"""What both changed differently, as a page shows it: both texts, their difference, the choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.draft.merging import BOTH, MINE, THEIRS, Merge, Passage, Question
from desk.frame.words import words_of_markup
from editions.difference import Piece, word_difference
from editions.story import FACTS, Named, StoryCredit, StoryFigure, StoryPhoto

PARTS = {
    "photo": "picture",
    "alt": "alt text",
    "date": "day",
    "removed": "taken out by one of you",
    "order": "order",
}
NOTHING = "Nothing stands here"


@dataclass(frozen=True)
class ConflictView:
    """A question as it is shown: each side's words with what only they have marked."""

    id: str
    label: str
    theirs: list[Piece]
    mine: list[Piece]
    may_both: bool
    chosen: str
    is_open: bool


@dataclass(frozen=True)
class Stretch:
    """A stretch of the merged text: its paragraphs, or what is asked about it."""

    source: str
    paragraphs: list[str]
    asked: ConflictView | None


def asked_about(merged: Merge) -> list[ConflictView]:
    """Return the questions outside the text, in the order of the page."""
    return [shown(merged, question) for question in merged.questions if question.field != "body"]


def stretches(merged: Merge) -> list[Stretch]:
    """Return the merged text from beginning to end, where anything of it is asked."""
    if not any(question.field == "body" for question in merged.questions):
        return []
    return [stretch(merged, passage) for passage in merged.passages]


def stretch(merged: Merge, passage: Passage) -> Stretch:
    """Return one stretch as it is shown."""
    asked = shown(merged, passage.question) if passage.question else None
    return Stretch(passage.source, [words_of_markup(block) for block in passage.blocks], asked)


def shown(merged: Merge, question: Question) -> ConflictView:
    """Return a question with the differences of both texts marked."""
    theirs, mine = words_of(question.theirs), words_of(question.mine)
    pieces = word_difference(theirs, mine)
    return ConflictView(
        id=question.id,
        label=label_of(question),
        theirs=[("gone" if op == "gone" else "same", text) for op, text in pieces if op != "new"],
        mine=[("new" if op == "new" else "same", text) for op, text in pieces if op != "gone"],
        may_both=question.both is not None,
        chosen=merged.answers.get(question.id, ""),
        is_open=question in merged.open,
    )


def label_of(question: Question) -> str:
    """Return what is asked about, such as `Headline` or `Photo 2: caption`."""
    name = FACTS[question.field].label
    part = " ".join(PARTS.get(word, word) for word in question.part.split())
    if question.field == "figures" and question.part[:1].isdigit():
        number, _, rest = part.partition(" ")
        return f"Photo {number}: {rest}"
    return f"{name}: {part}" if part else name


def words_of(value: object) -> str:
    """Return a field's value, or a part of one, as words."""
    if isinstance(value, tuple):
        separator = "\n\n" if any(isinstance(one, StoryFigure) for one in value) else ", "
        if all(isinstance(one, str) and one.startswith("<") for one in value) and value:
            return "\n\n".join(words_of_markup(str(one)) for one in value)
        return separator.join(words for one in value if (words := words_of(one)))
    if isinstance(value, StoryCredit):
        return f"{value.name} ({value.role.replace('_', ' ')})"
    if isinstance(value, StoryFigure):
        return " ".join(part for part in (value.caption, value.credit) if part) or "A picture"
    if isinstance(value, StoryPhoto):
        return f"Picture {value.hash[:8]}"
    if isinstance(value, Named):
        return value.name
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "")


def answers_in(values: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that a page was sent with, by question."""
    return {
        name.removeprefix("answer-"): value
        for name, value in values.items()
        if name.startswith("answer-") and value in {THEIRS, MINE, BOTH}
    }
