"""What ends when the door opens: the hold of a story that goes out, the lead of one withdrawn."""

from django.conf.locale import LANG_INFO

from articles import workflow
from articles.models import Article
from editions.models import Lead, PublishedArticle
from editions.models.fronts import FRONT_PAGE, places_led_by, tongue_of_place
from people.actors import Actor, actor_name


def lift_hold(locked: Article, by: Actor, note: str = "") -> None:
    """End the hold of a story whose lock the caller has."""
    name = locked.hold.name
    locked.hold.delete()
    workflow.log(locked, "unhold", by, note=note or f"It was on hold as “{name}”.")


def end_leads(locked: Article, shown: PublishedArticle, by: Actor) -> None:
    """Let a story lead nothing any more; the newest leads there again."""
    for slug in places_led_by(shown):
        Lead.objects.create(place=slug, article_id="", by=actor_name(by))
        workflow.log(locked, "lead no more", by, note=place_words(slug, shown))


def place_words(slug: str, shown: PublishedArticle) -> str:
    """Return a place as the timeline and the story's page name it."""
    if tongue := tongue_of_place(slug):
        return f"the front page in {LANG_INFO.get(tongue, {}).get('name', tongue)}"
    return "the front page" if slug == FRONT_PAGE else f"the section {shown.section_name}"
