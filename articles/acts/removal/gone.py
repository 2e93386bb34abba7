"""What a removal by order takes: the words that only the removed editions said."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from lxml import html

from addresses.slugs import address_slug
from editions.body import blocks, clean_body, plain
from editions.content import Content
from editions.story import TEXTS, Story, StoryFigure
from editions.wording import wording_key
from search.words import words_of

REMOVED = "[removed by order]"
# A shorter passage, such as a label, would be found where nobody meant it.
SHORTEST_PASSAGE = 12
# What is put behind an address that another story has: a number, or a short id.
NUMBERED = re.compile(r"-(?:[2-9]|[a-z0-9]{6})\Z")


def passages_of(story: Story) -> Iterator[str]:
    """Yield every passage of a story's own words: its fields, its paragraphs, its captions."""
    yield from (getattr(story, name) for name in TEXTS)
    yield from (block.text for block in blocks(story.body))
    for figure in story.figures:
        yield from (figure.caption, figure.alt)
    if story.dateline:
        yield story.dateline.place


def passages_said(content: Content) -> set[str]:
    """Return every passage of what an edition says, with what the door added."""
    told = {content.note, content.reason, *(note.note for note in content.corrections)}
    own = set(passages_of(content.story)) if content.story else set()
    return {passage for passage in own | told if passage}


@dataclass(frozen=True)
class Gone:
    """What removed editions said and no edition that stays says.

    `passages` are whole fields and paragraphs, `words` folded words, `headlines` those it went
    out under, `slugs` the ends of addresses made of them, `kept_slugs` those of what stays.
    """

    passages: frozenset[str]
    words: frozenset[str]
    headlines: frozenset[str]
    slugs: frozenset[str]
    kept_slugs: frozenset[str]

    @classmethod
    def of(cls, removed: Iterable[Content], kept: Iterable[Content]) -> Self:
        """Compare what is removed with what stays."""
        removed, kept = list(removed), list(kept)
        were, are = headlines_of(removed), headlines_of(kept)
        headlines = {headline for headline in were if headline not in are}
        typed = slugs_typed(removed) - slugs_typed(kept)
        slugs = {slug for slug in map(address_slug, headlines) if slug} | typed
        kept_slugs = {address_slug(headline) for headline in are} | slugs_typed(kept)
        passages, passages_kept = passages_of_all(removed), passages_of_all(kept)
        return cls(
            passages=frozenset(passages - passages_kept),
            words=frozenset(words_of(" ".join(passages)))
            - frozenset(words_of(" ".join(passages_kept))),
            headlines=frozenset(headlines),
            slugs=frozenset(slugs - kept_slugs),
            kept_slugs=frozenset(kept_slugs),
        )

    @cached_property
    def phrases(self) -> list[str]:
        """What is looked for within other words, the longest first."""
        long = {passage for passage in self.passages if len(passage) >= SHORTEST_PASSAGE}
        return sorted(long | self.headlines, key=len, reverse=True)

    @property
    def in_order(self) -> list[str]:
        """The passages as a page shows them."""
        return sorted(self.passages)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The removed headlines as stories are known by them."""
        return frozenset(wording_key(headline)[:300] for headline in self.headlines) - {""}

    def has_slug(self, slug: str) -> bool:
        """Say whether the end of an address was made of removed words."""
        if slug in self.kept_slugs:
            # What looks like a number behind a removed headline may be a word of one that stays.
            return False
        return slug in self.slugs or NUMBERED.sub("", slug) in self.slugs

    def is_in(self, story: Story) -> bool:
        """Say whether a story has a whole passage of what was removed."""
        return not self.passages.isdisjoint(passages_of(story)) or self.has_slug(story.slug)

    def is_hinted_in(self, story: Story) -> bool:
        """Say whether a story has so much as one word of what was removed."""
        return self.is_in(story) or not self.words.isdisjoint(
            words_of(" ".join(passages_of(story)))
        )

    def taken_from(self, story: Story) -> Story:
        """Return the story without every passage that was removed."""
        fields: dict[str, Any] = {
            name: "" for name in TEXTS if getattr(story, name) in self.passages
        }
        if self.has_slug(story.slug):
            fields["slug"] = ""
        if story.dateline and story.dateline.place in self.passages:
            fields["dateline"] = replace(story.dateline, place="")
        return story.with_changes(
            {
                **fields,
                "body": self.taken_from_body(story.body),
                "figures": tuple(self.taken_from_figure(figure) for figure in story.figures),
            }
        )

    def taken_from_body(self, body: str) -> str:
        """Return a text without its removed paragraphs, list items and table rows."""
        if not body:
            return ""
        root = html.fragment_fromstring(body, create_parent="div")
        for part in [*root.iter("li", "tr"), *root]:
            if words_of_part(part) in self.passages:
                part.drop_tree()
        return clean_body("".join(html.tostring(part, encoding="unicode") for part in root))

    def taken_from_figure(self, figure: StoryFigure) -> StoryFigure:
        """Return a figure without removed words; its picture stays."""
        return replace(
            figure,
            caption="" if figure.caption in self.passages else figure.caption,
            alt="" if figure.alt in self.passages else figure.alt,
        )

    def taken_from_words(self, words: str) -> str:
        """Return words of the desk, such as a note, with removed phrases made unreadable."""
        if words in self.keys:
            return ""
        left = words
        for phrase in self.phrases:
            left = re.sub(as_words(phrase), REMOVED, left)
        for slug in self.slugs:
            left = re.sub(rf"(?<![\w-]){re.escape(slug)}(?![\w])", "removed", left)
        return left

    def taken_from_data(self, value: Any) -> Any:  # noqa: ANN401  # JSON is of any type
        """Return JSON data with removed phrases made unreadable, wherever they stand in it."""
        if isinstance(value, str):
            return self.taken_from_words(value)
        if isinstance(value, list):
            return [self.taken_from_data(one) for one in value]
        if isinstance(value, dict):
            return {key: self.taken_from_data(one) for key, one in value.items()}
        return value


def as_words(phrase: str) -> str:
    """Return the pattern of a phrase that stands for itself: `War` is no part of `Warsaw`.

    Scripts without spaces have no edges of words, so that Latin letters and digits alone have them.
    """
    before = r"(?<![A-Za-z0-9])" if phrase[:1].isascii() else ""
    after = r"(?![A-Za-z0-9])" if phrase[-1:].isascii() else ""
    return f"{before}{re.escape(phrase)}{after}"


def headlines_of(contents: Iterable[Content]) -> set[str]:
    """Return the headlines that editions stand under."""
    return {content.story.headline for content in contents if content.story}


def slugs_typed(contents: Iterable[Content]) -> set[str]:
    """Return the ends of addresses that editors chose for editions."""
    return {content.story.slug for content in contents if content.story} - {""}


def passages_of_all(contents: Iterable[Content]) -> set[str]:
    """Return what editions say, passage by passage."""
    return set().union(*(passages_said(content) for content in contents))


def words_of_part(part: html.HtmlElement) -> str:
    """Return the words of a block, list item or table row, as `editions.body.blocks` has them."""
    if part.tag == "tr":
        return plain(" | ".join(cell.text_content() for cell in part))
    return plain(part.text_content())
