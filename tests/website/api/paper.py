"""A small paper with all that the API tells, for its tests."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.choices import Kind
from media.models import Photo
from people.actors import SHELL
from people.models import Person
from taxonomy.models import Tag, Thread
from tests.builders import live_article, make_photo
from website.api.changes import number_changes

BASE = "/api/v1/"


def small_paper() -> Article:
    """Publish some stories of everything, correct one, withdraw another; return the first."""
    photo = make_photo(rendered=True)
    story = live_article(
        headline="Ferries run again",
        source="Xinhua",
        tags=["Ferries"],
        photos=[photo],
        writers=["Li Xuan"],
        dated=timezone.now() - timedelta(hours=2),
    )
    put_in(story, make_thread("Storm", "storm", by=SHELL), by=SHELL)
    correction = NamedChange(Kind.CORRECTION, note="Five ferries ran, not six.")
    amend(story, {"headline": "Five ferries run again"}, correction, by=SHELL)
    for number in range(3):
        live_article(headline=f"The harbour opens {number}", tags=["Ferries"], language="fr")
    withdraw(live_article(headline="It was nothing"), reason="It was wrong.", by=SHELL)
    tell_mirrors()
    return story


def addresses_of_api() -> list[str]:
    """Return what the API may be asked of the names and stories that there are."""
    stories = [f"stories/{one.public_id}" for one in Article.objects.all()]
    asked = [
        *("stories", "stories?language=de", "sections/sea/stories", "sources/xinhua/stories"),
        *("corrections", "changes", "openapi.json"),
        *(f"tags/{one.slug}/stories" for one in Tag.objects.all()),
        *(f"threads/{one.slug}/stories" for one in Thread.objects.all()),
        *(f"people/{one.slug}/stories" for one in Person.objects.all()),
        *(f"photos/{one.content_hash}" for one in Photo.objects.all()),
        *stories,
        *(f"{story}/history" for story in stories),
    ]
    return [f"{BASE}{each}" for each in asked]


def tell_mirrors() -> None:
    """Let the worker number all that changed."""
    while number_changes():
        pass


def told(reader: Client, path: str, **headers: str) -> Any:  # noqa: ANN401
    """Return what the API tells at an address, which may be a whole one."""
    path = path.partition(BASE)[2] if BASE in path else path
    answer = reader.get(BASE + path, headers=headers)
    assert answer.status_code == 200, answer.content
    return answer.json()
