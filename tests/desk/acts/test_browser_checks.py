"""Checklist, preview and history in a real browser."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.draft.revisions import save_revision
from articles.models import Article
from media.models import Photo, PhotoStatus
from people.actors import SHELL
from people.models import Organisation, User
from tests.browser import Complaints, accessibility_faults, log_in
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, story_url
from tests.lengths import dealt, short_or_long

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.any_database,
]


def test_line_of_the_checklist_gives_its_field_the_focus(page: Page, web_editor: User) -> None:
    article = make_article(writers=[], headline="word " * 18 + "end")
    Article.objects.update(section=None)
    log_in(page, web_editor)
    page.goto(story_url(article))
    page.get_by_role("link", name="Choose the section").click()
    expect(page.get_by_label("Section", exact=True)).to_be_focused()
    page.get_by_role("link", name="93 letters").click()
    expect(page.locator("#id_headline")).to_be_focused()
    page.goto(f"/admin/stories/{article.public_id}/do/publish/")
    page.get_by_role("link", name="Choose the section").click()
    expect(page.get_by_label("Section", exact=True)).to_be_focused()


def story_with_nothing() -> Article:
    """Return a draft that everything stops, with a photo for each fault that a photo can have."""
    week = timezone.localdate() + timedelta(days=6)
    faults: list[dict[str, Any]] = [
        {"alt_text": "", "caption": ""},
        {"status": PhotoStatus.KILLED},
        {"status": PhotoStatus.RESTRICTED},
        {"licence_until": timezone.localdate() - timedelta(days=1)},
        {"licence_until": week},
    ]
    photos = [make_photo() for _ in faults]
    article = make_article(writers=[], photos=[None, *photos])
    for photo, fault in zip(photos, faults, strict=True):
        Photo.objects.filter(pk=photo.pk).update(**fault)
    Article.objects.update(headline="", section=None, body="", social_photo=photos[1])
    return article


def story_that_disagrees() -> Article:
    """Return a draft that nothing stops, and of which much deserves a look."""
    headline = "Six ferries " + "leave again and again after the long storm " * 2
    live_article(headline=headline)
    odd = make_photo(
        caption="Zhang Kaiwie looks on, Jan. 3, 2026.", alt_text="A port", credit_override="AFP/Bo"
    )
    article = make_article(
        headline=headline,
        standfirst="Editor Bernhard Wiedermann counted 12 people dead.",
        body="<p>Zhang Kaiwei saw five ferries. Zhang Kaiwei and Bernhard Wiedemann counted 13 "
        'people dead, said Bernhard Wiedemann. See <a href="/no/such/page/">this</a>.</p>',
        source="Xinhua",
        dateline_date=date(2025, 1, 3),
        dateline_agency=Organisation.objects.named("Reuters"),
        photos=[make_photo(caption="A ferry.", alt_text="a ferry", credit_override="AP/Li"), odd],
    )
    article.figures.filter(photo=odd).update(agency=Organisation.objects.named("Xinhua"))
    return article


LEADS_TO = {
    "no headline": "#id_headline",
    "Choose the section": "#id_section",
    "has no text": ".body-field [contenteditable=true]",
    "Say who it is from": "#credits .add-row a",
    "no alt text": "#id_figures-1-alt_text",
    "Photo 1 has no caption": "#id_figures-1-caption",
    "no credit": "#id_figures-{}-credit",
    "was killed": "#figures-2 [data-another]",
    "is restricted": "#figures-3 [data-another]",
    "shared links may not be used": "[data-social=choose]",
    "could be used only until": "#figures-4 [data-another]",
    "may be used until": "#figures-5 [data-another]",
    "A caption waits": "#figures-0 [data-another]",
    "letters": "#id_headline",
    "Another story of this week": "#id_headline",
    "repeats the caption": "#id_figures-0-alt_text",
    "The link": ".body-field [contenteditable=true]",
    "A caption says": "#id_figures-1-caption",
    "The headline says": "#id_headline",
    "The standfirst says": "#id_standfirst",
    "“Zhang Kaiwei” and “Zhang Kaiwie”": "#id_figures-1-caption",
    "“Bernhard Wiedermann” and “Bernhard Wiedemann”": "#id_standfirst",
    "The dateline says": "#id_source + .select2 .select2-selection",
    "its credit line says": "#id_figures-1-credit",
}


def leads_to(line: str) -> tuple[str, str]:
    """Return the words by which a line is known, and the field it leads to."""
    [pair] = [pair for pair in LEADS_TO.items() if pair[0] in line]
    return pair


# In the short form every line is followed in one of two.
LOOKS = short_or_long(
    [(1280, "story"), (390, "publish")],
    [(1280, "story"), (390, "publish"), (390, "story"), (1280, "publish")],
)


@pytest.mark.long
@pytest.mark.parametrize(("width_px", "page_name"), LOOKS)
def test_every_line_of_the_checklist_leads_to_its_field(
    page: Page, web_editor: User, page_name: str, width_px: int
) -> None:
    page.set_viewport_size({"width": width_px, "height": 844})
    log_in(page, web_editor)
    known = set()
    for article in (story_with_nothing(), story_that_disagrees()):
        address = story_url(article)
        if page_name == "publish":
            address = action_url(article, "publish")
        page.goto(address)
        lines = page.locator(".checks a")
        wordings = lines.all_inner_texts()
        known |= {leads_to(line)[0] for line in wordings}
        hand = LOOKS.index((width_px, page_name))
        for at in dealt(range(len(wordings)), hand, len(LOOKS)):
            if page_name == "publish":
                page.goto(address)
            page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
            line = lines.nth(at).inner_text()
            lines.nth(at).click()
            _, field = leads_to(line)
            photo = re.match(r"Photo (\d)", line)
            expect(page.locator(field.format(photo and photo[1]))).to_be_focused()
            expect(page.locator(":focus")).to_be_in_viewport()
    assert known == set(LEADS_TO)


def test_preview_has_the_width_and_colours_of_a_phone_at_night(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Bridge opens", photos=[make_photo(rendered=True)])
    log_in(page, web_editor)
    page.goto(f"/admin/stories/{article.public_id}/preview/")
    page.get_by_role("link", name="Phone").click()
    page.get_by_role("link", name="Dark").click()
    held = page.frame_locator("iframe")
    expect(held.get_by_role("heading", name="Bridge opens")).to_be_visible()
    body = held.locator("body")
    assert body.evaluate("innerWidth") == 388
    assert body.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    assert held.locator("article img").first.evaluate("picture => picture.naturalWidth") > 0
    page.get_by_role("link", name="Light").click()
    colour = held.locator("body").evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 253, 249)"
    assert complaints == []


def test_two_versions_are_chosen_and_stand_beside_each_other(
    page: Page, web_editor: User, complaints: Complaints
) -> None:
    article = make_article(headline="Five ships leave")
    for headline in ("Six ships leave", "Seven ships leave"):
        article.headline = headline
        article.save()
        save_revision(article, SHELL)
    log_in(page, web_editor)
    page.goto(f"/admin/stories/{article.public_id}/history/")
    page.get_by_label("Version 1 saved on the left").check()
    page.get_by_label("Version 3 saved on the right").check()
    page.get_by_role("button", name="Compare").click()
    shown = page.get_by_role("region", name="Headline")
    expect(shown.locator(".was del")).to_have_text("Five")
    expect(shown.locator(".is ins")).to_have_text("Seven")
    left, right = shown.locator(".was").bounding_box(), shown.locator(".is").bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert accessibility_faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    left, right = shown.locator(".was").bounding_box(), shown.locator(".is").bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] + left["height"] <= right["y"]
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
    assert complaints == []
