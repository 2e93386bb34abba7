"""What stands around a story on its page: the bar above it and the column beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.acts.clock import clock_stands_still
from articles.acts.hold import names_words
from articles.checks.under_embargo import under_embargo
from articles.dates import day_words
from articles.door.endings import place_words
from articles.draft.snapshot import story_of
from articles.models import Article, Event, Note, Stage
from articles.notices import RETURN
from articles.workflow import ACTIONS, Action, is_possible
from desk.acts.checklist import checklist
from desk.acts.pages import main_action
from desk.also_like.page import Feedback, panel_context, subject_of
from desk.frame.powers import actions_for, can, can_with, user_of
from desk.frame.words import Badge, clock_words, draft_badge, readers_badge
from desk.story.offers import last_section
from desk.story.passages import passages_of
from desk.story.translations import open_tasks
from desk.threads.choices import ThreadChoice
from desk.threads.page import threads_of
from desk.wire_inbox.marks import wire_asks
from editions.models import Edition, PublishedArticle
from editions.models.fronts import places_led_by
from editions.story import Story
from people.roles import Act
from related.lists.also_like import also_like

TIMELINE = 12
MOST_NOTES = 20


@dataclass(frozen=True)
class Button:
    """An action as a button: its name in the tables, and its verb here.

    `once_changed`: it is of use only when something was typed, which pressing it saves first.
    """

    name: str
    verb: str
    once_changed: bool = False


@dataclass(frozen=True)
class Bar:
    """The bar at the top: always the same places."""

    readers: Badge
    draft: Badge
    remark: str
    main: Button | None
    others: list[Button]
    refusals: list[str]


def bar(request: HttpRequest, article: Article, has_news: bool) -> Bar:
    """Return the bar of a story; `has_news` says whether the draft differs from what is live.

    Whoever may write it can send a change out as soon as there is one, before it is saved.
    """
    names = [action.name for action in actions_for(request, article)]
    is_same = article.is_live and not has_news
    may_write = can_with(request, Act.WRITE, article)
    if is_same:
        useless = {"schedule"} if may_write else {"publish", "schedule"}
        names = [name for name in names if name not in useless]
    main = main_action(Stage(article.stage), names)
    buttons = {name: button(article, name, is_same) for name in names}
    return Bar(
        readers=readers_badge(article),
        draft=draft_badge(article),
        remark=remark(article),
        main=buttons.pop(main) if main else None,
        others=list(buttons.values()),
        refusals=list(refusals(request, article, has_news or may_write)),
    )


def remark(article: Article) -> str:
    """Return what an editor could overlook: the clock sends an older text."""
    if article.publish_at and not article.has_failed and article.stage != Stage.APPROVED:
        return f"{clock_words(article.publish_at)} goes out without your change"
    return ""


def button(article: Article, name: str, is_same: bool) -> Button:
    """Return an action with the verb it has on this story."""
    if name == "publish" and article.is_live:
        return Button(name, "Publish change…", once_changed=is_same)
    return Button(name, ACTIONS[name].verb)


def refusals(request: HttpRequest, article: Article, has_news: bool) -> Iterable[str]:
    """Yield why what an editor may look for is not there now."""
    for name in ("publish", "schedule"):
        action = ACTIONS[name]
        if can_with(request, action.act, article):
            if is_possible(article, action):
                # The page that publishes gives a time as well.
                break
            yield f"{plain_verb(action)}: {action.refusal}"
    if article.is_live and not has_news and can_with(request, Act.PUBLISH, article):
        yield "Publish change: readers see exactly this already."
    if article.is_live and not can_with(request, Act.WITHDRAW, article):
        yield "Withdraw: web editors, publishers and the duty editor can."


def plain_verb(action: Action) -> str:
    """Return a verb without the dots that say that more is asked."""
    return action.verb.rstrip("…")


def about(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return what stands around a story that exists."""
    story = story_of(article)
    edition = Edition.objects.newest(article.public_id) if article.live_edition else None
    live = edition.parsed.story if edition and edition.content.text else None
    has_news = live is None or live != story
    checks = checklist(story, article, article.publish_at or timezone.now())
    return {
        "article": article,
        "story": story,
        "bar": bar(request, article, has_news),
        "checks": checks,
        "stops": sum(check.stops for check in checks),
        "may_write": can_with(request, Act.WRITE, article),
        "may_lead": can_with(request, Act.LEAD, article),
        "may_show_outsiders": can_with(request, Act.SHOW_OUTSIDERS, article),
        "may_export": can_with(request, Act.EXPORT, article),
        **timeline(article),
        "notes": notes_of(article),
        "passages": passages_of(article),
        "may_note": can_with(request, Act.NOTE, article),
        "threads": threads_of(article),
        "may_gather": can(request, Act.THREAD),
        "thread_choice": ThreadChoice().render(
            "in", None, {"id": "id_thread", "form": "thread_form"}
        ),
        **related(request, article, story),
        "returned": returned(article),
        "conflicts": article.merge_conflicts,
        "held_back": held_back(article),
        "asks": wire_asks(article, user_of(request)),
        "may_ingest": can(request, Act.INGEST),
        "may_embargo": can_with(request, Act.EMBARGO, article),
        "leads": leads(article),
        "clock_warning": clock_stands_still() if article.is_scheduled else "",
        "to_follow": open_tasks(article) if article.translation_of_id else [],
    }


