"""Readers' pages that were made already, kept compressed for as long as they are true.

Each process keeps its own, up to `PAGE_STORE_BYTES`; nothing is lost where they are thrown away.
Whether one is true is asked of the database with each request (`freshness/validation.py`).

Two lists, each the least lately read first (a segmented LRU): a page that was asked for once
stands in the first, which has a fifth of the room; one that was asked for again stands in the
second. So a crawler that asks for each of a million pages once pushes out what others asked for
once, and never the front page.
"""

import gzip
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import brotli
from cachetools import LRUCache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import (
    get_conditional_response,
    patch_vary_headers,
    set_response_etag,
)

from freshness.making import MadeOf
from freshness.validation import Position, Validator

FIRST_SHARE = 0.2
# What Python needs for a page beside its bytes and its subjects, about.
OVERHEAD_BYTES = 2_000
SUBJECT_BYTES = 100
GZIP_LEVEL = 5
BROTLI_QUALITY = 5
# Of what is sent once: a tenth longer, in a third of the time.
BROTLI_QUALITY_ONCE = 3
# Below this a packed answer needs no less of the network.
WORTH_PACKING_BYTES = 200
CODINGS = ("br", "gzip")
# What is written in words; pictures and fonts are packed in their own way already.
PACKABLE = re.compile(r"text/|application/([\w.-]+\+)?(json|xml|javascript)\b")
NEVER = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*")


@dataclass(frozen=True)
class Stored:
    """A page as it is kept: packed with gzip, and with Brotli once somebody asked for that."""

    page_type: str
    validator: Validator
    headers: Mapping[str, str]
    length: int
    packed: dict[str, bytes]
    until: float

    @property
    def size(self) -> int:
        """What it takes of the store's room, in bytes; with what Brotli may need, about."""
        words = SUBJECT_BYTES * len(self.validator.subjects)
        return OVERHEAD_BYTES + words + 2 * len(self.packed["gzip"])

    @property
    def is_over(self) -> bool:
        """Whether its time has ended, by the clock or because it was kept for long."""
        return time.time() >= self.until or self.validator.is_too_old

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with it: 304 where the browser has it, packed where the browser can unpack."""
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        coding = chosen_coding(accepted) if self.length >= WORTH_PACKING_BYTES else ""
        body = self.body(coding)
        response = HttpResponse(body, headers=self.headers)
        response.headers["Content-Length"] = str(len(body))
        if coding:
            response.headers["Content-Encoding"] = coding
        etag = self.headers["ETag"]
        return get_conditional_response(request, etag=etag, response=response) or response

    def body(self, coding: str) -> bytes:
        """Return its bytes in a coding; as they are where that is ''."""
        if coding == "br" and coding not in self.packed:
            self.packed[coding] = brotli.compress(self.body(""), quality=BROTLI_QUALITY)
        return self.packed[coding] if coding else gzip.decompress(self.packed["gzip"])


def chosen_coding(accepted: str) -> str:
    """Return how to pack an answer, by `Accept-Encoding` (RFC 9110, 12.5.3); '' for not at all."""
    for coding in CODINGS:
        for part in accepted.lower().split(","):
            offered, _, weight = part.partition(";")
            if offered.strip() == coding:
                if not NEVER.fullmatch(weight):
                    return coding
                break
    return ""


def packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Pack an answer that is kept nowhere as kept ones are, where it is everybody's.

    One that depends on who asks stays as it is: it may hold a secret beside words that somebody
    else made them ask for, and how long it is when packed would tell of it (the attack BREACH).
    """
    if response.streaming or not isinstance(response, HttpResponse) or is_somebody_s(response):
        return response
    is_packed = "Content-Encoding" in response.headers
    if is_packed or not PACKABLE.match(response.headers.get("Content-Type", "")):
        return response
    if len(response.content) < WORTH_PACKING_BYTES:
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    coding = chosen_coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if coding == "br":
        response.content = brotli.compress(response.content, quality=BROTLI_QUALITY_ONCE)
    elif coding == "gzip":
        response.content = gzip.compress(response.content, GZIP_LEVEL, mtime=0)
    if coding:
        response.headers["Content-Encoding"] = coding
        response.headers["Content-Length"] = str(len(response.content))
        weaken(response)
    return response


def is_somebody_s(response: HttpResponseBase) -> bool:
    """Say whether an answer depends on who asked, or gives them something."""
    return bool(response.cookies) or "cookie" in response.headers.get("Vary", "").lower()


def weaken(response: HttpResponseBase) -> None:
    """Make the tag of an answer, if it has one, a weak one: packed it has other bytes."""
    tag = response.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        response.headers["ETag"] = f"W/{tag}"


class MadePage(HttpResponse):
    """A page as a view made it, and of what: on its way to be kept, and sent as it is asked for."""

    def __init__(self, response: HttpResponse, made_of: MadeOf, position: Position) -> None:
        super().__init__(response.content, status=response.status_code)
        self.headers = response.headers
        self.cookies = response.cookies
        self.until = made_of.until
        self.validator = Validator(frozenset(made_of.subjects), position)


def stored(response: MadePage, page_type: str) -> Stored:
    """Return an answer as it is kept; its type is what it is counted as."""
    set_response_etag(response)
    weaken(response)
    patch_vary_headers(response, ["Accept-Encoding"])
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    content = response.content
    packed = {"gzip": gzip.compress(content, GZIP_LEVEL, mtime=0)}
    until = response.until.timestamp() if response.until else float("inf")
    return Stored(page_type, response.validator, headers, len(content), packed, until)


class PageStore:
    """The pages that this process keeps, by address. Any number of threads may use it."""

    def __init__(self, room_bytes: int) -> None:
        self._lock = Lock()
        self._once = LRUCache[str, Stored](room_bytes * FIRST_SHARE, getsizeof=size_of)
        self._again = LRUCache[str, Stored](room_bytes * (1 - FIRST_SHARE), getsizeof=size_of)

    def get(self, address: str) -> Stored | None:
        """Return the page kept of an address, whether it is still true or not."""
        with self._lock:
            page = self._again.get(address)
            if page is None:
                page = self._once.pop(address, None)
                if page is not None:
                    self._again[address] = page
            return page

    def put(self, address: str, page: Stored) -> None:
        """Keep a page instead of the one before; not where it alone is larger than the room."""
        with self._lock:
            room = self._again if address in self._again else self._once
            if page.size <= room.maxsize:
                room[address] = page

    @property
    def size(self) -> int:
        """What is kept, in bytes."""
        return int(self._once.currsize + self._again.currsize)


def size_of(page: Stored) -> int:
    """Return what a page takes of the store's room, in bytes."""
    return page.size
