"""A published story in the page form that the wire reads."""

from datetime import date

from editions.body import blocks
from editions.choices import CreditRole
from editions.models import PublishedArticle
from editions.story import Story, StoryFigure
from related.models import LinkKind, RelatedLink
from syndication.outgoing import has_words
from wire.page_writer import PageFields, write_page
from wire.pagefields import Caption, Dateline, Paragraph

SUBHEADS = {"h2", "h3"}


def exported_page(article: PublishedArticle) -> str:
    """Return what readers see of a story as the text of a page.

    It comes from the newest edition, never from a draft. Captions that wait for their picture
    are in it, and the related headlines that were chosen. What the form cannot say is left out:
    section, tags, label, standfirst, short headline, translators, links and type within a
    paragraph; lists, quotations and table rows become paragraphs. A time whose zone the source's
    name does not tell is written with its distance from UTC.

    Raises `wire.page_writer.PageWriteError` for a story whose words would be read as another
    part of a page.
    """
    story = article.parsed.story
    assert story is not None, "a live story has its words"
    return write_page(fields_of(story, related_headlines(article.id)))


def fields_of(story: Story, related: tuple[str, ...]) -> PageFields:
    """Return what of a story goes onto its page."""
    return PageFields(
        headline=story.headline,
        body=tuple(Paragraph(block.text, block.kind in SUBHEADS) for block in blocks(story.body)),
        source=story.source.name if story.source else None,
        source_time=story.source_moment,
        authors=tuple(credit.name for credit in story.credited(CreditRole.WRITER)),
        byline_place=story.byline_place,
        dateline=dateline_of(story),
        captions=tuple(caption_of(figure) for figure in story.figures if has_words(figure)),
        web_editors=tuple(credit.name for credit in story.credited(CreditRole.WEB_EDITOR)),
        related=related,
    )


def dateline_of(story: Story) -> Dateline | None:
    """Return the story's dateline in the form that pages have."""
    if story.dateline is None:
        return None
    return Dateline(
        place=story.dateline.place,
        date=date.fromisoformat(story.dateline.date) if story.dateline.date else None,
        date_text=story.dateline.date_text,
        agency=story.dateline.agency or None,
    )


def caption_of(figure: StoryFigure) -> Caption:
    """Return a picture's words. Where pictures stood in the text is no part of an edition."""
    return Caption(
        text=figure.caption,
        agency=figure.agency or None,
        photographer=figure.photographer or None,
        credit=figure.credit,
        position=0,
    )


def related_headlines(article_id: str) -> tuple[str, ...]:
    """Return the headlines of the stories chosen to stand under this one, each once, in order.

    A link that waits has the headline it waits for; one to a story that readers do not see has
    none.
    """
    links = list(RelatedLink.objects.filter(article_id=article_id, kind=LinkKind.PINNED, url=""))
    targets = [link.target_id for link in links if link.target_id]
    live = dict(PublishedArticle.objects.filter(pk__in=targets).values_list("pk", "headline"))
    found = [live.get(link.target_id, "") if link.target_id else link.headline for link in links]
    return tuple(dict.fromkeys(headline for headline in found if headline))
