"""The commonest jobs of a day, with every press counted: no more than the guide says."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from articles.acts.stages import move
from articles.models import Article, Credit
from editions.models import PublishedArticle
from people.actors import SHELL
from people.models import Person, User
from tests.browser import accessibility_faults, log_in
from tests.builders import live_article, make_article, make_photo, make_section
from tests.desk.client import story_url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GUIDE = Path(settings.BASE_DIR) / "docs" / "editors" / "steps.md"
BODY = ".ProseMirror"


class Hand:
    """Somebody at the desk, whose presses are counted for each job."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses: dict[str, int] = {}
        self.job = ""

    def begin(self, job: str, at: str) -> None:
        """Begin a job at a page."""
        self.page.goto(at)
        self.job = job
        self.presses[job] = 0

    def press(self, what: Locator) -> None:
        """Press something with the mouse."""
        what.click()
        self.presses[self.job] += 1

    def button(self, name: str) -> None:
        """Press the button of this name."""
        self.press(self.page.get_by_role("button", name=name, exact=True))

    def story(self, headline: str) -> None:
        """Press a story on the first page."""
        self.press(self.page.locator("a.headline", has_text=headline).first)

    def type(self, words: str) -> None:
        """Type where the caret is."""
        self.page.keyboard.type(words)


def goals() -> dict[str, int]:
    """Return the presses that the guide says of each job."""
    rows = re.findall(r"^\| (.+?) \| .+? \| (\d+)\b.*\|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    return {job: int(presses) for job, presses in rows}


def test_every_job_takes_the_presses_that_the_guide_says(page: Page, web_editor: User) -> None:
    Person.objects.create(name="Wen Jia", user=web_editor)
    make_photo(rendered=True, caption="A ferry at the quay.")
    make_article(section=make_section("Sea", "sea"), headline="Begun last time")
    Article.objects.update(created_by=web_editor)
    log_in(page, web_editor)
    hand = Hand(page)
    write_and_publish(hand)
    mend_from_the_live_page(hand)
    mend_from_the_first_page(hand)
    schedule_from_review(hand)
    pull(hand)
    link(hand)
    assert hand.presses == goals()


def write_and_publish(hand: Hand) -> None:
    hand.begin("Write and publish, with a photo, byline and section", "/admin/")
    hand.press(hand.page.get_by_role("link", name="Write a story").last)
    expect(hand.page.get_by_label("Headline", exact=True)).to_be_focused()
    hand.type("Ferries wait for the tide")
    hand.press(hand.page.locator(BODY))
    hand.type("Nine ferries waited at the quay.")
    hand.press(hand.page.get_by_role("toolbar", name="Text").get_by_role("button", name="Photo"))
    hand.press(hand.page.locator(".library-photo").first)
    hand.button("Sea")
    hand.button("Publish…")
    hand.button("Publish now")
    expect(hand.page.get_by_role("link", name="View it")).to_be_visible()
    row = PublishedArticle.objects.get(headline="Ferries wait for the tide")
    assert (row.section_name, row.byline) == ("Sea", "Wen Jia")
    assert row.pictures
    assert Credit.objects.filter(article__public_id=row.pk).count() == 1


def mend(hand: Hand) -> None:
    """Mend the slip at the end of the text, and send the change out."""
    page = hand.page
    # Nothing can be sent before there is something to send.
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Publish change…")).to_be_hidden()
    hand.press(page.locator(f"{BODY} p").last)
    page.keyboard.press("End")
    for _ in "ys.":
        page.keyboard.press("Backspace")
    hand.type("ies.")
    hand.button("Publish change…")
    expect(page.get_by_label("Typo:")).to_be_checked()
    hand.button("Publish the change")
    expect(page.get_by_text("Readers see it now.")).to_be_visible()


def mend_from_the_live_page(hand: Hand) -> None:
    article = live_article(headline="Quay opens", body="<p>It is open to ferrys.</p>")
    hand.begin("Fix a typo in a live story, from its page", article.live_path)
    hand.page.goto(f"{hand.page.url}edit")
    mend(hand)
    assert "open to ferries." in PublishedArticle.objects.get(pk=article.public_id).body_html


def mend_from_the_first_page(hand: Hand) -> None:
    article = live_article(headline="Pier opens", body="<p>It is closed to ferrys.</p>")
    hand.begin("Fix a typo in a live story, from the first page", "/admin/")
    hand.story("Pier opens")
    mend(hand)
    assert "closed to ferries." in PublishedArticle.objects.get(pk=article.public_id).body_html


def schedule_from_review(hand: Hand) -> None:
    article = make_article(headline="Ferries run at night")
    move(article, "submit", by=SHELL)
    hand.begin("Schedule for tomorrow at 9, from the story in review", story_url(article))
    hand.button("Publish…")
    expect(hand.page.get_by_role("button", name="Publish now")).to_be_visible()
    assert accessibility_faults(hand.page) == []
    hand.press(hand.page.get_by_label(re.compile(r", 09:00$")))
    hand.button("Schedule it")
    expect(hand.page.get_by_text(re.compile(r"Goes out at .+\."))).to_be_visible()
    article.refresh_from_db()
    assert article.publish_at
    assert timedelta(0) < article.publish_at - timezone.now() <= timedelta(days=1)


def pull(hand: Hand) -> None:
    article = live_article(headline="Bridge is blue")
    hand.begin("Pull a story, from the first page", "/admin/")
    hand.story("Bridge is blue")
    hand.press(hand.page.get_by_label("More to do with this story"))
    hand.button("Withdraw…")
    expect(hand.page.get_by_label("Reason")).to_be_focused()
    hand.type("There is no bridge.")
    hand.button("Withdraw")
    expect(hand.page.get_by_text("Withdrawn. Readers see only your reason.")).to_be_visible()
    assert not PublishedArticle.objects.filter(pk=article.public_id).exists()


def link(hand: Hand) -> None:
    other = live_article(headline="Ferry fares rise in May")
    article = make_article(body='<p><a href="/2020/01/02/never/">Old</a> news, as told.</p>')
    page = hand.page
    hand.begin("Link to another story of ours", story_url(article))
    hand.press(page.locator(f"{BODY} p").last)
    page.keyboard.press("End")
    page.keyboard.press("Shift+Control+ArrowLeft")
    page.keyboard.press("Control+k")
    hand.type("ferry fares")
    expect(page.get_by_role("option", name="Ferry fares rise in May")).to_be_visible()
    assert accessibility_faults(page) == []
    page.keyboard.press("Enter")
    made = page.locator(f'{BODY} a[href="{other.live_path}"]')
    expect(made).to_be_visible()
    expect(page.locator(BODY)).to_be_focused()
    # A link that leads nowhere is marked where it stands.
    expect(page.locator(f"{BODY} .link-dead")).to_have_text("Old")
