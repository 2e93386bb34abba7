"""No file takes more work than its length deserves, whatever is in it again and again."""

import json
from collections.abc import Callable

import pytest

from tests.growth import ALLOWED, ALLOWED_WHEN_BUSY, time_growth, work_growth
from tests.lengths import IS_LONG
from tests.wire.test_other_formats import word_file
from wire.stories_of_file import pages_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SHORTEST, LONGEST = 4_000, 300_000
NITF = (
    '<!DOCTYPE nitf SYSTEM "n.dtd"><nitf><body><body.head><hedline><hl1>Ferries</hl1></hedline>'
    "{over}</body.head><body.content><p>{text}</p>{below}</body.content></body></nitf>"
)
G2 = (
    "<newsItem><itemMeta>{meta}</itemMeta><contentMeta><headline>Ferries sail</headline>{about}"
    "</contentMeta><contentSet><inlineXML><p>x</p>{text}</inlineXML></contentSet></newsItem>"
)
WEB = "<html><h1>Ferries sail</h1><div>{}<p>" + "The ferries sailed. " * 4 + "</p></div></html>"
MAIL = "Message-ID: <a@b.example>\r\nSubject: Ferries {}\r\n{}\r\nThe ferries sailed.\r\n{}"
HEAD = "<w:p><w:r><w:t>Head</w:t></w:r></w:p>"
WORDS = f'<w:document xmlns:w="w"><w:body>{HEAD}{{}}</w:body></w:document>'


def ninjs(**fields: object) -> str:
    return json.dumps({"headline": "Ferries sail", "body_text": "Words.", **fields})


# Each is a file with something in it so many times.
FILES: dict[str, Callable[[int], str]] = {
    "references in NITF": lambda n: NITF.format(over="", text="a&nbsp;" * n, below=""),
    "paragraphs of NITF": lambda n: NITF.format(over="", text="", below="<p>a</p>" * n),
    "pictures of NITF": lambda n: NITF.format(
        over="", text="", below="<media><media-reference/></media>" * n
    ),
    "subjects of G2": lambda n: G2.format(
        meta="", text="", about="<subject qcode='a:b'><name>x</name></subject>" * n
    ),
    "paragraphs in one of G2": lambda n: G2.format(
        meta="", about="", text="<p>one\n   two\n   three\nfour</p>" * n
    ),
    "notes of G2": lambda n: G2.format(meta="<edNote>note</edNote>" * n, about="", text=""),
    "items of NewsML, and what is said around them": lambda n: (
        "<NewsML>"
        + "<NewsItem><NewsLines><HeadLine>Head</HeadLine></NewsLines></NewsItem>" * n
        + "<x>around</x>" * n
        + "</NewsML>"
    ),
    "entries of a feed": lambda n: (
        "<rss><channel>"
        + "<item><title>Head</title></item>" * min(n, 1_900)
        + "<x>around</x>" * n
        + "</channel></rss>"
    ),
    "broken references in a feed": lambda n: (
        f"<rss><item><title>Head</title><description>{'a &nbsp; b' * n}</description></item></rss>"
    ),
    "figures that do not end": lambda n: ninjs(
        body_html="<p>Words.</p>" + "<figure " * n, associations=[{"type": "picture"}]
    ),
    "heads that do not end": lambda n: ninjs(body_html="<p>Words.</p>" + "<head>" * n),
    "writers in ninjs": lambda n: ninjs(by=[f"Ann Roe{'abc'[each % 3] * 2}" for each in range(n)]),
    "renditions in ninjs": lambda n: ninjs(
        associations=[{"type": "picture", "renditions": [{"href": "x"}] * n}]
    ),
    "lists in ninjs": lambda n: ninjs(x=[[[]]] * n),
    "paragraphs of a web page": lambda n: WEB.format("<p>The ferries sailed on.</p>" * n),
    "links of a web page": lambda n: WEB.format("<a href=x>y</a>" * n),
    "comments before a web page": lambda n: "<!--" * n + WEB.format(""),
    "data of a web page": lambda n: WEB.format(
        '<script type="application/ld+json">{"@type":"x"}</script>' * n
    ),
    "lines of a mail's head": lambda n: MAIL.format("sail", "X-A: b\r\n" * n, ""),
    "encoded words of a subject": lambda n: MAIL.format("=?utf-8?q?a?= " * n, "", ""),
    "signatures of a mail": lambda n: MAIL.format("sail", "", "-- \r\n" * n),
    "lines of IPTC 7901": lambda n: (
        "\x01abc001 4 pol 100 dpa 1\x02Head =\n\nText" + "\n  " * n + "\x03"
    ),
    "lines of ANPA": lambda n: "\x16\x16\x01a\x02^Head<\r\n" + "Text \x1e b\r\n" * n + "\x03",
}


@pytest.mark.long
@pytest.mark.parametrize("what", FILES)
def test_work_on_a_file_grows_with_its_length_alone(what: str) -> None:
    make = FILES[what]
    # So many times as there is room for.
    room = (len(make(101)) - len(make(1))) / 100

    def shape(length: int) -> str:
        return make(max(1, int(length / room)))

    def read(text: str) -> object:
        return pages_of(text.encode(), "file", "auto")

    assert work_growth(read, shape, SHORTEST) <= ALLOWED
    if IS_LONG:
        busy = ALLOWED_WHEN_BUSY
        assert time_growth(read, shape, SHORTEST, LONGEST, allowed=busy) <= busy


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "<w:p><w:r><w:t>words</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ],
    ids=["paragraphs", "tables"],
)
def test_work_on_a_word_file_grows_with_its_text_alone(piece: str) -> None:
    def read(text: str) -> object:
        return pages_of(word_file(WORDS.format(text)), "file", "auto")

    def shape(length: int) -> str:
        return piece * (length // len(piece))

    assert work_growth(read, shape, SHORTEST) <= ALLOWED
