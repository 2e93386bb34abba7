"""Who did it: a person with an account, or a named part of the system."""

from dataclasses import dataclass

from people.models import User
from people.roles import Act, require


@dataclass(frozen=True)
class SystemActor:
    """A named part of the system that acts by itself, such as the wire or the clock."""

    name: str


type Actor = User | SystemActor

WIRE = SystemActor("the wire")
CLOCK = SystemActor("the clock")
SHELL = SystemActor("the command line")
REMOVALS = SystemActor("the list of removals")


def actor_name(actor: Actor) -> str:
    """Return the name that the record keeps for this actor."""
    return actor.name if isinstance(actor, SystemActor) else str(actor)


def account_of(actor: Actor) -> User | None:
    """Return the account that acted, or none where the system did."""
    return None if isinstance(actor, SystemActor) else actor


def check_may(actor: Actor, act: Act, *, own: bool = False) -> None:
    """Raise `PermissionDenied` unless this actor may do this act.

    A system actor may: what it does was allowed when somebody set it up or had the shell.
    """
    if isinstance(actor, User):
        require(actor, act, own=own)
