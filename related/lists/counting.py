"""How often readers follow what stands under "You May Also Like": sums by list, entry and day.

A script of the page (`follows.js`) says that a link was followed by a request of its own, which no
cache answers and no reader waits for (`docs/decisions/0102-follows-are-told-by-a-script.md`).
Each such address is signed when the page is made, so that only what really stood in a list is
counted, and nothing has to be looked up. Of the request nothing is kept.

The moderators' screens ask `follows_of` with a list's entries.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import connection
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from related.lists.also_like import Entry
from related.lists.models import Follow

WEEK_DAYS = 7
MONTH_DAYS = 30
KEPT_DAYS = 90
# More than this is no reader: so often an entry, and so often the whole paper, counts a minute.
MOST_OF_ENTRY = 600
MOST_OF_PAPER = 6_000
MINUTE_S = 60
SEAL_LENGTH = 16
# Robots that say so. One that follows links in a real browser and hides it is not known.
ROBOT = re.compile(
    # CUBOT makes telephones.
    r"(?<!cu)bot(?:\b|_)|crawl|spider|slurp|archiver|scrap|fetch|monitor|preview|validator|scanner|"
    r"lighthouse|inspectiontool|mediapartners|facebookexternalhit|curl|wget|python|java/|okhttp|"
    r"go-http|libwww|httpclient|feed",
    re.IGNORECASE,
)
COUNT = f"""
INSERT INTO {Follow._meta.db_table} (article_id, target, day, times) VALUES (%s, %s, %s, 1)
ON CONFLICT (article_id, target, day) DO UPDATE SET times = {Follow._meta.db_table}.times + 1
"""


@dataclass(frozen=True)
class Follows:
    """How often an entry was followed in the last seven and the last thirty days."""

    week: int = 0
    month: int = 0


def target_of(entry: Entry) -> str:
    """Return what an entry is counted under: the story's id, or a short form of an address."""
    if entry.id:
        return entry.id
    return f"url-{hashlib.sha256(entry.url.encode()).hexdigest()[:SEAL_LENGTH]}"


def seal(article_id: str, target: str) -> str:
    """Return the proof that the paper itself put this entry into this story's list."""
    signed = salted_hmac("related.counting", f"{article_id}/{target}", algorithm="sha256")
    return signed.hexdigest()[:SEAL_LENGTH]


def follow_path(article_id: str, entry: Entry) -> str:
    """Return the path that counts that a reader followed an entry of a list."""
    target = target_of(entry)
    return f"/followed/{article_id}/{target}/{seal(article_id, target)}/"


def count_follow(article_id: str, target: str, given: str, headers: Mapping[str, str]) -> bool:
    """Count that an entry was followed, where a reader's browser said so; say whether it was."""
    if not constant_time_compare(given, seal(article_id, target)) or not is_reader(headers):
        return False
    if is_flood("paper", MOST_OF_PAPER) or is_flood(f"{article_id}/{target}", MOST_OF_ENTRY):
        return False
    with connection.cursor() as cursor:
        day = connection.ops.adapt_datefield_value(timezone.localdate())
        cursor.execute(COUNT, [article_id, target, day])
    return True


def is_reader(headers: Mapping[str, str]) -> bool:
    """Say whether a request is what a page of this paper sends when somebody follows a link.

    Every browser says of a POST from which site it comes (`Origin`); the newer ones how it stands
    to this one.
    """
    agent = headers.get("User-Agent", "")
    page_is_of = urlsplit(headers.get("Origin", "")).netloc
    ahead = headers.get("Sec-Purpose", "") + headers.get("Purpose", "")
    return (
        bool(agent)
        and not ROBOT.search(agent)
        and not ahead
        and page_is_of == headers.get("Host")
        and headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    )


def is_flood(what: str, most: int) -> bool:
    """Say whether this was counted so often in this minute that no readers can have done it."""
    key = f"related.follows.{what}"
    cache.add(key, 0, MINUTE_S)
    try:
        return cache.incr(key) > most
    except ValueError:
        # The minute ended between the two lines.
        return False


def follows_of(article_id: str, entries: Iterable[Entry]) -> dict[str, Follows]:
    """Return how often the entries of a story's list were followed, by `Entry.key`: one query."""
    keys = {target_of(entry): entry.key for entry in entries}
    today = timezone.localdate()
    rows = Follow.objects.filter(article_id=article_id, target__in=keys)
    sums = (
        rows.filter(day__gt=since(today, MONTH_DAYS))
        .order_by()
        .values("target")
        .annotate(month=Sum("times"), week=Sum("times", filter=Q(day__gt=since(today, WEEK_DAYS))))
    )
    found = {keys[row["target"]]: Follows(row["week"] or 0, row["month"]) for row in sums}
    return {key: found.get(key, Follows()) for key in keys.values()}


def since(today: date, days: int) -> date:
    """Return the day after which the last so many days begin."""
    return today - timedelta(days=days)


def forget_follows() -> int:
    """Delete the sums of days that nobody asks about any more; say how many."""
    old = Follow.objects.filter(day__lt=since(timezone.localdate(), KEPT_DAYS))
    # Asked before: a DELETE would take SQLite's lock each time for nothing.
    return old.delete()[0] if old.exists() else 0
