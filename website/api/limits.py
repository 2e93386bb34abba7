"""How often somebody may ask: by their address, or by their key, which allows more.

Counted by `limits` in a sliding window, in the cache that all processes share where there is one
(`CACHE_URL`), else by each process. The headers are those of the IETF's draft
(draft-ietf-httpapi-ratelimit-headers).
"""

import time
from functools import cache
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import NamedTuple

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from people.program_keys import digest_of, key_sent
from website.api.problems import problem
from website.models import ApiKey

WINDOW_S = 60
# Whoever has an address of IPv6 has a whole network of them.
IPV6_NETWORK = 64
IN_REDIS = "redis"


class Allowance(NamedTuple):
    """How many requests a minute somebody has, and by what they are counted."""

    policy: str
    most: int
    who: str


class Use(NamedTuple):
    """Whether one more request is within the allowance, what is left, and until when."""

    allowance: Allowance
    is_within: bool
    left: int
    seconds: int

    def say(self, response: HttpResponseBase) -> None:
        """Tell the one who asked, in the answer."""
        policy = self.allowance.policy
        response["RateLimit-Policy"] = f'"{policy}";q={self.allowance.most};w={WINDOW_S}'
        response["RateLimit"] = f'"{policy}";r={self.left};t={self.seconds}'


def use_of(request: HttpRequest) -> Use | None:
    """Count a request; None for a key that opens nothing, which is counted by its address."""
    key = key_sent(request)
    by_address = Allowance("address", settings.API_PER_MIN, address_of(request))
    if not key:
        return count(by_address)
    digest = digest_of(key)
    if ApiKey.objects.filter(digest=digest, ended_at=None).exists():
        return count(Allowance("key", settings.API_PER_MIN_WITH_KEY, digest))
    used = count(by_address)
    return None if used.is_within else used


def count(allowance: Allowance) -> Use:
    """Count one more request."""
    limiter, limit = counter(storage_now()), RateLimitItemPerMinute(allowance.most)
    of = (allowance.policy, allowance.who)
    is_within = limiter.hit(limit, *of)
    ends_at, left = limiter.get_window_stats(limit, *of)
    seconds = min(WINDOW_S, max(1, ceil(ends_at - time.time())))
    return Use(allowance, is_within, left, seconds)


def address_of(request: HttpRequest) -> str:
    """Return the network address that asks, as the login counts it; of IPv6 the network's."""
    text = get_client_ip(request) or ""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        # So a socket for both kinds names one of IPv4 (`::ffff:192.0.2.7`).
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, IPV6_NETWORK), strict=False))
    return text


def storage_now() -> str:
    """Return where is counted, as `limits` names it."""
    location = settings.CACHES["default"].get("LOCATION", "")
    return str(location) if str(location).startswith(IN_REDIS) else "memory://"


@cache
def counter(storage: str) -> SlidingWindowCounterRateLimiter:
    """Return what counts."""
    return SlidingWindowCounterRateLimiter(storage_from_string(storage))


def forget_uses() -> None:
    """Begin to count anew, in this process."""
    counter.cache_clear()


def too_often(use: Use) -> HttpResponse:
    """Answer that it was too often."""
    most = f"No more than {use.allowance.most} requests a minute."
    answer = problem(HTTPStatus.TOO_MANY_REQUESTS, f"{most} Ask again in {use.seconds} seconds.")
    answer["Retry-After"] = str(use.seconds)
    return answer


def wrong_key() -> HttpResponse:
    """Answer that a key opens nothing."""
    answer = problem(
        HTTPStatus.UNAUTHORIZED,
        "This key opens nothing. Ask the paper for another, or send none: reading needs no key.",
    )
    answer["WWW-Authenticate"] = 'Bearer realm="api"'
    return answer
