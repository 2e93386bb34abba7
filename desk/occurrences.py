"""Where a word or name stands in a story, and the story with another in its place.

Every place that readers see is looked at, the text across its bold and linked parts. Names that
the library keeps (people, organisations, tags, the section) are found too, and marked as such:
they follow the library.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import html

from editions.body import blocks, clean_body
from editions.story import Named, Story, StoryCredit, StoryFigure
from paging.numbers import whole_number

LABELS = {
    "headline": "Headline",
    "short_headline": "Short headline",
    "kicker": "Label",
    "standfirst": "Standfirst",
    "byline_place": "Reported from",
    "search_title": "Title for search engines",
    "social_title": "Title for shared links",
}
FIGURE_LABELS = {
    "caption": "Caption",
    "credit": "Photo credit",
    "alt": "Alt text",
    "copyright_notice": "Copyright notice",
}
CONTEXT = 140
INLINE = ("strong", "em", "a", "sub", "sup")
SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])")


@dataclass(frozen=True)
class Phrase:
    """The words looked for: exactly as typed, or in any case; whole, or where words begin so."""

    words: str
    any_case: bool = False
    whole: bool = True

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches; any white space stands for a space."""
        body = r"\s+".join(re.escape(word) for word in self.words.split())
        starts = r"(?<!\w)" if self.words[:1].isalnum() and self.is_spaced else ""
        ends = r"(?!\w)" if self.whole and self.words[-1:].isalnum() and self.is_spaced else ""
        return re.compile(f"{starts}{body}{ends}", re.IGNORECASE if self.any_case else 0)

    @property
    def is_spaced(self) -> bool:
        """Whether its script sets spaces between words; Chinese and Japanese have no word ends."""
        return not re.search(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]", self.words)


@dataclass(frozen=True)
class Occurrence:
    """One place where it stands: `key` names it within its edition; the rest is for the eye.

    `kept_by` says which list of the library keeps the name, where one does.
    """

    key: str
    label: str
    before: str
    found: str
    after: str
    kept_by: str = ""


@dataclass(frozen=True)
class Place:
    """A text of a story: the key and label of its occurrences, and the words."""

    key: str
    label: str
    text: str
    kept_by: str = ""


def places(story: Story) -> Iterator[Place]:
    """Yield every text of a story but its body, in the order of the page."""
    for name, label in LABELS.items():
        yield Place(name, label, getattr(story, name))
    for at, credit in enumerate(story.credits):
        yield Place(f"credits.{at}", "Credit", credit.name, "people")
    if story.dateline:
        yield Place("dateline.place", "Dateline", story.dateline.place)
        yield Place("dateline.agency", "Dateline", story.dateline.agency, "organisations")
    if story.source:
        yield Place("source", "Source", story.source.name, "organisations")
    if story.section:
        yield Place("section", "Section", story.section.name, "sections")
    for at, figure in enumerate(story.figures):
        for name, label in FIGURE_LABELS.items():
            yield Place(f"figures.{at}.{name}", f"{label}, photo {at + 1}", getattr(figure, name))
        for name, kept_by in (("agency", "organisations"), ("photographer", "people")):
            label = f"{name.capitalize()}, photo {at + 1}"
            yield Place(f"figures.{at}.{name}", label, getattr(figure, name), kept_by)
    for at, tag in enumerate(story.tags):
        yield Place(f"tags.{at}", "Tag", tag.name, "tags")


def occurrences(story: Story, phrase: Phrase) -> list[Occurrence]:
    """Return where the phrase stands in a story, headline first, then the text."""
    pattern = phrase.pattern
    found = [
        in_context(f"{place.key}:{at}", place.label, place.text, match, place.kept_by)
        for place in places(story)
        for at, match in enumerate(pattern.finditer(place.text))
    ]
    at = 0
    in_body = []
    for text in block_texts(story.body):
        for match in pattern.finditer(text):
            in_body.append(in_context(f"body:{at}", "Text", text, match, ""))
            at += 1
    cut = next((i for i, one in enumerate(found) if one.key.split(":")[0] not in LABELS), None)
    return [*found[:cut], *in_body, *(found[cut:] if cut is not None else [])]


def in_context(key: str, label: str, text: str, match: re.Match[str], kept_by: str) -> Occurrence:
    """Return an occurrence with the sentence around it."""
    start, end = match.span()
    starts = [0, *(cut.end() for cut in SENTENCE_END.finditer(text) if cut.end() <= start)]
    ends = [cut.start() for cut in SENTENCE_END.finditer(text) if cut.start() >= end]
    before, after = text[starts[-1] : start], text[end : ends[0] if ends else len(text)]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:]
    if len(after) > CONTEXT:
        after = after[:CONTEXT] + "…"
    return Occurrence(key, label, before, match[0], after, kept_by)


# --- The text, across its markup ----------------------------------------------------------------


@dataclass
class Run:
    """A piece of text within a block: the element whose `text` or `tail` it is."""

    element: html.HtmlElement
    is_tail: bool
    text: str

    def write(self, text: str) -> None:
        """Put other words in its place."""
        self.text = text
        if self.is_tail:
            self.element.tail = text
        else:
            self.element.text = text


