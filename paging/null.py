"""The character NUL in requests: no word has it, and PostgreSQL takes none."""

from django.http import QueryDict

NUL = "\0"


def has_null(values: QueryDict) -> bool:
    """Say whether any name or value has the character."""
    return any(NUL in name or any(NUL in one for one in values.getlist(name)) for name in values)


def without_null(values: QueryDict) -> QueryDict:
    """Return names and values without it, in their order."""
    clean = QueryDict(mutable=True)
    for name in values:
        for value in values.getlist(name):
            clean.appendlist(name.replace(NUL, ""), value.replace(NUL, ""))
    clean._mutable = False
    return clean
