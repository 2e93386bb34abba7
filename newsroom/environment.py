"""The environment that the settings are read from, and what may be told of it."""

import re
from typing import Any, cast

import environ

_SECRET = re.compile(r"KEY|SECRET|PASSWORD|TOKEN|WEBHOOK")
# Several addresses stand in one setting with commas between them.
_NEXT_ADDRESS = re.compile(r",(?=\s*[a-z][a-z0-9+.-]*://)", re.IGNORECASE)
# A password has any letter in it, also one that an address has elsewhere.
_WHO = re.compile(r"(?<=://)([^:]*):.*@", re.DOTALL)
_SAID_OF_IT = re.compile(
    r"([?&;][^=&;]*(?:key|secret|pass|pw|token|auth|sig)[^=&;]*=)[^&]*", re.IGNORECASE
)
HIDDEN = "hidden"


class Environment(environ.Env):  # type: ignore[misc]
    """Variables of the environment, which knows afterwards what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get_value(self, var: str, *arguments: Any, **options: Any) -> object:
        """Return what a setting was set to, as it is wanted, else its default."""
        self.asked.add(var)
        return super().get_value(var, *arguments, **options)

    def told(self) -> dict[str, str]:
        """Return the settings that are set, as they were written, without a secret.

        A name that says so is left out, and the password of an address is hidden.
        """
        return {
            name: without_password(cast(str, self.ENVIRON[name]))
            for name in sorted(self.asked)
            if name in self.ENVIRON and not _SECRET.search(name)
        }


def without_password(value: str) -> str:
    """Return a value; in each address that it has, by what it may be used is hidden."""
    return ",".join(map(address_without_password, _NEXT_ADDRESS.split(value)))


def address_without_password(value: str) -> str:
    """Return a value; where it is an address, who may use it is hidden, rather too much of it."""
    shown = _WHO.sub(rf"\1:{HIDDEN}@", value)
    return _SAID_OF_IT.sub(rf"\1{HIDDEN}", shown) if "://" in value else shown
