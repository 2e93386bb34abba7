"""The text of a story: which HTML it may have, cleaned alike on every way in, and its blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import nh3
from lxml import html

# The tags that the desk's editor offers, and nothing else. An `aside` is a pull quote; a `figure`
# is the place of a picture, named by its content hash, with nothing in it.
TAGS = {
    "p", "h2", "h3", "strong", "em", "a", "br", "ul", "ol", "li", "blockquote", "hr", "sub", "sup",
    "table", "thead", "tbody", "tr", "th", "td", "aside", "figure",
}  # fmt: skip
# What is no word of the story: code, and what somebody deleted with tracked changes or struck out.
GONE_WITH_CONTENT = {"script", "style", "del", "s", "strike"}
# "*" empties the cleaner's own list of attributes that any tag may have.
ATTRIBUTES = {
    "*": set[str](),
    "a": {"href"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-photo"},
}
SCHEMES = {"http", "https", "mailto"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "table", "hr", "aside", "figure"}
MOST_LOOKS = 6
# What stands only at the top of a text, never within another block.
STANDS_ALONE = ("aside", "figure")
# What a pull quote may have in it beside words.
INLINE = {"strong", "em", "a", "br", "sub", "sup"}
CONTENT_HASH = re.compile(r"[0-9a-f]{32}\Z")
SAME_MEANING = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}

# Characters that no text needs and that break XML (feeds) or hide what is written.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")

WHITE = re.compile(r"\s+")
# White space that keeps no place of its own: what separates words, and what ends lines.
ORDINARY_SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"


@dataclass(frozen=True)
class Block:
    """A paragraph, subhead, list item, quotation or table row of a text, as plain words."""

    kind: str
    text: str


def plain(words: str) -> str:
    """Return words without control characters and with runs of white space as one space.

    A hard, narrow or ideographic space that somebody put between two words stays: it is
    typography. In a run with ordinary spaces or line breaks it is none.
    """
    return WHITE.sub(one_space, INVISIBLE.sub("", words)).strip()


def one_space(run: re.Match[str]) -> str:
    """Return the one space that a run of white space becomes."""
    first = run[0][0]
    return first if first not in ORDINARY_SPACES and run[0] == first * len(run[0]) else " "


def clean_body(markup: str) -> str:
    """Return the text with only the HTML that a story may have.

    Scripts and deleted words go with their tags, other unknown tags leave their words; words
    outside a paragraph get one. Cleaning what is clean changes nothing.
    """
    text = INVISIBLE.sub("", same_meaning(markup))
    # A block within bold words comes out of them only at the second look.
    for _ in range(MOST_LOOKS):
        before, text = text, safe_markup(in_blocks(safe_markup(text)))
        if text == before:
            break
    return text


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


def same_meaning(markup: str) -> str:
    """Replace tags that mean the same as one a story has, such as `<b>` for `<strong>`."""

    def rename(match: re.Match[str]) -> str:
        return f"<{match[1]}{SAME_MEANING[match[2].lower()]}{match[3]}"

    names = "|".join(SAME_MEANING)
    return re.sub(rf"<(/?)({names})([\s/>])", rename, markup, flags=re.IGNORECASE)


def in_blocks(safe: str) -> str:
    """Return clean markup in which every word stands in a block, and no block is empty.

    A picture has one place at most. What is no picture's place, or stands within another block,
    leaves its words.
    """
    root = html.fragment_fromstring(safe, create_parent="div")
    unwrap_what_stands_alone(root)
    placed: set[str] = set()
    out: list[str] = []
    loose: list[str] = [escape(root.text or "", quote=False)]

    def close_paragraph() -> None:
        paragraph = "".join(loose).strip()
        loose.clear()
        if re.sub(r"<[^>]*>", "", paragraph).strip():
            out.append(f"<p>{paragraph}</p>")

    for child in root:
        tail, child.tail = child.tail, None
        markup = html.tostring(child, encoding="unicode")
        if child.tag == "figure":
            close_paragraph()
            content_hash = child.get("data-photo", "")
            if content_hash not in placed:
                placed.add(content_hash)
                out.append(figure_markup(content_hash))
        elif child.tag in BLOCKS or child.tag == "li":
            close_paragraph()
            if child.tag == "hr" or child.text_content().strip():
                out.append(f"<ul>{markup}</ul>" if child.tag == "li" else markup)
        else:
            loose.append(markup)
        loose.append(escape(tail or "", quote=False))
    close_paragraph()
    return "".join(out)


def unwrap_what_stands_alone(root: html.HtmlElement) -> None:
    """Leave picture places and pull quotes at the top of the text alone, and those bare."""
    # Innermost first, so that none is looked at after it is gone.
    for element in reversed(list(root.iter(*STANDS_ALONE))):
        content_hash = element.get("data-photo", "")
        is_top = element.getparent() is root
        if element.tag == "figure":
            if is_top and CONTENT_HASH.match(content_hash):
                element.addprevious(html.Element("figure", {"data-photo": content_hash}))
            # What was typed in it stays behind it.
            element.drop_tag()
        elif not is_top:
            element.drop_tag()
        else:
            # A quote pasted as paragraphs keeps its lines.
            for part in list(element.iterdescendants()):
                if part.tag in INLINE:
                    continue
                if part.getnext() is not None and part.text_content().strip():
                    part.addnext(html.Element("br"))
                part.drop_tag()


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
    found: list[Block] = []
    for element in elements_of(body):
        if element.tag in {"ul", "ol"}:
            found += [Block("li", plain(item.text_content())) for item in element.iter("li")]
        elif element.tag == "table":
            found += [
                Block("tr", plain(" | ".join(cell.text_content() for cell in row)))
                for row in element.iter("tr")
            ]
        else:
            found.append(Block(str(element.tag), plain(element.text_content())))
    return [block for block in found if block.text]


def body_from_paragraphs(paragraphs: list[tuple[str, str]]) -> str:
    """Return the markup of (tag, words) pairs, such as `("p", "Tea is free after midnight.")`."""
    return clean_body("".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in paragraphs))


def word_count(body: str) -> int:
    """Return how many words a text has; each Chinese or Japanese character counts as one."""
    return words_in(" ".join(block.text for block in blocks(body)))


def words_in(words: str) -> int:
    """Return how many words there are in plain words, counted alike."""
    spaced = re.sub(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]", " 字 ", words)
    return len(spaced.split())
