"""Names in a real browser: a like name is asked about, a page's spelling stands over its story."""

import pytest
from playwright.sync_api import Page, expect

from people.models import Person, User
from tests.browser import Complaints, accessibility_faults, log_in
from tests.builders import live_article
from tests.desk.client import story_url
from tests.people.test_names import read

pytestmark = [
    pytest.mark.browser,
    pytest.mark.any_database,
    pytest.mark.django_db(transaction=True),
]


def test_like_name_is_asked_about_and_a_spelling_is_seen(
    page: Page, publisher: User, complaints: Complaints
) -> None:
    Person.objects.create(name="Zhāng Kāiwěi")
    Person.objects.create(name="Tan Gao")
    article = read("Zhang Kai-wei and Tang Ao")
    log_in(page, publisher)
    page.goto(story_url(article))
    expect(page.get_by_label("Printed as")).to_have_value("Zhang Kai-wei")
    expect(
        page.get_by_text("“Tang Ao” is credited; in the library is “Tan Gao” too")
    ).to_be_visible()
    assert accessibility_faults(page) == []
    page.goto("/admin/people/person/add/")
    page.get_by_label("Name").fill("Tan-gao")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("In the library is “Tan Gao”")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("It is another of a like name").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("is there now.")).to_be_visible()
    assert complaints == []


def test_page_of_a_name_says_which_spelling_stands_where(page: Page, web_editor: User) -> None:
    live_article(headline="One", body="<p>Then O’Niell spoke of it.</p>")
    live_article(headline="Two", body="<p>Then O'Niell spoke of it, said O'Niell\u00a0Roe.</p>")
    log_in(page, web_editor)
    page.goto("/admin/across/?q=O'Niell")
    expect(page.get_by_text("Set in 2 ways")).to_be_visible()
    expect(page.get_by_text("Body · curved apostrophe")).to_be_visible()
    assert accessibility_faults(page) == []
