"""What an operation of the API is: the one form that addresses, document and page are made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from website.api.parameters import Parameter, Schema


@dataclass(frozen=True)
class Part:
    """A part of an address that names something, such as a story."""

    name: str
    words: str
    schema: Schema
    example: str


@dataclass(frozen=True)
class Operation:
    """Something that can be asked. `path` stands below `/api/v1/`, its parts in braces.

    `answer` is given what the parameters say, and the parts of the address by their names. `schema`
    names what it tells (`schemas.py`). `is_gone` says that what it names may have been taken away,
    `is_kept` that it is kept as readers' pages are: not what can be asked in endless ways.
    """

    name: str
    path: str
    summary: str
    words: str
    answer: Callable[..., dict[str, Any]]
    schema: str
    part: Part | None = None
    parameters: Sequence[Parameter] = ()
    is_gone: bool = False
    is_kept: bool = True

    @property
    def route(self) -> str:
        """The address as Django has it."""
        return self.path.replace("{", "<str:").replace("}", ">")
