"""The list under one story as its screen shows it: what readers see, why, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.formats import date_format

from articles.draft.snapshot import story_of
from articles.models import Article
from desk.also_like.line import LinkLine
from desk.also_like.words import Names, card_of, decision_words, headline_in, names_of
from desk.frame.pages import story_address
from desk.frame.powers import can, check_can, user_of
from desk.frame.story_choices import LINKABLE
from desk.frame.words import Badge, clock_words, draft_badge, readers_badge
from editions.linked import stories_linked, story_path
from editions.models import PublishedArticle
from editions.projection import preview_row
from editions.story import Story
from people.roles import Act
from related.decisions.transaction import decisions_of, newest_to_undo
from related.lists.also_like import SHOWN, Entry, Why, also_like
from related.lists.counting import follows_of
from related.lists.threads import neighbours_in_threads
from related.models import (
    EVERYWHERE,
    Decision,
    LinkKind,
    NearDuplicate,
    RelatedLink,
    RelatedList,
    Suggestion,
)
from related.suggestions.suggest import would_propose

LOG = 10
MOST_SUGGESTIONS = 30
MOST_REASONS = 3
MARKS = {
    Why.PINNED: Badge("Pinned", "blue"),
    Why.ACCEPTED: Badge("Accepted", "green"),
    Why.SUGGESTED: Badge("Suggested", "grey"),
}


ONCE_IT_IS_OUT = Badge("Suggested once it is out", "grey")
NEXT_IN_LINE = Badge("Next in line", "grey")
BEHIND_THOSE_SHOWN = Badge("Behind those shown", "grey")
NOT_YET_SHOWN = (NEXT_IN_LINE, BEHIND_THOSE_SHOWN, ONCE_IT_IS_OUT)


@dataclass(frozen=True)
class Subject:
    """The story whose list it is."""

    id: str
    headline: str
    state: Badge
    section: str
    path: str
    story_page: str
    row: PublishedArticle
    draft: PublishedArticle | None = None

    @property
    def is_sensitive(self) -> bool:
        """Whether nothing stands there that nobody accepted."""
        return self.row.is_sensitive


@dataclass(frozen=True)
class Logged:
    """A decision as the screen tells it."""

    words: str
    decision: Decision


@dataclass
class Panel:
    """Everything that the list's part of a page shows."""

    subject: Subject
    version: int
    shown: list[LinkLine]
    waiting: list[LinkLine]
    hidden: list[LinkLine]
    log: list[Logged]
    undo: Logged | None
    accepted: str
    banned_everywhere: RelatedLink | None
    has_decisions: bool


