"""What an item is about, in one spelling: `medtop:20000523`, `subj:15054000`, `fuzo:science`."""

import re

from editions.body import plain
from wire.told import Subject

MOST_LETTERS = 120

_IPTC = re.compile(r"(?<!\d)([0-2]\d{7})(?!\d)")
_MEDIA_TOPIC = re.compile(r"(?i)medtop|mediatopic")
_SUBJECT_CODES = re.compile(r"(?i)subj|subref|iptc|^$")
_SUBJECT_CODE = re.compile(r"(?:0[1-9]|1[0-7])\d{6}")


def subject_of(code: str, name: str = "", scheme: str = "") -> Subject:
    """Return a subject with its code in our one spelling.

    IPTC's two lists are known by name wherever an agency keeps them (`sttsubj:15000000` and
    `http://tt.se/spec/subref/1.0/15000000` are subject codes); others keep the agency's own.
    """
    written = plain(code)
    where, _, end = written.rpartition("/" if "://" in written else ":")
    where = plain(scheme) or where
    number = _IPTC.fullmatch(end)
    if number and (_MEDIA_TOPIC.search(where) or end.startswith("2")):
        written = f"medtop:{end}"
    elif number and _SUBJECT_CODE.fullmatch(end) and _SUBJECT_CODES.search(where):
        written = f"subj:{end}"
    elif scheme and written and not written.startswith(f"{where}:"):
        written = f"{where}{'' if where.endswith('/') else ':'}{written}"
    return Subject(written[:MOST_LETTERS], plain(name)[:MOST_LETTERS])


def broader(code: str) -> list[str]:
    """Return the codes of what a subject is part of, the nearest first: by their digits.

    `subj:15054001` is part of `subj:15054000`, and that of `subj:15000000`.
    """
    scheme, _, digits = code.partition(":")
    if scheme != "subj" or not _SUBJECT_CODE.fullmatch(digits):
        return []
    wider = [digits[:5] + "000", digits[:2] + "000000"]
    return [f"{scheme}:{one}" for one in dict.fromkeys(wider) if one != digits]
