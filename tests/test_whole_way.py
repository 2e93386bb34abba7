"""The whole way, once: a wire page comes in, an editor publishes it, a reader reads it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from articles.models import Article
from editions.body import blocks
from media.models import Photo
from newsroom.worker import work_once
from people.models import User
from tests.browser import log_in_by_form
from tests.builders import live_article, make_section, picture_bytes
from tests.trial_data import trial_files

OWN_PAGE = """\
Port towns sign agreement on night ferries and sea rescue

(Xinhua) 08:05, October 02, 2024

Captain Wu Lan signs the agreement for the island towns in the harbour office of Beihai, south \
China's Guangxi, on Oct. 1, 2024. (Xinhua/Zhao Min)

NANNING, Oct. 1 (Xinhua) — Six port towns will share their rescue boats from next spring, their \
mayors said on Tuesday.

The towns have eleven boats between them, and until now each served its own harbour.

(The agreement has no end date.)

A ferry that breaks down at night will be met within forty minutes, the mayors said.

(Web editor: Zhang Kaiwei, Zhong Wenxing)

You May Also Like

More From Author
"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Texts of their own: of stories that tell the same, one alone is proposed.
NEIGHBOURS = (
    "<p>Captains of six towns practised rescue at sea with a broken ferry.</p>",
    "<p>The mayors of the coast met ministers about a railway to the border.</p>",
    "<p>Fishing crews found the lighthouse dark and steered by the stars.</p>",
)


@pytest.fixture(params=["own", *trial_files("pages/000_*.txt")], ids=lambda param: Path(param).stem)
def wire_page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file with the text of a news page: one of our own, and the customer's where it is there."""
    if request.param != "own":
        return Path(request.param)
    path = tmp_path / "page.txt"
    path.write_text(OWN_PAGE, encoding="utf-8")
    return path


def test_wire_page_becomes_a_story_that_is_read_corrected_and_withdrawn(
    page: Page, web_editor: User, wire_page: Path, tmp_path: Path
) -> None:
    world = make_section("World", "world")
    for number, text in enumerate(NEIGHBOURS):
        live_article(section=world, headline=f"Another harbour story {number}", body=text)
    for number in range(2):
        live_article(writers=(), web_editors=["Zhang Kaiwei"], headline=f"Edited by Zhang {number}")
    picture = tmp_path / "meeting.jpg"
    picture.write_bytes(picture_bytes(size=(1200, 800)))

    log_in_by_form(page, web_editor)
    page.goto("/admin/paste/")
    page.get_by_label("Or files").set_input_files(wire_page)
    page.get_by_role("button", name="Read it in").click()
    expect(page.get_by_text("New draft")).to_be_visible()
    page.locator(".outcomes a.headline").click()

    article = Article.objects.get(stage="draft")
    page.locator("#id_figures-0-upload").set_input_files(picture)
    page.locator("#id_figures-0-alt_text").fill("A man speaks at a long table")
    page.get_by_label("Section", exact=True).select_option(label="World")
    page.get_by_role("button", name="Publish…").click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
    while work_once():
        pass

    article.refresh_from_db()
    address = article.live_path
    read_as_reader(page, article)
    correct(page, article, address)
    withdraw(page, article, address)
    call_command("verify_record")
    call_command("check_leaks")


def read_as_reader(page: Page, article: Article) -> None:
    page.goto(article.live_path)
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)
    hour = "09:19, September 11, 2024" if "Central Asia" in article.headline else "08:05, October 2"
    expect(page.get_by_text(f"(Xinhua) {hour}")).to_be_visible()
    figure = article.figures.get()
    expect(page.get_by_role("img", name="A man speaks at a long table")).to_be_visible()
    expect(page.locator("figcaption")).to_contain_text(figure.caption)
    expect(page.locator("figcaption")).to_contain_text(figure.credit)
    assert figure.credit.startswith("Xinhua/")
    text = page.locator(".text")
    expect(text.locator(".dateline")).to_have_text(
        f"{article.dateline_place}, {article.dateline_date_text} (Xinhua) —"
    )
    paragraphs = blocks(article.body)
    expect(text.locator("p")).to_have_count(len(paragraphs))
    for paragraph in paragraphs:
        expect(text).to_contain_text(paragraph.text)
    expect(page.get_by_text("Web editors: Zhang Kaiwei, Zhong Wenxing")).to_be_visible()
    expect(page.get_by_role("heading", name="You May Also Like")).to_be_visible()
    expect(page.get_by_text("Another harbour story 0")).to_be_visible()
    expect(page.get_by_role("heading", name="More from Zhang Kaiwei")).to_be_visible()
    expect(page.get_by_text("Edited by Zhang 1")).to_be_visible()


def correct(page: Page, article: Article, address: str) -> None:
    page.goto(f"/admin/stories/{article.public_id}/do/correct/")
    page.get_by_label("Headline", exact=True).fill("A corrected headline of the meeting")
    page.get_by_role("button", name="Show the difference").click()
    # Both pages have the fields below: the one that is left must not get the words.
    expect(page.locator("ins", has_text="corrected")).to_be_visible()
    page.get_by_label("Correction:").check()
    page.get_by_label("What readers are told").fill("The headline named the wrong meeting.")
    page.get_by_role("button", name="Correct the live text").click()
    expect(page.get_by_text("Corrected. Readers see it now.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("A corrected headline of the meeting")
    expect(page.get_by_role("region", name="Corrections")).to_contain_text(
        "named the wrong meeting"
    )
    page.get_by_role("link", name="All versions of this story").click()
    expect(page.locator("ins", has_text="corrected")).to_be_visible()
    expect(page.get_by_text("The headline named the wrong meeting.")).to_be_visible()


def withdraw(page: Page, article: Article, address: str) -> None:
    photo = Photo.objects.get()
    file = f"/photo/{photo.content_hash}-480.jpg"
    assert page.request.get(file).status == 200
    page.goto(f"/admin/stories/{article.public_id}/do/withdraw/")
    page.get_by_role("textbox").fill("The meeting did not take place.")
    page.get_by_role("button", name="Withdraw").click()
    page.wait_for_url("**/change/")
    gone = page.request.get(address)
    assert gone.status == 410
    assert "The meeting did not take place." in gone.text()
    assert "corrected headline" not in gone.text()
    assert page.request.get(file).status == 410
    for place in (
        "/",
        "/section/world/",
        "/person/zhang-kaiwei/",
        "/source/xinhua/",
        "/feed/",
        "/feed.json",
        "/sitemap.xml",
        "/corrections/",
        "/search/?q=corrected+meeting",
    ):
        answer = page.request.get(place).text()
        assert "corrected headline" not in answer, place
        assert photo.content_hash not in answer, place
