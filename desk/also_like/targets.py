"""What a moderator wants to stand under a story: a story by id, an address that was pasted."""

from datetime import MAXYEAR, date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpRequest

from articles.models import Article
from desk.frame.powers import user_of
from desk.frame.story_choices import LINKABLE
from editions.models import PublishedArticle
from paging.numbers import whole_number
from related.decisions.transaction import NotDecided, Target
from website.queries import story_at, story_of_old_address

MOST_TITLE = 300
MOST_SOURCE = 120
MOST_ADDRESS = 500
is_address = URLValidator(schemes=["http", "https"])


def is_one(text: str) -> bool:
    """Say whether somebody pasted an address rather than typed words."""
    return text.startswith(("http://", "https://", "/"))


def story_target(request: HttpRequest, public_id: str) -> Target:
    """Return a story that may stand in a list: live, or approved and waiting.

    Raises `NotDecided` for any other, which looks like one that is not there.
    """
    hidden = Article.objects.hidden_from(user_of(request)).values("public_id")
    live = PublishedArticle.objects.filter(pk=public_id).exclude(pk__in=hidden)
    if live.exists() or LINKABLE.filter(public_id=public_id).exists():
        return Target(id=public_id)
    raise NotDecided("Choose a story that is live or approved.")


def target_at(address: str) -> Target:
    """Return what an address leads to: a story of this paper, or a page elsewhere by its address.

    Raises `NotDecided` where it is this paper's and leads to no live story.
    """
    parts = urlsplit(address)
    own = urlsplit(settings.SITE_URL).netloc
    if parts.netloc and parts.netloc != own:
        return Target(url=address)
    pieces = parts.path.strip("/").split("/")
    story = None
    if len(pieces) >= 4:
        story = story_of_path(pieces)
    if story is None:
        raise NotDecided("No live story of this paper has that address. Copy it from its page.")
    return Target(id=story.pk)


def story_of_path(pieces: list[str]) -> PublishedArticle | None:
    """Return the live story that has, or once had, the address with this day and slug."""
    numbers = (whole_number(piece, MAXYEAR) or 0 for piece in pieces[:3])
    try:
        day = date(*numbers)
    except ValueError:
        return None
    return story_at(day, pieces[3]) or story_of_old_address(day, pieces[3])[0]


def outside_target(url: str, title: str, source: str) -> Target:
    """Return a page of another house. Raises `NotDecided` for what readers could not follow."""
    url, title, source = (" ".join(words.split()) for words in (url, title, source))
    try:
        is_address(url)
    except ValidationError:
        raise NotDecided("Give the whole address, beginning with https://.") from None
    if len(url) > MOST_ADDRESS:
        raise NotDecided(f"An address has {MOST_ADDRESS} letters at most.")
    target = target_at(url)
    if target.id:
        return target
    if not title or not source:
        raise NotDecided("Give the title of that page and whose it is: readers see both.")
    return Target(headline=title[:MOST_TITLE], url=url, source=source[:MOST_SOURCE])
