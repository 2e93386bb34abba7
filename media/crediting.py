"""By-lines and credit lines as agencies write them, taken apart as a careful person would.

`© Jane Roe / SPORTPIX/SPORTPIX/Northpix` names a photographer and two houses, each once;
`(Credit too long, see caption)` and `Uncredited` name nobody. Nothing here knows the library:
who is known already is asked in `media/people_named.py`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from people.names import letters_key

# More is no list of names, and would cost time.
MOST_PIECES, MOST_LETTERS = 8, 500
# What is written before or behind a name, and is no part of it.
SIGNS = re.compile(r"©|\(c\)|\(r\)|®|™|https?://\S+|\S+@\S+\.\S+|(?<!\S)@\w+", re.IGNORECASE)
BEFORE = re.compile(
    r"^(?:(?:(?:photo|foto|picture|image)s? credits?|crédits?(?: photos?)?|photographer|photographe"
    r"|fotograf[oa]?|фото|摄影|攝影|撮影|写真)\s*[:：]\s*"
    r"|(?:all )?(?:photo|foto|picture|image|photograph|photographie|fotograf)(?:s|ie|o|en)?"
    r"(?: (?:by|von|de|par|di|courtesy of))?\s*:\s*"
    r"|(?:photo|photograph|picture|image|foto)s?(?:graphed)? (?:by|von|di|par) "
    r"|(?:by|credits?|copyright|courtesy(?: of)?|(?:provided|supplied) by|source|quelle)\b[:\s]\s*"
    r"|(?:19|20)\d\d\s+)+",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"(?<=[\u3400-\u9fff])\s*[摄攝]$"
    r"|(?:[\s,.;:]+(?:all rights reserved|tous droits réservés|file photo|(?:19|20)\d\d)\.?)+$"
    r"|[\s,.;:]+$",
    re.IGNORECASE,
)
PHOTO_BEHIND = re.compile(r"^(?!ic )(\S+(?: \S+)?) photos?$", re.IGNORECASE)
# `Jane Roe, NPX` names a house behind a comma, `Jane Roe, III` and `Roe, Jane` do not.
JOINTS = re.compile(
    r"\s*(?:(?P<via>\bvia\b)|(?P<for>\bfor\b)|/|\||;|\(|\)|\s[-–—]\s|[／｜（）]"
    r"|,\s(?=(?:(?-i:(?!III\b)[A-Z]{3,8})|file(?: photo)?|pool|handout)\s*(?:$|[/)]))"
    # 新华社记者 李博: the agency's reporter; 新华社发: sent by the agency.
    r"|(?<=[社網网报報])(?:记者|記者|[发發](?=$|[\s（(])))\s*",
    re.IGNORECASE,
)
COUPLE = re.compile(r"\s+(?:and|und|et|y|&)\s+")
# Instead of a name. They are compared without case and signs.
NOBODY = frozenset(
    letters_key(words)
    for words in (
        "uncredited", "no credit", "not credited", "unknown", "unknown photographer", "anonymous",
        "none", "n/a", "nil", "null", "tbc", "various", "stringer", "stringers", "str", "stf",
        "staff", "staff photographer", "photographer", "freelance", "freelancer", "contributor",
        "see caption", "credit too long, see caption", "credit too long", "credit see caption",
        "special", "photo", "picture", "image", "credit", "owner", "author", "user", "admin",
        "unavailable", "not available", "no byline", "no by-line", "see description",
        "see below", "no photographer", "no author", "canon eos", "picasa", "special to",
    )
)  # fmt: skip
# Where a picture comes from, which readers should know, though it names nobody.
ORIGINS = {
    letters_key(words): said
    for words, said in (
        ("handout", "Handout"), ("ho", "Handout"), ("hand out", "Handout"), ("pool", "Pool"),
        ("courtesy", "Courtesy"), ("file", "File photo"), ("file photo", "File photo"),
        ("archive", "File photo"), ("social media", "Social media"), ("ugc", "Social media"),
    )
}  # fmt: skip
HOUSE_WORDS = re.compile(
    r"\b(?:press|presse|agency|agence|agentur|agencia|news|images?|photos?|photography|pictures?|"
    r"pix|media|tv|television|radio|video|alliance|wire|service|services|archive|library|museum|"
    r"university|ministry|police|department|office|government|council|club|company|corp|inc|ltd|"
    r"gmbh|group|studio|studios|zoo|navy|army|nasa|union|association|foundation)\b"
    r"|\.(?:com|org|net|gov|de|fr|cn)\b|(?:社|网|網|報|报|局|部|台)$",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    {
        "al", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "des", "di",
        "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von",
        "y", "zu", "zum", "zur",
    }
)  # fmt: skip
NUMERALS = frozenset({"II", "III", "IV"})
IDEOGRAPH = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3]")


@dataclass(frozen=True)
class Piece:
    """A name in a credit, and what joins it to the one before: `/`, ` via ` or ` for `."""

    name: str
    joint: str = "/"

    @property
    def key(self) -> str:
        """The form in which two spellings of it are one."""
        return letters_key(self.name)


def pieces(text: str) -> list[Piece]:
    """Return the names of a by-line or credit line, each once; words for nobody are left out."""
    by_key: dict[str, Piece] = {}
    whole = SIGNS.sub(" ", " ".join(text[:MOST_LETTERS].split()))
    if letters_key(whole) in NOBODY:
        return []
    for piece in parts_of(whole):
        name = bare(piece.name)
        key = letters_key(name)
        if not key or key in NOBODY:
            continue
        if key in ORIGINS:
            name = ORIGINS[key]
        by_key.setdefault(letters_key(name), replace(piece, name=name))
    return list(by_key.values())[:MOST_PIECES]


def parts_of(text: str) -> Iterator[Piece]:
    """Yield what stands between the joints of a credit."""
    at, joint = 0, "/"
    for match in [*JOINTS.finditer(text), None]:
        yield Piece(text[at : match.start() if match else None], joint)
        if match:
            joint = " via " if match["via"] else " for " if match["for"] else "/"
            at = match.end()


def bare(words: str) -> str:
    """Return a name without what is written before and behind it."""
    name = " ".join(words.split()).strip(" ,.;:/|[]{}\"“”'")
    name = BEHIND.sub("", BEFORE.sub("", name)).strip(" ,;:")
    house = PHOTO_BEHIND.match(name)
    return house[1] if house and house[1].isupper() else name


def printed(parts: list[Piece], as_printed: Callable[[Piece], str]) -> str:
    """Return a credit line of these pieces, each as `as_printed` writes it."""
    line = ""
    for piece in parts:
        line += (piece.joint if line else "") + as_printed(piece)
    return line


def is_origin(piece: Piece) -> bool:
    """Say whether a piece tells where a picture comes from, and names nobody."""
    return piece.name in ORIGINS.values()


def is_house(name: str) -> bool:
    """Say whether a name is probably that of an agency, an office or a company.

    One word in capitals (`SPORTPIX`), or a word that houses have (`Press`, `Police`).
    """
    is_one_word = len(name.split()) == 1 and name.isupper()
    return is_one_word or bool(HOUSE_WORDS.search(name)) or any(map(str.isdigit, name))


def is_person(name: str) -> bool:
    """Say whether a name is probably a person's: two to five words, or so many Chinese letters."""
    if is_house(name):
        return False
    if IDEOGRAPH.search(name):
        return 2 <= len(name.replace(" ", "").replace("·", "")) <= 12
    return 2 <= len(name.split()) <= 5


def couple(name: str) -> list[str]:
    """Return the names of two people that are written as one."""
    names = COUPLE.split(name)
    return names if len(names) > 1 and all(map(is_person, names)) else [name]


def as_written(name: str, caption: str = "") -> str:
    """Return a name in capitals as people write it: as the caption does, else by rule.

    `JAN VAN DER BERG` is `Jan van der Berg`, `O'NEILL` is `O'Neill`, `MCDONALD` is `McDonald`;
    initials and short names without a vowel stay.
    """
    if not name.isupper():
        return name
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", caption, re.IGNORECASE)
    if found and not found[0].isupper():
        return found[0]
    parts = name.split()
    return " ".join(
        word.lower() if word.lower() in PARTICLES and 0 < at < len(parts) - 1 else capital(word)
        for at, word in enumerate(parts)
    )


def capital(word: str) -> str:
    """Return a word of a name in capitals as it is written within one."""
    has_no_vowel = len(word) <= 3 and not re.search(r"[AEIOUY]|[^\x00-\x7f]", word)
    if "." in word or has_no_vowel or word in NUMERALS:
        return word
    made = re.sub(r"[^\W_]+", lambda part: part[0][:1] + part[0][1:].lower(), word)
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match[1].upper(), made)
