"""The draft of a front: read, and changed by one act at a time, so that nobody's is lost."""

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone

from editions.front import Row, front_json
from editions.models import front_of
from fronts.beginning import first_rows
from fronts.models import FrontDraft
from people.actors import Actor, actor_name, check_may
from people.roles import Act


def draft_of(place: str) -> FrontDraft:
    """Return the draft of a place; one that nobody began says what readers see, and is not kept."""
    draft = FrontDraft.objects.filter(place=place).first()
    return draft or beginning(place)


def beginning(place: str) -> FrontDraft:
    """Return the draft that an editor begins with: as it was published, or as it fills itself."""
    published = front_of(place)
    rows = published.rows if published else ""
    return FrontDraft(
        place=place,
        rows=rows or front_json(first_rows(place)),
        published=published.number if published else 0,
        changed_by="",
    )


@transaction.atomic
def change(place: str, act: Callable[[Sequence[Row]], Sequence[Row]], *, by: Actor) -> FrontDraft:
    """Do one act to the draft of a place as it is now, whoever changed it meanwhile.

    Raises `PermissionDenied`, or `FrontError` where what it is done to is no more.
    """
    check_may(by, Act.EDIT_FRONTS)
    draft = lock(place)
    rows = front_json(act(draft.parsed))
    if rows != draft.rows:
        draft.rows = rows
        write(draft, by)
    return draft


def lock(place: str) -> FrontDraft:
    """Return the draft of a place, begun where there is none, locked until the transaction ends."""
    new = beginning(place)
    FrontDraft.objects.get_or_create(
        place=place, defaults={"rows": new.rows, "published": new.published, "changed_by": ""}
    )
    return FrontDraft.objects.select_for_update().get(place=place)


def write(draft: FrontDraft, by: Actor) -> None:
    """Write a locked draft that was changed."""
    draft.version += 1
    draft.has_news = True
    draft.changed_at, draft.changed_by = timezone.now(), actor_name(by)
    draft.save()
