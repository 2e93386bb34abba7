"""What the wire changed beside what we have: somebody takes of it what the draft shall have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.draft.snapshot import story_of
from articles.models import Article
from articles.workflow import DoorError
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import user_of
from desk.frame.words import words_of_markup
from desk.wire_inbox.item_lines import ItemLine, said_by
from editions.difference import PARAGRAPH_END, Piece, word_difference
from paging.numbers import whole_number
from people.roles import Act
from wire.compared import Compared, FieldRow
from wire.offers import (
    Offer,
    Seen,
    compared,
    leave_words,
    notes_with,
    offer_for,
    seen_now,
    take_words,
    versions_waiting,
)
from wire.three_texts import Blocks, TextRow, is_taken
from wire.told import USABLE

# What of an item's own words stands over the comparison.
SHOWN_LINES = ("Version", "Status", "Urgency", "Slugline")
NOTHING_LEFT = "Nothing of the wire waits for this story."


@dataclass(frozen=True)
class Side:
    """One of the three texts at one place; `pieces` is empty where nothing stands there."""

    name: str
    pieces: list[Piece]
    is_unknown: bool = False


@dataclass(frozen=True)
class ShownRow:
    """A place of the three texts as it is shown; without `value` there is nothing to take.

    `fold` are the paragraphs of a stretch that nobody has to look at.
    """

    label: str
    number: int
    sides: tuple[Side, ...] = ()
    value: str = ""
    is_ticked: bool = False
    remark: str = ""
    fold: list[str] = field(default_factory=list)


def wire_words(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what the wire changed in a story, or in one that was put into it, and take of it."""
    article = story_for(request, public_id, Act.WRITE)
    offer = offer_for(article, item_story(request, article))
    ticked: frozenset[str] | None = None
    if request.method == "POST" and offer:
        ticked = frozenset(".".join(request.POST.getlist("row")).split("."))
        if is_answered(request, offer, ticked):
            return HttpResponseRedirect(story_address(article))
        article.refresh_from_db()
        offer = offer_for(article, offer.item_story)
    beside = compared(offer, story_of(article)) if offer else None
    context = {
        "title": "What the wire changed",
        "article": article,
        "offer": offer,
        "nothing_left": NOTHING_LEFT,
        **(beside_of(offer, beside, ticked) if offer and beside else {}),
    }
    return show(request, "desk/wire_inbox/wire_words.html", context)


def item_story(request: HttpRequest, article: Article) -> Article:
    """Return the story whose readings are asked about: this one, or one that was put into it.

    What was put into a story is offered there to whoever may write that story.
    """
    asked = request.GET.get("of", "")
    if not asked or asked == article.public_id:
        return article
    seen = Article.objects.seen_by(user_of(request))
    other = seen.filter(public_id=asked).first()
    if other is None:
        raise Http404("There is no such story.")
    return other


def is_answered(request: HttpRequest, offer: Offer, ticked: frozenset[str]) -> bool:
    """Do what somebody said about an offer, and say so; false where it has to be shown again."""
    numbers = [whole_number(request.POST.get(name, "")) for name in ("seen", "reading")]
    seen = Seen(*(-1 if number is None else number for number in numbers))
    user = user_of(request)
    try:
        if request.POST.get("take") == "nothing":
            leave_words(offer, seen=seen, by=user)
            messages.success(request, "The draft stays as it is.")
        else:
            take_words(offer, ticked, seen=seen, by=user)
            messages.success(
                request, "The draft has what you ticked. Readers see nothing of it yet."
            )
    except DoorError as error:
        messages.error(request, str(error))
        return False
    return True


def beside_of(offer: Offer, beside: Compared, ticked: frozenset[str] | None) -> dict[str, object]:
    """Return what the page shows of an offer."""
    chosen = beside.ticked if ticked is None else ticked
    fields = [field_row(at, row, chosen) for at, row in enumerate(beside.fields, start=1)]
    return {
        "fields": fields,
        "text": list(text_rows_of(beside, chosen, len(fields))),
        "has_choice": beside.has_choice,
        "seen": seen_now(offer),
        "versions": versions_waiting(offer),
        "notes": notes_with(offer),
        "lines": lines_of(offer),
        "was_unknown": beside.old is None,
    }


def lines_of(offer: Offer) -> list[ItemLine]:
    """Return what the newest version says of itself, in short."""
    said = said_by(offer.newest)
    return [line for line in said if line.label in SHOWN_LINES and line.words != USABLE]


def field_row(number: int, row: FieldRow, chosen: frozenset[str]) -> ShownRow:
    """Return a field or caption as it is shown."""
    return ShownRow(
        label=row.label,
        number=number,
        sides=sides_of(row.old, row.new, row.ours),
        value=".".join(row.keys),
        is_ticked=is_taken(row.keys, chosen),
        remark=remark_of(row.old, row.new, row.ours),
    )


def text_rows_of(beside: Compared, chosen: frozenset[str], number: int) -> Iterator[ShownRow]:
    """Yield the text place by place; stretches that nobody changed are folded together."""
    fold: list[str] = []
    for row in beside.text:
        if row.is_same or (beside.is_put_in and not row.keys):
            fold += map(words_of_markup, row.ours)
            continue
        if fold:
            yield ShownRow("", number, fold=fold)
            fold = []
        number += 1
        yield text_row(number, row, chosen)
    if fold:
        yield ShownRow("", number, fold=fold)


def text_row(number: int, row: TextRow, chosen: frozenset[str]) -> ShownRow:
    """Return a place of the text as it is shown."""
    old = None if row.old is None else words_in(row.old)
    new, ours = words_in(row.new), words_in(row.ours)
    return ShownRow(
        label="Paragraph"
        if max(map(len, (row.new, row.ours, row.old or ()))) < 2
        else "Paragraphs",
        number=number,
        sides=sides_of(old, new, ours),
        value=".".join(row.keys),
        is_ticked=is_taken(row.keys, chosen),
        remark=remark_of(old, new, ours),
    )


def words_in(blocks: Blocks) -> str:
    """Return paragraphs as words."""
    return PARAGRAPH_END.join(map(words_of_markup, blocks))


def sides_of(old: str | None, new: str, ours: str) -> tuple[Side, ...]:
    """Return three texts with the words marked in which each differs: from what the wire had.

    Where nobody knows that, the new words and ours are marked against each other.
    """
    before = ours if old is None else old
    return (
        Side("The wire before", only(before, new, "gone") if old else [], is_unknown=old is None),
        Side("The wire now", only(before, new, "new")),
        Side("Ours", only(new if old is None else old, ours, "new")),
    )


def only(some: str, other: str, op: str) -> list[Piece]:
    """Return what two texts share, and what is gone from the first, or new in the other."""
    pieces = word_difference(some, other)
    return [piece for piece in pieces if piece[0] in ("same", op)]


def remark_of(old: str | None, new: str, ours: str) -> str:
    """Return in a few words who changed what."""
    if old is None:
        return "What it was before is not known"
    if new == old:
        return "Only the markup changed there" if ours == old else "Only we changed this"
    if new == ours:
        return "We have the same"
    if not new:
        return "The wire took it out" if ours == old else "The wire took it out, we changed it"
    if not old and not ours:
        return "New from the wire"
    return "The wire changed it" if ours == old else "Both changed it"


def addresses(offers: Iterable[Offer]) -> list[tuple[Offer, str]]:
    """Return offers with what the address of their page ends in."""
    return [(offer, f"?of={offer.item_story.public_id}" if offer.use else "") for offer in offers]
