"""Where a word or name stands in a story, and the story with another in its place.

Every place that readers see is looked at, the text across its bold and linked parts. Names that
the library keeps (people, organisations, tags, the section) are found too, and marked as such:
they follow the library.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree, html

from editions.body import blocks, clean_body
from editions.phrases import Phrase, how_it_is_set
from editions.story import FACTS, TEXTS, Named, Story, StoryCredit, StoryFigure
from paging.numbers import whole_number

FIGURE_LABELS = {
    "caption": "Caption",
    "credit": "Photo credit",
    "alt": "Alt text",
    "copyright_notice": "Copyright notice",
}
CONTEXT = 140
EMPTIED = re.compile(r"<(strong|em|a|sub|sup)(?: [^>]*)?></\1>")
SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])")
# Where a line of the text ends: nothing is found across it.
LINE_ENDS = {
    "p", "h2", "h3", "li", "td", "th", "blockquote", "tr", "ul", "ol", "table", "br", "hr", "aside",
    "figure",
}  # fmt: skip


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

    @property
    def how_it_is_set(self) -> str:
        """How this spelling differs from others that look like it, in words."""
        return how_it_is_set(self.found)


@dataclass(frozen=True)
class SearchedText:
    """A text of a story: the key and label of its occurrences, and the words."""

    key: str
    label: str
    text: str
    kept_by: str = ""


def places(story: Story) -> Iterator[SearchedText]:
    """Yield every text of a story but its body, in the order of the page."""
    for name in TEXTS:
        yield SearchedText(name, FACTS[name].label, getattr(story, name))
    for at, credit in enumerate(story.credits):
        yield SearchedText(f"credits.{at}", "Credit", credit.name, "people")
    if story.dateline:
        yield SearchedText("dateline.place", "Dateline", story.dateline.place)
        yield SearchedText("dateline.agency", "Dateline", story.dateline.agency, "organisations")
    if story.source:
        yield SearchedText("source", "Source", story.source.name, "organisations")
    if story.section:
        yield SearchedText("section", "Section", story.section.name, "sections")
    for at, figure in enumerate(story.figures):
        for name, label in FIGURE_LABELS.items():
            yield SearchedText(
                f"figures.{at}.{name}", f"{label}, photo {at + 1}", getattr(figure, name)
            )
        for name, kept_by in (("agency", "organisations"), ("photographer", "people")):
            label = f"{name.capitalize()}, photo {at + 1}"
            yield SearchedText(f"figures.{at}.{name}", label, getattr(figure, name), kept_by)
    for at, tag in enumerate(story.tags):
        yield SearchedText(f"tags.{at}", "Tag", tag.name, "tags")


def occurrences(story: Story, phrase: Phrase) -> list[Occurrence]:
    """Return where the phrase stands in a story, headline first, then the text."""
    mentions = [each for place in places(story) for each in in_context(place, phrase)]
    in_body: list[Occurrence] = []
    for text in block_texts(story.body):
        in_body += in_context(SearchedText("body", FACTS["body"].label, text), phrase, len(in_body))
    cut = next((i for i, each in enumerate(mentions) if each.key.split(":")[0] not in TEXTS), None)
    return [*mentions[:cut], *in_body, *(mentions[cut:] if cut is not None else [])]


def in_context(place: SearchedText, phrase: Phrase, first: int = 0) -> Iterator[Occurrence]:
    """Yield where the phrase stands in a text, each with the sentence around it.

    They are counted from `first`.
    """
    matches = list(phrase.pattern.finditer(place.text))
    if not matches:
        return
    text = place.text
    cuts = [match.span() for match in SENTENCE_END.finditer(text)]
    sentences = [0, *(end for _, end in cuts)]
    sentence_ends = [*(start for start, _ in cuts), len(text)]
    for at, match in enumerate(matches, start=first):
        start, end = match.span()
        begins = sentences[bisect_right(sentences, start) - 1]
        ends = sentence_ends[bisect_left(sentence_ends, end)]
        before, after = (
            text[max(begins, start - CONTEXT) : start],
            text[end : min(ends, end + CONTEXT)],
        )
        if start - begins > CONTEXT:
            before = "…" + before
        if ends - end > CONTEXT:
            after += "…"
        yield Occurrence(f"{place.key}:{at}", place.label, before, match[0], after, place.kept_by)


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
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in LINE_ENDS and line:
            yield line
            line = []
        is_tail = event == "end"
        if text := element.tail if is_tail else element.text:
            line.append(Run(element, is_tail, text))
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
        matches = list(phrase.pattern.finditer("".join(run.text for run in line)))
        spans = [match.span() for at, match in enumerate(matches, number) if at in wanted]
        number += len(matches)
        if spans:
            put_between(line, spans, put)
    parts = [root.text or "", *(html.tostring(child, encoding="unicode") for child in root)]
    # Where words went to the part before theirs.
    return clean_body(EMPTIED.sub("", "".join(parts)))


def put_between(line: list[Run], spans: list[tuple[int, int]], put: str) -> None:
    """Replace spans of a line, in order; where one goes across runs, the first gets the words."""
    offset = 0
    waiting = deque(spans)
    for run in line:
        begins, ends = offset, offset + len(run.text)
        offset = ends
        out, at = [], begins
        while waiting and waiting[0][0] < ends:
            start, end = waiting[0]
            out.append(run.text[at - begins : max(start, begins) - begins])
            out.append(put if start >= begins else "")
            at = min(end, ends)
            if end > ends:
                break
            waiting.popleft()
        if out:
            run.write("".join([*out, run.text[at - begins :]]))


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
            **{name: new(name, getattr(story, name)) for name in TEXTS},
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
