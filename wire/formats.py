"""The formats in which stories come and go, one row each.

The command, the paste page and every batch take what is in these tables. A new format is a module
that makes pages of bytes, or text of a published story, and its row here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone

from editions.models import PublishedArticle
from editions.printed import in_the_language_of_readers
from syndication.newsml_g2 import newsml_g2_of
from syndication.ninjs import ninjs_of
from syndication.nitf import nitf_of
from wire.export import exported_page
from wire.lines import PageError, read_text
from wire.page import parse
from wire.pagefields import Page
from wire.readers import (
    feeds,
    mail,
    newsml,
    newsml_g2,
    ninjs,
    nitf,
    ritzau,
    transmission,
    web,
    word_file,
)

AUTO = "auto"
MEDIA_TYPES = {"txt": "text/plain", "json": "application/json", "xml": "application/xml"}
HEAD_BYTES = 20_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ANYTHING = re.compile(b"")


@dataclass(frozen=True)
class Reader:
    """A format that stories come in.

    A file that begins with `first_bytes` is one of it. `read` takes the file apart: a page for
    each story in it, or what is wrong with that one. It raises `wire.lines.PageError`, with what
    an editor has to do, where nothing of the file can be read.
    """

    name: str
    first_bytes: re.Pattern[bytes]
    read: Callable[[bytes], Sequence[Page | PageError]]


@dataclass(frozen=True)
class Writer:
    """A format that published stories go out in.

    `write` returns the text of one, or raises `wire.page_writer.PageWriteError` for a story that
    the format cannot carry. A file of it ends in `ending`; `label` is what the desk calls it, and
    `words` for whom it is. `between` stands between several stories in one text; '' where one has
    one.
    """

    name: str
    write: Callable[[PublishedArticle], str]
    ending: str
    label: str
    words: str
    between: str = ""

    @property
    def media_type(self) -> str:
        """What a file of it is."""
        return MEDIA_TYPES[self.ending]


def read_page(data: bytes) -> list[Page | PageError]:
    """Return what a news page in plain text says; times of unknown zones are the paper's."""
    zone = ZoneInfo(timezone.get_current_timezone_name())
    return [parse(read_text(data), site_zone=zone)]


# The first row that fits reads a file: what fits no other is a page, or refused as none.
READERS: tuple[Reader, ...] = (
    Reader("json-feed", feeds.FIRST_BYTES_OF_JSON, feeds.read_json_feed),
    Reader("ninjs", re.compile(rb"\s*+(?:\[\s*+)?\{\s*+\""), ninjs.read_ninjs),
    Reader("nitf", nitf.FIRST_BYTES, nitf.read_nitf),
    Reader("newsml-g2", newsml_g2.FIRST_BYTES, newsml_g2.read_newsml_g2),
    Reader("newsml", newsml.FIRST_BYTES, newsml.read_newsml),
    Reader("ritzau", ritzau.FIRST_BYTES, ritzau.read_ritzau),
    Reader("feed", feeds.FIRST_BYTES, feeds.read_feed),
    Reader("html", web.FIRST_BYTES, web.read_web_page),
    Reader("anpa", transmission.FIRST_BYTES_OF_ANPA, transmission.read_anpa),
    Reader("iptc7901", transmission.FIRST_BYTES_OF_7901, transmission.read_7901),
    Reader("docx", word_file.FIRST_BYTES, word_file.read_word_file),
    Reader("mail", mail.FIRST_BYTES, mail.read_mail),
    Reader("page", ANYTHING, read_page),
)
WRITERS: tuple[Writer, ...] = (
    Writer("page", exported_page, "txt", "A page of text", "To mail or to paste", between="\f"),
    Writer("ninjs", ninjs_of, "json", "ninjs 3.1", "Nothing lost: for newer systems"),
    Writer("newsml-g2", newsml_g2_of, "xml", "NewsML-G2", "Nothing lost: for agencies"),
    Writer("nitf", nitf_of, "xml", "NITF 3.6", "Text and pictures: for older systems"),
)


def reader_names() -> list[str]:
    """Return what the format of a file may be called, `auto` among them."""
    return [AUTO, *(reader.name for reader in READERS)]


def writer_names() -> list[str]:
    """Return the formats that a story can go out in, the usual one first."""
    return [writer.name for writer in WRITERS]


def reader_of(data: bytes, name: str = AUTO) -> Reader:
    """Return the reader of this name; by `auto` the first whose files begin as this one does."""
    head = beginning_of(data)
    return next(
        reader
        for reader in READERS
        if (reader.first_bytes.match(head) if name == AUTO else reader.name == name)
    )


def beginning_of(data: bytes) -> bytes:
    """Return the first bytes of a file as the table has them: in UTF-8, without its mark."""
    head = data[:HEAD_BYTES]
    if head.startswith(UTF_16):
        return head.decode("utf-16", errors="ignore").encode(errors="ignore")
    return head.removeprefix(b"\xef\xbb\xbf")


def writer_of(name: str) -> Writer:
    """Return the writer of this name."""
    return next(writer for writer in WRITERS if writer.name == name)


def written(article: PublishedArticle, writer: Writer) -> str:
    """Return a story in a format, what is printed of it in the language of its page."""
    with in_the_language_of_readers(article.language):
        return writer.write(article)
