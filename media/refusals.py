"""What is said to whoever sends a file that the library does not take: why, and what to do."""

import re
from collections.abc import Mapping
from pathlib import PurePath

KINDS = "JPEG, PNG, WebP, AVIF, TIFF, GIF or HEIC"
# What other files begin with, and what to do with them.
OTHER_KINDS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb"(?is)^\s*(<\?xml.*?)?(<!--.*?-->\s*|<!doctype svg.*?)*<svg[\s>]"),
        "is not a picture but a drawing (SVG), which may hold a program. Save it as PNG.",
    ),
    (
        re.compile(rb"(?is)^\s*(<!doctype html|<html|<script|<\?php)"),
        "is not a picture but a web page. Save the picture itself and try again.",
    ),
    (
        re.compile(rb"^%PDF-"),
        "is not a picture but a PDF. Export its picture as JPEG and try again.",
    ),
    (
        re.compile(rb"^(%!PS|\xc5\xd0\xd3\xc6)"),
        "is not a picture but PostScript. Export it as JPEG.",
    ),
    (re.compile(rb"^8BPS"), "is a Photoshop file. Export it as JPEG and try again."),
    (
        re.compile(rb"^.{4}ftyp(mp4|isom|iso2|avc1|qt  |M4V|3gp)", re.DOTALL),
        "is not a picture but a film. Take a still of it and save it as JPEG.",
    ),
    (
        re.compile(rb"^.{4}ftyp.{0,60}?(msf1|hevs)", re.DOTALL),
        "moves (a sequence of HEIC) and cannot be read. Save a still of it as JPEG and try again.",
    ),
    (
        re.compile(rb"^(\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51)"),
        "is JPEG 2000, which browsers do not show. Save it as JPEG and try again.",
    ),
)
SENTENCES: Mapping[str, str] = {
    "empty": "is empty. Send it again.",
    "no_picture": f"is not a picture that can be used. Save it as {KINDS}.",
    "damaged": "is damaged or cut off. Ask for it again, or save it anew as JPEG.",
    "too_long": "takes too long to read. Save it smaller, as JPEG, and try again.",
    "too_much": "needs too much memory to read. Save it smaller, as JPEG, and try again.",
    "too_large": "is larger than {limit} MB. Save it smaller and try again.",
    "pixels": "has {size}more than the limit of 100 megapixels. Save it smaller and try again.",
    "strip": "is a strip of {width} x {height} pixels. Crop it and try again.",
}


def refusal(name: str, code: str, head: bytes = b"", **facts: object) -> str:
    """Return the sentence for a refused file: its name, what is wrong, what to do.

    `head` is what the file begins with: what is no picture is called what it is.
    """
    sentence = SENTENCES[code]
    if code == "no_picture":
        sentence = next((words for kind, words in OTHER_KINDS if kind.match(head)), sentence)
    size = "{width} x {height} pixels, ".format(**facts) if "width" in facts else ""
    return f"{PurePath(name).name} {sentence.format(**{**facts, 'size': size})}"
