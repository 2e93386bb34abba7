"""What a file or a pasted text is, where it is no page: told by what is in it, never by its name.

A page is plain text. What a machine wrote for a machine (HTML, a feed, a mail with its headers) or
for a program (PDF, Word) is refused by its name, with what to do. Prose may begin with any sign:
`<Breaking>`, `{…` or a line `Subject: …` alone make no markup, object or mail of it.
"""

import json
import re
from dataclasses import dataclass

_LOOKED_AT = 20_000
"""So many characters from the beginning tell what a text is."""

_BLANK = " \t\r\n\x0b\x0c\x85\xa0\u2028\u2029\u3000\u200b\u200e\u200f\u2060\ufeff"

COPY_FROM_BROWSER = (
    "Open it in a browser and copy the story there as text, from the headline to its last line."
)
COPY_FROM_PROGRAM = "Open it in the program it was made with, and copy the story from there."
SAVE_AS_TEXT = f"{COPY_FROM_PROGRAM} Or save it there as plain text, in UTF-8."
COPY_FROM_FEED = (
    "Take the story's text out of it, headline first, then the paragraphs, and paste that."
)
COPY_FROM_MAIL = (
    "Open it in a mail program and copy the story out of it, from the headline on, without the"
    " lines From, To and Subject."
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Another kind of file: its name as a sentence has it (`an HTML page`), and what to do."""

    name: str
    advice: str
    is_text: bool = True

    @property
    def refusal(self) -> str:
        """What an editor is told."""
        if self.is_text:
            return f"This is {self.name}, not the text of a page. {self.advice}"
        return f"This is not a text file but {self.name}. {self.advice}"


_HTML = Kind("HTML, the code of a web page", COPY_FROM_BROWSER)
_JSON = Kind("JSON, a story or a list as programs send it", COPY_FROM_FEED)
_MAIL = Kind("a mail with its header lines", COPY_FROM_MAIL)
_TRANSMISSION = Kind(
    "a wire message in an agency's own transmission form (IPTC 7901 or ANPA)", COPY_FROM_FEED
)
_UNMARKED = Kind("text in UTF-16 without its mark", "Save it as plain text in UTF-8 and try again.")

# --- Files of programs ----------------------------------------------------------------------------

_ARCHIVE = "Unpack it, and read in the text files that are in it."
_PICTURE = Kind("a picture", "Add it to the photo library instead.")
_RECORDING = Kind("a sound or a film", "Type what is said in it, as a story.")

# The signs that a file begins with, as its own specification or the file(1) tables name them.
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind("a PDF", SAVE_AS_TEXT)),
    (b"%!PS", Kind("PostScript, a file for printers", COPY_FROM_PROGRAM)),
    (b"{\\rtf", Kind("RTF, a text with its formatting", SAVE_AS_TEXT)),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Kind("an older Office file (Word .doc, or an Outlook mail)", SAVE_AS_TEXT),
    ),
    (b"\x1f\x8b", Kind("a packed file (gzip)", _ARCHIVE)),
    (b"BZh", Kind("a packed file (bzip2)", _ARCHIVE)),
    (b"\xfd7zXZ\x00", Kind("a packed file (xz)", _ARCHIVE)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a packed file (7z)", _ARCHIVE)),
    (b"Rar!\x1a\x07", Kind("a packed file (RAR)", _ARCHIVE)),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"BM", _PICTURE),
    (b"8BPS", _PICTURE),
    (b"ID3", _RECORDING),
    (b"OggS", _RECORDING),
    (b"fLaC", _RECORDING),
    (b"bplist00", Kind("a saved web page or a settings file of a Mac", COPY_FROM_BROWSER)),
    (b"SQLite format 3", Kind("a database", COPY_FROM_PROGRAM)),
)
_OFFICE: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel table (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"application/epub", "an e-book (EPUB)"),
    (b"Index/Document.iwa", "a Pages document"),
)
_WORDS_OF_TEXT = (b"BM", b"ID3", b"GIF8", b"BZh", b"8BPS", b"OggS", b"fLaC", b"%!PS")


def kind_of_bytes(data: bytes) -> Kind | None:
    """What a file is if it is no plain text of a page; None for what may be one."""
    start = data[:_LOOKED_AT]
    bare = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = _signed(start, bare)
    if kind:
        return Kind(kind.name, kind.advice, is_text=kind is _TRANSMISSION)
    # What tells a kind of text (tags, keys, names of headers) is ASCII in every encoding.
    return kind_of_text(_decoded(start)) or _without_mark(start)


def _signed(start: bytes, bare: bytes) -> Kind | None:
    # IPTC 7901 section 2: start of header, of text; ANPA 1312 puts two idle signs before it.
    if bare.startswith((b"\x01", b"\x16\x16\x01")) and b"\x02" in start[:500]:
        return _TRANSMISSION
    if bare.startswith(b"PK\x03\x04") or start.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        name = next((name for part, name in _OFFICE if part in start), "")
        return Kind(name, SAVE_AS_TEXT) if name else Kind("a packed file (ZIP)", _ARCHIVE)
    if start[4:8] == b"ftyp" or (start[:4] == b"RIFF" and start[8:12] in (b"WAVE", b"AVI ")):
        is_picture = start[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"msf1")
        return _PICTURE if is_picture else _RECORDING
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return _PICTURE
    for sign, kind in _SIGNATURES:
        # Words of plain text begin with these letters too; no text has a NUL in it.
        if bare.startswith(sign) and (sign not in _WORDS_OF_TEXT or b"\x00" in start):
            return kind
    return None


def _decoded(start: bytes) -> str:
    if start.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return start.decode("utf-32", errors="replace")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", errors="replace")
    return (_unmarked_utf_16(start) or start.decode("utf-8", errors="replace")).lstrip("\ufeff")


def _unmarked_utf_16(start: bytes) -> str:
    """The text, where every second byte of the first is NUL; '' elsewhere."""
    head = start[:200]
    half = len(head) // 2
    if half < 4 or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    for encoding, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        # CRLF and ideographs have none; ASCII markup has one in every pair.
        if head[high::2].count(0) > half * 0.8 and head[low::2].count(0) == 0:
            return start.decode(encoding, errors="replace")
    return ""


def _without_mark(start: bytes) -> Kind | None:
    return _UNMARKED if _unmarked_utf_16(start) else None


# --- Text written for machines -------------------------------------------------------------------

_HTML_NAMES = (
    "html|head|body|title|meta|link|script|style|article|section|main|header|footer|nav|aside|div"
    "|p|h[1-6]|span|a|ul|ol|li|dl|table|tbody|tr|td|th|blockquote|figure|figcaption|img|br|hr"
    "|b|i|em|strong|u|font|center|iframe|form|button|input|picture|video|amp-[a-z-]+"
)
_TAG = r"(?:\s[^<>]{0,2000})?/?>"
_HTML_TAG = re.compile(rf"(?i)<(?:{_HTML_NAMES}){_TAG}")
_HTML_LINE = re.compile(rf"(?im)^[ \t]*(?:</?(?:{_HTML_NAMES}){_TAG})")
_ANY_TAG = re.compile(r"<([A-Za-z_][\w.-]{0,60}(?::[\w.-]{1,60})?)(\s[^<>]{0,4000})?/?>")
_ATTRIBUTE = re.compile(r"\s[\w.:-]{1,60}\s?=\s?[\"']")
_CLOSING = re.compile(r"</[A-Za-z_][\w.:-]{0,120}\s?>")
_PROLOGUE = re.compile(r"(?is)<\?(xml|php)?[^>]{0,4000}\?>|<!--.{0,8000}?-->|<!doctype\s+([\w:]+)")
_DOCTYPE_REST = re.compile(r"[^\[>]{0,2000}(?:\[[^\]]{0,8000}\])?\s*>")
_OBJECT = re.compile(
    r"(?:[\w.$]{1,60}\s?\(\s?)?(?:\[\s*){0,3}\{\s*"
    r"(?:\"(?:[^\"\\\n]|\\.){0,200}\"|'(?:[^'\\\n]|\\.){0,200}')\s*:"
)
_XML_KINDS = {
    "rss": "an RSS feed",
    "rdf": "an RSS feed",
    "feed": "an Atom feed",
    "nitf": "NITF, a story as agencies send it",
    "newsml": "NewsML, a story as agencies send it",
    "newsmessage": "NewsML-G2, a story as agencies send it",
    "newsitem": "NewsML-G2, a story as agencies send it",
    "packageitem": "NewsML-G2, a package as agencies send it",
    "svg": "SVG, a drawing",
    "plist": "a settings file or a web address of a Mac",
}


def kind_of_text(text: str) -> Kind | None:
    """What a text is if a machine wrote it for another; None for what may be a page's text.

    Takes time linear in the first 20,000 characters, of which it looks at no more.
    """
    start = text[:_LOOKED_AT].lstrip(_BLANK)
    if start.startswith("<"):
        return _markup(start, text)
    if start.startswith(("{\\rtf", "%PDF-")):
        return next(kind for sign, kind in _SIGNATURES if start.encode()[:5] == sign)
    if _OBJECT.match(start) or _is_list(start, text):
        return _JSON
    if start.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        return Kind("an entry of a calendar or address book", COPY_FROM_PROGRAM)
    if start.startswith(("[InternetShortcut]", "[{000214A0")):
        return Kind("a link to a page and not the page", COPY_FROM_BROWSER)
    if _is_mail(start):
        return _MAIL
    return _HTML if _is_mostly_html(start) else None


def _markup(start: str, text: str) -> Kind | None:
    """HTML or XML by its first tag, after what may stand before it."""
    position, is_xml = 0, False
    while prologue := _PROLOGUE.match(start, position):
        is_xml = is_xml or (prologue.group(1) or "").lower() == "xml"
        position = prologue.end()
        if prologue.group(2):
            if prologue.group(2).lower() == "html":
                return _HTML
            is_xml = True
            rest = _DOCTYPE_REST.match(start, position)
            position = rest.end() if rest else position
        position += len(start[position:]) - len(start[position:].lstrip(_BLANK))
    tag = _ANY_TAG.match(start, position)
    name = tag.group(1).rpartition(":")[2].lower() if tag else ""
    if name in _XML_KINDS:
        return Kind(_XML_KINDS[name], COPY_FROM_FEED)
    if _HTML_TAG.match(start, position) and (not is_xml or name == "html"):
        return _HTML
    if is_xml or (tag and _is_xml(tag, start, text)):
        return Kind("XML, a story or a list as programs send it", COPY_FROM_FEED)
    return _HTML if position or _is_mostly_html(start) else None


def _is_xml(tag: re.Match[str], start: str, text: str) -> bool:
    """Whether an unknown first tag opens markup: `<Breaking> The mayor …` is no tag but prose."""
    closed = text[-200:].rstrip(_BLANK).endswith(f"</{tag.group(1)}>")
    return (
        closed
        or bool(_ATTRIBUTE.search(tag.group(2) or ""))
        or sum(1 for _ in zip(range(2), _CLOSING.finditer(start), strict=False)) == 2
    )


def _is_list(start: str, text: str) -> bool:
    """A JSON list of something else than objects; `[Photo by …]` is none."""
    if not start.startswith("[") or not text.rstrip(_BLANK).endswith("]"):
        return False
    try:
        json.loads(text.strip(_BLANK))
    except (ValueError, RecursionError):
        return False
    return True


def _is_mostly_html(start: str) -> bool:
    """Whether half of the lines, and two at least, begin with a tag of HTML."""
    lines = sum(1 for line in start.splitlines() if line.strip(_BLANK))
    tagged = sum(1 for _ in _HTML_LINE.finditer(start))
    return tagged >= 2 and tagged * 2 >= lines


# --- Mail ----------------------------------------------------------------------------------------

_MBOX = re.compile(r"From \S{1,200} .{0,60}\d\d:\d\d")
_FORWARDED = re.compile(
    r"(?i)[->_= ]*(?:begin forwarded message|(?:forwarded|original|weitergeleitete|urspr[üu]ngliche"
    r"|mensaje|mensagem|message|пересланное|исходное|wiadomo)\w*)[\w ]{0,30}:?[- _=]*"
)
"""The line that a mail program writes over a mail sent on: `-----Original Message-----`."""

_OF_PROGRAMS_TEXT = """
    message-id mime-version received return-path delivered-to dkim-signature x-mailer in-reply-to
    content-type content-transfer-encoding x-original-to authentication-results list-id
    envelope-to x-received arc-seal content-location content-disposition
"""
_OF_PROGRAMS = frozenset(_OF_PROGRAMS_TEXT.split())
"""Fields of RFC 5322 and MIME that nobody types."""

_SENDERS_TEXT = "from von de da van från fra 发件人 寄件者 差出人 보낸사람 от od"
_MATTERS_TEXT = """
    subject to date sent betreff an gesendet objet à envoyé asunto para enviado oggetto assunto
    кому тема дата отправлено do temat data wysłano
    主题 收件人 发送时间 主旨 收件者 件名 宛先 제목 받는사람
"""
_SENDERS, _MATTERS = frozenset(_SENDERS_TEXT.split()), frozenset(_MATTERS_TEXT.split())


def _is_mail(start: str) -> bool:
    """Whether the first lines are the header of a mail (RFC 5322, mbox, MHTML) or a copied one."""
    lines = start.splitlines()[:60]
    if lines and _MBOX.match(lines[0]):
        lines = lines[1:]
    if lines and _FORWARDED.fullmatch(lines[0]):
        lines = "\n".join(lines[1:]).lstrip().splitlines()
    names = []
    for number, line in enumerate(lines):
        if not line.strip():
            break
        if number and line[0] in " \t":
            continue
        name, colon, _ = line.replace("：", ":").partition(":")
        if not colon or len(name) > 60 or len(name.split()) > 2:
            break
        names.append(name.strip(" *").casefold())
    headers = set(names)
    if headers & _OF_PROGRAMS and len(names) > 1:
        return True
    return bool(headers & _SENDERS) and bool(headers & _MATTERS)
