"""What the database says to whoever watches the site: looked at when somebody asks, kept nowhere.

However large the paper is, it is the same number of questions, each along an index and up to so
many rows.
"""

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from articles.models import Article, ClockLook, Notice
from desk.workers.queues import MOST_COUNTED, waiting
from wire.channels.silence import not_coming

# A worker looks every two seconds, cron once a minute.
LATE = timedelta(seconds=75)


def gauge(name: str, means: str, number: float) -> GaugeMetricFamily:
    """Return a number without labels."""
    return GaugeMetricFamily(name, means, value=number)


def queues() -> Iterator[Metric]:
    """Yield how many things wait for workers, and for how long the oldest does."""
    length = GaugeMetricFamily(
        "newsroom_queue_length",
        f"What waits for the workers, by kind of work, up to {MOST_COUNTED}.",
        labels=["kind"],
    )
    age = GaugeMetricFamily(
        "newsroom_queue_age_seconds",
        "For how long the oldest thing has waited, by kind of work.",
        labels=["kind"],
    )
    for each in waiting():
        length.add_metric([each.queue.kind], each.number)
        if each.queue.since:
            age.add_metric([each.queue.kind], each.age.total_seconds())
    yield length
    yield age


def of_the_clock() -> Iterator[Metric]:
    """Yield what is late or could not go out, and for how long nobody has looked at the clock."""
    late = Article.objects.due(timezone.now() - LATE).order_by("publish_at")[:MOST_COUNTED]
    failed = Article.objects.failed().order_by("publish_at")[:MOST_COUNTED]
    yield gauge("newsroom_schedules_late", "Stories that should be out already.", late.count())
    yield gauge("newsroom_schedules_failed", "Stories that could not go out.", failed.count())
    look = ClockLook.objects.first()
    if look:
        ago = (timezone.now() - look.at).total_seconds()
        yield gauge("newsroom_clock_age_seconds", "Since when nobody looked at the clock.", ago)


def of_what_came_to_nothing() -> Iterator[Metric]:
    """Yield what went wrong with other houses and with mail."""
    unsent = Notice.objects.unsent()[:MOST_COUNTED].count()
    yield gauge("newsroom_notices_unsent", "Notices that were given up.", unsent)
    channels = not_coming().order_by()[:MOST_COUNTED].count()
    yield gauge("newsroom_channels_silent", "Channels that are silent or fail.", channels)


def of_the_disk() -> Iterator[Metric]:
    """Yield how much room there is for the site's own data. It asks no database."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    yield gauge("newsroom_disk_free_bytes", "What is free where the site's data lie.", free)


def of_database() -> Iterator[Metric]:
    """Yield all that the database says."""
    yield from queues()
    yield from of_the_clock()
    yield from of_what_came_to_nothing()
