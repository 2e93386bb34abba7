"""The one strict policy on every page of site and desk, watched by a real browser."""

import re
from typing import cast

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, Response, expect

from articles.acts.preview_links import show_outsider, signed
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.choices import Kind
from people.actors import SHELL
from people.models import User
from tests.browser import log_in, log_in_by_form, the_text
from tests.builders import live_article, make_article, make_photo
from tests.desk.accounts.test_browser_account import add_passkey, give_authenticator, log_out
from tests.desk.client import desk
from tests.desk.url_walk import every_address, fill_paper
from tests.lengths import dealt, short_or_long

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.any_database,
]

# Told through the console, which hears of a page that is left at once, too.
WATCH = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`REFUSED ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
});
"""
# What a browser keeps as a file, or what a page's script asks for.
NOT_PAGES = re.compile(r"/original/|/pictures/|choices/|autocomplete/|jsi18n/|pulse/")
# The page that holds a draft in a frame, and the page that is held: nothing else is framed.
HOLDS = re.compile(
    r"/admin/(stories/\w+/(preview|do/(publish|schedule))|(fronts|paper)/preview|copies/\d+)/(\?|$)"
)
HELD = re.compile(r"/admin/((stories/\w+|fronts|paper)/preview|copies/\d+)/page/")


class Watch:
    """What one browser page was refused, and which answers came without the policy."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.seen: set[str] = set()
        page.add_init_script(WATCH)
        page.on("console", lambda message: self.hear(message.text))
        page.on("response", self.look)

    def hear(self, words: str) -> None:
        """Keep what the policy refused."""
        if words.startswith("REFUSED") or "Content Security Policy" in words:
            self.faults.append(f"{self.page.url}: {words}")

    def look(self, response: Response) -> None:
        """See that a page carries the whole policy; files of scripts and styles need none."""
        if response.request.resource_type != "document" or response.status in {301, 302}:
            return
        header = response.headers.get("content-security-policy", "")
        self.faults += policy_faults(response.url, header)

    def visit(self, address: str) -> None:
        """Open a page, and give its scripts a moment."""
        self.page.goto(address)
        self.seen.add(address)
        if self.page.locator("textarea[data-django-prose-editor-configurable]").count():
            the_text(self.page).wait_for()


def directives(header: str) -> dict[str, set[str]]:
    """Return a policy as its directives, without the nonce, which is another each time."""
    found = [part.split() for part in header.split(";") if part.strip()]
    return {
        words[0]: {word for word in words[1:] if not word.startswith("'nonce-")} for words in found
    }


def expected() -> dict[str, set[str]]:
    """Return the policy of the settings."""
    return {
        name: {str(source) for source in sources if "nonce" not in str(source).lower()}
        for name, sources in cast(dict[str, list[str]], settings.SECURE_CSP).items()
    }


def policy_faults(address: str, header: str) -> list[str]:
    """Say where the policy of a page is not that of the settings."""
    wanted = expected()
    if HOLDS.search(address):
        wanted["frame-src"] = {"'self'"}
    if HELD.search(address):
        wanted["frame-ancestors"] = {"'self'"}
    policy = directives(header)
    return [] if policy == wanted else [f"{address}: the policy is {policy}"]


def public_paper() -> list[str]:
    """Fill the site, and return an address of every kind of its pages."""
    photo = make_photo(rendered=True)
    story = live_article(photos=[photo], source="Xinhua", tags=["Ferries"], writers=["Li Xuan"])
    amend(story, {"headline": "Six"}, NamedChange(Kind.CORRECTION, note="Six, not five."), by=SHELL)
    gone = live_article()
    withdraw(gone, reason="It was about somebody else.", by=SHELL)
    day = story.live_path[1:11]
    return [
        "/", story.live_path, f"{story.live_path}history/", gone.live_path, "/section/city/",
        "/corrections/", "/tag/ferries/", "/person/li-xuan/", "/source/xinhua/", "/archive/",
        f"/archive/{day}/", "/search/", "/search/?q=ferries", "/nothing-here/", "/feed.json",
        *outsiders_pages(),
    ]  # fmt: skip


def outsiders_pages() -> list[str]:
    """Return what a link for an outsider opens, and what one opens that has ended."""
    draft = make_article(photos=[make_photo(rendered=True)])
    by = User.objects.create_superuser("chief", password="chief" * 8)
    link = show_outsider(draft, by=by, to="A lawyer", hours=48)
    return [reverse("outsider", args=[signed(link)]), "/preview/ended/"]


def test_policy_lets_nothing_inline_and_nothing_from_elsewhere_in() -> None:
    policy = expected()
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == {"'self'"}
    assert policy["style-src"] == {"'self'", settings.PROSE_EDITOR_STYLE}
    assert not any("unsafe" in source for sources in policy.values() for source in sources)


def test_watch_sees_what_is_refused(page: Page, db: None) -> None:
    watch = Watch(page)
    watch.visit("/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(document.createElement('style')))")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">')")
    page.wait_for_timeout(200)
    assert any("style-src" in fault for fault in watch.faults)


def test_readers_pages_keep_to_it(page: Page, db: None) -> None:
    watch = Watch(page)
    for address in public_paper():
        watch.visit(address)
    assert watch.faults == [], "\n".join(watch.faults)


@pytest.mark.long
def test_every_page_of_the_desk_keeps_to_it(page: Page, superuser: User) -> None:
    article = fill_paper(superuser)
    draft = make_article(photos=[make_photo(rendered=True), None], web_editors=["B Bb"])
    client = desk(superuser)
    watch = Watch(page)
    # Pages made of the same templates look alike.
    pages: dict[tuple[str, ...], list[str]] = {}
    for address in every_address(article):
        if not NOT_PAGES.search(address):
            answer = client.get(address)
            if answer.status_code == 200:
                watch.faults += policy_faults(address, answer["Content-Security-Policy"])
                pages.setdefault(made_of(answer), []).append(address)
    assert len(pages) > 60
    page.set_default_timeout(20_000)
    log_in(page, superuser)
    # The short form opens every third kind: what the browser refuses on any page of the desk
    # is heard in `tests/desk/test_browser_pages.py` too.
    alike = short_or_long(slice(1), slice(None))
    for addresses in dealt(pages.values(), 0, 3):
        for address in addresses[alike]:
            watch.visit(address)
    for address in [*popups(draft), "/admin/nowhere/"]:
        watch.visit(address)
    assert watch.faults == [], "\n".join(watch.faults)


def made_of(answer: object) -> tuple[str, ...]:
    """Return the templates of a page, by which it is known what may stand in it."""
    return tuple(sorted({template.name or "" for template in getattr(answer, "templates", [])}))


def popups(draft: Article) -> list[str]:
    """Return the pages that open over a story, and a draft with everything that it may hold."""
    return [
        reverse("admin:articles_article_change", args=[draft.pk]),
        reverse("admin:articles_article_add"),
        f"{reverse('admin:people_person_add')}?_popup=1&_to_field=id",
        f"{reverse('admin:media_photo_add')}?_popup=1&_to_field=id",
        reverse("admin:story_action", args=[draft.public_id, "publish"]),
        f"{reverse('admin:articles_article_changelist')}?q=ferries",
        f"{reverse('admin:photo_words')}?photo={draft.figures.all()[0].photo_id}",
    ]


def test_account_pages_keep_to_it_through_the_whole_ceremony(page: Page, publisher: User) -> None:
    watch = Watch(page)
    give_authenticator(page)
    for address in ("login/", "forgotten/", "forgotten/sent/", "new-password/1-x/", "closed/"):
        watch.visit(f"/admin/account/{address}")
    log_in_by_form(page, publisher)
    add_passkey(page, publisher, alone=True)
    for address in ("", "app/", "recovery/", "recovery/new/", "passkeys/", "passkeys/again/"):
        watch.visit(f"/admin/account/factors/{address}")
    for address in ("password/", "again/", "logout/"):
        watch.visit(f"/admin/account/{address}")
    log_out(page)
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()
    assert watch.faults == [], "\n".join(watch.faults)


def test_writing_in_the_editor_keeps_to_it(page: Page, superuser: User) -> None:
    draft = make_article()
    watch = Watch(page)
    log_in(page, superuser)
    watch.visit(reverse("admin:articles_article_change", args=[draft.pk]))
    the_text(page).click()
    page.keyboard.type("A word. ")
    page.keyboard.press("Control+b")
    page.keyboard.type("Bold.")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Kept").first).to_be_visible()
    assert watch.faults == [], "\n".join(watch.faults)
