"""A story as machines read it: schema.org `NewsArticle` in JSON-LD, the facts of the page.

Names are those of schema.org; what is the same in our own words stands in `STYLE.md`'s table.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from editions.choices import CreditRole, Kind
from editions.models import PublishedArticle
from editions.pictures import ShownPicture
from editions.render import dateline_words
from editions.story import Story
from media.choices import DigitalSourceType
from paper.now import paper_now
from related.lists.also_like import Entry
from related.lists.threads import ThreadNeighbours
from website.templatetags.stamps import stamp

LOGO_PX = 512
# The IPTC's newer names, by those under which schema.org still has the same.
RENAMED: dict[str, str] = {
    DigitalSourceType.COMPUTATIONAL: "multiFrameComputationalCapture",
    DigitalSourceType.EDITED: "minorHumanEdits",
    DigitalSourceType.CREATION: "digitalArt",
}
IN_SCRIPT = {
    "<": "\\u003C",
    ">": "\\u003E",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def absolute(path: str) -> str:
    """Return the full address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def scripts(things: Iterable[dict[str, Any]]) -> SafeString:
    """Return things as JSON, each in a script element of its own.

    That is safe because every character that could end the script is escaped.
    """
    lines = []
    for thing in things:
        text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
        for character, escape in IN_SCRIPT.items():
            text = text.replace(character, escape)
        lines.append(f'<script type="application/ld+json">{text}</script>')
    return mark_safe("\n  ".join(lines))


def news_article(
    article: PublishedArticle,
    translations: Sequence[PublishedArticle] = (),
    related: Sequence[Entry] = (),
) -> dict[str, Any]:
    """Return the story as a schema.org `NewsArticle`; what is not known is left out.

    `translations` are the live stories that say the same in other languages: its original, and
    what was translated from it or from the same original. `related` stands under "You May Also
    Like".
    """
    story = article.story
    url = absolute(article.get_absolute_url())
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": web_page(url, related),
        "headline": story.headline,
        "alternativeHeadline": story.short_headline,
        "description": story.standfirst,
        "datePublished": stamp(article.first_published_at),
        "dateModified": stamp(article.modified_at),
        "author": people(story, CreditRole.WRITER) or [organisation(article) or paper()],
        "editor": people(story, CreditRole.WEB_EDITOR),
        "translator": people(story, CreditRole.TRANSLATOR),
        "image": [image(picture) for picture in article.shown_pictures if picture.largest],
        "dateline": dateline_words(story.dateline) if story.dateline else "",
        "locationCreated": place(story),
        "articleSection": story.section.name if story.section else "",
        "keywords": [tag.name for tag in story.tags],
        "sourceOrganization": organisation(article),
        "correction": corrections(article),
        "inLanguage": story.language,
        "translationOfWork": next(
            (work(other) for other in translations if other.id == article.translation_of), None
        ),
        "workTranslation": [
            work(other) for other in translations if other.translation_of == article.id
        ],
        "wordCount": article.word_count,
        "isAccessibleForFree": True,
        "version": article.edition_number,
        "publisher": paper(),
    }
    return known(facts)


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Return only the facts that are known."""
    return {name: value for name, value in facts.items() if value not in ("", None, [], {})}


def web_page(url: str, related: Sequence[Entry]) -> dict[str, Any]:
    """Return the page that the story stands on, and where its related links lead.

    `relatedLink` is a property of a page, not of a story.
    """
    links = [other.url or absolute(other.get_absolute_url()) for other in related]
    return known({"@type": "WebPage", "@id": url, "relatedLink": links})


def paper() -> dict[str, Any]:
    """Return the paper itself: who publishes, and who speaks where nobody else is named."""
    return {
        "@type": "NewsMediaOrganization",
        "name": paper_now().name,
        "url": absolute("/"),
        "logo": {
            "@type": "ImageObject",
            "url": absolute(static("website/icons/512.png")),
            "width": pixels(LOGO_PX),
            "height": pixels(LOGO_PX),
        },
        "correctionsPolicy": absolute("/corrections/"),
    }


def pixels(number: int) -> str:
    """Return a size as schema.org has it: a `Distance`, which is a number and its unit."""
    return f"{number} px"


def people(story: Story, role: CreditRole) -> list[dict[str, str]]:
    """Return the people credited in one role, in the order printed."""
    return [
        {"@type": "Person", "name": credit.name, "url": absolute(f"/person/{credit.slug}/")}
        for credit in story.credited(role)
    ]


def image(picture: ShownPicture) -> dict[str, Any]:
    """Return a picture with the words and rights that stand under it."""
    file = picture.largest
    assert file is not None, "only pictures that have files are told of"
    creator = {"@type": "Person", "name": picture.photographer} if picture.photographer else None
    agency = {"@type": "Organization", "name": picture.agency} if picture.agency else None
    return known(
        {
            "@type": "ImageObject",
            "url": absolute(file.url),
            "contentUrl": absolute(file.url),
            "width": pixels(file.width_px),
            "height": pixels(file.height_px),
            "caption": picture.caption,
            "creditText": picture.credit,
            "creator": creator or agency,
            "sourceOrganization": agency,
            "copyrightNotice": picture.copyright_notice,
            "acquireLicensePage": picture.licence_page,
            "digitalSourceType": source_type(picture.digital_source_type),
        }
    )


def source_type(code: str) -> str:
    """Return how a picture was made as schema.org's enumeration names the IPTC's code.

    '' where it has no name for it (`IPTCDigitalSourceEnumeration`).
    """
    if code not in DigitalSourceType.values:
        return ""
    member = RENAMED.get(code, code)
    return f"https://schema.org/{member[0].upper()}{member[1:]}DigitalSource"


def place(story: Story) -> dict[str, str] | None:
    """Return where the story was written, after its dateline or byline."""
    name = story.dateline.place if story.dateline else story.byline_place
    return {"@type": "Place", "name": name} if name else None


def work(article: PublishedArticle) -> dict[str, str]:
    """Return another story of this site, as one refers to it."""
    return {
        "@type": "NewsArticle",
        "@id": absolute(article.get_absolute_url()),
        "headline": article.headline,
        "inLanguage": article.language,
    }


def organisation(article: PublishedArticle) -> dict[str, str] | None:
    """Return the house that the story came from."""
    if not article.source_name:
        return None
    return {
        "@type": "Organization",
        "name": article.source_name,
        "url": absolute(f"/source/{article.source_slug}/"),
    }


def part_of(threads: Sequence[ThreadNeighbours]) -> dict[str, Any]:
    """Return of which series a story is a part, and which where that is one alone."""
    series = [thread for thread in threads if thread.part]
    facts = {
        "isPartOf": [
            {
                "@type": "CreativeWorkSeries",
                "name": thread.title,
                "url": absolute(f"/thread/{thread.slug}/"),
            }
            for thread in series
        ],
        "position": series[0].part if len(series) == 1 else None,
    }
    return known(facts)


def corrections(article: PublishedArticle) -> list[dict[str, str]]:
    """Return the corrections and clarifications that readers were told."""
    return [
        {
            "@type": "CorrectionComment",
            "name": gettext(Kind(note.kind).label),
            "text": note.note,
            "datePublished": stamp(datetime.fromisoformat(note.at)),
        }
        for note in article.parsed.corrections
    ]
