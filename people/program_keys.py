"""Keys with which programs of others come: shown once, kept as a digest.

Their 256 random bits need no slow hash: they cannot be guessed.
"""

import secrets
from hashlib import sha256
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

KEY_BYTES = 32
SCHEME = "bearer"


class MadeKey(NamedTuple):
    """A key, to be shown this once, and what is kept of it."""

    key: str
    digest: str


def make_key() -> MadeKey:
    """Return a new key. Nobody can learn it again."""
    key = secrets.token_urlsafe(KEY_BYTES)
    return MadeKey(key, digest_of(key))


def digest_of(key: str) -> str:
    """Return what is kept of a key."""
    return sha256(key.encode(errors="surrogatepass")).hexdigest()


def is_key_of(key: str, digest: str) -> bool:
    """Say whether this is the key of a digest; it takes as long where there is none ('')."""
    is_same = constant_time_compare(digest_of(key), digest or digest_of(""))
    return is_same and bool(digest)


def key_sent(request: HttpRequest) -> str:
    """Return the key that came with a request, `Authorization: Bearer KEY`; '' where none did."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    # Schemes are of any case, and more than one space may follow (RFC 9110).
    return given.strip() if scheme.casefold() == SCHEME else ""
