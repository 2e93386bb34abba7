"""Signs and lists while one types, by the language of the story; and back again by one key."""

import pytest
from playwright.sync_api import Locator, Page, expect

from people.models import User
from tests.browser import Complaints, log_in, the_text
from tests.builders import make_article
from tests.desk.client import desk, story_url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]

TYPED = """He said "yes -- it's 'odd'"..."""
# What the same keys give in each language; a French writer types the spaces too.
PRINTED = {
    "en": "He said “yes – it’s ‘odd’”…",
    "de": "He said „yes – it’s ‚odd‘“…",
    "fr": "He said «\u202fyes – it’s “odd”\u202f»…",
    "sv": "He said ”yes – it’s ’odd’”…",
    "de-AT": "He said „yes – it’s ‚odd‘“…",
}
AS_TYPED = "See https://x.example/a--b...c'd and me@x.example/o'b, 6'2\" tall."


def text_of(body: Locator) -> str:
    """Return the words of the text, a line a block."""
    return "\n".join(body.locator("p, li").all_inner_texts())


def begin(page: Page, language: str) -> Locator:
    """Empty the text, and write in a language."""
    page.locator("#id_language").evaluate("(field, words) => { field.value = words }", language)
    body = the_text(page)
    body.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    return body


def test_signs_are_those_of_the_storys_language_and_come_back_by_one_key(
    page: Page, reporter: User, complaints: Complaints
) -> None:
    article = make_article(by=reporter, body="<p>x</p>")
    log_in(page, reporter)
    page.goto(story_url(article))
    for language, printed in PRINTED.items():
        body = begin(page, language)
        page.keyboard.type(TYPED)
        assert text_of(body) == printed, language
    body = begin(page, "zh")
    page.keyboard.type('他说"好"--......')
    assert text_of(body) == "他说“好”——…………"
    body = begin(page, "fr")
    page.keyboard.type('" mot "')
    assert text_of(body).replace("\u202f ", "\u202f") == "«\u202fmot\u202f»"

    body = begin(page, "en")
    page.keyboard.type(AS_TYPED)
    assert text_of(body) == AS_TYPED

    # Either key takes back what became of it, and nothing of what was typed.
    body = begin(page, "en")
    page.keyboard.type('So "')
    page.keyboard.press("Control+z")
    assert text_of(body) == 'So "'
    page.keyboard.type('no" a--')
    page.keyboard.press("Backspace")
    page.keyboard.type("b")
    assert text_of(body) == 'So "no” a--b'

    body = begin(page, "en")
    page.keyboard.type("1. One\n\n- Two")
    expect(body.locator("ol li")).to_have_text(["One"])
    expect(body.locator("ul li")).to_have_text(["Two"])
    body = begin(page, "en")
    page.keyboard.type("1. ")
    page.keyboard.press("Control+z")
    page.keyboard.type("May")
    assert text_of(body) == "1. May"

    headline = page.get_by_label("Headline", exact=True)
    headline.fill("")
    headline.type('The "odd" day--')
    page.keyboard.press("Backspace")
    expect(headline).to_have_value("The “odd” day--")
    assert complaints == []


def test_who_wants_signs_as_typed_has_them(page: Page, reporter: User) -> None:
    article = make_article(by=reporter, body="<p>x</p>")
    client = desk(reporter)
    assert client.post("/admin/settings/", {"leaves_signs": "on"}).status_code == 302
    log_in(page, reporter)
    page.goto(story_url(article))
    body = begin(page, "en")
    page.keyboard.type(TYPED)
    assert text_of(body) == TYPED
    client.post("/admin/settings/", {})
    reporter.refresh_from_db()
    assert not reporter.leaves_signs
