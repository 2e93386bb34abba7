"""Chinese and Japanese typed at the desk: keys of an input method do nothing else."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from articles.models import Article
from people.models import User
from taxonomy.models import Tag
from tests.browser import log_in
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import story_url

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]
# What an input method sends for any key that it takes itself.
TAKEN = 229
PRESS = """
(field, key) => {
  const event = new KeyboardEvent("keydown", {
    key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true,
  });
  return field.dispatchEvent(event);
}
"""


LISTEN = "() => { window.heard = 0; document.addEventListener('keydown', () => window.heard++); }"


def compose(session: CDPSession, words: str) -> None:
    """Put words together that are not chosen yet."""
    at = len(words)
    session.send(
        "Input.imeSetComposition", {"text": words, "selectionStart": at, "selectionEnd": at}
    )


def press(session: CDPSession, key: str) -> None:
    """Press a key that the input method takes."""
    for kind in ("rawKeyDown", "keyUp"):
        session.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": TAKEN},
        )


def chips(page: Page) -> list[str]:
    return [text.removesuffix("×").strip() for text in page.locator(".chip").all_inner_texts()]


def test_enter_that_ends_a_composition_adds_no_tag(page: Page, web_editor: User) -> None:
    Tag.objects.create(name="国家主席")
    article = make_article(tags=["Night"])
    log_in(page, web_editor)
    page.goto(story_url(article))
    entry = page.get_by_label("Tags", exact=True)
    entry.click()
    session = page.context.new_cdp_session(page)
    compose(session, "guojia")
    press(session, "Enter")
    assert chips(page) == ["Night"]
    # A mark within what is put together cuts nothing either.
    compose(session, "guo、jia")
    press(session, "ArrowDown")
    assert chips(page) == ["Night"]
    session.send("Input.insertText", {"text": "国家"})
    expect(entry).to_have_value("国家")
    expect(page.get_by_role("option", name="国家主席", exact=True)).to_be_visible()
    assert chips(page) == ["Night"]
    entry.press("Enter")
    assert chips(page) == ["Night", "国家"]
    entry.click()
    compose(session, "chuan、")
    session.send("Input.insertText", {"text": "船、"})
    expect(page.locator(".chip")).to_have_count(3)
    assert Article.objects.get().version == article.version


def test_keys_of_an_input_method_reach_no_handler(page: Page, web_editor: User) -> None:
    article = live_article(photos=[make_photo()])
    log_in(page, web_editor)
    pages = {
        story_url(article): ["#id_headline", "#id_tags_entry", "#id_kicker", ".select2-selection"],
        f"/admin/stories/{article.public_id}/also-like/": [
            "input[type=text]",
            "input[type=search]",
        ],
        "/admin/articles/article/": ["[data-search]", "a.headline"],
        "/admin/across/?q=ferries": ["[name=q]"],
    }
    for address, fields in pages.items():
        page.goto(address)
        page.evaluate(LISTEN)
        for field in fields:
            inputs = page.locator(field)
            for at in range(min(inputs.count(), 3)):
                for key in ("Enter", "Escape", "ArrowDown", "j", "/", "x", "Backspace"):
                    assert inputs.nth(at).evaluate(PRESS, key), (address, field, key)
        assert page.evaluate("window.heard") == 0
        assert page.url.endswith(address)