def returned(article: Article) -> Event | None:
    """Return who returned a story with the note that still stands, and when."""
    if not article.return_note:
        return None
    return Event.objects.filter(article=article, action=RETURN).first()


@dataclass(frozen=True)
class HeldBack:
    """What keeps a story from going out; `is_due` once the day has come to look at it again."""

    words: str
    is_due: bool = False


def held_back(article: Article) -> list[HeldBack]:
    """Return the embargo and the hold of a story."""
    reasons = [HeldBack(check.words) for check in under_embargo(article)]
    if article.is_on_hold:
        hold = article.hold
        sentence = f"On hold as “{hold}”. Only {names_words(hold)} see it."
        is_due = hold.look_again_on <= timezone.localdate()
        day = day_words(hold.look_again_on)
        again = f"Look at it again: {day} has come." if is_due else f"Look at it again on {day}."
        reasons.append(HeldBack(f"{sentence} {again}", is_due))
    return reasons


def leads(article: Article) -> list[str]:
    """Return what a live story was chosen to lead."""
    shown = PublishedArticle.objects.filter(pk=article.public_id).first()
    if shown is None:
        return []
    places = places_led_by(shown)
    return [place_words(place, shown) for place in places]


def timeline(article: Article) -> dict[str, Any]:
    """Return what happened last, and where all of it stands if there is more."""
    events = list(Event.objects.filter(article=article)[: TIMELINE + 1])
    list_of_all = f"{reverse('admin:articles_event_changelist')}?q={article.public_id}"
    return {
        "events": events[:TIMELINE],
        "all_events_at": list_of_all if len(events) > TIMELINE else "",
    }


@dataclass(frozen=True)
class Notes:
    """The newest notes on a story, and where all of them are if there are more."""

    shown: list[Note]
    all_at: str


def notes_of(article: Article) -> Notes:
    """Return the notes on a story, newest first."""
    found = list(Note.objects.filter(article=article)[: MOST_NOTES + 1])
    list_of_all = f"{reverse('admin:articles_note_changelist')}?q={article.public_id}"
    return Notes(found[:MOST_NOTES], list_of_all if len(found) > MOST_NOTES else "")


def related(request: HttpRequest, article: Article, story: Story) -> dict[str, Any]:
    """Return what stands under a story: to decide about for those who may, else to read."""
    subject = subject_of(request, article, story)
    if not can(request, Act.LINK):
        return {"links": also_like(subject.row)}
    return {**panel_context(request, subject, Feedback()), "decides": True}


def writing_page(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    """Return what the page to write on has beside its form."""
    if article is not None and article.pk:
        return about(request, article)
    user = user_of(request)
    return {
        "article": None,
        "bar": bar(request, Article(created_by=user), has_news=True),
        "checks": [],
        "events": [],
        "links": [],
        "may_paste": can(request, Act.INGEST),
        "last_section": last_section(user),
    }


def reading_page(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return the page for those who may read a story and not write it."""
    return {
        **about(request, article),
        "title": str(article),
        "reads_only": True,
        "may_gather": False,
    }
