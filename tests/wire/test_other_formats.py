"""Feeds, saved pages, mails, Word files and old transmission forms, in small inputs of our own."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from wire.formats import reader_of
from wire.lines import PageError
from wire.pagefields import Page
from wire.told import Rendition, Subject

BODY = "The ferries sailed on Monday, and nobody but the captain was late for it."


def pages(text: str | bytes) -> list[Page]:
    """Return the stories of a file, told by its bytes; none of them is refused."""
    data = text.encode() if isinstance(text, str) else text
    read = reader_of(data).read(data)
    assert [page for page in read if isinstance(page, PageError)] == []
    return [page for page in read if isinstance(page, Page)]


def page_of(text: str | bytes) -> Page:
    [page] = pages(text)
    return page


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>North News</title><language>nb</language><ttl>60</ttl>
<item><title>Ferries sail &amp;amp; dock</title><guid>n-1</guid><link>https://n.example/1</link>
<pubDate>Sun, 02 Mar 2025 07:45:00 GMT</pubDate><dc:creator>Ann Roe</dc:creator>
<category>Sea</category><description>In short.</description>
<content:encoded><![CDATA[<p onclick="x()">{BODY}</p><script>x()</script>]]></content:encoded>
<media:content url="https://n.example/a.jpg" type="image/jpeg" width="600" height="400">
<media:description>The first ferry.</media:description><media:credit>Bo Li</media:credit>
</media:content>
<media:content url="https://n.example/b.jpg" type="image/jpeg">
<media:description>The second ferry.</media:description><media:credit>Cy Dahl</media:credit>
</media:content></item>
<item><title>Only a summary</title><description>{BODY}</description></item></channel></rss>"""


def test_rss_has_its_text_in_full_and_each_picture_its_own_credit() -> None:
    first, second = pages(RSS)
    assert (first.headline, first.source, first.authors) == (
        "Ferries sail & dock", "North News", ("Ann Roe",)
    )  # fmt: skip
    assert first.source_time == datetime(2025, 3, 2, 7, 45, tzinfo=UTC)
    assert first.told.markup == f"<p>{BODY}</p>"
    assert (first.told.summary, first.told.language) == ("In short.", "nb")
    assert [(one.text, one.photographer) for one in first.captions] == [
        ("The first ferry.", "Bo Li"), ("The second ferry.", "Cy Dahl")
    ]  # fmt: skip
    assert first.told.pictures[0].renditions == (
        Rendition("https://n.example/a.jpg", "content", "image/jpeg", "600", "400"),
    )
    assert first.told.subjects == (Subject("Sea", "Sea"),)
    assert ("feed · channel · ttl", "60") in first.told.kept
    assert (second.told.markup, second.told.summary) == (f"<p>{BODY}</p>", "")


def test_feed_that_is_no_whole_xml_is_read_as_far_as_it_goes() -> None:
    broken = RSS.replace("<ttl>60</ttl>", "<ttl>60 & more").replace("Ann Roe", "Ann&nbsp;Roe")
    assert [page.headline for page in pages(broken)][-1] == "Only a summary"


def test_atom_entry_says_when_it_was_published_and_by_whom() -> None:
    page = page_of(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv"><title>North</title><entry>'
        "<id>tag:n,1</id><title>Ferries sail</title><updated>2025-03-03T08:00:00Z</updated>"
        "<published>2025-03-02T08:00:00Z</published><author><name>Ann Roe</name></author>"
        '<link rel="replies" href="https://n.example/1#c"/><category term="sea" label="The sea"/>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div>'
        "</content></entry></feed>"
    )
    assert page.source_time == datetime(2025, 3, 2, 8, tzinfo=UTC)
    assert (page.authors, page.told.language) == (("Ann Roe",), "sv")
    assert page.told.markup == f"<p>{BODY}</p>"
    assert page.told.links[0].rel == "replies"
    assert ("entry · updated", "2025-03-03T08:00:00Z") in page.told.kept


