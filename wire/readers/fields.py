"""The fields of an object in JSON, each taken once: what nobody took is kept."""

from collections.abc import Iterator
from typing import Any

Value = Any


class Fields:
    """An object's fields by their names in small letters: the versions of ninjs differ in case."""

    def __init__(self, values: dict[str, Value]) -> None:
        self.left = {name.lower(): value for name, value in values.items()}

    def take(self, *names: str) -> Value:
        """Take the first of these fields that says something, and return it."""
        for name in names:
            if self.left.get(name) not in (None, "", [], {}):
                return self.left.pop(name)
        return ""

    def words(self, *names: str) -> str:
        """Take the first of these fields that says something in words or as a number."""
        for name in names:
            if isinstance(self.left.get(name), str | int | float) and self.left[name] != "":
                return str(self.left.pop(name))
        return ""

    def rows(self, *names: str) -> "list[Fields]":
        """Take the first of these fields that holds objects, and return them, named by `name`."""
        for name in names:
            value = self.left.get(name)
            if isinstance(value, dict) and all(isinstance(row, dict) for row in value.values()):
                del self.left[name]
                return [Fields({"name": key, **row}) for key, row in value.items()]
            if isinstance(value, dict):
                return [Fields(self.left.pop(name))]
            if isinstance(value, list) and any(isinstance(row, dict) for row in value):
                rows = self.left.pop(name)
                self.keep_back(name, [row for row in rows if not isinstance(row, dict)])
                return [Fields(row) for row in rows if isinstance(row, dict)]
        return []

    def keep_back(self, name: str, value: Value) -> None:
        """Put back what could not be used."""
        if value:
            self.left[name] = value

    def rest(self, called: str = "") -> Iterator[tuple[str, str]]:
        """Yield what nobody took, as (name, words)."""
        for name, value in self.left.items():
            yield from in_lines(f"{called} · {name}" if called else name, value)


def in_lines(name: str, value: Value) -> Iterator[tuple[str, str]]:
    """Yield a value as lines: an object of plain values is part, a longer part has several."""
    if value in (None, "", [], {}):
        return
    if isinstance(value, dict):
        plain = {key: part for key, part in value.items() if not isinstance(part, dict | list)}
        words = " · ".join(f"{key} {part}" for key, part in plain.items() if part not in (None, ""))
        if words:
            yield name, words
        for key, part in value.items():
            if isinstance(part, dict | list):
                yield from in_lines(f"{name} · {key}", part)
    elif isinstance(value, list):
        bare = [str(part) for part in value if not isinstance(part, dict | list)]
        if bare:
            yield name, ", ".join(bare)
        for part in value:
            if isinstance(part, dict | list):
                yield from in_lines(name, part)
    else:
        yield name, str(value)
