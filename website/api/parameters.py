"""What a request may ask: each parameter with its schema, its reading, and what would be right."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any

from django.http import HttpRequest

from paging.numbers import whole_number
from paper.tongues import tongue_of
from website.api import tokens
from website.api.problems import wrong_parameter

USUAL, MOST = 25, 100
LONGEST_QUERY = 200
NOW = "now"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)

type Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Parameter:
    """A parameter of the query. `read` returns its value, or None where it is wrong.

    `words` say what it is, `right` what can be asked for; `schema` says the same as OpenAPI does.
    """

    name: str
    words: str
    right: str
    schema: Schema
    read: Callable[[str], Any]
    example: str
    is_required: bool = False


def read_limit(text: str) -> int | None:
    """Return how many are asked for."""
    return whole_number(text, MOST) or None


def read_token(text: str) -> str | None:
    """Return a token that has the form of one; whose it is, its list looks."""
    return text if re.fullmatch(tokens.PATTERN, text) else None


def read_since(text: str) -> str | None:
    """Return a token, or the word for the end of the changes."""
    return text if text == NOW else read_token(text)


def read_language(text: str) -> str | None:
    """Return the language of a tag, whatever its form."""
    return tongue_of(text) if LANGUAGE.fullmatch(text) else None


def read_moment(text: str) -> datetime | None:
    """Return a moment of RFC 3339, in UTC; those at the ends of time are the last that we know."""
    if not MOMENT.fullmatch(text):
        return None
    try:
        time = datetime.fromisoformat(text.upper().replace(":60", ":59"))
    except ValueError:
        return None
    if not MINYEAR + 1 < time.year < MAXYEAR:
        return time.replace(tzinfo=UTC)
    return time.astimezone(UTC)


def read_query(text: str) -> str | None:
    """Return the words to look for."""
    return text if 0 < len(text) <= LONGEST_QUERY else None


LIMIT = Parameter(
    "limit",
    "How many at most.",
    f"a whole number from 1 to {MOST}",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    read_limit,
    "100",
)
CURSOR = Parameter(
    "cursor",
    "Where the list goes on. It stands in the address of the next page (`next`, and `Link`).",
    "what stands in the address of a next page",
    {"type": "string", "pattern": tokens.PATTERN},
    read_token,
    "",
)
FROM = Parameter(
    "from",
    "Only stories that went out at this moment or later.",
    "a moment with its zone, such as 2024-09-11T08:00:00Z",
    {"type": "string", "format": "date-time"},
    read_moment,
    "2024-09-11T08:00:00Z",
)
UNTIL = Parameter(
    "until",
    "Only stories that went out before this moment.",
    "a moment with its zone, such as 2024-09-12T08:00:00Z",
    {"type": "string", "format": "date-time"},
    read_moment,
    "2024-09-12T08:00:00Z",
)
IN_LANGUAGE = Parameter(
    "language",
    "Only stories in this language, in any form of it. Chinese is told by its script: `zh-Hans`.",
    "the tag of a language, such as fr or zh-Hans",
    {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
    read_language,
    "en",
)
QUERY = Parameter(
    "q",
    'What to look for, as on the search page: words, `"a phrase"`, `-without`, `section:sport`, '
    "`author:`, `tag:`, `source:`, `after:2024-09`, `before:2024-10`.",
    f"words, {LONGEST_QUERY} letters at most",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY},
    read_query,
    "harbour",
    is_required=True,
)
SINCE = Parameter(
    "since",
    "The `since` of the answer before. Without it the list begins with the first change; "
    f"`{NOW}` is where it ends now.",
    f"the since of an answer, or {NOW}",
    {"type": "string", "anyOf": [{"const": NOW}, {"pattern": tokens.PATTERN}]},
    read_since,
    NOW,
)


def asked(request: HttpRequest, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return what a request asks for, by names: None where it does not say.

    Raises `Refused`, naming the parameter, where one is wrong, unknown, or said twice.
    """
    known = {each.name: each for each in parameters}
    for name in request.GET:
        if name not in known:
            there = f"There are: {', '.join(known)}." if known else "There is none here."
            raise wrong_parameter(name[:100], f"There is no such parameter here. {there}")
    return {name: read(request, each) for name, each in known.items()}


def read(request: HttpRequest, parameter: Parameter) -> Any:  # noqa: ANN401
    """Return the value of a parameter. Raises `Refused` where it is wrong."""
    values = request.GET.getlist(parameter.name)
    if not values:
        if parameter.is_required:
            raise wrong_parameter(parameter.name, f"Say {parameter.name}: {parameter.right}.")
        return parameter.schema.get("default")
    value = parameter.read(values[0]) if len(values) == 1 else None
    if value is None:
        once = "It is said once alone" if len(values) > 1 else "It cannot be understood"
        raise wrong_parameter(parameter.name, f"{once}: it is {parameter.right}.")
    return value
