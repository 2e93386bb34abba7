"""NITF 3.6: a story with the pictures that readers see.

Older than the others: it has no place for a story's short headline, kicker and web editors but as
words beside the headline and byline, nor for captions that wait for their picture.
"""

from lxml import etree, html

from editions.choices import CreditRole
from editions.models import PublishedArticle
from editions.render import dateline_words
from syndication.outgoing import MIME, Outgoing, OutgoingPicture, absolute
from syndication.text import blocks_of
from syndication.xml import Maker, document, legal

NITF = "http://iptc.org/std/NITF/2006-10-18/"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
VERSION = "-//IPTC//DTD NITF 3.6//EN"
# A moment and a day as NITF writes them: ISO 8601 without separators.
MOMENT, DAY = "%Y%m%dT%H%M%S%z", "%Y%m%d"

# What the tags of a story are called here; bold words are emphasised ones of a class.
NAMES = {
    "p": "p", "h2": "hl2", "h3": "hl2", "ul": "ul", "ol": "ol", "li": "li", "hr": "hr", "br": "br",
    "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "th": "th", "td": "td",
    "em": "em", "strong": "em", "a": "a",
}  # fmt: skip
CLASSES = {"h3": "h3", "strong": "strong", "aside": "pull-quote"}
KEPT = ("href", "colspan", "rowspan")
LISTS = {"ul", "ol"}
# Of a table: none of them is valid with nothing in it.
ROWS = {"thead", "tbody", "tr"}

make = Maker(NITF)


def nitf_of(article: PublishedArticle) -> str:
    """Return a published story as NITF."""
    out = Outgoing(article)
    body = make("body", body_head(out), make("body.content", list(content(out))))
    lang = {LANGUAGE: out.language}
    return document(make("nitf", head(out), body, version=VERSION, attributes=lang))


def head(out: Outgoing) -> etree._Element:
    """Return what the document is: its name, times, rights, and what it is about."""
    story = out.story
    docdata = make(
        "docdata",
        make("doc-id", attributes={"regsrc": out.paper, "id-string": out.uri}),
        make("date.issue", norm=out.changed_at.strftime(MOMENT)),
        make("date.release", norm=out.first_at.strftime(MOMENT)),
        make("du-key", version=out.version),
        make("doc.copyright", holder=out.paper, year=str(out.first_at.year)),
        make("key-list", [make("keyword", key=tag.name) for tag in story.tags]),
        [make("ed-msg", info=note) for note in out.notes],
        attributes={"management-status": "usable"},
    )
    published = {
        "type": "web",
        "name": out.paper,
        "date.publication": out.first_at.strftime(MOMENT),
        "position.section": story.section.name if story.section else "",
        "ex-ref": out.url,
    }
    return make(
        "head", make("title", story.headline), docdata, make("pubdata", attributes=published)
    )


def body_head(out: Outgoing) -> etree._Element:
    """Return what stands over the text."""
    story = out.story
    headline = make(
        "hedline",
        make("hl1", story.headline),
        make.each("hl2", story.kicker, **{"class": "kicker"}),
        make.each("hl2", story.short_headline, **{"class": "short"}),
    )
    writers = [credit.name for credit in story.credited(CreditRole.WRITER)]
    return make(
        "body.head",
        headline,
        [make("byline", make("person", name)) for name in writers],
        [make("distributor", make("org", story.source.name))] if story.source else [],
        [dateline_of(out)] if story.dateline else [],
        [make("abstract", make("p", story.standfirst))] if story.standfirst else [],
    )


def dateline_of(out: Outgoing) -> etree._Element:
    """Return the dateline; it stands in front of the text as well, as it is printed."""
    dateline = out.story.dateline
    assert dateline is not None, "asked for where there is one"
    day = make("story.date", norm=dateline.date.replace("-", ""))
    place = make("location", make("city", dateline.place))
    return make("dateline", [place] if dateline.place else [], [day] if dateline.date else [])


def content(out: Outgoing) -> list[etree._Element]:
    """Return the text with its pictures: those without a place in it come first."""
    placed = {block for block in blocks_of(out) if isinstance(block, OutgoingPicture)}
    made = [media(picture) for picture in out.pictures if picture not in placed and picture.files]
    dateline = out.story.dateline
    for block in blocks_of(out):
        if isinstance(block, OutgoingPicture):
            made += [media(block)] if block.files else []
            continue
        made.append(converted(block))
        if dateline and block.tag == "p":
            made[-1].text = f"{legal(dateline_words(dateline))} {made[-1].text or ''}"
            dateline = None
    return made


def converted(element: html.HtmlElement) -> etree._Element:
    """Return an element of a story's text in NITF's words."""
    tag = str(element.tag)
    if tag in {"blockquote", "aside"}:
        return quotation(element)
    if tag in {"sub", "sup"}:
        # They stand in numbers alone, and have nothing but words.
        return make("num", make(tag, element.text_content()))
    pairs = {name: element.get(name, "") for name in KEPT}
    made = make(NAMES[tag], element.text or "", attributes=pairs | {"class": CLASSES.get(tag, "")})
    for child in element:
        part = converted(child)
        if tag in LISTS and child.tag != "li":
            # A list that was pasted beside the entry it belongs to.
            part = make("li", part)
        if child.tag not in ROWS or len(part):
            made.append(with_tail(part, child))
    return made


def quotation(element: html.HtmlElement) -> etree._Element:
    """Return a quotation: a block of paragraphs, whether its words stood in some or not."""
    block = make("block")
    loose = make("p", element.text or "")
    for child in element:
        if child.tag in {"p", "ul", "ol", "table", "blockquote", "h2", "h3", "hr"}:
            add_words(block, loose)
            block.append(converted(child))
            loose = make("p", child.tail or "")
        else:
            loose.append(with_tail(converted(child), child))
    add_words(block, loose)
    return make("bq", block, attributes={"class": CLASSES.get(str(element.tag), "")})


def add_words(block: etree._Element, paragraph: etree._Element) -> None:
    """Add a paragraph that says something."""
    if "".join(paragraph.itertext()).strip():
        block.append(paragraph)


def with_tail(made: etree._Element, element: html.HtmlElement) -> etree._Element:
    """Return an element with the words that stood behind it."""
    made.tail = legal(element.tail or "")
    return made


def media(picture: OutgoingPicture) -> etree._Element:
    """Return a picture with its files, its words and whose it is."""
    figure = picture.figure
    files = [
        make(
            "media-reference",
            attributes={
                "source": absolute(file.url),
                "mime-type": MIME[file.format],
                "width": str(file.width_px),
                "height": str(file.height_px),
                "alternate-text": figure.alt,
            },
        )
        for file in picture.files
    ]
    return make(
        "media",
        files,
        make.each("media-caption", figure.caption),
        make.each("media-producer", figure.credit),
        attributes={"media-type": "image"},
    )
