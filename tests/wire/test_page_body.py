"""What is left when everything else has its place, and what is no page at all."""

from datetime import UTC

import pytest

from wire.lines import MAX_BYTES, PageError, read_text
from wire.page import Page, as_json, parse


def read(text: str) -> Page:
    return parse(text, site_zone=UTC)


def body(page: Page) -> list[str]:
    return [p.text for p in page.body]


WHOLE = [
    "Ferry makes its last crossing",
    "By Sun Rui (Xinhua) 09:19, January 1, 2024",
    "The ferry is seen in the fog. (Xinhua/Li Bo)",
    "WUHAN, Dec. 31 (Xinhua) -- The ferry left at noon.",
    "It did not come back. Enditem",
    "(Web editor: Song Qi, huaxia)",
    "You May Also Like",
    "A bridge is built",
    "A river is crossed",
    "More From Author",
]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\n\u3000\n", " \n\t", "\r", "\u2028"]
)
def test_the_same_page_is_read_however_its_lines_are_parted(gap: str) -> None:
    assert as_json(read("\ufeff" + gap.join(WHOLE) + gap)) == {
        "headline": "Ferry makes its last crossing",
        "source": "Xinhua",
        "published_at": "2024-01-01T09:19:00+08:00",
        "dateline": {"place": "WUHAN", "date": "2023-12-31", "agency": "Xinhua"},
        "captions": [
            {"text": "The ferry is seen in the fog.", "agency": "Xinhua", "photographer": "Li Bo"}
        ],
        "web_editors": ["Song Qi", "huaxia"],
        "authors": ["Sun Rui"],
        "related": ["A bridge is built", "A river is crossed"],
        "body": ["The ferry left at noon.", "It did not come back."],
    }


def test_lines_filled_to_one_width_are_joined() -> None:
    page = read(
        "The headline of the story\n\n(Xinhua) 09:19, January 1, 2024\n\n"
        "This is a long paragraph that was broken at a fixed width by\n"
        "an old mail program, and that goes on for some lines before\n"
        "it comes to an end.\n\n"
        "The second paragraph is not much shorter, and it was broken\n"
        "by the same program at the same width, as one can see.\n"
        "(Web editor: Li Bo)\n"
    )
    assert len(page.body) == 2
    assert page.body[0].text.endswith(
        "old mail program, and that goes on for some lines before it comes to an end."
    )
    assert page.web_editors == ("Li Bo",)


def test_sentences_in_parentheses_stay_and_so_do_lists_and_notes() -> None:
    lines = [
        "It began.", "(The second one stands in parentheses.)", "[He laughs]", "- one", "- two",
        "Editor's note: This is a note.", "It ended (so they say).",
    ]  # fmt: skip
    assert body(read("Head\n\n" + "\n\n".join(lines))) == lines


def test_a_short_open_line_between_paragraphs_is_a_subhead() -> None:
    page = read(
        "Head\n\nIt began early.\n\nA new beginning\n\nIt began again."
        "\n\n一、新的开始\n\n它又开始了。"
    )
    assert [p.is_subhead for p in page.body] == [False, True, False, True, False]


@pytest.mark.parametrize(
    "mark", ["Enditem", "■", "(ENDS)", "（完）", "###", "-END-", "Enditem.", "[完]"]
)
def test_marks_that_end_a_text_are_dropped(mark: str) -> None:
    assert body(read(f"Head\n\nIt began.\n\nIt ended. {mark}")) == ["It began.", "It ended."]
    page = read(f"Head\n\nIt began.\n\nIt ended.\n\n{mark}\n\n(Editor: Li Bo)")
    assert body(page) == ["It began.", "It ended."]
    assert [f.name for f in page.furniture if f.name == "end_mark"] == ["end_mark"]


def test_a_word_that_only_ends_like_a_mark_stays() -> None:
    assert body(read("Head\n\nThis is where it all ends")) == ["This is where it all ends"]


def test_what_stands_under_more_from_author_is_neither_body_nor_related() -> None:
    page = read("Head\n\nIt began.\n\nYou may also like:\n\n• One\n\nMore from author\n\nTwo")
    assert (body(page), page.related) == (["It began."], ("One",))
    assert [f.text for f in page.furniture if f.name == "more_from_author"][-1] == "Two"


def test_a_story_that_goes_on_under_a_list_is_not_swallowed() -> None:
    story = "This is the story going on. It has two sentences in it."
    page = read(f"Head\n\nIt began.\n\nRelated stories\n\nOne thing\n\n{story}\n\nIt ended.")
    assert page.related == ("One thing",)
    assert body(page) == ["It began.", story, "It ended."]


def test_a_no_break_space_in_running_text_is_kept() -> None:
    assert body(read("Head\n\nIt cost 10\u00a0000  crowns.")) == ["It cost 10\u00a0000 crowns."]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        (" \n\ufeff\n\u3000", 1),
        ("(Xinhua) 09:19, January 1, 2024\n\nThe market was closed. It opened again.\n\nMore.", 3),
        ("NANJING, Sept. 10 (Xinhua) -- It rained.\n\nMore.", 1),
        ("By Peter Aldous\n\nOSLO, Dec 12 (Reuters) - It rained.", 3),
        ("You May Also Like\n\nA bridge", 1),
        ("It rained. " * 40 + "\n\nMore.", 1),
        ("Head of the page", 1),
        ("Head of the page\n\n(Xinhua) 09:19, January 1, 2024\n\n(Web editor: Li Bo)", 1),
        ("Head\n\nIt rained.\x00", 3),
        ("Head\n\nIt \x07 rained.", 3),
        ("Head\n\nIt \ud800 rained.", 3),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_with_the_line(text: str, line: int) -> None:
    with pytest.raises(PageError) as refused:
        read(text)
    assert refused.value.line == line
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_unicode_encodings(encoding: str) -> None:
    assert read_text("Zürich\n山路".encode(encoding)) == "Zürich\n山路"


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "empty"),
        (b"Head\n\nZ\xfcrich", 3, "Line 3 is not valid UTF-8"),
        (b"Head\n\nbo\x00dy", 3, "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", 1, "not a text file"),
        (b"x" * (MAX_BYTES + 1), 1, "2 MB"),
    ],
)
def test_files_that_are_no_text_are_refused_with_a_reason(
    data: bytes, line: int, says: str
) -> None:
    with pytest.raises(PageError) as refused:
        read_text(data)
    assert (refused.value.line, says in str(refused.value)) == (line, True)
