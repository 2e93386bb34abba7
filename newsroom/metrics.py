"""What Prometheus reads at `/metrics`: what all processes counted, and how things stand now.

The address is not there where no `METRICS_TOKEN` is set.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from counting.book import counted
from desk.workers.gauges import gauge, of_database, of_the_disk


class HowThingsStand(Collector):
    """All of it; without what the database says where that is away."""

    def collect(self) -> Iterator[Metric]:
        """Yield each metric with its numbers."""
        yield from counted()
        yield from of_the_disk()
        try:
            standing = list(of_database())
        except (DatabaseError, InterfaceError):
            standing = []
        yield gauge("newsroom_database_up", "Whether the database answers.", bool(standing))
        yield from standing


@never_cache
@require_safe
def exposed(request: HttpRequest) -> HttpResponse:
    """Answer in Prometheus's text format who has the token."""
    if not settings.METRICS_TOKEN:
        raise Http404("Nobody can watch this site.")
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    is_right = constant_time_compare(token.strip(), settings.METRICS_TOKEN)
    if kind.lower() != "bearer" or not is_right:
        return HttpResponse(
            "Send the METRICS_TOKEN of this site as a bearer token.\n",
            status=401,
            headers={"WWW-Authenticate": 'Bearer realm="metrics"'},
            content_type="text/plain; charset=utf-8",
        )
    registry = CollectorRegistry(auto_describe=False)
    registry.register(HowThingsStand())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)
