"""Words as they come out of a file, whatever wrote them there."""

import re

LONGEST = 20_000
# Control characters; of line ends in their many forms one remains.
LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def decoded(raw: bytes) -> str:
    """Return text in the encoding it has: UTF-8 where it is that, else a Western code page."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def clean(text: str | bytes) -> str:
    """Return the text without control characters and without space around it."""
    words = decoded(text) if isinstance(text, bytes) else text
    return CONTROLS.sub("", LINE_ENDS.sub("\n", words)).strip()[:LONGEST].rstrip()