def test_json_feed_is_no_ninjs() -> None:
    page = page_of(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "North",
                "items": [
                    {"id": "1", "title": "Ferries sail", "content_html": f"<p>{BODY}</p>",
                     "authors": [{"name": "Ann Roe"}], "tags": ["sea"], "mood": "calm"}
                ],
            }
        )
    )  # fmt: skip
    assert (page.told.format, page.authors, page.source) == ("JSON Feed", ("Ann Roe",), "North")
    assert ("mood", "calm") in page.told.kept


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "North"},
        {
            "@type": "NewsArticle",
            "headline": "Ferries sail again",
            "author": [{"@type": "Person", "name": "Ann Roe"}],
            "publisher": {"@type": "Organization", "name": "North News"},
            "datePublished": "2025-03-02T08:00:00+01:00",
            "inLanguage": "nb-NO",
            "articleSection": "Sea",
            "isAccessibleForFree": False,
        },
    ],
}
WEB = f"""<!DOCTYPE html><html lang="en"><head><title>Ferries | North</title>
<link rel="canonical" href="https://n.example/1">
<script type="application/ld+json">{json.dumps(LINKED)}</script></head><body>
<nav><p>Home, news, sport, culture, weather and all that else there is to read here.</p></nav>
<main><h1>Ferries sail again</h1><div class="text"><figure><img src="/a.jpg" width="600">
<figcaption>The first ferry. (Bo Li/North News)</figcaption></figure>
<p>{BODY}</p>
<div class="newsletter-box"><p>Subscribe to our letter of the sea, free of charge.</p>
</div><h2>What it costs</h2>
<p>A ticket is <b>four</b> crowns, and children pay half of that sum.</p>
</div></main><footer><p>All rights reserved by North News and by those who wrote it.</p></footer>
</body></html>"""


def test_saved_page_says_what_its_json_ld_does_and_has_its_story_alone() -> None:
    page = page_of(WEB)
    assert (page.headline, page.authors, page.source) == (
        "Ferries sail again", ("Ann Roe",), "North News"
    )  # fmt: skip
    assert page.source_time == datetime(2025, 3, 2, 7, tzinfo=UTC)
    assert page.told.markup == (
        f"<p>{BODY}</p><h2>What it costs</h2>"
        "<p>A ticket is <strong>four</strong> crowns, and children pay half of that sum.</p>"
    )
    assert [(one.text, one.credit) for one in page.captions] == [
        ("The first ferry.", "Bo Li/North News")
    ]
    assert (page.told.language, page.told.item_id) == ("nb-NO", "https://n.example/1")
    assert ("isaccessibleforfree", "False") in page.told.kept


def test_saved_page_without_a_word_about_itself_is_read_by_where_its_text_stands() -> None:
    bare = WEB[: WEB.index("<link")] + WEB[WEB.index("</head>") :]
    page = page_of(bare.replace("four", "fire").replace("crowns", "kronør").encode("utf-16"))
    assert page.headline == "Ferries sail again"
    assert "kronør" in page.body[-1].text
    assert len(page.body) == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><body><p>It stops.</p></body></html>", "HTML"),
        ("<html><h1>F\xe4hre</h1></html>".encode("latin-1"), "another encoding"),
    ],
)
def test_page_that_holds_no_story_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(PageError, match=words):
        reader_of(data).read(data)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DOCUMENT = f"""<w:document {W} {R}><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferries sail again</w:t></w:r></w:p>
<w:p><w:r><w:t>By Ann Roe</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">They sailed </w:t></w:r>
<w:del><w:r><w:delText>twice</w:delText></w:r></w:del>
<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>once</w:t></w:r></w:ins>
<w:hyperlink r:id="r1"><w:r><w:t> here</w:t></w:r></w:hyperlink></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>What it costs</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Four crowns</w:t></w:r></w:p></w:body></w:document>"""
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x.example/hyperlink" Target="https://n.example/"/>'
    "</Relationships>"
)


def word_file(document: str = DOCUMENT) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        comment = f"<w:p {W}><w:r><w:t>Is that so?</w:t></w:r></w:p>"
        comments = f'<w:comments {W}><w:comment w:author="Bo Li">{comment}</w:comment></w:comments>'
        archive.writestr("word/comments.xml", comments)
    return made.getvalue()


