"""The address a story gets. Once given it is never given to another."""

from datetime import date

from addresses.slugs import address_slug, short_id
from articles.models import Article
from editions.models import Address
from editions.models.record import closed_slug
from editions.story import Story


def take(article: Article, published_on: date, story: Story) -> str:
    """Give the article an address on this day and return its slug.

    The wish is the story's slug, else its headline; a headline that gives none (Chinese) gets
    the public id. One taken by another story gets a number, or a short id after nine of them.
    An address that the article had before is its own still; one whose words were removed by order
    is nobody's any more.
    """
    wish = address_slug(story.slug) or address_slug(story.headline) or article.public_id
    tries = [wish, *(f"{wish}-{number}" for number in range(2, 10)), f"{wish}-{short_id(6)}"]
    closed = {closed_slug(published_on, slug): slug for slug in tries}
    rows = Address.objects.filter(published_on=published_on, slug__in=[*tries, *closed])
    taken = {
        closed.get(slug, slug): "" if slug in closed else article_id
        for slug, article_id in rows.values_list("slug", "article_id")
    }
    slug = next(slug for slug in tries if taken.get(slug, article.public_id) == article.public_id)
    if slug not in taken:
        Address.objects.create(published_on=published_on, slug=slug, article_id=article.public_id)
    return slug


def ask_for(article: Article, slug: str) -> None:
    """Let the draft ask for another end of its address; the door gives it with the next edition."""
    Article.objects.filter(pk=article.pk).update(slug=slug)


def left_behind(slug: str, before: Story, after: Story) -> list[str]:
    """Return what of an address the headline said and says no more, in the order of the address.

    Nothing where the change brings an address of its own, or the new headline makes none.
    """
    wish = address_slug(after.headline)
    if wish in {"", slug} or after.slug not in {before.slug, slug}:
        return []
    parts_before, parts_after = parts(before.headline), parts(after.headline)
    was, now = ([part for part in each if part.isdigit()] for each in (parts_before, parts_after))
    # `2-1` that becomes `1-2` says the same numbers and another thing.
    is_turned = was != now and sorted(was) == sorted(now)
    return [
        part
        for part in dict.fromkeys(slug.split("-"))
        if part in parts_before
        and (
            part not in parts_after
            or (
                part.isdigit() and (is_turned or parts_before.count(part) > parts_after.count(part))
            )
        )
    ]


def parts(headline: str) -> list[str]:
    """Return the words and numbers of a headline as they stand in an address, in their order."""
    return address_slug(headline, max_length=len(headline) * 4).split("-")


def close(article_id: str, published_on: date, slug: str) -> str:
    """Keep only a digest of an address made of removed words, and return a neutral one instead.

    The old one answers 410 and is never given to anybody again.
    """
    neutral = article_id
    Address.objects.get_or_create(
        published_on=published_on, slug=neutral, defaults={"article_id": article_id}
    )
    rows = Address.objects.filter(published_on=published_on, slug=slug, article_id=article_id)
    rows.update(slug=closed_slug(published_on, slug))
    return neutral
