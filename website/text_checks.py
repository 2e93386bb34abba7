"""What is wrong with one of the paper's texts for machines, said line by line to who writes it.

Sources: RFC 9309 (robots.txt), RFC 9116 (security.txt), IAB Tech Lab's ads.txt 1.1, and
JournalList's trust.txt.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from website.models import TextName

MOST_BYTES = 100_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
DOMAIN = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE
)
ROBOTS_RULES = {"allow", "disallow"}
ROBOTS_OF_GROUP = {*ROBOTS_RULES, "crawl-delay", "content-signal"}
ROBOTS_KNOWN = {*ROBOTS_OF_GROUP, "user-agent", "sitemap"}
ENGINES = {"*", "googlebot", "googlebot-news", "bingbot", "applebot", "duckduckbot", "yandexbot"}
ADS_VARIABLES = {"contact", "subdomain", "inventorypartnerdomain", "ownerdomain", "managerdomain"}
SECURITY_KNOWN = {
    "acknowledgments", "canonical", "contact", "csaf", "encryption", "expires", "hiring", "policy",
    "preferred-languages",
}  # fmt: skip
SECURITY_ONCE = {"expires", "preferred-languages"}
TRUST_ADDRESSES = {
    "member", "belongto", "control", "controlledby", "social", "vendor", "customer", "disclosure",
}  # fmt: skip
A_YEAR = timedelta(days=366)
SOON = timedelta(days=30)

type Line = tuple[int, str]


def faults_of(name: str, text: str) -> list[str]:
    """Return what must be mended before a text can go out; each says where and how."""
    if len(text.encode()) > MOST_BYTES:
        return [f"The text is longer than {MOST_BYTES:,} bytes. Machines read no more; shorten it."]
    if CONTROL.search(text):
        return [
            "There are signs in the text that cannot be seen. Type it anew instead of pasting it."
        ]
    return list(CHECKS[TextName(name)](list(lines_of(text))))


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that say something, with their numbers, without comments."""
    for number, line in enumerate(text.splitlines(), 1):
        said = re.sub(r"(^|\s)#.*", "", line).strip()
        if said:
            yield number, said


