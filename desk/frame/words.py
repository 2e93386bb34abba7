"""States and times as the desk says them: always the same words in the same colours."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from lxml import html

from articles.models import Article, Stage
from articles.models.article import Live
from articles.workflow import ACTIONS
from editions.body import plain
from editions.choices import Kind


@dataclass(frozen=True)
class Badge:
    """A state in words, with the class that colours its dot."""

    words: str
    colour: str


LIVE_BADGES = {
    Live.NOT_YET: Badge("Not yet", "grey"),
    Live.LIVE: Badge("Live", "green"),
    Live.WITHDRAWN: Badge("Withdrawn", "red"),
}
STAGE_BADGES = {
    Stage.DRAFT: Badge("Draft", "grey"),
    Stage.IN_REVIEW: Badge("In review", "amber"),
    Stage.APPROVED: Badge("Approved", "blue"),
    Stage.SPIKED: Badge("Spiked", "grey"),
}
NO_NEWS = Badge("No change since", "grey")


HIDDEN = "hide edition "
DONE_KINDS = {"publish": "Change published", "amend": "Live text changed"}
# What is done to a story and no action of the workflow.
DONE_WORDS = {
    "lead no more": "Leads no more",
    "thread": "Put in a thread",
    "thread no more": "Taken out of a thread",
    "show an outsider": "Shown to an outsider",
    "end an outsider's link": "An outsider's link ended",
    "settle": "Differences settled",
    "read in": "Read in",
    "read in again": "Read in again",
    "offer new words": "New words offered",
    "take new words": "Words of the wire taken",
    "leave new words": "New words of the wire left out",
    "put wire words in": "Put in from the wire",
    "take over": "Unsaved words taken over",
    "go without a photo": "Goes out without a photo",
    "ask removal": "Removal asked for",
    "remove by order": "Removed by order",
    "background": "Kept as background",
    "wait again": "Waits again",
}


def done_words(action: str) -> str:
    """Return what was done, as the timeline says it."""
    act, _, kind = action.partition(" ")
    if act in {"publish", "amend"} and kind:
        return "Published" if kind == Kind.FIRST else f"{DONE_KINDS[act]}: {Kind(kind).label}"
    if action.startswith(HIDDEN):
        return f"Edition {action.removeprefix(HIDDEN)} hidden"
    if action in ACTIONS:
        return ACTIONS[action].past
    return DONE_WORDS.get(action, action[:1].upper() + action[1:])


def readers_badge(article: Article) -> Badge:
    """Return what readers see of a story."""
    return LIVE_BADGES[Live(article.live)]


def draft_badge(article: Article) -> Badge:
    """Return where the draft stands: the clock comes first, and a draft of which readers see all
    stands nowhere. Beside what readers saw once it is called what it is.
    """
    if article.publish_at and article.has_failed:
        return Badge(f"Could not go out at {clock_words(article.publish_at)}", "red")
    if article.publish_at:
        return Badge(f"Scheduled for {clock_words(article.publish_at)}", "violet")
    if article.is_live and not article.has_news:
        return NO_NEWS
    state = STAGE_BADGES[Stage(article.stage)]
    if article.live == Live.NOT_YET:
        return state
    return Badge(f"Your draft: {state.words[0].lower()}{state.words[1:]}", state.colour)


def clock_words(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment in the paper's zone: `09:00` today, else `11 September, 09:00`."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return date_format(local, "TIME_FORMAT")
    return date_format(local, "j F, H:i" if local.year == today.year else "DATETIME_FORMAT")


def age_words(moment: datetime, now: datetime | None = None) -> str:
    """Return how long ago something was, as short as can be: `5 min`, `3 h`, `2 days`, a date."""
    now = now or timezone.now()
    age = now - moment
    if age < timedelta(minutes=1):
        return "now"
    if age < timedelta(hours=1):
        return f"{age.seconds // 60} min"
    if age < timedelta(days=1):
        return f"{age.seconds // 3600} h"
    if age < timedelta(days=7):
        return f"{age.days} day{'' if age.days == 1 else 's'}"
    local = timezone.localtime(moment)
    is_this_year = local.year == timezone.localtime(now).year
    return date_format(local, "MONTH_DAY_FORMAT" if is_this_year else "DATE_FORMAT")


def zone_words() -> str:
    """Return the name of the paper's zone, such as `Europe/Berlin`."""
    return timezone.get_current_timezone_name()


def words_of_markup(block: str) -> str:
    """Return a paragraph's words, or what stands there in place of words."""
    element = html.fragment_fromstring(block)
    if element.tag == "figure":
        return f"[Picture {(element.get('data-photo') or '')[:8]}]"
    if element.tag == "hr":
        return "[Line]"
    return plain(element.text_content())
