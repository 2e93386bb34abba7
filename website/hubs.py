"""WebSub: the hubs that feeds name are told when a feed has something new.

Whoever follows a feed at a hub gets its news from there in seconds, and asks us for nothing. What
changed, the log of changes says (`freshness/`), whoever made it: a publication, a correction, a
withdrawal. Only hubs that the operator named are told, and what failed is tried again.
"""

import logging
from datetime import timedelta
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse

from freshness.subjects import About
from freshness.validation import Position, changed_since, validate
from leases.lease import CountedLease
from paper.now import paper_now
from website.feeds import FORMATS, NEWEST, PERSON, SECTION, SOURCE, TAG, THREAD
from website.models import HubNews, HubPosition
from website.structured import absolute
from website.tongues import IN_TONGUE, sections_of_tongues

# The lists that have feeds, by what changes with them.
LISTS = {
    # After a removal by order the log says no more than this.
    About.EVERYTHING: NEWEST,
    About.LIVE: NEWEST,
    About.TONGUE: NEWEST,
    About.SECTION: SECTION,
    About.TAG: TAG,
    About.PERSON: PERSON,
    About.SOURCE: SOURCE,
    About.THREAD: THREAD,
}
# After each attempt that failed but the last.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
LEASE = CountedLease(timedelta(minutes=2), most_attempts=len(PAUSES) + 1)
TIMEOUT_S = 5
logger = logging.getLogger(__name__)


def tell_hubs() -> bool:
    """Note what is new, and tell one hub of one list; say whether there may be more to tell."""
    if not settings.WEBSUB_HUBS:
        # Who names a hub later is not told of what was before.
        HubPosition.objects.all().delete()
        return False
    note_news()
    return tell_next()


@transaction.atomic
def note_news() -> None:
    """Note for every hub which lists changed since the last look; at the first look there is none.

    Two workers that look at once note the same, which is told once.
    """
    last = HubPosition.objects.select_for_update().first()
    if last is None:
        position = validate().position
        HubPosition.objects.create(pk=1, number=position.number, snapshot=position.snapshot)
        return
    position, subjects = changed_since(Position(last.number, last.snapshot))
    lists = [each for each in subjects if each.partition(":")[0] in LISTS]
    for hub in settings.WEBSUB_HUBS if lists else ():
        HubNews.objects.filter(hub=hub, subject__in=lists).update(news=F("news") + 1)
        HubNews.objects.bulk_create(
            [HubNews(hub=hub, subject=each) for each in lists], ignore_conflicts=True
        )
    if subjects or position.number < last.number:
        last.number, last.snapshot = position.number, position.snapshot
        last.save()


def tell_next() -> bool:
    """Tell the next hub of a list that has news; say whether there was one."""
    # An address that is named no more is told nothing.
    HubNews.objects.exclude(hub__in=settings.WEBSUB_HUBS).delete()
    news = LEASE.next_of(HubNews.objects.order_by("pk"), give_up)
    if news is None:
        return False
    row = HubNews.objects.filter(pk=news.pk)
    try:
        tell(news.hub, feeds_of(news.subject))
    except (OSError, HTTPException) as error:
        put_off(news, row, str(error))
        if not isinstance(error, HTTPError):
            # It is away, which takes long to find out: its other lists hold up no other hub.
            LEASE.put_off(HubNews.objects.filter(LEASE.is_free(), hub=news.hub), PAUSES[0])
    else:
        row.filter(news=news.news).delete()
        # What came meanwhile is told next.
        LEASE.give_back(row, attempts=0)
    return True


def put_off(news: HubNews, row: QuerySet[HubNews], problem: str) -> None:
    """Try again after a pause, each time a longer one; give it up after the last."""
    logger.warning("The hub %s was not told of %s: %s", news.hub, news.subject, problem)
    if news.attempts > len(PAUSES):
        give_up(news)
    else:
        LEASE.put_off(row, PAUSES[news.attempts - 1])


def give_up(news: HubNews) -> None:
    """Forget what a hub would not take: its next news are told anew."""
    HubNews.objects.filter(pk=news.pk).delete()


def feeds_of(subject: str) -> list[str]:
    """Return the full addresses of the feeds of a list, in each format and language of it."""
    kind, _, key = subject.partition(":")
    about = About(kind)
    tongues = [each.key for each in paper_now().others]
    begins = [("", [key] if key else [])]
    if about is About.TONGUE:
        # The main language has no address of its own.
        begins = [(IN_TONGUE, [key])] if key in tongues else []
    elif about is About.SECTION:
        having = sections_of_tongues()
        begins += [(IN_TONGUE, [tongue, key]) for tongue in tongues if key in having[tongue]]
    return [
        absolute(reverse(f"{begin}{each.view_name(LISTS[about])}", args=args))
        for begin, args in begins
        for each in FORMATS
    ]


def tell(hub: str, feeds: list[str]) -> None:
    """Tell a hub that these feeds have news. Raises `OSError` where it does not say yes.

    A redirect is none: only what the operator named is told.
    """
    if not feeds:
        return
    asked = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)])
    opener = OpenerDirector()
    for handler in (
        ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor
    ):  # fmt: skip
        opener.add_handler(handler())
    request = Request(hub, data=asked.encode(), headers={"User-Agent": "Newsroom"})
    with opener.open(request, timeout=TIMEOUT_S) as answer:
        answer.read(1)
