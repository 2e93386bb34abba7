"""A second pair of eyes before readers see a text: a setting, off by default."""

from django.conf import settings

from articles.models import Revision
from articles.workflow import DoorError
from people.actors import Actor, account_of


class NeedsOtherEyes(DoorError):
    """Four eyes are asked for, and whoever saved the text would let it out alone."""


def check_other_eyes(revision: Revision, by: Actor, reason: str) -> None:
    """Raise `NeedsOtherEyes` where one person would both save and let out a text.

    A line of `reason` overrides it; it stands in the story's timeline, which publishers read.
    """
    account = account_of(by)
    if not settings.FOUR_EYES or account is None or reason.strip():
        return
    if revision.made_by_id == account.pk:
        raise NeedsOtherEyes(
            "You saved this text yourself, and this paper asks for a second pair of eyes. Ask a "
            "colleague to let it out, or give a line of reason for the desk."
        )
