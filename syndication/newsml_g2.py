"""NewsML-G2 2.35, power conformance: a message with a story, and an item for each of its pictures.

Our own words (roles of headlines and people) are codes of a scheme that each item declares.
"""

from django.conf import settings
from lxml import etree, html

from editions.choices import PHOTOGRAPHER, CreditRole
from editions.models import PublishedArticle
from syndication.outgoing import MIME, Outgoing, OutgoingPicture, absolute
from syndication.own import (
    ALT,
    BYLINE_PLACE,
    KICKER,
    MAIN,
    PROFILE,
    SECTION,
    SHORT,
    TAG,
    address_of,
)
from syndication.text import text_of
from syndication.xml import Maker, document, legal

NEWSML = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml"
STANDARD = {"standard": "NewsML-G2", "standardversion": "2.35", "conformance": "power"}
OURS = "newsroom"

make = Maker(NEWSML)


def newsml_g2_of(article: PublishedArticle) -> str:
    """Return a published story as a message of NewsML-G2."""
    out = Outgoing(article)
    header = make("header", make("sent", out.changed_at.isoformat()), make("sender", out.paper))
    items = [text_item(out), *(picture_item(out, picture) for picture in out.pictures)]
    return document(make("newsMessage", header, make("itemSet", items)))


def own_code(word: str) -> str:
    """Return a word of ours as a code of our scheme."""
    return f"{OURS}:{word}"


def item(out: Outgoing, guid: str, version: str, *parts: etree._Element) -> etree._Element:
    """Return an item with the catalogs of its codes."""
    scheme = make("scheme", alias=OURS, uri=f"{settings.SITE_URL}/#")
    catalogs = [make("catalogRef", href=CATALOG), make("catalog", scheme)]
    named = {**STANDARD, "guid": guid, "version": version, LANGUAGE: out.language}
    return make("newsItem", catalogs, parts, attributes=named)


def item_meta(out: Outgoing, kind: str, more: list[etree._Element]) -> etree._Element:
    """Return what an item is: its kind, who sends it, since when, and that it is ours."""
    return make(
        "itemMeta",
        make("itemClass", qcode=f"ninat:{kind}"),
        make("provider", make("name", out.paper), uri=absolute("/")),
        make("versionCreated", out.changed_at.isoformat()),
        make("firstCreated", out.first_at.isoformat()),
        make("pubStatus", qcode="stat:usable"),
        make("profile", PROFILE),
        more,
    )


def text_item(out: Outgoing) -> etree._Element:
    """Return the story's own item."""
    notes = [make("edNote", note) for note in out.notes]
    links = [
        make("link", rel="irel:associatedWith", residref=picture.uri) for picture in out.pictures
    ]
    holder = make("copyrightHolder", make("name", out.paper), uri=absolute("/"))
    return item(
        out,
        out.uri,
        out.version,
        make("rightsInfo", holder),
        item_meta(out, "text", [*notes, *links]),
        content_meta(out),
        make("contentSet", inline(out)),
    )


def content_meta(out: Outgoing) -> etree._Element:
    """Return what the story says of itself: who and what it is of, and what stands over it."""
    story = out.story
    place = make("contentMetaExtProperty", rel=own_code(BYLINE_PLACE), literal=story.byline_place)
    return make(
        "contentMeta",
        make.each("contentCreated", story.source_time),
        make.each("contentModified", out.changed_at.isoformat()),
        [located(story.dateline.place)] if story.dateline and story.dateline.place else [],
        [house(story.source.name, story.source.slug)] if story.source else [],
        [person(credit.name, credit.slug, credit.role) for credit in story.credits],
        make("language", tag=out.language),
        [subject(story.section.name, story.section.slug, SECTION)] if story.section else [],
        [subject(tag.name, tag.slug, TAG) for tag in story.tags],
        make("headline", story.headline, role=own_code(MAIN)),
        make.each("headline", story.short_headline, role=own_code(SHORT)),
        make.each("headline", story.kicker, role=own_code(KICKER)),
        make.each("by", out.byline),
        make.each("description", story.standfirst, role="drol:summary"),
        [place] if story.byline_place else [],
    )


def located(place: str) -> etree._Element:
    """Return where the story was filed."""
    return make("located", make("name", place))


def house(name: str, slug: str = "") -> etree._Element:
    """Return the house that a story or picture came from."""
    return make("infoSource", make("name", name), uri=address_of("source", slug) if slug else "")


def person(name: str, slug: str, role: str) -> etree._Element:
    """Return somebody and what they did: writers and photographers create, others contribute."""
    is_creator = role in {CreditRole.WRITER, PHOTOGRAPHER}
    return make(
        "creator" if is_creator else "contributor",
        make("name", name),
        uri=address_of("person", slug) if slug else "",
        role=own_code(role),
    )


def subject(name: str, slug: str, kind: str) -> etree._Element:
    """Return a section or tag as what a story is about."""
    return make(
        "subject", make("name", name), uri=address_of(kind, slug), typeuri=absolute(f"/{kind}/")
    )


def inline(out: Outgoing) -> etree._Element:
    """Return the text as XHTML."""
    fragment = html.fragment_fromstring(text_of(out), create_parent="body")
    body = etree.tostring(fragment, encoding="unicode")
    title = etree.Element("title")
    title.text = legal(out.story.headline)
    head = f"<head>{etree.tostring(title, encoding='unicode')}</head>"
    page = etree.fromstring(legal(f'<html xmlns="{XHTML}">{head}{body}</html>'))
    words = str(out.article.word_count)
    return make("inlineXML", page, contenttype="application/xhtml+xml", wordcount=words)


def picture_item(out: Outgoing, picture: OutgoingPicture) -> etree._Element:
    """Return a picture: its words, whose it is, and where its files are."""
    figure = picture.figure
    notice = make.each("copyrightNotice", figure.copyright_notice)
    content = make(
        "contentMeta",
        [make("digitalSourceType", uri=picture.source_type)] if picture.source_type else [],
        [house(figure.agency)] if figure.agency else [],
        [person(figure.photographer, figure.photographer_slug, PHOTOGRAPHER)]
        if figure.photographer
        else [],
        make.each("creditline", figure.credit),
        make.each("description", figure.caption, role="drol:caption"),
        make.each("description", figure.alt, role=own_code(ALT)),
    )
    files = [
        make(
            "remoteContent",
            href=absolute(file.url),
            contenttype=MIME[file.format],
            width=str(file.width_px),
            height=str(file.height_px),
        )
        for file in picture.files
    ]
    rights = [make("rightsInfo", notice)] if notice else []
    parts = [*rights, item_meta(out, "picture", []), content]
    if files:
        parts.append(make("contentSet", files))
    return item(out, picture.uri, out.version, *parts)
