"""When two spellings are one tag, whatever somebody sends for its name."""

from taxonomy.names import tag_key


def test_marks_of_a_tag_are_not_sorted_beyond_thirty() -> None:
    """As for words of search (UAX 15, D4): what is sent is folded before its length is known."""
    assert tag_key("क\u094d\u093c") == tag_key("क\u093c\u094d")
    assert tag_key("क" + "\u094d" * 30 + "\u093c") != tag_key("क\u093c" + "\u094d" * 30)
