"""What readers are told of somebody besides their name: languages, and where they are found."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

MOST_PROFILES = 10
# A language, and what may stand behind it (BCP 47): `en`, `pt-BR`, `zh-Hans`.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def codes_in(text: str) -> list[str]:
    """Return the languages in a line such as `en, zh-Hans`, each once."""
    return list(dict.fromkeys(text.replace(",", " ").split()))


def check_languages(text: str) -> None:
    """Refuse what is no code of a language."""
    for code in codes_in(text):
        if not LANGUAGE.match(code):
            raise ValidationError(
                f"“{code}” is no code of a language. Write them such as en, zh-Hans, ar."
            )


def addresses_in(text: str) -> list[str]:
    """Return the addresses of which there is one a line, each once."""
    return list(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))


def check_profiles(text: str) -> None:
    """Refuse what is no page of the web, or more pages than stand there."""
    addresses = addresses_in(text)
    if len(addresses) > MOST_PROFILES:
        raise ValidationError(f"{MOST_PROFILES} addresses are the most that stand there.")
    for address in addresses:
        if not is_of_the_web(address):
            raise ValidationError(
                f"“{address}” is no address of a page: write it whole, with https:// in front."
            )


def is_of_the_web(address: str) -> bool:
    """Say whether this is the whole address of a page, as a link may have it."""
    if not address.isprintable() or set(address) & set(" \"<>\\`'"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
