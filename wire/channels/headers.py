"""The header with which an API is asked, such as a key of ours: sealed, and shown to nobody.

It must be said as it is, so a digest will not do. It is sealed with the site's secret key: whoever
has the database alone, or a backup of it, does not have the key of the API.
"""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from people.loaded_late import lazily
from wire.models import Channel

# The site is smaller without what few channels need.
if TYPE_CHECKING:
    from wire.channels import sealing
else:
    sealing = lazily("wire.channels.sealing")

# The signs of a header's name (RFC 9110), and what of its value goes over the wire as it is.
NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,80}\Z")
VALUE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]{0,1998}[\x21-\x7e])?\Z")
# What the fetcher says itself, or what would make another request of it.
OURS = frozenset({
    "accept-encoding", "connection", "content-length", "host", "if-modified-since",
    "if-none-match", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
})  # fmt: skip


class SealBroken(Exception):
    """A header was sealed with a secret key that is not the site's any more."""


def check_header(name: str, value: str) -> None:
    """Raise `ValidationError` for what cannot be a header of ours."""
    if not NAME.match(name) or name.casefold() in OURS:
        raise ValidationError("Write the header’s name as the house gives it, such as X-Api-Key.")
    if not VALUE.match(value):
        raise ValidationError("Its value is one line of plain letters, digits and signs.")


def set_header(channel: Channel, name: str, value: str) -> None:
    """Let a channel be asked for with this header. Raises `ValidationError`."""
    check_header(name, value)
    sealed = sealing.seal(value)
    Channel.objects.filter(pk=channel.pk).update(header_name=name, header_sealed=sealed)


def drop_header_of_other(channel: Channel, *, before: str) -> bool:
    """Drop the header of a channel whose address `before` was another server's; say whether so.

    It is that server's secret, and no other is told it. Without TLS it is another one.
    """
    is_other = urlsplit(before)[:2] != urlsplit(channel.address)[:2]
    if is_other and channel.header_name:
        drop_header(channel)
        return True
    return False


def drop_header(channel: Channel) -> None:
    """Let a channel be asked for without a header of its own."""
    Channel.objects.filter(pk=channel.pk).update(header_name="", header_sealed="")


def header_of(channel: Channel) -> dict[str, str]:
    """Return the header of a channel, or none. Raises `SealBroken`."""
    if not channel.header_name:
        return {}
    value = sealing.unseal(channel.header_sealed)
    if value is None:
        raise SealBroken
    return {channel.header_name: value}
