"""What a page says to editors, at the desk: notes on its story, and what they keep it from."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from articles.acts.colleagues import MOST_LETTERS, add_note
from articles.models import Article, Note
from people.actors import Actor
from wire.desknotes import is_correction
from wire.embargo_lines import embargo_of, is_embargo
from wire.models import WireItem
from wire.pagefields import Page
from wire.told import CANCELED, WITHHELD

HELD_BACK = {
    WITHHELD: "Its source says that it must not go out yet.",
    CANCELED: "Its source has taken it back.",
}
HEADING = "To editors, on the page:"


def add_notes(article: Article, page: Page, by: Actor) -> None:
    """Leave the page's notes to editors on its story, whole; what is there already is not doubled.

    Notes of many words become several, since one has only so many letters.
    """
    for words in in_parts(page.notes):
        if not Note.objects.filter(article=article, words=words).exists():
            add_note(article, words, by=by)


def in_parts(lines: Sequence[str]) -> list[str]:
    """Return the lines as notes that are short enough, each under the heading."""
    room = MOST_LETTERS - len(HEADING) - 1
    pieces = [line[at : at + room] for line in lines for at in range(0, len(line), room)]
    parts: list[str] = []
    for piece in pieces:
        if parts and len(parts[-1]) + len(piece) + 1 <= MOST_LETTERS:
            parts[-1] += f"\n{piece}"
        else:
            parts.append(f"{HEADING}\n{piece}")
    return parts


def embargo_words(page: Page) -> str:
    """Return what a page says of an embargo; '' where it says nothing.

    A moment in a field of its own that has passed is no embargo any more; one without a moment is
    until somebody decides.
    """
    told = page.told.embargo
    is_over = told is not None and told.until is not None and told.until <= timezone.now()
    own = [told.words] if told and not is_over else []
    return "\n".join(own + [words for words in page.notes if is_embargo(words)])


def embargo_end(page: Page) -> datetime | None:
    """Return when the embargo of a page ends, where that is said conclusively, and once."""
    asked = embargo_words(page)
    told = page.told.embargo
    if asked and told and told.until:
        return told.until
    near = timezone.localtime(page.source_time) if page.source_time else timezone.localtime()
    return embargo_of(asked, near.date()) if asked else None


def why_notes_hold(article: Article, page: Page) -> str:
    """Return why what a page says to editors keeps its story from going straight out, or ''.

    An embargo does, whatever its time, until somebody at the desk has published the story. So
    does a correction of what readers see: they are owed a sentence about it, which is the desk's.
    """
    if page.told.status in HELD_BACK:
        return f"{HELD_BACK[page.told.status]} Decide at the desk."
    said = embargo_words(page)
    if said and not (article.is_live and was_said(article, said)):
        quoted = " ".join(said.split())
        return f"The page says “{quoted}”. Set the embargo at the desk, or publish it there."
    corrections = [words for words in page.notes if is_correction(words)]
    if corrections and article.is_live:
        return (
            f"The page corrects what readers see: “{corrections[0]}”. Publish it at the desk, as a "
            "correction."
        )
    return ""


def is_held_now(article: Article, page: Page, newest: WireItem) -> bool:
    """Say whether a story's house holds it back with this page, and did not with the one before."""
    if page.told.status == WITHHELD:
        return bool(newest.told.get("status") != WITHHELD)
    said, end = embargo_words(page), embargo_end(page)
    is_over = end is not None and end <= timezone.now()
    return bool(said) and not is_over and not was_said(article, said)


def was_said(article: Article, said: str) -> bool:
    """Say whether an earlier reading of the story had these very words about its embargo."""
    return WireItem.objects.filter(article=article, embargo_words=said).exists()


def open_embargo(article: Article) -> WireItem | None:
    """Return the newest reading if its page's embargo is one that nobody at the desk settled."""
    newest = WireItem.objects.filter(article=article).first()
    return newest if newest and is_open(newest, article) else None


def is_open(newest: WireItem, article: Article) -> bool:
    """Say whether the newest reading of a story asks for an embargo that nobody settled yet."""
    if not newest.embargo_words or article.is_embargoed:
        return False
    settled = article.events.filter(at__gte=newest.received_at).exclude(action__startswith="read")
    acts = settled.values_list("action", flat=True)
    return not any(act.startswith("publish") or act in {"embargo", "release"} for act in acts)