def body_root(body: str) -> html.HtmlElement:
    """Return the text as a tree."""
    return html.fragment_fromstring(body, create_parent="div")


def lines(root: html.HtmlElement) -> Iterator[list[Run]]:
    """Yield the lines of a text, each as its runs: blocks, items and cells end a line."""
    line: list[Run] = []
    ends = {
        "p",
        "h2",
        "h3",
        "li",
        "td",
        "th",
        "blockquote",
        "tr",
        "ul",
        "ol",
        "table",
        "br",
        "hr",
        "aside",
        "figure",
    }

    def walk(element: html.HtmlElement) -> Iterator[list[Run]]:
        nonlocal line
        breaks = element.tag in ends
        if breaks and line:
            yield line
            line = []
        if element.text:
            line.append(Run(element, False, element.text))
        for child in element:
            yield from walk(child)
            if child.tail:
                line.append(Run(child, True, child.tail))
        if breaks and line:
            yield line
            line = []

    yield from walk(root)
    if line:
        yield line


def block_texts(body: str) -> Iterator[str]:
    """Yield the words of each line of a text."""
    if blocks(body):
        for line in lines(body_root(body)):
            yield "".join(run.text for run in line)


def body_with(body: str, phrase: Phrase, wanted: Collection[int], put: str) -> str:
    """Return the text with `put` in the place of the occurrences of these numbers."""
    if not wanted:
        return body
    root = body_root(body)
    number = 0
    for line in list(lines(root)):
        text = "".join(run.text for run in line)
        matches = list(phrase.pattern.finditer(text))
        for at in reversed(range(len(matches))):
            if number + at in wanted:
                put_between(line, *matches[at].span(), put)
        number += len(matches)
    for element in list(root.iter(*INLINE)):
        if not len(element) and not element.text:
            # Its words went to the part before it.
            element.drop_tag()
    parts = [root.text or "", *(html.tostring(child, encoding="unicode") for child in root)]
    return clean_body("".join(parts))


def put_between(line: list[Run], start: int, end: int, put: str) -> None:
    """Replace a span of a line; where it goes across runs, the first one gets the new words."""
    offset = 0
    is_first = True
    for run in line:
        run_start, run_end = offset, offset + len(run.text)
        offset = run_end
        cut_from, cut_to = max(start, run_start), min(end, run_end)
        if cut_from >= cut_to:
            continue
        head, tail = run.text[: cut_from - run_start], run.text[cut_to - run_start :]
        run.write(head + (put if is_first else "") + tail)
        is_first = False


# --- The story with other words ------------------------------------------------------------------


def text_with(text: str, phrase: Phrase, wanted: Collection[int], put: str) -> str:
    """Return a plain text with `put` in the place of the occurrences of these numbers."""
    out, last = [], 0
    for at, match in enumerate(phrase.pattern.finditer(text)):
        if at in wanted:
            out += [text[last : match.start()], put]
            last = match.end()
    return "".join([*out, text[last:]])


def story_with(story: Story, phrase: Phrase, keys: Collection[str], put: str) -> Story:
    """Return the story with `put` in the place of these occurrences.

    A name that the library keeps gets the new words and keeps its address here; the caller
    sees to it that the library says the same.
    """
    wanted: dict[str, set[int]] = {}
    for key in keys:
        name, _, number = key.rpartition(":")
        at = whole_number(number)
        if at is not None:
            wanted.setdefault(name, set()).add(at)

    def new(key: str, text: str) -> str:
        return text_with(text, phrase, wanted.get(key, ()), put)

    dateline = story.dateline and replace(
        story.dateline,
        place=new("dateline.place", story.dateline.place),
        agency=new("dateline.agency", story.dateline.agency),
    )
    return story.with_changes(
        {
            **{name: new(name, getattr(story, name)) for name in LABELS},
            "body": body_with(story.body, phrase, wanted.get("body", ()), put),
            "dateline": dateline,
            "source": named_with(story.source, new("source", name_of(story.source))),
            "section": named_with(story.section, new("section", name_of(story.section))),
            "credits": tuple(
                StoryCredit(role=one.role, name=new(f"credits.{at}", one.name), slug=one.slug)
                for at, one in enumerate(story.credits)
            ),
            "figures": tuple(
                figure_with(
                    figure,
                    {
                        name: new(f"figures.{at}.{name}", getattr(figure, name))
                        for name in (*FIGURE_LABELS, "agency", "photographer")
                    },
                )
                for at, figure in enumerate(story.figures)
            ),
            "tags": tuple(
                Named(name=new(f"tags.{at}", tag.name), slug=tag.slug)
                for at, tag in enumerate(story.tags)
            ),
        }
    )


def name_of(named: Named | None) -> str:
    """Return a name, or '' where there is none."""
    return named.name if named else ""


def named_with(named: Named | None, name: str) -> Named | None:
    """Return a section or source under this name."""
    return Named(name=name, slug=named.slug) if named else None


def figure_with(figure: StoryFigure, words: dict[str, Any]) -> StoryFigure:
    """Return a figure with these words."""
    return replace(figure, **words)
