"""Which story leads the front page or its section, until another does."""

from enum import StrEnum

from django.db import transaction

from articles import workflow
from articles.door.endings import end_leads, place_words
from articles.draft.revisions import lock
from articles.models import Article
from editions.models import Lead, PublishedArticle
from editions.models.fronts import front_for, places_led_by
from people.actors import Actor, actor_name


class LeadPlace(StrEnum):
    """What a story is to lead."""

    FRONT = "front"
    SECTION = "section"
    NOTHING = "nothing"


@transaction.atomic
def lead(article: Article, place: LeadPlace, *, by: Actor) -> None:
    """Let a live story lead the front page or the section readers find it in, or nothing more.

    The front page is that of its language. Raises `PermissionDenied`, or `WrongState` where readers
    do not see it, where nothing would change, or for a section in a further language.
    """
    locked = lock(article)
    workflow.check(locked, "lead", by)
    shown = PublishedArticle.objects.get(pk=locked.public_id)
    led = places_led_by(shown)
    if place == LeadPlace.NOTHING:
        if not led:
            raise workflow.WrongState("This story leads nothing.")
        end_leads(locked, shown, by)
        return
    front = front_for(shown)
    if place == LeadPlace.SECTION and front:
        raise workflow.WrongState("A section has a lead in the paper's main language alone.")
    slug = front if place == LeadPlace.FRONT else shown.section_slug
    if slug in led:
        raise workflow.WrongState("This story leads there already.")
    Lead.objects.create(place=slug, article_id=locked.public_id, by=actor_name(by))
    workflow.log(locked, "lead", by, note=place_words(slug, shown))
