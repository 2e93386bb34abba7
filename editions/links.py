"""Links that somebody wrapped: what mail programs and search pages put around an address."""

import re
from urllib.parse import parse_qs, urlsplit

# Whose wrapping it is: host, path, and in which part of the query the address stands.
WRAPPINGS = (
    (re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}"), "/url", ("q", "url")),
    (re.compile(r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"(?:l|lm)\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
)
# What is wrapped so often is none that anybody meant, and stays as it is.
MOST_WRAPPINGS = 5
LONGEST = 8_000


def unwrapped(address: str) -> str:
    """Return the address that a wrapped one leads to; any other as it is.

    What a wrapping has that is no page of the web stays within it.
    """
    inner = address
    for _ in range(MOST_WRAPPINGS):
        within = address_within(inner)
        if within is None:
            return inner
        inner = within
    return address


def address_within(address: str) -> str | None:
    """Return the address that stands in a wrapped one, if it is one."""
    if len(address) > LONGEST or "?" not in address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    for hosts, path, names in WRAPPINGS:
        if parts.path == path and hosts.fullmatch(host):
            query = parse_qs(parts.query)
            found = (query[name][0].strip() for name in names if name in query)
            return next((one for one in found if is_page(one)), None)
    return None


def is_page(address: str) -> bool:
    """Say whether an address is a page of the web."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