def fields_of(lines: list[Line], sign: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line as its number, the name of its field in small letters, and what it says."""
    for number, line in lines:
        name, found, value = line.partition(sign)
        yield number, name.strip().casefold() if found else "", value.strip()


def robots_faults(lines: list[Line]) -> Iterator[str]:
    """Yield what of robots.txt no crawler would read."""
    is_in_group = False
    for number, name, value in fields_of(lines, ":"):
        if name not in ROBOTS_KNOWN:
            yield f"Line {number}: write User-agent, Allow, Disallow or Sitemap, a colon, a value."
        elif name == "user-agent":
            is_in_group = True
            if not re.fullmatch(r"[A-Za-z0-9_. /-]+|\*", value):
                yield f"Line {number}: write the crawler’s name after User-agent, or * for all."
        elif name in ROBOTS_OF_GROUP and not is_in_group:
            yield f"Line {number}: say for whom this is, by a line User-agent before it."
        elif name in ROBOTS_RULES and value and value[0] not in "/*":
            yield f"Line {number}: begin the path with /."
        elif name == "sitemap" and not value.startswith(("https://", "http://")):
            yield f"Line {number}: write the sitemap’s whole address, with https://."


def robots_remarks(text: str) -> Iterator[str]:
    """Yield what somebody who puts robots.txt out should know."""
    group: list[str] = []
    is_open = False
    for number, name, value in fields_of(list(lines_of(text)), ":"):
        if name == "user-agent":
            group = [*group, value] if is_open else [value]
        elif name == "disallow" and value in ("/", "/*", "*"):
            shut = [each for each in group if each.casefold() in ENGINES]
            if shut:
                yield f"Line {number} asks {' and '.join(shut)} to leave out the whole paper."
        is_open = name == "user-agent"
        if name == "user-agent" and value != "*":
            yield (
                f"Line {number}: {value} reads the lines under its own name alone, none of "
                "those for *. Repeat there what it is to leave out."
            )


def ads_faults(lines: list[Line]) -> Iterator[str]:
    """Yield what of ads.txt no advertiser would read."""
    for number, line in lines:
        name, is_variable, value = line.partition("=")
        if is_variable and "," not in name:
            if name.strip().casefold() not in ADS_VARIABLES or not value.strip():
                yield f"Line {number}: before = write CONTACT, OWNERDOMAIN or MANAGERDOMAIN."
            continue
        fields = [field.strip() for field in line.partition(";")[0].split(",")]
        if not 3 <= len(fields) <= 4 or not all(fields[:3]):
            yield (
                f"Line {number}: write the seller’s domain, your account there, DIRECT or "
                "RESELLER, with commas between them."
            )
        elif not DOMAIN.fullmatch(fields[0]):
            yield f"Line {number}: “{fields[0]}” is no domain, such as ads.example."
        elif fields[2].upper() not in ("DIRECT", "RESELLER"):
            yield f"Line {number}: write DIRECT or RESELLER instead of “{fields[2]}”."


def security_faults(lines: list[Line]) -> Iterator[str]:
    """Yield what of security.txt breaks RFC 9116."""
    seen: dict[str, int] = {}
    for number, name, value in fields_of(signed(lines), ":"):
        if name not in SECURITY_KNOWN or not value:
            yield f"Line {number}: write Contact, Expires or another field, a colon, its words."
            continue
        seen[name] = seen.get(name, 0) + 1
        if name in SECURITY_ONCE and seen[name] > 1:
            yield f"Line {number}: {name.title()} may stand there once."
        elif name == "expires":
            yield from expiry_faults(number, value)
        elif name == "contact" and not re.match(r"mailto:\S+@|https://|tel:\+?\d", value):
            yield f"Line {number}: a contact begins with mailto:, https:// or tel:."
        elif value.startswith("http://"):
            yield f"Line {number}: web addresses begin with https:// here."
    if "contact" not in seen:
        yield "Say whom to write to: Contact: mailto:security@your.domain"
    if "expires" not in seen:
        example = (timezone.now() + A_YEAR - SOON).strftime("%Y-%m-%dT00:00:00Z")
        yield f"Say until when this holds: Expires: {example}"


def expiry_faults(number: int, value: str) -> Iterator[str]:
    """Yield what is wrong with the moment at which security.txt expires."""
    moment = moment_of(value)
    if moment is None:
        yield f"Line {number}: write the moment as 2027-06-01T00:00:00Z."
    elif moment <= timezone.now():
        yield f"Line {number}: that moment has passed. Give one within a year."
    elif moment > timezone.now() + A_YEAR:
        yield f"Line {number}: give a moment within a year, so that the text is looked at again."


def signed(lines: list[Line]) -> list[Line]:
    """Return the lines that say something of a text that may be signed (OpenPGP, RFC 9580)."""
    if not lines or not lines[0][1].startswith("-----BEGIN PGP SIGNED MESSAGE"):
        return lines
    ends = (at for at, (_, line) in enumerate(lines) if line.startswith("-----BEGIN PGP SIGNATURE"))
    said = lines[1 : next(ends, len(lines))]
    return [line for line in said if not line[1].startswith("Hash:")]


def moment_of(value: str) -> datetime | None:
    """Return a moment of RFC 3339; none for what is none."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def expires_at(text: str) -> datetime | None:
    """Return until when a security.txt says it holds."""
    fields = fields_of(signed(list(lines_of(text))), ":")
    return next((moment_of(value) for _, name, value in fields if name == "expires"), None)


def trust_faults(lines: list[Line]) -> Iterator[str]:
    """Yield what of trust.txt breaks its form."""
    for number, name, value in fields_of(lines, "="):
        if name in TRUST_ADDRESSES:
            if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
                yield f"Line {number}: write a whole address after {name}=, with https://."
        elif name == "datatrainingallowed":
            if value not in ("yes", "no"):
                yield f"Line {number}: write yes or no."
        elif name != "contact" or not value:
            known = ", ".join(sorted(TRUST_ADDRESSES))
            yield (
                f"Line {number}: write one of {known}, contact or datatrainingallowed, then = and "
                "what it says."
            )


CHECKS: dict[TextName, Callable[[list[Line]], Iterator[str]]] = {
    TextName.ROBOTS: robots_faults,
    TextName.ADS: ads_faults,
    TextName.SECURITY: security_faults,
    TextName.TRUST: trust_faults,
}
