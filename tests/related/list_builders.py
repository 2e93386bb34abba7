"""What the tests of related stories share: a list as readers get it, links and suggestions."""

from articles.models import Article
from related.lists.also_like import also_like
from related.models import RelatedLink, Suggestion
from tests.website.live_pages import live_row


def liked(article: Article, limit: int = 6) -> list[tuple[str, str]]:
    """Return (headline, why) of what stands under a story."""
    return [(entry.headline, str(entry.why)) for entry in also_like(live_row(article), limit)]


def pin(article: Article, target: Article | None = None, **fields: object) -> None:
    """Link a story under another."""
    RelatedLink.objects.create(
        article_id=article.public_id, target_id=target.public_id if target else "", **fields
    )


def suggest(article: Article, *targets: Article) -> None:
    """Let the paper propose these stories under another and nothing else, the best first."""
    Suggestion.objects.filter(article_id=article.public_id).delete()
    Suggestion.objects.bulk_create(
        Suggestion(
            article_id=article.public_id,
            target_id=target.public_id,
            place=place,
            score=1000 - place,
            reasons=[{"signal": "tag", "words": "same tag: Ferries"}],
        )
        for place, target in enumerate(targets, start=1)
    )
