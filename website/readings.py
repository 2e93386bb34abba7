"""How often stories are read: counted in each process without knowing who reads, then noted.

A reading is a story's page that was given whole to a browser that asked by GET. Robots by their
own word, pages fetched beforehand and pages that a browser had already (304) are none. No cookie,
no address and no browser is kept: an hour, a story and a number are.
"""

import logging
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from threading import Event, Lock, Thread

from django.db import connections, transaction
from django.db.models import F, Q
from django.db.utils import Error
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from editions.models import PublishedArticle, ReadCount

logger = logging.getLogger(__name__)

FLUSH_EVERY_S = 10
# Of one process between two flushes; a crawler that says it is none reaches the end of it.
MOST_STORIES = 2_000
AT_ONCE = 200
STORY_PAGE = re.compile(r"/([0-9]{4})/([0-9]{2})/([0-9]{2})/([^/]+)/")
ROBOT = re.compile(
    r"bot\b|bot[/;_ -]|crawl|spider|slurp|preview|facebookexternalhit|embedly|archiver|scrap|fetch"
    r"|monitor|uptime|feed|rss|headless|lighthouse|curl|wget|python|java/|go-http|okhttp|axios"
    r"|node-fetch|libwww|perl|ruby|httpclient|scanner|validator|gptbot|claude|perplexity",
    re.IGNORECASE,
)


class Tally:
    """What a process has counted and not noted yet, by the paths of stories."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[str] = Counter()

    def count(self, path: str) -> None:
        """Count a reading; no new story once there are too many."""
        with self._lock:
            if path in self._counts or len(self._counts) < MOST_STORIES:
                self._counts[path] += 1

    def take(self) -> Counter[str]:
        """Return what was counted, and begin again."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        return counts


TALLY = Tally()


def count_reading(request: HttpRequest, response: HttpResponseBase) -> None:
    """Count an answer where it is a reading."""
    if request.method != "GET" or response.status_code != 200:
        return
    if STORY_PAGE.fullmatch(request.path) and is_a_reader(request):
        TALLY.count(request.path)


def is_a_reader(request: HttpRequest) -> bool:
    """Say whether a browser asks, by its own word, for somebody who looks at the page now."""
    browser = request.META.get("HTTP_USER_AGENT", "")
    purpose = request.META.get("HTTP_SEC_PURPOSE", "") or request.META.get("HTTP_PURPOSE", "")
    return bool(browser) and "prefetch" not in purpose and not ROBOT.search(browser)


def note_readings(tally: Tally = TALLY, now: datetime | None = None) -> None:
    """Add what was counted to the hour, once for all stories together."""
    counts = tally.take()
    hour = (now or timezone.now()).replace(minute=0, second=0, microsecond=0)
    most = counts.most_common(MOST_STORIES)
    for at in range(0, len(most), AT_ONCE):
        note(dict(most[at : at + AT_ONCE]), hour)


def note(counts: Mapping[str, int], hour: datetime) -> None:
    """Add these numbers, by path, to the stories that stand there now."""
    wanted = {key: times for path, times in counts.items() if (key := key_of(path))}
    days = {day for day, _ in wanted}
    slugs = {slug for _, slug in wanted}
    rows = PublishedArticle.objects.filter(published_on__in=days, slug__in=slugs)
    stories = {(day, slug): pk for pk, day, slug in rows.values_list("pk", "published_on", "slug")}
    read = {stories[key]: times for key, times in wanted.items() if key in stories}
    with transaction.atomic():
        # In one order, so that two processes that note at once do not wait for each other.
        new = [ReadCount(article_id=pk, hour=hour) for pk in sorted(read)]
        ReadCount.objects.bulk_create(new, ignore_conflicts=True)
        for pk in sorted(read):
            rows_of_story = ReadCount.objects.filter(hour=hour, article_id=pk)
            rows_of_story.update(times=F("times") + read[pk])


def key_of(path: str) -> tuple[date, str] | None:
    """Return day and end of a story's address; none for a day that there is not."""
    found = STORY_PAGE.fullmatch(path)
    try:
        return (date(*map(int, found.groups()[:3])), found[4]) if found else None
    except ValueError:
        return None


def note_from_time_to_time(stop: Event | None = None) -> Thread:
    """Note what this process counts, in a thread of its own, so that no reader waits for it.

    Until it is asked to `stop`, or the process ends: whatever happens, it goes on.
    """
    asked = stop or Event()

    def go_on() -> None:
        while not asked.wait(FLUSH_EVERY_S):
            try:
                note_readings()
            except Error:
                # Ten seconds of readings are not worth a word to anybody.
                continue
            except Exception:
                logger.exception("Readings could not be noted; the next are.")
            finally:
                connections.close_all()

    thread = Thread(target=go_on, name="readings", daemon=True)
    thread.start()
    return thread


def forget_old(now: datetime | None = None) -> None:
    """Delete the counts that no list looks at any more."""
    before = (now or timezone.now()) - timedelta(hours=25)
    ReadCount.objects.filter(Q(hour__lt=before)).delete()
