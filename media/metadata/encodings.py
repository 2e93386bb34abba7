"""How the bytes of words that do not say so are to be read.

Agencies and cameras write their own code page into fields that carry no mark, or a false one. All
words of a file that one program wrote are read by one encoding: the one whose reading looks most
like writing. How likely a reading is, is reckoned in bits, by what is written often in its script
(`frequent.py`), and by what nobody writes: two alphabets in one word, capitals within a word,
accents in a row. Where a second reading is nearly as likely, both are given, and a person chooses.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from media.metadata.frequent import ALPHABETS, HANGUL, KANJI, SIMPLIFIED, TRADITIONAL

# What each encoding is called to a person, and how much less usual it is than the first, in bits.
NAMES = {
    "cp1252": ("Western", 0.0),
    "gb18030": ("Chinese, simplified (GBK)", 1.0),
    "cp1251": ("Cyrillic (Windows)", 1.0),
    "big5hkscs": ("Chinese, traditional (Big5)", 2.0),
    "cp932": ("Japanese (Shift_JIS)", 2.0),
    "cp949": ("Korean (EUC-KR)", 2.0),
    "cp1250": ("Central European", 4.0),
    "mac_roman": ("Western (Macintosh)", 2.0),
    "euc_jp": ("Japanese (EUC-JP)", 5.0),
    "koi8_r": ("Cyrillic (KOI8)", 6.0),
    "cp1253": ("Greek", 7.0),
    "cp1255": ("Hebrew", 5.0),
    "cp1256": ("Arabic", 7.0),
    "cp874": ("Thai", 8.0),
}
UNICODE = {"utf-8": ("Unicode (UTF-8)", 0.0)}
# What ZIPs of old systems have besides.
NAMES_IN_ZIPS = {
    "cp437": ("Western (DOS)", 1.0),
    "cp866": ("Cyrillic (DOS)", 2.0),
    "cp850": ("Western (DOS)", 2.0),
}
# The sets of ISO 8859 by the last letter of their escape sequence (ISO 2022, as IIM 1:90 has it).
ISO_8859 = dict(zip("ABCDLGFHM", range(1, 10), strict=True))
# A second reading is shown where it is less than so many bits less likely: in another script, or
# in Latin letters too, where the reader of both sees at once which is right.
DOUBT_BITS, DOUBT_BITS_LATIN = 10.0, 4.0
LATIN = frozenset({"cp1252", "cp1250", "mac_roman", "cp437", "cp850"})
MOST_READINGS = 3
MOST_BYTES, BEFORE_IT = 4000, 20
BEYOND_ASCII = re.compile(rb"[\x80-\xff\x1b]")
# Small Latin letters beside a sign of East Asia; `C919` may stand there.
LATIN_WITHIN = re.compile("(?<=[^\x00-\x7f])[a-z]|[a-z](?=[^\x00-\x7f])")
COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдп")
COMMON_LATIN = frozenset("éèáíóöüäñçãåøàâêúôæß")
COMMON_CENTRAL = frozenset("éáíóöüäščřžýěłńąęśćżőşăđú")
# The pages of one alphabet beside ASCII: its name in Unicode, and what is common in it.
SCRIPTS = {
    "cp1253": ("GREEK", frozenset("αοιετσνηυρπκμλς")),
    "cp1255": ("HEBREW", frozenset("יולהרתמאבשנ")),
    "cp1256": ("ARABIC", frozenset("اليمنورتبةعده")),
    "cp874": ("THAI", frozenset("านรกเงมยลว่้ีั")),
}
# Letters that stand only at the end of a word, or never there, or never at its beginning.
FINAL, NEVER_LAST, NEVER_FIRST = "ךםןףץςةى", "เแโใไσ", "ะาำ"
# Nobody writes small Greek letters without one of these.
GREEK_ACCENTS = frozenset("άέήίόύώΆΈΉΊΌΎΏΐ")
# Capitals that begin hardly any word of a Western language.
RARE_CAPITALS = frozenset("ÈÌÒÙÕÃÝÛËÏÐ")
TYPOGRAPHY = frozenset("‘’“”„‚–—…•«»°©®™€£·")
NEVER = 18.0


@dataclass(frozen=True)
class Reading:
    """One way to read bytes: the encoding, and how unlikely it makes them, in bits."""

    encoding: str
    bits: float

    @property
    def name(self) -> str:
        """What the encoding is called to a person."""
        known = UNICODE | NAMES | NAMES_IN_ZIPS
        return known[self.encoding][0] if self.encoding in known else self.encoding


def readings(
    values: Sequence[bytes], *, witnesses: Iterable[str] = (), in_zip: bool = False
) -> list[Reading]:
    """Return how these values can be read, the likeliest first; mostly one reading is left.

    `witnesses` are words that the same file has in Unicode: a reading that has one of them again is
    the right one. Readings that give the same words count as one. Never empty.
    """
    sample = sampled(value for value in values if not is_surely_utf_8(value))
    if not sample:
        return [Reading("utf-8", 0.0)]
    if any(map(is_iso_2022, sample)) and reads_as(sample, "iso2022_jp"):
        return [Reading("iso2022_jp", 0.0)]
    known = UNICODE | NAMES | (NAMES_IN_ZIPS if in_zip else {})
    by_text: dict[tuple[str, ...], Reading] = {}
    seen = {text.strip() for text in witnesses if not text.isascii()}
    for encoding, (_, less_usual) in known.items():
        texts = reads_as(sample, encoding)
        if texts is None:
            continue
        if seen.intersection(text.strip() for text in texts):
            return [Reading(encoding, 0.0)]
        reading = Reading(encoding, less_usual + sum(bits_of(text, encoding) for text in texts))
        if texts not in by_text or reading.bits < by_text[texts].bits:
            by_text[texts] = reading
    ordered = sorted(by_text.values(), key=lambda reading: reading.bits)
    return [reading for reading in ordered if is_near(reading, ordered[0])][:MOST_READINGS]


def is_near(reading: Reading, best: Reading) -> bool:
    """Say whether a reading is nearly as likely as the best one."""
    both_latin = reading.encoding in LATIN and best.encoding in LATIN
    allowed = DOUBT_BITS_LATIN if both_latin else DOUBT_BITS
    return reading is best or reading.bits < best.bits + allowed


def is_iso_2022(value: bytes) -> bool:
    """Say whether a value calls for Japanese letters by an escape sequence, in seven bits."""
    return b"\x1b$" in value


def sampled(values: Iterable[bytes]) -> list[bytes]:
    """Return the values that say something of their encoding, each once, as many as are needed."""
    sample, length = [], 0
    for value in dict.fromkeys(values):
        if beyond := BEYOND_ASCII.search(value):
            # What stands before is ASCII, so that a letter of several bytes is not cut in two.
            part = value[max(beyond.start() - BEFORE_IT, 0) :][:MOST_BYTES]
            sample.append(part)
            length += len(part)
        if length > MOST_BYTES:
            break
    return sample


def is_surely_utf_8(value: bytes) -> bool:
    """Say whether bytes can hardly be anything but UTF-8: three of its letters, or a longer one.

    Two letters of Chinese in another encoding are UTF-8 by chance once in ten times.
    """
    text = strictly(value, "utf-8")
    if text is None:
        return False
    beyond = [sign for sign in text if not sign.isascii()]
    return len(beyond) >= 3 or any(sign > "\u07ff" for sign in beyond)


def reads_as(values: Iterable[bytes], encoding: str) -> tuple[str, ...] | None:
    """Return all values as this encoding has them; none where it does not have one of them."""
    texts = [strictly(value, encoding) for value in values]
    return None if None in texts else tuple(text for text in texts if text is not None)


def strictly(value: bytes, encoding: str) -> str | None:
    """Return a value as this encoding has it; none where it cannot be.

    A field of a fixed length may end within a letter: what is left of that is no letter.
    """
    try:
        return value.decode(encoding)
    except UnicodeDecodeError as error:
        is_cut = len(value) > 4 and error.end >= len(value) and error.start >= len(value) - 3
        is_whole_sign = "incomplete" not in error.reason and "unexpected end" not in error.reason
        if not is_cut or is_whole_sign:
            return None
        try:
            return value[: error.start].decode(encoding)
        except UnicodeDecodeError:
            return None


def text_by(value: bytes, encoding: str) -> str:
    """Return a value by an encoding; where it is not of that, by the page that has all its bytes.

    Nothing is left out: what is surely UTF-8 is read so, whatever the others are.
    """
    if is_surely_utf_8(value):
        encoding = "utf-8"
    for each in (encoding, "utf-8", "cp1252"):
        if (text := strictly(value, each)) is not None:
            return text
    return value.decode("mac_roman")


def marked_encoding(mark: bytes) -> str:
    """Return the encoding that a mark of IIM 1:90 names, '' where it names none that is known."""
    if b"\x1b%G" in mark:
        return "utf-8"
    last = mark[-1:].decode("ascii", "replace")
    if mark[:1] == b"\x1b" and mark[1:2] in {b"-", b".", b"/"} and last in ISO_8859:
        return "cp1252" if last == "A" else f"iso8859_{ISO_8859[last]}"
    return ""


def bits_of(text: str, encoding: str) -> float:
    """Return how unlikely it is that somebody wrote this text, in bits; its ASCII is free."""
    if encoding == "utf-8":
        return 0.5 * min(bits_of_latin(text, COMMON_LATIN), bits_of_cyrillic(text))
    if encoding in {"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"}:
        within = sum(map(len, LATIN_WITHIN.findall(text)))
        signs = (bits_of_east_asian(sign, encoding) for sign in text if not sign.isascii())
        return 8.0 * within + sum(signs)
    if encoding in SCRIPTS:
        return bits_of_script(text, *SCRIPTS[encoding])
    if encoding in {"cp1251", "koi8_r", "cp866"}:
        return bits_of_cyrillic(text)
    return bits_of_latin(text, COMMON_CENTRAL if encoding == "cp1250" else COMMON_LATIN)


def bits_of_east_asian(sign: str, encoding: str) -> float:
    """Return the bits of one sign of Chinese, Japanese or Korean."""
    if "\u3001" <= sign <= "\u301c" or "\uff01" <= sign <= "\uff5e" or sign in "·“”‘’—…　":
        return 7.0
    is_japanese = encoding in {"cp932", "euc_jp"}
    if "\u3041" <= sign <= "\u30fe":
        return (7.3 if sign < "\u30a0" else 9.5) if is_japanese else NEVER
    if encoding == "cp949":
        if "\uac00" <= sign <= "\ud7a3":
            return 7.5 if sign in HANGUL else 13.0 if in_set(sign, "euc_kr") else 17.0
        return 19.0
    if not "\u4e00" <= sign <= "\u9fff":
        return 20.0
    frequent = {"gb18030": SIMPLIFIED, "big5hkscs": TRADITIONAL}.get(encoding, KANJI)
    if sign in frequent:
        return 9.5
    return 13.5 if is_first_level(sign, encoding) else 19.0


def in_set(sign: str, encoding: str) -> bool:
    """Say whether an encoding has this sign."""
    try:
        return bool(sign.encode(encoding))
    except UnicodeEncodeError:
        return False


def is_first_level(sign: str, encoding: str) -> bool:
    """Say whether a sign is of the first level of its standard: those in common use."""
    narrow = {"gb18030": "gb2312", "big5hkscs": "big5", "cp932": "shift_jis"}.get(
        encoding, encoding
    )
    try:
        lead = sign.encode(narrow)[0]
    except UnicodeEncodeError:
        return False
    first, last = {
        "gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "shift_jis": (0x88, 0x98),
        "euc_jp": (0xB0, 0xCF),
    }[narrow]  # fmt: skip
    return first <= lead <= last


def bits_of_cyrillic(text: str) -> float:
    """Return the bits of a text in Cyrillic letters."""
    bits, before = 0.0, " "
    for at, sign in enumerate(text):
        if not sign.isascii():
            if "\u0410" <= sign <= "\u044f" or sign in "ёЁіїєґІЇЄҐўЎ":
                bits += 4.4 if sign.lower() in COMMON_CYRILLIC else 6.0
                bits += 2.0 if sign.isupper() and not before.isupper() else 0.0
                bits += odd_beside(before, sign)
                bits += 6.0 * (
                    sign.islower()
                    and len(text[max(at - 2, 0) : at].strip()) == 2
                    and text[at - 2 : at].isupper()
                )
            else:
                is_within = before.isalpha() and text[at + 1 : at + 2].isalpha()
                bits += 5.0 if (sign in TYPOGRAPHY or sign == "№") and not is_within else NEVER
        elif sign.isalpha() and before.isalpha() and not before.isascii():
            bits += 10.0
        before = sign
    return bits


def bits_of_script(text: str, script: str, common: frozenset[str]) -> float:
    """Return the bits of a text in an alphabet, of which these letters are common."""
    has_no_accent = script == "GREEK" and text != text.upper() and GREEK_ACCENTS.isdisjoint(text)
    bits, before = 6.0 * has_no_accent, " "
    for at, sign in enumerate(text):
        after = text[at + 1 : at + 2]
        if not sign.isascii():
            if unicodedata.name(sign, "").startswith(script):
                bits += bits_of_letter(sign, before, after, common)
            else:
                is_within = (before.isalpha() or sign in "€£") and after.isalpha()
                bits += 5.0 if (sign in TYPOGRAPHY or sign in "،؛؟΄") and not is_within else NEVER
        elif sign.isalpha() and before.isalpha() and not before.isascii():
            bits += 10.0
        before = sign
    return bits


def bits_of_letter(sign: str, before: str, after: str, common: frozenset[str]) -> float:
    """Return the bits of one letter, vowel or tone of an alphabet."""
    # Greek letters have accents that say nothing of how common they are.
    bare = unicodedata.normalize("NFD", sign)[0].lower()
    bits = 4.4 if bare in common or sign in common else 6.0
    bits += 2.0 * (sign.isupper() and not before.isupper())
    bits += 10.0 * (sign in FINAL and after.isalpha())
    is_mark = unicodedata.category(sign) == "Mn"
    bits += 10.0 * (is_mark and unicodedata.category(before)[0] not in "LM")
    return bits + odd_beside(before, sign)


def odd_beside(before: str, sign: str) -> float:
    """Return the bits of a letter beside the one before it: another alphabet, a capital within."""
    if not before.isalpha():
        return 0.0
    bits = 10.0 if before.isascii() else 0.0
    return bits + (10.0 if sign.isupper() and before.islower() else 0.0)


def bits_of_latin(text: str, common: frozenset[str]) -> float:
    """Return the bits of a text in Latin letters with accents, of which these are common."""
    bits, before = 0.0, " "
    accented: set[str] = set()
    for at, sign in enumerate(text):
        if not sign.isascii():
            bits += bits_of_accented(sign, before, text[at + 1 : at + 2], common)
            accented.add(sign.lower())
        elif sign.isalpha() and sign.islower() and is_capital_within(before, text[at - 2 : at - 1]):
            bits += 6.0
        before = sign
    letters = {sign for sign in accented if sign.isalpha()}
    if letters and not any(letters <= alphabet for alphabet in ALPHABETS):
        bits += 6.0 * min(len(letters - alphabet) for alphabet in ALPHABETS)
    return bits


def is_capital_within(sign: str, before: str) -> bool:
    """Say whether a sign is an accented capital that stands after a small letter."""
    return not sign.isascii() and sign.isupper() and before.islower()


def bits_of_accented(sign: str, before: str, after: str, common: frozenset[str]) -> float:
    """Return the bits of one sign beyond ASCII in a text of Latin letters."""
    is_within = before.isalpha() and after.isalpha()
    if sign in TYPOGRAPHY:
        if sign in "€£" and after.isalpha():
            return 14.0
        if is_within:
            return 2.0 if sign == "’" else 9.0 if sign in "–—" else 14.0
        return 8.0 if sign in "«»" else 5.0
    if not sign.isalpha() or "LATIN" not in unicodedata.name(sign, ""):
        return NEVER if before.isalpha() or after.isalpha() else 12.0
    bits = 4.5 if sign.lower() in common else 7.0
    if sign.isupper():
        bits += 3.0 + 6.0 * (
            sign in RARE_CAPITALS and not before.isupper() and common is COMMON_LATIN
        )
        bits += 10.0 * before.islower() + 8.0 * (before.isupper() and after.islower())
    if before.isdigit() or after.isdigit():
        bits += 6.0
    elif before.isupper() and after.isupper():
        bits += 8.0
    if (sign == "õ" and after != "e") or (sign == "æ" and not after.isalpha()):
        bits += 4.0
    if before.isalpha() and not before.isascii():
        # Two accents in a row are rare, more are none at all.
        bits += 5.0
    return bits
