"""A mail with a story in it (.eml): its subject is the headline, or a Word file with it is read."""

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from editions.body import plain
from wire.lines import PageError, not_read
from wire.pagefields import Page
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.texts import from_html, from_plain
from wire.readers.word_file import FIRST_BYTES as WORD_FILE
from wire.readers.word_file import item_of as item_of_word_file
from wire.told import Rendition

NAME = "mail"
# Field names that no page begins with, among the first lines; `From` and `Subject` may be typed.
FIRST_BYTES = re.compile(
    rb"(?i)(?:From [^\r\n]{1,200}\r?\n)?"
    rb"(?:[\w-]{1,60}:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+){0,60}?"
    rb"(?:message-id|mime-version|received|return-path|delivered-to|dkim-signature|content-type):"
)
MOST_PARTS = 200
LONGEST_LINE = 10_000
KEPT = ("from", "to", "cc", "reply-to", "organization", "x-priority", "list-id")

# What the parser reads of each part: its kind, its name, how it is encoded.
_OF_PARTS = re.compile(rb"(?im)^content-[\w-]{1,40}:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+")
_ANSWER = re.compile(r"(?i)^(?:(?:re|aw|fwd?|wg|tr|sv|vs|rv)\s*:\s*)+")
_SIGNATURE = re.compile(r"(?m)^-- ?\r?$")


def read_mail(data: bytes) -> list[Page | PageError]:
    """Return the story of a mail. Raises `PageError`."""
    said = [line[0] for line in _OF_PARTS.finditer(data)]
    in_one_another = sum(1 for line in said if b"multipart/" in line.lower())
    if in_one_another > MOST_PARTS or any(len(line) > LONGEST_LINE for line in said):
        raise PageError(
            "This mail is put together as no mail program does it. Copy the story from the mail and"
            " paste it."
        )
    message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
    if not isinstance(message, EmailMessage):
        raise not_read(data)
    item = Item(NAME, kind="text")
    covering, attached = take_parts(item, message)
    if attached is not None:
        inner = item_of_word_file(attached)
        inner.note("In the mail", covering)
        inner.kept += item.kept
        inner.pictures += item.pictures
        item = inner
    else:
        item.headline = _ANSWER.sub("", header(message, "subject"))
    item.item_id = header(message, "message-id").strip("<>")
    item.moment = moment_of(header(message, "date")) or item.moment
    for name in KEPT:
        item.note(name.title(), header(message, name))
    if not item.markup:
        raise PageError("This mail has no text of a story, nor a Word file with one.")
    return [item.page()]


def header(message: EmailMessage, name: str) -> str:
    """Return a line of the header; one that is badly encoded is as good as none.

    A very long one stays as it was sent: to read it takes more than its length deserves.
    """
    raw = next((value for key, value in message.raw_items() if key.casefold() == name), "")
    if len(raw) > LONGEST_LINE:
        return plain(str(raw))
    try:
        return plain(str(message.get(name, "")))
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError, MessageError):
        return ""


def take_parts(item: Item, message: EmailMessage) -> tuple[str, bytes | None]:
    """Take text and pictures; return the words of the mail, and a Word file that came with it."""
    plain_text = marked_up = ""
    attached: bytes | None = None
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS or part.is_multipart():
            continue
        name, kind = part.get_filename() or "", part.get_content_type()
        data = part.get_payload(decode=True)
        data = data if isinstance(data, bytes) else b""
        if WORD_FILE.match(data[:20_000]):
            attached = attached or data
            item.note("File", name)
        elif kind.startswith("image/"):
            files = [Rendition(name, kind=kind)]
            item.pictures.append(Picture(caption=plain(name), renditions=files))
        elif kind == "text/plain" and not name:
            plain_text = plain_text or text_of_part(part, data)
        elif kind == "text/html" and not name:
            marked_up = marked_up or text_of_part(part, data)
        elif name:
            item.note("File", f"{name} ({kind})")
    text = plain_text.replace("\r\n", "\n")
    signed = _SIGNATURE.search(text)
    if signed:
        item.note("Signature", text[signed.end() :])
        text = text[: signed.start()]
    item.markup = from_plain(text) if text.strip() else from_html(marked_up)
    return text, attached


def text_of_part(part: EmailMessage, data: bytes) -> str:
    """Return the text of a part in the encoding that it names, or in UTF-8. Raises `PageError`."""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    raise PageError(
        "The text of this mail is in another encoding than it says. Copy the story from the mail"
        " program and paste it."
    )
