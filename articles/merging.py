"""A fix of the live text is merged into the draft that somebody is writing meanwhile (rule 5)."""

from difflib import SequenceMatcher
from typing import Any

from lxml import html

from articles.changes import changed_fields
from editions.body import clean_body
from editions.story import Story

type Edit = tuple[int, int, list[str]]


def merge(old: Story, fixed: Story, draft: Story) -> tuple[Story, list[str]]:
    """Return the draft with the fix in it, and the fields where both changed the same thing.

    `old` is the live text before the fix. A field in conflict stays as the draft has it; the
    text is merged paragraph by paragraph.
    """
    patch: dict[str, Any] = {}
    conflicts: list[str] = []
    for name in sorted(changed_fields(old, fixed)):
        before, wanted, mine = (getattr(story, name) for story in (old, fixed, draft))
        if mine in (before, wanted):
            patch[name] = wanted
        elif name == "body" and (merged := merge_bodies(before, wanted, mine)) is not None:
            patch[name] = merged
        else:
            conflicts.append(name)
    return draft.with_changes(patch), conflicts


def merge_bodies(base: str, ours: str, theirs: str) -> str | None:
    """Return the text with both changes, or none where they touch the same paragraph."""
    base_blocks = block_markup(base)
    edits = sorted(
        {
            *map(hashable, edits_between(base_blocks, block_markup(ours))),
            *map(hashable, edits_between(base_blocks, block_markup(theirs))),
        }
    )
    out: list[str] = []
    at = 0
    for i, (start, end, blocks) in enumerate(edits):
        if i and start <= edits[i - 1][1] and touches(edits[i - 1], (start, end)):
            return None
        out += [*base_blocks[at:start], *blocks]
        at = end
    return clean_body("".join([*out, *base_blocks[at:]]))


def touches(before: tuple[int, int, tuple[str, ...]], edit: tuple[int, int]) -> bool:
    """Say whether an edit overlaps the one before it, or inserts at the same place."""
    start, end, _ = before
    return edit[0] < end or edit[0] == start or (edit[0] == edit[1] == end)


def hashable(edit: Edit) -> tuple[int, int, tuple[str, ...]]:
    """Return an edit that can be compared, so that the same edit on both sides counts once."""
    return edit[0], edit[1], tuple(edit[2])


def block_markup(body: str) -> list[str]:
    """Return the markup of each block of a text."""
    cleaned = clean_body(body)
    if not cleaned:
        return []
    root = html.fragment_fromstring(cleaned, create_parent="div")
    return [html.tostring(element, encoding="unicode") for element in root]


def edits_between(old: list[str], new: list[str]) -> list[Edit]:
    """Return which runs of the old blocks became what."""
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return [(i, j, new[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]