@dataclass
class Feedback:
    """What became of a decision, for the one who made it."""

    words: str = ""
    problem: str = ""
    overtaking: list[str] = field(default_factory=list)
    found: list[tuple[str, str]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    again: str = ""


def subject_for(request: HttpRequest, public_id: str) -> Subject:
    """Return the story whose list the one who asks may decide about.

    Moderators may for live and approved stories. Raises `PermissionDenied` or `Http404`.
    """
    check_can(request, Act.LINK)
    stories = Article.objects.seen_by(user_of(request)).select_related("section")
    if not can(request, Act.READ_DESK):
        stories = stories.filter(pk__in=LINKABLE.values("pk"))
    article = stories.filter(public_id=public_id).first()
    if article is None:
        raise Http404("There is no such story.")
    return subject_of(request, article)


def subject_of(request: HttpRequest, article: Article, story: Story | None = None) -> Subject:
    """Return a story as the screen of its list names it; `story` where it was read already.

    What would be suggested under a story that is not out is worked out on its own screen alone.
    """
    live = PublishedArticle.objects.defer("content").filter(pk=article.public_id).first()
    draft = None if live else preview_row(story or story_of(article), article.public_id)
    row = live or draft
    assert row is not None, "one of the two is there"
    return Subject(
        id=article.public_id,
        headline=row.headline or str(article),
        state=readers_badge(article) if live else draft_badge(article),
        section=row.section_name,
        path=row.get_absolute_url() if live else "",
        story_page=story_address(article) if can(request, Act.READ_DESK) else "",
        row=row,
        draft=None if story else draft,
    )


def panel(request: HttpRequest, subject: Subject) -> Panel:
    """Return what the list's part of a page shows: a dozen queries, however long the list."""
    links = list(RelatedLink.objects.filter(article_id=subject.id))
    suggestions = suggestions_for(subject)
    decisions = list(decisions_of(subject.id).select_related("undoes")[:LOG])
    undo = newest_to_undo(subject.id)
    ids = [subject.id, *(link.target_id for link in links)]
    ids += [one.target_id for one in suggestions]
    told = [*decisions, *([undo] if undo else [])]
    names = names_of(request, [*ids, *ids_told(told)])
    banned = RelatedLink.objects.filter(article_id=EVERYWHERE, target_id__in=ids)
    everywhere = {link.target_id: link for link in banned}
    entries = also_like(subject.row)
    shown = [shown_line(entry, links, suggestions) for entry in entries]
    followed = follows_of(subject.id, entries) if subject.path else {}
    for line in shown:
        line.followed = followed.get(line.key)
    for line in shown[1:]:
        line.acts = ["up", *line.acts]
    for line in shown[:-1]:
        line.acts = ["down", *line.acts]
    keys = {line.key for line in shown} | {line.link.key for line in shown if line.link}
    hidden = [
        hidden_line(link, names, everywhere) for link in links if link.key not in keys
    ] + more_lines(subject, suggestions, links, keys, names, everywhere)
    mark_what_is_on_the_page(subject, shown, hidden)
    mark_what_is_told_twice(shown, hidden)
    known = RelatedList.objects.filter(pk=subject.id).first()
    panel = Panel(
        subject=subject,
        version=decisions[0].pk if decisions else 0,
        shown=shown,
        waiting=[line for line in hidden if "accept" in line.acts],
        hidden=[line for line in hidden if "accept" not in line.acts],
        log=[Logged(decision_words(one, subject.id, names), one) for one in decisions],
        undo=Logged(decision_words(undo, subject.id, names), undo) if undo else None,
        accepted=accepted_words(known),
        banned_everywhere=everywhere.get(subject.id),
        has_decisions=bool(links) or bool(known and known.accepted_at),
    )
    for place, line in enumerate([*panel.shown, *panel.waiting, *panel.hidden], start=1):
        line.place = place
    return panel


def suggestions_for(subject: Subject) -> list[Suggestion]:
    """Return what is suggested under a story; what would be, where it is not out yet."""
    if subject.draft is not None:
        return would_propose(subject.draft)
    return list(Suggestion.objects.filter(article_id=subject.id)[:MOST_SUGGESTIONS])


def ids_told(decisions: Iterable[Decision]) -> list[str]:
    """Return the stories that decisions name."""
    found = [*decisions, *(one.undoes for one in decisions if one.undoes)]
    return [public_id for one in found for public_id in (one.article_id, one.target_id)]


def shown_line(entry: Entry, links: list[RelatedLink], suggestions: list[Suggestion]) -> LinkLine:
    """Return the line of what readers see."""
    by_id = {link.target_id: link for link in links if link.target_id}
    by_number = {link.pk: link for link in links}
    link = by_number.get(entry.link_id or 0) or by_id.get(entry.id)
    is_pinned = entry.why == Why.PINNED
    return LinkLine(
        key=entry.key,
        headline=entry.headline,
        mark=MARKS[entry.why],
        path=entry.get_absolute_url(),
        **(card_of(entry.story) if entry.story else {}),
        about=made_words(link),
        source=entry.source,
        reasons=reasons_for(entry.id, suggestions),
        link=link,
        acts=["unpin" if is_pinned else "pin", *(["ban"] if entry.story else [])],
    )


def hidden_line(link: RelatedLink, names: Names, everywhere: dict[str, RelatedLink]) -> LinkLine:
    """Return the line of what was decided and readers do not see."""
    named = names.get(link.target_id)
    mark = BEHIND_THOSE_SHOWN
    if link.kind == LinkKind.BANNED:
        mark = Badge("Banned here", "red")
    elif link.target_id in everywhere:
        mark = Badge("Banned everywhere", "red")
    elif link.has_ended():
        mark = Badge(f"Ended {day_words(link)}", "grey")
    elif not link.target_id and not link.url:
        mark = Badge("Waits for its story", "amber")
    elif named and named.is_withdrawn:
        mark = Badge("Withdrawn: comes back with it", "red")
    elif link.target_id and not (named and named.is_live):
        mark = Badge("Shows once it is out", "amber")
    acts = ["everywhere-off"] if link.target_id in everywhere else []
    return LinkLine(
        key=link.key,
        headline=headline_in(names, link.target_id) if link.target_id else link.headline,
        mark=mark,
        path=named.path if named else link.url,
        **(named.card if named else {}),
        about=made_words(link),
        source=link.source,
        link=link,
        acts=[*acts, "allow" if link.kind == LinkKind.BANNED else "unpin"],
    )


def more_lines(
    subject: Subject,
    suggestions: list[Suggestion],
    links: list[RelatedLink],
    keys: set[str],
    names: Names,
    everywhere: dict[str, RelatedLink],
) -> list[LinkLine]:
    """Return the lines of what is suggested and readers do not see."""
    decided = {link.target_id for link in links}
    lines = []
    for suggestion in suggestions:
        named = names.get(suggestion.target_id)
        if suggestion.target_id in keys | decided or named is None or not named.is_live:
            continue
        acts: list[str] = ["pin", "ban"]
        mark = NEXT_IN_LINE
        if suggestion.target_id in everywhere:
            acts, mark = ["everywhere-off"], Badge("Banned everywhere", "red")
        elif subject.draft is not None and not named.is_sensitive:
            mark = ONCE_IT_IS_OUT
        elif subject.is_sensitive or named.is_sensitive:
            acts, mark = ["accept", *acts], Badge("Sensitive: waits for you", "amber")
        reasons = reasons_for(suggestion.target_id, suggestions)
        lines.append(
            LinkLine(
                suggestion.target_id,
                named.headline,
                mark,
                0,
                named.path,
                **named.card,
                reasons=reasons,
                acts=acts,
            )
        )
    return lines


def mark_what_is_told_twice(shown: list[LinkLine], lines: list[LinkLine]) -> None:
    """Say of what tells the same as a story that is shown why it is not."""
    duplicates = NearDuplicate.objects.filter(article_id__in=[line.key for line in shown])
    told = set(duplicates.values_list("twin_id", flat=True))
    for line in lines:
        if line.key in told and line.mark in (NEXT_IN_LINE, BEHIND_THOSE_SHOWN):
            line.mark = Badge("Tells the same as one that is shown", "grey")


def mark_what_is_on_the_page(
    subject: Subject, shown: list[LinkLine], lines: list[LinkLine]
) -> None:
    """Say of what stands on the page already why the list does not have it again: next to the story
    in its thread, or linked in its text. What was pinned all the same says where readers find it.
    """
    places = neighbours_in_threads(subject.row)
    beside = {story.id for place in places for story in place.stories}
    linked = {story_path(*key) for key in stories_linked(subject.row.body_html)}
    for line in [*shown, *lines]:
        is_beside = line.key in beside
        where = "Stands above, in its thread" if is_beside else ""
        if line.path in linked:
            where = "Linked in the text"
        if where and line.mark in NOT_YET_SHOWN:
            line.mark = Badge(where, "grey")
        elif where and line in shown:
            line.reasons.append(
                "Readers find it above, in its thread" if is_beside else f"{where}, too"
            )


def reasons_for(target_id: str, suggestions: list[Suggestion]) -> list[str]:
    """Return why the paper proposes a story, the weightiest first."""
    found: list[dict[str, str]] = next(
        (one.reasons for one in suggestions if one.target_id == target_id), []
    )
    # That one of the two is sensitive is said by the mark beside them.
    told = [reason["words"] for reason in found if reason["signal"] != "sensitive"]
    return told[:MOST_REASONS]


def made_words(link: RelatedLink | None) -> str:
    """Return who decided, when, and until when it holds."""
    if link is None:
        return ""
    until = f" · until {day_words(link)}" if link.ends_on else ""
    return f"by {link.by or 'nobody known'}, {clock_words(link.made_at)}{until}"


def day_words(link: RelatedLink) -> str:
    """Return the last day of a link."""
    return date_format(link.ends_on) if link.ends_on else ""


def accepted_words(known: RelatedList | None) -> str:
    """Return who accepted the list as it was, and when; '' where nobody did."""
    if known is None or known.accepted_at is None:
        return ""
    changed = "" if known.is_settled else "; it has changed since"
    return f"Accepted by {known.accepted_by}, {clock_words(known.accepted_at)}{changed}."


def accept_keys(panel: Panel) -> list[str]:
    """Return the keys that accepting all of a list accepts: under a sensitive story, what waits."""
    keys = [line.key for line in panel.shown]
    if panel.subject.is_sensitive:
        keys += [line.key for line in panel.waiting]
    return keys[:SHOWN]


def panel_context(request: HttpRequest, subject: Subject, feedback: Feedback) -> dict[str, Any]:
    """Return what the list's part of a page needs."""
    found = panel(request, subject)
    return {"panel": found, "feedback": feedback, "accepts": accept_keys(found)}


def screen_address(public_id: str) -> str:
    """Return the address of a list's own screen."""
    return reverse("admin:related_list", args=[public_id])
