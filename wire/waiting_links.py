"""The headlines under "You May Also Like" on a page: links that wait for their story."""

from collections.abc import Sequence

from django.db.models import QuerySet

from articles.models import Article
from editions.wording import wording_key
from people.actors import WIRE
from related.models import LinkKind, RelatedLink

KEY_LENGTH = 300


def waiting_from_wire(article: Article) -> QuerySet[RelatedLink]:
    """Return the waiting links that came with a page; those of a moderator are not among them."""
    return RelatedLink.objects.filter(
        article_id=article.public_id, target_id="", url="", kind=LinkKind.PINNED, by=WIRE.name
    )


def bring_related(article: Article, headlines: Sequence[str]) -> None:
    """Keep the links that the page of a new story brought, in their order."""
    RelatedLink.objects.bulk_create(
        RelatedLink(
            article_id=article.public_id,
            headline=headline,
            headline_key=key,
            position=position,
            by=WIRE.name,
        )
        for position, (key, headline) in enumerate(by_key(headlines).items())
    )


def by_key(headlines: Sequence[str]) -> dict[str, str]:
    """Return headlines by what makes two the same, each once, in their order."""
    wanted: dict[str, str] = {}
    for headline in headlines:
        key = wording_key(headline)[:KEY_LENGTH]
        if key:
            wanted.setdefault(key, headline)
    return wanted


def put_related(article: Article, headlines: Sequence[str]) -> None:
    """Make these the links that the page brought, in their order.

    What a moderator decided stays: a link of theirs for the same headline, or its ban.
    """
    wanted = by_key(headlines)
    ours = waiting_from_wire(article)
    ours.exclude(headline_key__in=wanted).delete()
    decided = dict(
        RelatedLink.objects.filter(article_id=article.public_id).values_list("headline_key", "pk")
    )
    for position, (key, headline) in enumerate(wanted.items()):
        if key not in decided:
            RelatedLink.objects.create(
                article_id=article.public_id, headline=headline, position=position, by=WIRE.name
            )
        else:
            ours.filter(pk=decided[key]).update(position=position, headline=headline)


def related_headlines(article: Article) -> list[str]:
    """Return the headlines the wire's links wait for, in order."""
    return list(waiting_from_wire(article).values_list("headline", flat=True))
