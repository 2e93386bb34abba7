"""Words as they come out of a file, whatever wrote them there."""

import re

LONGEST = 20_000
# Control characters; of line ends in their many forms one remains.
LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text without control characters and without space around it."""
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text)).strip()[:LONGEST].rstrip()
