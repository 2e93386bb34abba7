"""One cleaner for every way in: what it lets through is harmless and stays as it is."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from editions.body import ATTRIBUTES, BLOCKS, SCHEMES, TAGS, blocks, clean_body, word_count
from tests.trial_data import needs_trial_data, trial_files

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img onerror=1&gt;'>",
    "<p style='background:url(x)' class=a id=b>x</p>",
    "<iframe src=//evil></iframe><object data=x></object><embed src=x>",
    "<b onclick=1>x</b><h1 onmouseover=1>y</h1>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)


def assert_harmless(body: str) -> None:
    """See that nothing is left but the tags, attributes and schemes that a story may have."""
    if not body:
        return
    root = html.fragment_fromstring(body, create_parent="div")
    assert all(child.tag in BLOCKS for child in root)
    for element in root.iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES.get(str(element.tag), set())
        href = element.get("href")
        # RFC 3986, 3.1: what does not look like a scheme makes the address a relative one.
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", href or "", re.IGNORECASE)
        assert scheme is None or scheme[1].lower() in SCHEMES


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_markup_loses_its_teeth(markup: str) -> None:
    assert_harmless(clean_body(markup))


@needs_trial_data
def test_a_thousand_known_payloads_lose_their_teeth() -> None:
    (path,) = trial_files("hostile/xss.jsonl")
    for line in path.read_text(encoding="utf-8").splitlines():
        assert_harmless(clean_body(json.loads(line)))


pieces = st.one_of(
    st.sampled_from(
        [*HOSTILE, "<p>", "</p>", "<h2>", "<ul><li>", "</li>", "<td>", "</div>", "&lt;"]
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
