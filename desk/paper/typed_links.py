"""Links of the paper as they are typed: one a line, its words, a bar, where it leads."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from editions.body import plain
from paper.links import Link

MOST_LINKS = 20
LINK_LENGTH = 500
LINKS_HELP = (
    "One a line: the words, a bar, where it leads. Such as: Subscribe | https://shop.example/ or "
    "Latest | /latest/"
)


def lines_of(links: tuple[Link, ...]) -> str:
    """Return links as they are typed, one a line."""
    return "\n".join(f"{link.words} | {link.href}" for link in links)


def links_in(typed: str) -> tuple[Link, ...]:
    """Return the links that somebody typed, one a line. Raises `ValidationError`."""
    links = []
    for line in filter(None, (line.strip() for line in typed.splitlines())):
        name, bar, href = (part.strip() for part in line.rpartition("|"))
        if not bar or not plain(name):
            raise ValidationError(f"“{line}”: write the words, a bar (|), and where it leads.")
        if not leads_somewhere(href):
            raise ValidationError(
                f"“{href}” is no address: begin it with / for a page of ours, or with https://."
            )
        links.append(Link(plain(name), href))
    if len(links) > MOST_LINKS:
        raise ValidationError(f"{MOST_LINKS} links are the most that stand there.")
    return tuple(links)


def leads_somewhere(href: str) -> bool:
    """Say whether an address may stand on readers' pages: of ours, of the web, or of mail."""
    if len(href) > LINK_LENGTH or not href.isprintable() or set(href) & set(' "<>\\`'):
        return False
    if href.startswith("/"):
        return not href.startswith("//")
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    is_of_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return is_of_web or (parts.scheme == "mailto" and "@" in parts.path)
