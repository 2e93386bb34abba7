"""Sealing with the site's secret key (Fernet), loaded where something is sealed or read."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def seal(words: str) -> str:
    """Return words so that only this site can read them."""
    return sealer().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str | None:
    """Return the words; None where they were sealed with another secret key."""
    try:
        return sealer().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def sealer() -> Fernet:
    """Return what seals with the site's secret key."""
    key = salted_hmac("wire.channels.headers", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
