"""The key with which a house sends stories here."""

from django.utils import timezone

from people.actors import Actor, actor_name
from people.program_keys import is_key_of, make_key
from wire.models import Channel


def new_key(channel: Channel, *, by: Actor) -> str:
    """Give a channel a new key and return it; the one before opens nothing from now on."""
    made = make_key()
    Channel.objects.filter(pk=channel.pk).update(
        key_digest=made.digest, key_made_at=timezone.now(), key_made_by=actor_name(by)
    )
    channel.refresh_from_db(fields=["key_digest", "key_made_at", "key_made_by"])
    return made.key


def opens(key: str, channel: Channel | None) -> bool:
    """Say whether this is the key of a channel; it takes as long for a channel that is none."""
    return is_key_of(key, channel.key_digest if channel else "")
