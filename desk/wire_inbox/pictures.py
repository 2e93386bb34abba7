"""The pictures that came with a story of the wire as addresses: what became of each."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.models import Article
from desk.frame.pages import posted, story_address, story_for
from desk.frame.powers import can, user_of
from media.models import Photo
from people.roles import Act
from wire.models import PictureStatus, WireItem
from wire.pictures import addresses_of, ask_for_pictures, asked_for, digest_of

COLOURS = {
    PictureStatus.WAITING: "amber",
    PictureStatus.PLACED: "green",
    PictureStatus.KEPT: "grey",
    PictureStatus.FAILED: "red",
}


@dataclass(frozen=True)
class PictureLine:
    """A picture of an item: whether it was fetched, and why not."""

    number: int
    words: str
    colour: str
    reason: str = ""
    photo: Photo | None = None
    can_be_asked: bool = False
    has_failed: bool = False


def pictures_of(article: Article, newest: WireItem) -> list[PictureLine]:
    """Return the pictures of the newest reading that have an address."""
    addresses = list(addresses_of(newest))
    known = asked_for(article) if addresses else {}
    lines = []
    for number, address in addresses:
        row = known.get(digest_of(address))
        if row is None:
            lines.append(PictureLine(number + 1, "Not asked for", "grey", can_be_asked=True))
            continue
        status = PictureStatus(row.status)
        failed = status == PictureStatus.FAILED
        lines.append(
            PictureLine(
                number + 1,
                status.label,
                COLOURS[status],
                row.reason,
                row.photo,
                can_be_asked=failed,
                has_failed=failed,
            )
        )
    return lines


@posted
def fetch_pictures(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the worker fetch the pictures of a story, or those again that failed."""
    article = story_for(request, public_id, Act.WRITE)
    if not can(request, Act.EDIT_PHOTOS, own=True):
        raise PermissionDenied
    newest = WireItem.objects.filter(article=article).first()
    asked = ask_for_pictures(newest, user_of(request)) if newest else 0
    if asked:
        number = "1 picture is" if asked == 1 else f"{asked} pictures are"
        messages.success(request, f"{number} fetched now. Load the page again in a moment.")
    else:
        messages.info(request, "There is no picture left to fetch.")
    return HttpResponseRedirect(story_address(article))
