"""The first look at markup that comes in: its tags written anew, none too long, none too deep.

What parses and cleans markup afterwards (html5ever in nh3, libxml2 in lxml) takes the square of
the length for some shapes: tags within tags, tags of thousands of attributes, many `&` or hard
spaces in one text. So tags are read here once, from left to right, and only those that a story
can use go on, each with the attributes that it may have. Nothing here makes markup safe: that is
the cleaner's work, after it.
"""

import re
from collections import Counter
from html import escape, unescape

from editions.links import unwrapped

# HTML's tokenizer in one pattern: comments (13.2.5.43), what counts as one, and tags (13.2.5.8)
# whose attributes may hold a `>` in quotes. No part is tried twice.
TOKEN = re.compile(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))|(?:[!?]|/(?![a-zA-Z]))[^>]*+(?P<closed>>?)"
    r"|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"""(?P<attributes>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])"""
    r"[^\s>]*+)?+)?+)*+)(?P<close>>?))",
    re.DOTALL,
)
ATTRIBUTE = re.compile(
    r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|((?![\"'])[^\s>]*+)))?+"
)
# Longer tags hold no address that a browser opens, but a picture as text or a program.
LONGEST_TAG = 8_000
# Lists in lists and quotations in them: no story has ten.
DEEPEST = 50
SAME_MEANING = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
# The tags that a story can have, each with the attributes that it may have.
BARE_TAGS = "p h2 h3 strong em br ul ol li blockquote hr sub sup table thead tbody tr aside"
KNOWN = {
    **dict.fromkeys(BARE_TAGS.split(), frozenset[str]()),
    "a": frozenset({"href"}),
    "th": frozenset({"colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
    "figure": frozenset({"data-photo"}),
}
# Others that begin a line of their own; they end a paragraph, and the cleaner takes them out.
BOX_TAGS = """
address article caption center dd details dialog dir div dl dt fieldset figcaption footer form
header hgroup legend main menu nav optgroup option pre search section summary
"""
BOXES = frozenset(BOX_TAGS.split())
# Words that somebody deleted with tracked changes or struck out: the cleaner takes them out whole.
DELETED = frozenset({"del", "s", "strike"})
# Programs and rules for the looks of a page: their words are none.
WORDLESS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
INLINE = frozenset({"strong", "em", "sub", "sup"})
# How many of one name may be open at once. Bold within bold says nothing, and would be made anew
# in every paragraph; deleted words must not come back where somebody left out the ends.
MOST_OPEN = {**dict.fromkeys(INLINE, 1), **dict.fromkeys(DELETED, 20)}
# Those that end by themselves where the next of them begins, or have no end.
NEVER_NESTED = frozenset({"p", "li", "thead", "tbody", "tr", "th", "td", "a", "br", "hr", "figure"})

# Control characters and others that no text needs, that break XML (feeds) or hide what is written.
# Surrogates among them: half a character, which neither database nor page can write.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# They stand for `&` and for a hard space while markup is looked at: no text has them (above).
AMPERSAND, HARD_SPACE = "\ufdd0", "\ufdd1"
TO_STAND_INS = str.maketrans({"&": AMPERSAND, "\u00a0": HARD_SPACE, "<": "&lt;"})
FROM_STAND_INS = str.maketrans({AMPERSAND: "&amp;", HARD_SPACE: "&nbsp;"})
NO_CHARACTER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{7,});?")


def known_tags(markup: str) -> str:
    """Return markup with only the tags that a story can use; the words of others stay.

    `&` and hard spaces are written as stand-ins; `without_stand_ins` takes them out again.
    """
    out: list[str] = []
    nesting = Nesting()
    at = 0
    while match := TOKEN.search(markup, at):
        out.append(words(markup[at : match.start()]))
        at = match.end()
        name = (match["name"] or "").lower()
        if "" in (match["close"], match["closed"]):
            # It never ends: no tag, but a "less than" among words.
            out.append(words(match[0]))
        elif name in WORDLESS and not match["end"]:
            end = WORDLESS[name].search(markup, at)
            at = end.start() if end else len(markup)
        elif name:
            out.append(nesting.tag(name, match))
    out.append(words(markup[at:]))
    return "".join(out)


class Nesting:
    """Which tags are open while markup is read, so that none is let in too deep."""

    def __init__(self) -> None:
        self.open: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def tag(self, name: str, match: re.Match[str]) -> str:
        """Return a tag written anew, or '' for one that is not let in."""
        name = "div" if name in BOXES else SAME_MEANING.get(name, name)
        if name not in KNOWN and name not in DELETED and name != "div":
            return ""
        if match["end"]:
            return self.end(name)
        if name not in NEVER_NESTED:
            is_full = self.is_full(name)
            (self.left_out if is_full else self.open)[name] += 1
            if is_full:
                return ""
        kept = "" if len(match[0]) > LONGEST_TAG else attributes(name, match["attributes"])
        # What was typed in the place of a picture stands behind it.
        return f"<{name}{kept}></figure>" if name == "figure" else f"<{name}{kept}>"

    def is_full(self, name: str) -> bool:
        """Say whether no more tags of this name fit into those that are open."""
        if name in MOST_OPEN:
            return self.open[name] >= MOST_OPEN[name]
        return sum(many for tag, many in self.open.items() if tag not in MOST_OPEN) >= DEEPEST

    def end(self, name: str) -> str:
        """Return the end of a tag, or '' where its beginning was not let in."""
        if name == "figure":
            return ""
        if self.left_out[name]:
            self.left_out[name] -= 1
            return ""
        if self.open[name]:
            self.open[name] -= 1
        return f"</{name}>"


def attributes(name: str, written: str) -> str:
    """Return the attributes that a tag may have; of two with one name the first counts."""
    allowed = KNOWN.get(name)
    if not allowed or not written:
        return ""
    kept: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(written):
        if match[1].lower() in allowed:
            written_value = characters(match[2] or match[3] or match[4] or "")
            kept.setdefault(match[1].lower(), written_value)
    if "href" in kept:
        kept["href"] = unwrapped(kept["href"])
    return "".join(f' {key}="{escape(value)}"' for key, value in kept.items())


def without_controls(text: str) -> str:
    """Return text without what no database, page or feed can hold; line breaks stay."""
    return INVISIBLE.sub("", text)


def characters(written: str) -> str:
    """Return text with its character references as the characters they are."""
    return INVISIBLE.sub("", unescape(NO_CHARACTER.sub("\ufffd", written)))


def words(written: str) -> str:
    """Return the words between two tags, with stand-ins."""
    return characters(written).translate(TO_STAND_INS)


def without_stand_ins(markup: str) -> str:
    """Return markup in which `&` and hard spaces stand as markup writes them."""
    return markup.translate(FROM_STAND_INS)
