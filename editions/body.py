"""The text of a story: which HTML it may have, cleaned alike on every way in, and its blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import nh3
from lxml import etree, html

from editions.markup import (
    DELETED,
    HARD_SPACE,
    INLINE,
    INVISIBLE,
    KNOWN,
    known_tags,
    without_stand_ins,
)
from search.words import can_be_seen, shown

# The tags that the desk's editor offers, and nothing else. An `aside` is a pull quote; a `figure`
# is the place of a picture, named by its content hash, with nothing in it.
TAGS = set(KNOWN)
# What is no word of the story: what somebody deleted with tracked changes or struck out, and code.
GONE_WITH_CONTENT = {*DELETED, "script", "style"}
# "*" empties the cleaner's own list of attributes that any tag may have.
ATTRIBUTES = {"*": set[str](), **{tag: set(allowed) for tag, allowed in KNOWN.items() if allowed}}
# Ten times the longest report; what is more is a file that was pasted into a story.
MOST_BYTES = 1_000_000
SCHEMES = {"http", "https", "mailto"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "table", "hr", "aside", "figure"}
MOST_LOOKS = 6
# What stands only at the top of a text, never within another block.
STANDS_ALONE = ("aside", "figure")
EMPTY = {"br", "hr"}
# What a pull quote may have in it beside words.
IN_QUOTE = INLINE | {"a", "br"}
CONTENT_HASH = re.compile(r"[0-9a-f]{32}\Z")

# Runs of white space that are not one ordinary space already, as nearly all are.
WHITE = re.compile(r" \s+|[^\S ]\s*")
# White space that keeps no place of its own: what separates words, and what ends lines.
ORDINARY_SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"


# Characters of scripts without spaces, each of which counts as a word.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True)
class Block:
    """A paragraph, subhead, list item, quotation or table row of a text, as plain words."""

    kind: str
    text: str


def plain(text: str) -> str:
    """Return words without control characters and with runs of white space as one space.

    Soft hyphens and the like are none of them: they come along with what was copied.
    A hard, narrow or ideographic space that somebody put between two words stays: it is
    typography. In a run with ordinary spaces or line breaks it is none. Empty where all that
    is left shows nothing: nobody could read, see or click it.
    """
    left = WHITE.sub(one_space, shown(INVISIBLE.sub("", text))).strip()
    return left if can_be_seen(left) else ""


def one_space(run: re.Match[str]) -> str:
    """Return the one space that a run of white space becomes."""
    first = run[0][0]
    return first if first not in ORDINARY_SPACES and run[0] == first * len(run[0]) else " "


@lru_cache(maxsize=8)
def clean_body(markup: str) -> str:
    """Return the text with only the HTML that a story may have.

    Scripts and deleted words go with their tags, other unknown tags leave their words; words
    outside a paragraph get one. Cleaning what is clean changes nothing. What was cleaned last is
    kept: a text that is saved and sent out is asked for at each step.
    """
    text = known_tags(markup)
    # A block within bold words comes out of them only at the second look.
    for _ in range(MOST_LOOKS):
        before, text = text, safe_markup(in_blocks(safe_markup(text)))
        if text == before:
            break
    return without_stand_ins(text)


def too_large(markup: str) -> str:
    """Return what to say of a text that has more than 1 MB with its markup, '' of any other."""
    size = len(markup.encode(errors="replace"))
    if size <= MOST_BYTES:
        return ""
    return (
        f"The text has {size / MOST_BYTES:.1f} MB, and 1 MB is the most that a story can have. "
        "Nothing was saved and nothing is lost: put some of it into a second story."
    )


def safe_markup(markup: str) -> str:
    """Return only what a story may have, wherever it stands."""
    return nh3.clean(
        markup,
        tags=TAGS,
        clean_content_tags=GONE_WITH_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def figure_markup(content_hash: str) -> str:
    """Return the place of the picture with this content hash in a text."""
    return f'<figure data-photo="{content_hash}"></figure>'


def in_blocks(safe: str) -> str:
    """Return clean markup in which every word stands in a block, and no block is empty.

    A picture has one place at most. What is no picture's place, or stands within another block,
    leaves its words.
    """
    root = html.fragment_fromstring(safe, create_parent="div")
    placed: set[str] = set()
    out: list[str] = []
    loose: list[str] = [escape(root.text or "", quote=False)]

    def close_paragraph() -> None:
        paragraph = stripped("".join(loose))
        loose.clear()
        if stripped(re.sub(r"<[^>]*>", "", paragraph)):
            out.append(f"<p>{paragraph}</p>")

    for child in root:
        tail, child.tail = child.tail, None
        if child.tag == "figure":
            content_hash = child.get("data-photo", "")
            if CONTENT_HASH.match(content_hash):
                close_paragraph()
                if content_hash not in placed:
                    placed.add(content_hash)
                    out.append(figure_markup(content_hash))
        elif child.tag in BLOCKS or child.tag == "li":
            close_paragraph()
            if child.tag == "hr" or stripped(child.text_content()):
                markup = block_markup(child)
                out.append(f"<ul>{markup}</ul>" if child.tag == "li" else markup)
        else:
            loose.append(block_markup(child))
        loose.append(escape(tail or "", quote=False))
    close_paragraph()
    return "".join(out)


def stripped(words: str) -> str:
    """Return words without the white space around them; a hard space is some."""
    return words.replace(HARD_SPACE, "\u00a0").strip().replace("\u00a0", HARD_SPACE)


def block_markup(block: html.HtmlElement) -> str:
    """Return the markup of an element at the top of a text, with nothing that stands alone in it.

    A quote pasted as paragraphs keeps its lines.
    """
    if block.tag != "aside" and next(block.iterdescendants(*STANDS_ALONE), None) is None:
        return html.tostring(block, encoding="unicode")
    may_have = IN_QUOTE if block.tag == "aside" else TAGS - set(STANDS_ALONE)
    out: list[str] = []
    for event, element in etree.iterwalk(block, events=("start", "end")):
        tag = str(element.tag)
        is_written = element is block or tag in may_have
        if event == "start":
            pairs = "".join(f' {name}="{escape(value)}"' for name, value in element.items())
            out.append(f"<{tag}{pairs}>" if is_written else "")
            out.append(escape(element.text or "", quote=False))
            continue
        if is_written and tag not in EMPTY:
            out.append(f"</{tag}>")
        elif not is_written and element.getnext() is not None and stripped(words_of(element)):
            out.append("<br>" if block.tag == "aside" else "")
        out.append(escape(element.tail or "", quote=False))
    return "".join(out)


def words_of(element: etree._Element) -> str:
    """Return the words in an element."""
    return "".join(element.itertext())


def figures_in(body: str) -> list[str]:
    """Return the content hashes of the pictures that have a place in a text, in order."""
    return re.findall(r'<figure data-photo="([0-9a-f]{32})"></figure>', body)


def without_figures(body: str) -> str:
    """Return a clean text without the places of its pictures."""
    return re.sub(r'<figure data-photo="[0-9a-f]{32}"></figure>', "", body)


def elements_of(body: str) -> Iterator[html.HtmlElement]:
    """Yield the blocks of a clean text as elements, in order."""
    if body.strip():
        yield from html.fragment_fromstring(body, create_parent="div")


def blocks(body: str) -> list[Block]:
    """Return the text block by block as plain words, in order."""
    blocks_of_text: list[Block] = []
    for element in elements_of(body):
        if element.tag in {"ul", "ol"}:
            blocks_of_text += [
                Block("li", plain(item.text_content())) for item in element.iter("li")
            ]
        elif element.tag == "table":
            blocks_of_text += [
                Block("tr", plain(" | ".join(cell.text_content() for cell in row)))
                for row in element.iter("tr")
            ]
        else:
            blocks_of_text.append(Block(str(element.tag), plain(element.text_content())))
    return [block for block in blocks_of_text if block.text]


def body_from_paragraphs(paragraphs: list[tuple[str, str]]) -> str:
    """Return the markup of (tag, words) pairs, such as `("p", "Tea is free after midnight.")`."""
    return clean_body("".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in paragraphs))


def word_count(body: str) -> int:
    """Return how many words a text has; each Chinese or Japanese character counts as one."""
    return words_in(" ".join(block.text for block in blocks(body)))


def about_words(body: str) -> int:
    """Return about how many words a text has, ten times as fast as `word_count`: for lists."""
    return words_in(re.sub(r"<[^>]*>", " ", body))


def words_in(words: str) -> int:
    """Return how many words there are in plain words, counted alike."""
    spaced, characters = UNSPACED.subn(" ", words)
    return characters + len(spaced.split())
