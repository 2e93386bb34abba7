"""Keeping the inbox's row of a story with every reading of it."""

from typing import Any

from django.db.models import F

from articles.models import Article
from paper.tongues import tongue_of
from wire.inbox.families import family_of
from wire.models import InboxStory, InboxSubject, Standing, WireItem, meaning_key
from wire.models.inbox import KIND_LENGTH, NAME_LENGTH, PLACE_LENGTH
from wire.recognition import Marks

MOST_SUBJECTS = 50
LOCATED = "located"


def note_in_inbox(
    article: Article,
    item: WireItem,
    marks: Marks,
    perhaps: WireItem | None = None,
    *,
    left_as: Standing,
) -> None:
    """Let the inbox show a story by its newest reading; what the desk left it as stays.

    Only a story that went straight among the drafts waits once it comes on a channel whose stories
    do. A new one is `left_as` its way says. `perhaps` is a reading of what a new story is probably
    an update of.
    """
    facts = facts_of(article, item)
    rows = InboxStory.objects.filter(article=article)
    if not rows.update(newest=item, takes=F("takes") + 1, **facts):
        family = family_of(item, marks, perhaps) or article.pk
        InboxStory.objects.create(
            article=article, newest=item, left_as=left_as, family=family, **facts
        )
    else:
        if item.waits:
            rows.filter(left_as=Standing.DRAFTS).update(left_as=Standing.WAITING)
        InboxSubject.objects.filter(article=article).delete()
    note_subjects(item)


def facts_of(article: Article, item: WireItem) -> dict[str, Any]:
    """Return what the desk looks for a story by, as a reading says it."""
    place = " ".join((article.dateline_place or located(item)).split()).upper()
    urgency = item.told.get("urgency")
    return {
        "house_id": article.source_id,
        "channel_id": item.batch.channel_id if item.batch else None,
        "urgency": urgency if isinstance(urgency, int) and 0 < urgency < 10 else None,
        "language": tongue_of(item.told.get("language") or article.language)[:20],
        "kind": str(item.told.get("kind") or "text")[:KIND_LENGTH],
        "place": place[:PLACE_LENGTH],
        "has_embargo": bool(item.embargo_words),
        "embargo_at": item.embargo_at,
    }


def located(item: WireItem) -> str:
    """Return where an item was written as its format says it, where its text has no dateline."""
    kept = item.told.get("kept", ())
    return next((words for name, words in kept if name.casefold() == LOCATED), "")


def note_subjects(item: WireItem) -> None:
    """Keep what the newest reading of a story says that it is about."""
    names: dict[str, str] = {}
    for subject in item.told.get("subjects", ()):
        code = meaning_key(subject["code"] or subject["name"])
        if code:
            names.setdefault(code, subject["name"])
    InboxSubject.objects.bulk_create(
        InboxSubject(article_id=item.article_id, newest=item.pk, code=code, name=name[:NAME_LENGTH])
        for code, name in list(names.items())[:MOST_SUBJECTS]
    )


def leave_inbox(article: Article, *, to: Article) -> None:
    """Let the inbox forget a story whose readings are another's from now on, the newest with them.

    The caller has brought the readings there.
    """
    InboxStory.objects.filter(article=article).delete()
    InboxSubject.objects.filter(article=article).delete()
    items = WireItem.objects.filter(article=to).select_related("batch")
    newest = items.order_by("pk").last()
    if newest:
        InboxSubject.objects.filter(article=to).delete()
        InboxStory.objects.filter(article=to).update(
            newest=newest, takes=items.count(), **facts_of(to, newest)
        )
        note_subjects(newest)
