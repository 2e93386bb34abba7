"""Putting paragraphs of a wire story into another one: into what the desk writes itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.db import transaction
from django.utils.translation import get_supported_language_variant, gettext, override

from articles import workflow
from articles.acts.colleagues import add_note
from articles.acts.stages import move
from articles.draft.merging import block_markup
from articles.draft.revisions import SavedMeanwhile, lock, save_revision
from articles.draft.saving import check_fits, newest_number
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Stage
from articles.models.article import Live
from editions.body import Block, blocks, clean_body
from editions.story import Story
from paper.now import paper_now
from people.actors import Actor, account_of, actor_name, check_may
from people.roles import Act
from wire.models import WireItem
from wire.naming import named_for_all
from wire.offers import note_use
from wire.ownership import PUT_IN
from wire.recognition import take_turns
from wire.three_texts import keys_of

MOVED_ON = (
    "One of the two stories has changed since this page was opened. Your ticks are kept: look at "
    "them once more."
)
AT_THE_END = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that can be chosen, or behind which others can stand; `key` is its name."""

    key: str
    markup: str
    words: str


@dataclass(frozen=True)
class Choice:
    """Which paragraphs, behind which one of ours, and whether their house is named below.

    `seen` are the numbers of the newest saves of both stories that somebody saw.
    """

    keys: frozenset[str]
    after: str
    names_house: bool
    seen: tuple[int, int]


def paragraphs(body: str) -> list[Paragraph]:
    """Return the paragraphs of a text that have words, in order."""
    met: Counter[str] = Counter()
    rows = []
    for markup in block_markup(body):
        (key,) = keys_of("", (markup,), met)
        lines: Sequence[Block] = blocks(markup)
        if lines:
            rows.append(Paragraph(key, markup, "\n".join(line.text for line in lines)))
    return rows


def seen_of(item_story: Article, target: Article) -> tuple[int, int]:
    """Return the newest saves of both stories."""
    return newest_number(item_story), newest_number(target)


def why_not_put_in(item_story: Article, by: Actor) -> str:
    """Return why paragraphs of a story cannot be put into another, or ''."""
    if not WireItem.objects.filter(article=item_story).exists():
        return "This story did not come from the wire."
    if item_story.live != Live.NOT_YET:
        return "Readers have seen this story already: link to it instead."
    account = account_of(by)
    holder = item_story.assigned_to
    if holder is not None and holder != account:
        return f"{holder} has this story in hand. Ask them, or let it be assigned to you."
    return ""


def why_not_into(target: Article, item_story: Article) -> str:
    """Return why nothing of a wire story can be put into this one, or ''."""
    if target.pk == item_story.pk:
        return "Choose another story than this one."
    if target.stage == Stage.SPIKED:
        return "That story is spiked. Take it back up first."
    return ""


@transaction.atomic
def put_in(item_story: Article, target: Article, choice: Choice, *, by: Actor) -> int:
    """Put paragraphs of a wire story into another draft: one save. Return how many it were.

    The wire story is set aside as used, and waits no longer; a later version of it is offered on
    the other story. Readers see nothing of it. Raises `PermissionDenied`, `SavedMeanwhile` where
    one of the two went on since, `WrongState`, and `TooLong`.
    """
    check_may(by, Act.INGEST)
    take_turns()
    # In one order, whoever puts what into what at this moment.
    locked = {story.pk: lock(story) for story in sorted((item_story, target), key=lambda s: s.pk)}
    own, into = locked[item_story.pk], locked[target.pk]
    account = account_of(by)
    check_may(by, Act.WRITE, own=account is not None and into.is_own(account))
    for story in (own, into):
        workflow.check_seen(story, by)
    if reason := why_not_put_in(own, by) or why_not_into(into, own):
        raise workflow.WrongState(reason)
    if choice.seen != seen_of(own, into):
        raise SavedMeanwhile(MOVED_ON)
    item, draft = story_of(own), story_of(into)
    chosen = [row.markup for row in paragraphs(item.body) if row.key in choice.keys]
    if not chosen:
        raise workflow.WrongState("Tick the paragraphs that shall be put in.")
    wanted = draft.with_changes({"body": body_with(draft, item, chosen, choice)})
    check_fits(wanted)
    from_stage = into.stage
    apply_story(into, wanted)
    save_revision(into, by)
    said = said_of(own, item, len(chosen))
    workflow.log(into, PUT_IN, by, from_stage=from_stage, note=said)
    add_note(into, f"Put in from the wire: {said}", by=by)
    set_aside(own, into, by)
    for story in (item_story, target):
        story.refresh_from_db()
    return len(chosen)


def body_with(draft: Story, item: Story, chosen: Sequence[str], choice: Choice) -> str:
    """Return the text of a draft with the chosen paragraphs where they are wanted."""
    ours = block_markup(draft.body)
    met: Counter[str] = Counter()
    keys = [key for markup in ours for key in keys_of("", (markup,), met)]
    at = keys.index(choice.after) + 1 if choice.after in keys else len(ours)
    ours[at:at] = chosen
    line = house_line(item, draft.language) if choice.names_house else ""
    if line and line not in {block.text for block in blocks(draft.body)}:
        ours.append(f"<p>{escape(line)}</p>")
    return clean_body("".join(ours))


def house_line(item: Story, language: str) -> str:
    """Return the line that names the house of a wire story under a text in this language."""
    if item.source is None:
        return ""
    with override(spoken(language)):
        return gettext("With material from %(house)s.") % {"house": item.source.name}


def spoken(language: str) -> str:
    """Return the language of our words that a text in a language has, else the paper's own."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return str(paper_now().speaks)


def said_of(own: Article, item: Story, count: int) -> str:
    """Return what was put in, for the timeline and the desk's note."""
    number = "1 paragraph" if count == 1 else f"{count} paragraphs"
    house = f"{item.source.name}, " if item.source else ""
    return f"{number} of {named_for_all(own)} ({house}{own.public_id})."


def set_aside(own: Article, into: Article, by: Actor) -> None:
    """Let a wire story wait no longer, and keep where it was used."""
    readings = WireItem.objects.filter(article=own)
    newest = readings.select_related("article").first()
    assert newest is not None, "it came from the wire"
    note_use(into, newest, by=actor_name(by))
    readings.update(waits=False, update_of=None)
    if own.stage != Stage.SPIKED:
        move(own, "spike", by=by, note=f"Used in {named_for_all(into)}.")
