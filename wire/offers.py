"""What the wire has sent for a story that an editor works on, until somebody says what it takes.

Own readings of a story are offered where its draft was edited (`wire/ingest.py`), those of another
one where paragraphs of it were put in (`wire/putting_in.py`). Several versions that came one after
another are one offer: the newest beside what the draft last took from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles import workflow
from articles.draft.revisions import SavedMeanwhile, lock, save_revision
from articles.draft.saving import check_fits, newest_number
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Note, Revision
from editions.story import Story
from people.actors import Actor, account_of, check_may
from people.roles import Act
from wire.compared import Compared
from wire.models import WireItem, WireUse
from wire.naming import named_for_all
from wire.ownership import LEFT, TOOK
from wire.pagenotes import HEADING
from wire.recognition import take_turns

MOVED_ON = (
    "The story, or what the wire sent, has changed since this page was opened. Your ticks are "
    "kept: look at it once more."
)
MOST_VERSIONS = 50
MOST_NOTES = 20


@dataclass(frozen=True)
class Offer:
    """New words of the wire for a story; `before` is the reading that its draft last took from.

    `use` is there where the readings are of another story, of which paragraphs were put in.
    """

    article: Article
    newest: WireItem
    before: WireItem | None = None
    use: WireUse | None = None

    @property
    def item_story(self) -> Article:
        """The story that the readings are of."""
        return self.newest.article if self.use else self.article


def own_offer(article: Article, readings: Sequence[WireItem]) -> Offer | None:
    """Return what waits of a story's own readings; `readings` are its newest ones, newest first."""
    if not readings or readings[0].is_settled:
        return None
    before = next((item for item in readings if item.is_settled), None)
    return Offer(article, readings[0], before)


def offers_of_uses(article: Article) -> Iterator[Offer]:
    """Yield what came since of the stories of which paragraphs were put into this one."""
    newest = WireItem.objects.filter(article=OuterRef("reading__article")).order_by("-pk")
    uses = WireUse.objects.filter(article=article).select_related("reading")
    waiting = {use.newest: use for use in uses.annotate(newest=Subquery(newest.values("pk")[:1]))}
    new = {number: use for number, use in waiting.items() if number != use.reading_id}
    for item in WireItem.objects.filter(pk__in=new).select_related("article"):
        use = new[item.pk]
        if item.revision_number != use.reading.revision_number:
            yield Offer(article, item, use.reading, use)


def offer_for(article: Article, item_story: Article) -> Offer | None:
    """Return what waits for a story of its own readings, or of those of another story."""
    if item_story.pk == article.pk:
        return own_offer(article, list(WireItem.objects.filter(article=article)[:MOST_VERSIONS]))
    offers = offers_of_uses(article)
    return next((offer for offer in offers if offer.newest.article_id == item_story.pk), None)


def compared(offer: Offer, draft: Story) -> Compared | None:
    """Return an offer beside a draft; none where its words were removed by order."""
    new = words_of(offer.newest)
    if new is None:
        return None
    old = words_of(offer.before) if offer.before else None
    told = (offer.before.told if offer.before else {}, offer.newest.told)
    return Compared(old, new, draft, told, is_put_in=offer.use is not None)


def words_of(item: WireItem) -> Story | None:
    """Return what a reading said as the desk keeps it; none where that was removed by order."""
    revision = Revision.objects.filter(article=item.article_id, number=item.revision_number).first()
    return revision.story if revision and revision.text else None


def versions_waiting(offer: Offer) -> int:
    """Return how many versions came since the one that the draft last took from."""
    since = WireItem.objects.filter(
        article=offer.newest.article_id, pk__gt=offer.before.pk if offer.before else 0
    )
    return len(since.values_list("pk", flat=True)[:MOST_VERSIONS])


def notes_with(offer: Offer) -> list[Note]:
    """Return what those versions said to editors, oldest first."""
    since: datetime | None = offer.before.received_at if offer.before else None
    notes = Note.objects.filter(article=offer.newest.article_id, words__startswith=HEADING)
    return list(reversed((notes.filter(at__gt=since) if since else notes)[:MOST_NOTES]))


@dataclass(frozen=True)
class Seen:
    """What somebody saw when they ticked: the newest save of the draft, and the newest reading."""

    revision_number: int
    reading: int


def seen_now(offer: Offer) -> Seen:
    """Return what somebody sees who looks now."""
    return Seen(newest_number(offer.article), offer.newest.pk)


@transaction.atomic
def take_words(offer: Offer, ticked: frozenset[str], *, seen: Seen, by: Actor) -> None:
    """Make what is ticked of the wire's new words part of the draft: one save. The rest is left.

    Readers see nothing of it. Raises `PermissionDenied`, `SavedMeanwhile` where draft or wire went
    on since, `WrongState` where nothing is ticked, and `TooLong`.
    """
    locked = locked_for(offer, seen, by)
    beside = compared(offer, story_of(locked))
    wanted = beside.taken(ticked) if beside else None
    if beside is None or wanted is None or wanted == beside.ours:
        raise workflow.WrongState("Tick what the draft shall take, or press “Take nothing”.")
    check_fits(wanted)
    from_stage = locked.stage
    apply_story(locked, wanted)
    save_revision(locked, by)
    workflow.log(locked, TOOK, by, from_stage=from_stage, note=said_of(offer))
    settle(offer)
    offer.article.refresh_from_db()


@transaction.atomic
def leave_words(offer: Offer, *, seen: Seen, by: Actor) -> None:
    """Let the draft stay as it is: nobody is asked about these words again.

    Raises `PermissionDenied`, or `SavedMeanwhile` where draft or wire went on since.
    """
    locked = locked_for(offer, seen, by)
    workflow.log(locked, LEFT, by, note=said_of(offer))
    settle(offer)


def locked_for(offer: Offer, seen: Seen, by: Actor) -> Article:
    """Return the story, locked, if somebody may write it and saw what is there now."""
    take_turns()
    locked = lock(offer.article)
    account = account_of(by)
    check_may(by, Act.WRITE, own=account is not None and locked.is_own(account))
    workflow.check_seen(locked, by)
    now = offer_for(locked, offer.item_story)
    if now is None:
        raise workflow.WrongState("Somebody has said already what the draft takes of this.")
    if seen != seen_now(now):
        raise SavedMeanwhile(MOVED_ON)
    return locked


def settle(offer: Offer) -> None:
    """Ask nobody again about what came up to now."""
    if offer.use:
        note_use(offer.article, offer.newest, by=offer.use.by)
        return
    waiting = WireItem.objects.filter(article=offer.article, is_settled=False)
    waiting.filter(pk__lte=offer.newest.pk).update(is_settled=True)


def note_use(article: Article, reading: WireItem, *, by: str) -> None:
    """Keep that a story has paragraphs of another, and up to which reading that is settled."""
    uses = WireUse.objects.filter(article=article, reading__article=reading.article_id)
    known = uses.order_by("pk").first()
    if known is None:
        WireUse.objects.create(article=article, reading=reading, by=by)
        return
    uses.exclude(pk=known.pk).delete()
    WireUse.objects.filter(pk=known.pk).update(reading=reading)


def said_of(offer: Offer) -> str:
    """Return what a story's timeline says of an offer: which item, and which version of it."""
    version = str(offer.newest.told.get("version") or "")
    of = f" of {named_for_all(offer.item_story)}" if offer.use else ""
    return f"{offer.newest.path}{of}{f', version {version}' if version else ''}"
