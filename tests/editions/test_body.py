"""One cleaner for every way in: what it lets through is harmless and stays as it is."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from editions.body import (
    ATTRIBUTES,
    BLOCKS,
    CONTENT_HASH,
    SCHEMES,
    STANDS_ALONE,
    TAGS,
    blocks,
    clean_body,
    figure_markup,
    word_count,
)

HASH = "0123456789abcdef" * 2
PLACE = figure_markup(HASH)

HOSTILE = (
    f"<figure data-photo='{HASH}' onclick=1><img src=x onerror=alert(1)>words</figure>",
    "<figure data-photo='\"><script>alert(1)</script>'>words</figure>",
    f"<blockquote><figure data-photo={HASH}></figure><aside>x</aside></blockquote>",
    "<aside style='x'><p>One <b>bold</b></p><ul><li>two</li></ul><aside>three</aside></aside>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<svg width=1><title>A circle</title><circle r=1 onclick=x()></circle></svg>",
    "<math><mi>x</mi><mo>=</mo><mn onclick=x()>1</mn></math>",
    "<style>p { color: red }</style><p>Words</p>",
    "<p style='background:url(x)' class=a id=b>x</p>",
    "<iframe src=//evil></iframe><object data=x></object><embed src=x>",
    "<b onclick=1>x</b><h1 onmouseover=1>y</h1>",
    "<noscript><p title=x onclick=x()>Words</p></noscript>",
)
# The elements of the HTML standard (section 4) and those that it names obsolete (16.2), and some
# that are in no standard.
ELEMENT_NAMES = """
html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header
footer address p hr pre blockquote ol ul menu li dl dt dd figure figcaption main search div a em
strong small s cite q dfn abbr ruby rt rp data time code var samp kbd sub sup i b u mark bdi bdo
span br wbr ins del picture source img iframe embed object video audio track map area table caption
colgroup col tbody thead tfoot tr td th form label input button select datalist optgroup option
textarea output progress meter fieldset legend details summary dialog script noscript template slot
canvas svg math applet acronym bgsound dir frame frameset noframes isindex keygen listing nextid
noembed param plaintext rb rtc strike xmp basefont big blink center font marquee multicol nobr
spacer tt x-card o:p words
"""
ELEMENTS = ELEMENT_NAMES.split()
ADDRESSES = (
    "https://example.org/a?b=1&amp;c=2",
    "http://example.org",
    "mailto:desk@example.org",
    "/news/one",
    "#end",
    "//example.org/a",
    "javascript:x()",
    "JavaScript:x()",
    " javascript:x()",
    "java&#115;cript:x()",
    "vbscript:x()",
    "data:text/html,words",
    "blob:https://example.org/1",
    "file:///words",
    "ftp://example.org/",
    "tel:12345",
    "words:x",
    "",
)
WITH_ADDRESS = ("href", "src", "action", "formaction", "cite", "poster", "data", "xlink:href")
OTHER_ATTRIBUTES = (
    "onclick='x()'",
    "ONLOAD=x()",
    "onwords=x",
    "style='color: red'",
    "style='background: url(/x.png)'",
    "class=a id=b",
    "data-photo=words",
    f"data-photo={HASH}",
    "data-words=1",
    "colspan=2 rowspan=3",
    "title='<p onclick=x()>'",
    "srcset='/x.png 2x'",
    "srcdoc='<p>Words</p>'",
    "target=_blank",
    "contenteditable tabindex=1 autofocus",
    "name=words value=1",
    "xmlns='http://www.w3.org/2000/svg'",
    "http-equiv=refresh content=1",
)
ATTRIBUTE_KINDS = (
    *(f"{name}='{address}'" for name, address in product(WITH_ADDRESS, ADDRESSES)),
    *OTHER_ATTRIBUTES,
)
PARTS = "<p> </p> <h2> <ul><li> </li> <td> </div> &lt; <br> <b> <aside> </aside> <figure> </figure>"


def assert_harmless(body: str) -> None:
    """See that nothing is left but the tags, attributes and schemes that a story may have."""
    if not body:
        return
    root = html.fragment_fromstring(body, create_parent="div")
    assert all(child.tag in BLOCKS for child in root)
    for element in root.iterdescendants():
        assert element.tag in TAGS
        assert element.tag not in STANDS_ALONE or element.getparent() is root
        if element.tag == "figure":
            assert CONTENT_HASH.match(element.attrib["data-photo"])
            assert not element.text_content()
            assert len(element) == 0
        assert set(element.attrib) <= ATTRIBUTES.get(str(element.tag), set())
        href = element.get("href")
        # RFC 3986, 3.1: what does not look like a scheme makes the address a relative one.
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", href or "", re.IGNORECASE)
        assert scheme is None or scheme[1].lower() in SCHEMES


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_markup_loses_its_teeth(markup: str) -> None:
    assert_harmless(clean_body(markup))


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_element_with_every_kind_of_attribute_loses_its_teeth(element: str) -> None:
    for attribute in ATTRIBUTE_KINDS:
        for markup in (
            f"<{element} {attribute}>Words</{element}> behind",
            f"<p>Before <{element.upper()} {attribute}>words",
        ):
            assert_harmless(clean_body(markup))


elements = st.sampled_from(ELEMENTS)
tags = st.one_of(
    st.builds("<{} {}>".format, elements, st.sampled_from(ATTRIBUTE_KINDS)),
    st.builds("<{}>".format, elements),
    st.builds("</{}>".format, elements),
)


@given(st.lists(st.one_of(tags, st.just("Words")), max_size=12).map("".join))
def test_elements_in_any_order_lose_their_teeth_and_stay_the_same(markup: str) -> None:
    once = clean_body(markup)
    assert_harmless(once)
    assert clean_body(once) == once


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_deleted_words_never_come_back(tag: str) -> None:
    markup = f"<p>She <s><{tag}>lied</{tag}></s><ins>said</ins> so.</p><{tag}><p>Out.</p></{tag}>"
    assert clean_body(markup) == "<p>She said so.</p>"


pieces = st.one_of(
    st.sampled_from(
        [*HOSTILE, PLACE, *PARTS.split()],
    ),
    st.text(max_size=20),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_whatever_is_pasted_comes_out_harmless_and_stays_the_same(markup: str) -> None:
    once = clean_body(markup)
    assert_harmless(once)
    assert clean_body(once) == once


def test_words_are_kept_and_stand_in_paragraphs() -> None:
    body = clean_body("Loose <b>bold</b> words<p></p><div>in a box</div><li>item</li><h4>Sub</h4>")
    assert body == (
        "<p>Loose <strong>bold</strong> words</p><p>in a box</p><ul><li>item</li></ul><h3>Sub</h3>"
    )


def test_blocks_are_the_words_of_each_paragraph_item_and_row() -> None:
    body = (
        "<p>One  two</p><ul><li>a</li><li>b</li></ul><table><tr><td>x</td><td>y</td></tr></table>"
    )
    assert [(block.kind, block.text) for block in blocks(clean_body(body))] == [
        ("p", "One two"),
        ("li", "a"),
        ("li", "b"),
        ("tr", "x | y"),
    ]


def test_chinese_is_counted_by_the_character() -> None:
    assert word_count("<p>山路修好了，Newsroom 上线</p>") == 8


def test_block_within_bold_words_comes_out_of_them_at_once() -> None:
    body = clean_body("<b>Bold<blockquote>Words</blockquote></b>")
    assert body == "<p><strong>Bold</strong></p><blockquote><strong>Words</strong></blockquote>"


def test_picture_has_one_place_at_the_top_of_the_text_and_no_words() -> None:
    body = f"<p>One.</p>{PLACE}<p>Two.</p>"
    assert clean_body(body) == body
    assert clean_body(body + PLACE) == body
    assert [block.text for block in blocks(body)] == ["One.", "Two."]
    assert word_count(body) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=/x.jpg><figcaption>Words</figcaption></figure>",
        "<figure data-photo='../x'>Words</figure>",
        f"<figure data-photo='{HASH.upper()}'>Words</figure>",
        f"<figure data-photo='{HASH}0'>Words</figure>",
    ],
)
def test_what_is_no_place_of_a_picture_leaves_its_words(markup: str) -> None:
    assert clean_body(markup) == "<p>Words</p>"


def test_words_in_a_picture_s_place_stand_behind_it() -> None:
    markup = f"<figure data-photo={HASH}>One <b>two</b><p>Three</p></figure>four"
    expected = "<p>One <strong>two</strong></p><p>Three</p><p>four</p>"
    assert clean_body(markup) == PLACE + expected


def test_pull_quote_is_one_run_of_words_and_stands_alone() -> None:
    assert clean_body("<aside><p>One <i>more</i></p><p>night</p></aside>") == (
        "<aside>One <em>more</em><br>night</aside>"
    )
    assert clean_body("<ul><li><aside>Words</aside></li></ul>") == "<ul><li>Words</li></ul>"
    assert [block.kind for block in blocks("<aside>Words</aside>")] == ["aside"]
