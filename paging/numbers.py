"""Whole numbers in requests: the one rule for query strings, form fields and addresses.

What Python calls a number is more than a page of ours ever sends (other scripts' digits, signs,
underscores) and longer than a database takes: SQLite's driver fails above 64 bits, and so does
`int` above 4,300 digits. So every number of a request is read here and nowhere else.
"""

from django.http import Http404, HttpRequest

# The largest key of a row, and the largest number that a column without sign holds.
LARGEST_KEY = 2**63 - 1
LARGEST_NUMBER = 2**31 - 1


def whole_number(text: str, most: int = LARGEST_KEY) -> int | None:
    """Return a whole number from 0 to `most`, written in digits from 0 to 9; None for all else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most))):
        return None
    number = int(text)
    return number if number <= most else None


def number_asked(request: HttpRequest, name: str, most: int = LARGEST_KEY) -> int | None:
    """Return the number that an address asks for under this name; None where it has none.

    Raises `Http404` where it is not one that a page of ours gave.
    """
    text = request.GET.get(name, "")
    if not text:
        return None
    number = whole_number(text, most)
    if number is None:
        raise Http404("Nothing has such a number.")
    return number


class WholeConverter:
    """A key or number in a path, `<whole:pk>`: Django's own `int` has no end."""

    regex = r"[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        """Return the number; what no row can have gives 404."""
        number = whole_number(value)
        if number is None:
            raise ValueError(f"{value} is larger than any key")
        return number

    def to_url(self, value: int) -> str:
        """Return the number as it stands in an address."""
        return str(value)
