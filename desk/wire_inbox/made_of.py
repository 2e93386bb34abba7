"""What was made of an item of the wire: stories and pictures, withdrawn all in one press."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from articles.models import Article
from articles.notices import tell_publishers
from articles.workflow import DoorError, WrongState
from desk.frame.pages import show, story_for
from desk.frame.powers import can, can_with, user_of
from desk.wire_inbox.batches import ReasonForm
from desk.wire_inbox.marks import ENDS
from editions.models import PublishedPhoto
from media.models import Photo
from people.actors import actor_name
from people.models import User
from people.roles import Act
from wire.batches import Taken, take_back
from wire.made_of import MOST_STORIES, TAKEN_BACK, photos_of, stories_of
from wire.models import WireItem


@dataclass(frozen=True)
class MadeStory:
    """A story that was made of an item, and whether the one who looks can withdraw it."""

    article: Article
    is_own: bool
    can_withdraw: bool
    is_ticked: bool


@dataclass(frozen=True)
class MadePicture:
    """A picture that came with an item, and whether readers see it."""

    photo: Photo
    is_live: bool


def made_of(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show all that was made of an item, and withdraw what is ticked of it: all that is live."""
    article = story_for(request, public_id, Act.READ_DESK)
    newest = WireItem.objects.filter(article=article).first()
    why = ENDS.get(str(newest.told.get("status")), "") if newest else ""
    form = ReasonForm(
        request.POST if request.method == "POST" else None, initial={"reason": why or TAKEN_BACK}
    )
    taken: list[Taken] = []
    if request.method == "POST" and form.is_valid():
        try:
            taken = withdrawn(request, article, form.cleaned_data["reason"])
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
    stories = made_stories(request, article)
    context = {
        "title": "What was made of it",
        "article": article,
        "newest": newest,
        "why": why,
        "stories": stories,
        "live_count": sum(story.can_withdraw for story in stories),
        "pictures": made_pictures(article),
        "may_kill": can(request, Act.KILL_PHOTO),
        "form": form,
        "taken": taken,
    }
    return show(request, "desk/wire_inbox/made_of.html", context)


def made_stories(request: HttpRequest, article: Article) -> list[MadeStory]:
    """Return the stories made of an item that the one who asks may know of."""
    stories = stories_of(article).seen_by(user_of(request)).defer("body")[:MOST_STORIES]
    asked = set(request.POST.getlist("story")) if request.method == "POST" else None
    made = [
        MadeStory(
            story,
            is_own=story.pk == article.pk,
            can_withdraw=story.is_live and can_with(request, Act.WITHDRAW, story),
            is_ticked=asked is None or story.public_id in asked,
        )
        for story in stories
    ]
    return sorted(made, key=lambda one: not one.is_own)


def made_pictures(article: Article) -> list[MadePicture]:
    """Return the pictures that came with an item."""
    photos = photos_of(article)
    hashes = [photo.content_hash for photo in photos]
    shown = set(
        PublishedPhoto.objects.filter(content_hash__in=hashes).values_list(
            "content_hash", flat=True
        )
    )
    return [MadePicture(photo, photo.content_hash in shown) for photo in photos]


def withdrawn(request: HttpRequest, article: Article, reason: str) -> list[Taken]:
    """Withdraw the live stories that are ticked, and tell publishers once.

    Raises `WrongState` where nothing is ticked.
    """
    user: User = user_of(request)
    ticked = set(request.POST.getlist("story"))
    chosen = [
        made.article
        for made in made_stories(request, article)
        if made.can_withdraw and made.article.public_id in ticked
    ]
    if not chosen:
        raise WrongState("Tick the stories that readers are to lose.")
    number = "1 story" if len(chosen) == 1 else f"{len(chosen)} stories"
    tell_publishers(
        f"{actor_name(user)} withdraws {number} made of “{article}”: {reason.strip()}",
        article,
        by=user,
    )
    return [take_back(story, reason, user) for story in chosen]
