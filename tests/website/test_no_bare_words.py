"""No template of readers' pages says a word of its own: each goes through `gettext`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

TEMPLATES = settings.BASE_DIR / "templates"
LETTER = re.compile(r"[^\W\d_]")
# Attributes that a reader is told; a `content` is told where search engines show it.
TOLD = {"alt", "aria-description", "aria-label", "label", "placeholder", "title"}
SHOWN_META = {"description", "og:description", "og:title"}
# Of a filter: `default:"None"`, `yesno:"on,off"`, `pluralize:"es"`. A date's letters are a form.
GIVEN = re.compile(r'\|(?!date\b)\w+:"([^"]*)"')


def bare_words(source: str) -> Iterator[str]:
    """Yield every word that a template says itself."""
    reader = Reader()
    is_translated = False
    for token in Lexer(source).tokenize():
        name = token.contents.split(maxsplit=1)[0] if token.contents.strip() else ""
        if token.token_type == TokenType.BLOCK and name in ("blocktranslate", "endblocktranslate"):
            is_translated = name == "blocktranslate"
        elif token.token_type == TokenType.TEXT and not is_translated:
            reader.feed(token.contents)
        elif token.token_type in (TokenType.VAR, TokenType.BLOCK):
            yield from filter(LETTER.search, GIVEN.findall(token.contents))
            if name == "firstof":
                yield from filter(LETTER.search, re.findall(r'"([^"]*)"', token.contents))
    reader.close()
    yield from reader.bare


class Reader(HTMLParser):
    """Reads the markup around tags and variables as a browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []
        self.is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that are told."""
        self.is_code = tag in ("script", "style")
        given = {name: value or "" for name, value in attrs}
        names = set(TOLD)
        if given.get("name") in SHOWN_META or given.get("property") in SHOWN_META:
            names.add("content")
        if tag == "button" or given.get("type") in ("submit", "button", "reset"):
            names.add("value")
        self.bare += [
            words for name, words in given.items() if name in names and LETTER.search(words)
        ]

    def handle_endtag(self, tag: str) -> None:
        """Come out of a script."""
        self.is_code = False

    def handle_data(self, data: str) -> None:
        """Note text that has a letter."""
        if not self.is_code and LETTER.search(data):
            self.bare.append(data.strip())


def templates_of_readers() -> Iterator[Path]:
    """Yield the templates of readers' pages: those of their rooms, and what is put into theirs."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        room = path.relative_to(TEMPLATES).parts[0]
        is_theirs = room in ("website", "editions", path.name)
        if is_theirs or '{% extends "website/' in path.read_text(encoding="utf-8"):
            yield path


@pytest.mark.parametrize(
    "path", list(templates_of_readers()), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_no_template_of_readers_has_a_bare_word(path: Path) -> None:
    assert list(bare_words(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Older {{ what }}</p>", ["Older"]),
        ('<a aria-label="Older {{ what }}">↗</a>', ["Older "]),
        ('<img alt="{% if x %}A ship{% endif %}">', ["A ship"]),
        ("<p>{% if x %}Older{% endif %}</p>", ["Older"]),
        ('{{ x|default:"None" }}{{ x|date:"j F" }}', ["None"]),
        ('{% firstof x "None" %}', ["None"]),
        ('<meta name="description" content="A paper">', ["A paper"]),
        ('<button value="Go">{% translate "Go" %}</button>', ["Go"]),
        ('<p class="x">{% translate "Older" %} · {{ x }}</p>', []),
        ("{% blocktranslate %}Older <b>{{ x }}</b>{% endblocktranslate %}", []),
        ("<script>let x = 1;</script>", []),
        ("{# Older #}", []),
    ],
)
def test_what_a_bare_word_is(source: str, words: list[str]) -> None:
    assert list(bare_words(source)) == words
