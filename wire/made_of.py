"""What the desk made of an item: told at once where its house takes it back or holds it."""

from collections.abc import Iterable

from django.db.models import Q

from articles.door.publishing import withdraw
from articles.models import Article, Figure, Stage
from articles.models.article import ArticleQuerySet
from articles.notices import tell_on_shift, tell_whose
from articles.workflow import DoorError
from editions.wording import wording_key
from media.models import Photo
from people.actors import Actor
from search.words import shortened
from wire.models import WireItem, WirePicture, WireUse
from wire.offers import words_of
from wire.ownership import last_act

TAKEN_BACK = "Its source has taken this story back."
HELD = "Its source says that this story must not go out yet."
NEW_WORDS = "The wire has new words for “{}”."
# What a notice is about that leads to the page of all that was made of an item.
MADE_OF = "made of an item"
MOST_STORIES = 50
MOST_READINGS = 50
MOST_NAMED = 6
HEADLINE_LENGTH = 100


def stories_of(article: Article) -> ArticleQuerySet:
    """Return the stories that were made of a wire story: itself, and those it was put into."""
    uses = WireUse.objects.filter(reading__article=article).values("article")
    return Article.objects.filter(Q(pk=article.pk) | Q(pk__in=uses)).order_by("pk")


def photos_of(article: Article) -> list[Photo]:
    """Return the pictures that came with a wire story: for its captions, or of its house."""
    figures = Figure.objects.filter(article=article, photo__isnull=False).select_related("photo")
    placed = [(figure.photo, wording_key(figure.caption)) for figure in figures]
    if not placed:
        return []
    came = set[str]()
    for item in WireItem.objects.filter(article=article)[:MOST_READINGS]:
        story = words_of(item)
        waiting = [figure for figure in story.figures if not figure.photo] if story else []
        came |= {wording_key(figure.caption) for figure in waiting}
    fetched = WirePicture.objects.filter(reading__article=article)
    keys = set(fetched.values_list("photo", flat=True))
    house = article.source_id
    brought = [
        photo
        for photo, caption_key in placed
        if photo
        and (
            photo.pk in keys
            or caption_key in came
            or (house is not None and photo.agency_id == house)
        )
    ]
    return list(dict.fromkeys(brought))


def tell_of_end(article: Article, why: str, *, by: Actor, acts_at_once: bool = False) -> None:
    """Name to whoever is on shift all that was made of an item that its house stops.

    `acts_at_once`: the item's own story is withdrawn from readers first. Stories of the desk's own,
    into which paragraphs were put, are never withdrawn by a machine.
    """
    is_withdrawn = acts_at_once and article.is_live and is_killed(article, why, by)
    stories = list(stories_of(article)[:MOST_STORIES])
    article.refresh_from_db()
    if len(stories) == 1 and not article.is_live and not is_withdrawn and not is_in_hand(article):
        return
    # What is on hold is named to those alone who know of it.
    named = [story for story in stories if not story.is_on_hold]
    parts = [why, f"“{shortened(str(article), HEADLINE_LENGTH)}”."]
    if is_withdrawn:
        parts.append("The wire withdrew it at once.")
    elif article.is_live:
        parts.append("Readers still see it.")
    others = [story for story in named if story.pk != article.pk]
    parts += told_of("Readers see paragraphs of it in", (one for one in others if one.is_live))
    parts += told_of("Put into, not live:", (one for one in others if not one.is_live))
    if photos := photos_of(article):
        parts.append(f"{len(photos)} picture{'' if len(photos) == 1 else 's'} came with it.")
    tell_on_shift(" ".join(parts), article, by=by, action=MADE_OF)
    for story in stories:
        if story.pk != article.pk:
            tell_whose(f"{why} Paragraphs of it stand in “{story}”.", story, by=by, is_urgent=True)


def told_of(what: str, stories: Iterable[Article]) -> list[str]:
    """Return a sentence that names stories, if there are any."""
    names = [f"“{shortened(str(story), HEADLINE_LENGTH)}”" for story in stories]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return [f"{what} {', '.join(names[:MOST_NAMED])}{more}."] if names else []


def is_in_hand(article: Article) -> bool:
    """Say whether anybody at the desk has done anything with a story of the wire."""
    if article.stage == Stage.SPIKED:
        return False
    if article.stage != Stage.DRAFT or article.created_by_id or article.assigned_to_id:
        return True
    return last_act(article) is not None


def is_killed(article: Article, why: str, by: Actor) -> bool:
    """Withdraw a live story that its source has taken back; say whether that could be done."""
    try:
        withdraw(article, reason=why, by=by, is_one_of_many=True)
    except DoorError:
        return False
    return True


def is_any_live(article: Article) -> bool:
    """Say whether readers see anything that was made of a wire story."""
    return any(story.is_live for story in stories_of(article)[:MOST_STORIES])


def tell_of_words(article: Article, *, is_offered: bool, by: Actor) -> None:
    """Tell whose work it is that the wire has new words: on a story, and where it was put in."""
    if is_offered:
        tell_whose(NEW_WORDS.format(article), article, by=by)
    for story in stories_of(article)[:MOST_STORIES]:
        if story.pk != article.pk:
            tell_whose(NEW_WORDS.format(story), story, by=by)
