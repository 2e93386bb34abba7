"""What is done to a site of its own behind a proxy; `tests/processes.py` runs it."""

import json

from articles.acts.photo_kill import kill_photo
from articles.door.publishing import withdraw
from articles.models import Article
from media.models import Photo
from people.actors import SHELL
from tests.builders import live_article, make_photo

LIBEL, PHOTO = "The mayor took money", "The ferry sinks"


def publish_both() -> None:
    """Publish a story to be withdrawn, and one whose photo will be killed; print the addresses."""
    photo = make_photo(rendered=True)
    libel = live_article(headline=LIBEL)
    other = live_article(headline=PHOTO, photos=[photo])
    addresses = {
        "libel": libel.live_path,
        "other": other.live_path,
        "photo": f"/photo/{photo.content_hash}-480.jpg",
        "hash": photo.content_hash,
    }
    print(json.dumps(addresses))


def take_both_away() -> None:
    """Withdraw the one and kill the photo of the other."""
    withdraw(Article.objects.get(headline=LIBEL), reason="It was not true.", by=SHELL)
    kill_photo(Photo.objects.get(), reason="A source is in danger.", by=SHELL)
