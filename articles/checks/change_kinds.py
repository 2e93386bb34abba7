"""What a change of a live story may be called (rule 3 of `docs/door.md`)."""

import re
from dataclasses import dataclass

from articles.workflow import DoorError
from editions.body import blocks, without_figures
from editions.choices import CHANGES, TELLS_READERS, Kind
from editions.story import FACTS, TEXTS, Story

TYPO_LETTERS = 2
# What housekeeping may touch: nothing of it is a word of the story.
HOUSEKEEPING_FIELDS = frozenset(name for name, fact in FACTS.items() if not fact.is_word)


@dataclass(frozen=True)
class NamedChange:
    """What a change is called, by whoever sends it out.

    `note` is the sentence that readers see; `is_note_owed` gives a correction an hour's grace for
    it. `reason` is a line for the desk, which answers for photos whose rights are in question too.
    """

    kind: Kind | None = None
    note: str = ""
    reason: str = ""
    is_note_owed: bool = False


# A first publication, and what nobody named yet.
UNNAMED = NamedChange()


class ChangeNotNamed(DoorError):
    """A live story was changed without saying what the change is, or under a wrong name."""


class NothingChanged(DoorError):
    """The story says what readers see already."""


def changed_fields(old: Story, new: Story) -> set[str]:
    """Return the names of the fields in which two stories differ."""
    before, after = old.to_dict(), new.to_dict()
    return {name for name in after if before.get(name) != after[name]}


def words_of_page(story: Story) -> list[str]:
    """Return every word a reader sees on the story's page, in order."""
    parts = [
        *(getattr(story, name) for name in TEXTS if FACTS[name].is_word),
        story.source_time,
        story.source.name if story.source else "",
        *(story.dateline.__dict__.values() if story.dateline else ()),
        *(f"{block.kind} {block.text}" for block in blocks(story.body)),
        *(credit.name for credit in story.credits),
        *(f"{figure.caption} {figure.credit}" for figure in story.shown_figures),
        "More follows" if story.is_flash else "",
    ]
    return " ".join(str(part) for part in parts).split()


def letters_apart(old: str, new: str, limit: int = TYPO_LETTERS) -> int:
    """Return how many letters to add, drop or change lead from one word to another.

    Levenshtein's distance; counting stops above `limit`.
    """
    if abs(len(old) - len(new)) > limit:
        return limit + 1
    row = list(range(len(new) + 1))
    for i, a in enumerate(old, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(new, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def is_typo(old: Story, new: Story) -> bool:
    """Say whether only spelling differs.

    No word is added or removed, no digit changed, and each changed word is within two letters.
    """
    before, after = words_of_page(old), words_of_page(new)
    if len(before) != len(after):
        return False
    return all(
        a == b
        or (re.findall(r"\d", a) == re.findall(r"\d", b) and letters_apart(a, b) <= TYPO_LETTERS)
        for a, b in zip(before, after, strict=True)
    )


def is_housekeeping(old: Story, new: Story) -> bool:
    """Say whether no word of the page changed but tags, section, alt text, crop or a picture.

    A picture that arrives for its waiting caption is housekeeping; so is one that was killed, or
    moved within the text.
    """
    changed = changed_fields(old, new) - HOUSEKEEPING_FIELDS
    if without_figures(old.body) == without_figures(new.body):
        changed -= {"body"}
    if changed - {"figures"}:
        return False
    captions = {(figure.caption, figure.credit) for figure in old.figures}
    return all((figure.caption, figure.credit) in captions for figure in new.figures)


def plain_kind(old: Story, new: Story) -> Kind | None:
    """Return what a change is beyond doubt: housekeeping, or a slip in a word of small letters.

    A word with a capital may be a name, and a wrong name is a correction: people say that.
    """
    if is_housekeeping(old, new):
        return Kind.HOUSEKEEPING
    if not is_typo(old, new):
        return None
    pairs = zip(words_of_page(old), words_of_page(new), strict=True)
    is_small = all(a == b or (a.islower() and b.islower()) for a, b in pairs)
    return Kind.TYPO if is_small else None


def check_kind(old: Story, new: Story, change: NamedChange) -> Kind:
    """Return the kind of a change, or raise where it is missing or wrong.

    Raises `ChangeNotNamed` with what to do: a correction or clarification needs the sentence
    readers will see (or an hour's grace: `is_note_owed`), a typo that is more than spelling
    needs a line of reason.
    """
    kind = change.kind
    if kind is None or kind not in CHANGES:
        raise ChangeNotNamed(
            "Readers see this story. Say what the change is: correction, clarification, update, "
            "typo or housekeeping."
        )
    if kind in TELLS_READERS:
        if not change.note.strip() and not change.is_note_owed:
            raise ChangeNotNamed(
                f"A {kind.label.lower()} needs the sentence that readers will see."
            )
        return kind
    if kind == Kind.TYPO and not is_typo(old, new) and not change.reason.strip():
        raise ChangeNotNamed(
            "This changes more than spelling. Call it a correction or an update, or give a "
            "line of reason why it is a typo."
        )
    if kind == Kind.HOUSEKEEPING and not is_housekeeping(old, new) and not change.reason.strip():
        raise ChangeNotNamed(
            "This changes words that readers see. Call it a correction, an update or a typo, or "
            "give a line of reason why it is housekeeping."
        )
    return kind
