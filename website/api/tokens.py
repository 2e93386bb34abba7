"""Where a list goes on, as an opaque word that only we can make: cursors, and places of changes."""

from typing import Any

from django.core.signing import BadSignature, Signer

# As Django signs: the value in base64, and its HMAC.
PATTERN = r"^[A-Za-z0-9_-]{1,160}:[A-Za-z0-9_-]{43}$"
SALT = "website.api"


def token_of(use: str, *values: str | int) -> str:
    """Return a token for one use, such as a cursor of one list."""
    return Signer(salt=f"{SALT}.{use}").sign_object(values)


def values_of(use: str, token: str) -> list[Any] | None:
    """Return what a token says; None for one that was not given for this use."""
    try:
        values: list[Any] = Signer(salt=f"{SALT}.{use}").unsign_object(token)
    except BadSignature:
        return None
    return values