def test_word_file_has_what_was_inserted_and_not_what_was_deleted() -> None:
    page = page_of(word_file())
    assert (page.headline, page.authors) == ("Ferries sail again", ("Ann Roe",))
    assert page.told.markup == (
        '<p>They sailed <strong>once</strong><a href="https://n.example/"> here</a></p>'
        "<h2>What it costs</h2><ul><li>Four crowns</li></ul>"
    )
    assert page.notes == ("Comment by Bo Li: Is that so?",)


def test_word_file_that_declares_entities_or_is_cut_is_refused() -> None:
    entity = f'<!DOCTYPE d [<!ENTITY who "Ann">]>{DOCUMENT}'
    for data, words in ((word_file(entity), "entities of its own"), (word_file()[:900], "damaged")):
        with pytest.raises(PageError, match=words):
            reader_of(data).read(data)


MAIL = (
    "From: Ann Roe <ann@north.example>\r\nTo: desk@paper.example\r\nSubject: Fwd: Ferries sail "
    "again\r\nDate: Sun, 02 Mar 2025 07:45:00 +0000\r\nMessage-ID: <1@north.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    f"{BODY}\r\n\r\nA ticket is four crowns.\r\n-- \r\nAnn, +47 555\r\n"
)


def test_mail_is_the_story_that_its_subject_names() -> None:
    page = page_of(MAIL)
    assert (page.headline, page.told.item_id) == ("Ferries sail again", "1@north.example")
    assert [part.text for part in page.body] == [BODY, "A ticket is four crowns."]
    assert ("From", "Ann Roe <ann@north.example>") in page.told.kept
    assert ("Signature", "Ann, +47 555") in page.told.kept


TELEX = (
    b"\x01eca0124 3 i 93  dpa 1888\r\n\r\nNorth/ferries/\r\n"
    b"\x02EXTRA\r\nFerries sail again =\r\n\r\n"
    b"Harstad (dpa) - The ferries sailed on Monday, and nobody but the\r\ncaptain was late.\r\n\r\n"
    b"# Notebook\r\n\r\n## Note to editors\r\n- adds captain\r\n\x03021345 GMT Mrz 25\r\n\x04"
)
ANPA = (
    b"\x16\x16\x01W2870\x1f_asian\r\nb a\x13\x11 BC-NO--Ferries 03-02 0100\r\n"
    b"\x02^BC-NO--Ferries,100<\r\n^Ferries sail again<\r\n^Eds: With a photo.<\r\n"
    b"^By ANN ROE=\r\n^Associated Press=\r\n"
    b"\t   HARSTAD, Norway (AP) _ The ferries sailed.\r\n"
    b"\x08Oslo\x1f\x1e 4\x1e 2\r\n\x08Bergen\x1f\x1e 3\x1e 1\r\n"
    b"\t   \x03AP-WF-03-02-25 1345GMT<\r\n\x04"
)


def test_message_of_iptc_7901_has_its_notes_apart() -> None:
    page = page_of(TELEX)
    assert (page.headline, page.source, page.told.urgency) == ("Ferries sail again", "dpa", 3)
    assert page.source_time == datetime(2025, 3, 2, 13, 45, tzinfo=UTC)
    assert page.notes == ("EXTRA", "# Notebook", "## Note to editors", "- adds captain")
    assert [part.text for part in page.body] == [
        "The ferries sailed on Monday, and nobody but the captain was late."
    ]


def test_message_of_anpa_has_its_table() -> None:
    page = page_of(ANPA)
    assert (page.headline, page.authors, page.told.urgency) == (
        "Ferries sail again", ("ANN ROE",), 2
    )  # fmt: skip
    assert page.notes == ("Eds: With a photo.",)
    assert page.told.markup.startswith("<p>The ferries sailed.</p><table>")
    assert "<td>Bergen</td><td>3</td><td>1</td>" in page.told.markup
