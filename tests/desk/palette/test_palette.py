"""The desk's search and palette: each finds what they may open, and nothing changes by looking."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.acts.threads import make_thread
from articles.models import Article, Hold, Stage
from desk.palette.keys import KEYS
from people.actors import SHELL
from people.models import User
from taxonomy.models import Tag
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, desk, open_story, story_url

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]

type Found = dict[str, list[dict[str, str]]]


def found(user: User, words: str, story: str = "") -> Found:
    """Return what the palette shows, by heading."""
    answer = desk(user).get("/admin/palette/", {"q": words, "story": story})
    return {group["heading"]: group["entries"] for group in answer.json()["groups"]}


def test_everything_with_these_words_is_found_and_can_be_opened(web_editor: User) -> None:
    late = make_article(headline="Another day", body="<p>The Harbour was shut.</p>")
    first = make_article(headline="Harbour opens", writers=["Harbour Li"], source="Harbour Press")
    photo = make_photo(caption="The harbour at noon")
    Tag.objects.create(name="Harbour")
    make_thread("Harbour storm", "storm", "", by=SHELL)
    groups = found(web_editor, "harb")
    assert list(groups) == [
        "Stories", "People", "Photos", "Sections, tags, threads", "Agencies and sources",
    ]  # fmt: skip
    assert [row["address"] for row in groups["Stories"]] == [story_url(first), story_url(late)]
    assert groups["Stories"][0]["note"].startswith("Not yet · Draft")
    assert [row["words"] for row in groups["Sections, tags, threads"]] == [
        "Harbour", "Harbour storm",
    ]  # fmt: skip
    assert groups["Photos"][0]["address"] == f"/admin/media/photo/{photo.pk}/change/"
    client = desk(web_editor)
    for row in (row for rows in groups.values() for row in rows):
        assert client.get(row["address"]).status_code == 200, row
    assert found(web_editor, "") == {}
    assert found(web_editor, "no such words") == {}


def test_accounts_are_found_by_whoever_may_see_them(
    publisher: User, web_editor: User, reporter: User
) -> None:
    User.objects.filter(pk=reporter.pk).update(is_active=False)
    [entry] = found(publisher, "Idris ran")["Accounts"]
    assert (entry["words"], entry["note"]) == ("Rana Idris", f"{reporter.username} · Closed")
    assert desk(publisher).get(entry["address"]).status_code == 200
    assert found(web_editor, "Idris ran") == {}


def test_address_of_the_paper_leads_to_what_stands_there(web_editor: User) -> None:
    live = live_article(headline="Ferries run")
    [entry] = found(web_editor, live.live_path)["At this address"]
    assert (entry["address"], entry["words"]) == (story_url(live), "Ferries run")


def test_each_role_finds_only_what_it_may_open(moderator: User, reporter: User) -> None:
    live = live_article(headline="Ferries run", writers=["Ferry Li"])
    make_article(headline="Ferries in a draft")
    held = make_article(headline="Ferries of the king")
    Hold.objects.create(article=held, name="King", look_again_on=timezone.localdate())
    groups = found(moderator, "ferr", held.public_id)
    address = f"/admin/stories/{live.public_id}/also-like/"
    assert groups == {
        "You May Also Like": [
            {"words": "Ferries run", "address": address, "note": "", "then": ""}
        ]
    }  # fmt: skip
    assert desk(moderator).get(address).status_code == 200
    words = [row["words"] for row in found(reporter, "ferries")["Stories"]]
    assert words == ["Ferries in a draft", "Ferries run"]
    assert "This story" not in found(reporter, "", held.public_id)
    assert Client().get("/admin/palette/?q=ferries").status_code == 302


def test_acts_on_the_story_are_those_of_its_bar_and_lead_to_pages_that_ask(
    web_editor: User, other_reporter: User
) -> None:
    article = make_article(headline="Ferries run")
    acts = found(web_editor, "", article.public_id)["This story"]
    verbs = [row["words"] for row in acts]
    assert verbs[0] == "Publish…"
    assert {"Send for review", "Approve", "Preview", "History", "You May Also Like"} <= {*verbs}
    client = desk(web_editor)
    for row in acts:
        assert client.get(row["address"]).status_code == 200, row
    article.refresh_from_db()
    assert article.stage == Stage.DRAFT
    assert [row["words"] for row in found(web_editor, "appr", article.public_id)["This story"]] == [
        "Approve"
    ]
    others = [row["words"] for row in found(other_reporter, "", article.public_id)["This story"]]
    assert "Approve" not in others
    assert "History" in others


def test_act_of_the_palette_saves_what_is_written_and_asks_before_it_acts(web_editor: User) -> None:
    article = make_article(headline="Ferries run")
    client = desk(web_editor)
    [approve] = found(web_editor, "approve", article.public_id)["This story"]
    sent = {**open_story(client, article), "headline": "Ferries stop", "_then": approve["then"]}
    answer = client.post(story_url(article), sent)
    assert answer.headers["Location"] == action_url(article, "approve")
    article.refresh_from_db()
    assert (article.headline, article.stage) == ("Ferries stop", Stage.DRAFT)


def test_search_costs_the_same_for_three_rows_as_for_thirty(web_editor: User) -> None:
    client = desk(web_editor)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/palette/", {"q": "harbour", "story": article.public_id})
        return len(queries)

    def fill(number: int) -> Article:
        for at in range(number):
            name = f"Harbour {number} {at}"
            Tag.objects.create(name=name)
            story = make_article(headline=name, writers=[name], source=name)
        return story

    article = fill(3)
    few = cost()
    fill(9)
    assert cost() == few <= 22


def test_page_of_results_needs_no_script(web_editor: User, moderator: User) -> None:
    article = make_article(headline="Harbour <opens>")
    page = desk(web_editor).get("/admin/search/", {"q": "harbour"}).content.decode()
    assert f'href="{story_url(article)}">Harbour &lt;opens&gt;</a>' in page
    assert 'href="/admin/articles/article/?q=harbour"' in page
    assert 'action="/admin/search/"' in page
    none = desk(moderator).get("/admin/search/", {"q": "harbour"}).content.decode()
    assert "Nothing here has these words" in none


def test_keys_of_the_text_are_those_that_its_bar_names(reporter: User) -> None:
    page = desk(reporter).get("/admin/keys/").content.decode()
    assert "Link the marked words" in page
    bar = (ROOT / "desk/static/desk/editor/bar.js").read_text(encoding="utf-8")
    named = set(re.findall(r"\((Ctrl[^)]*)\)", bar))
    told = {key for rows in KEYS.values() for key, _ in rows}
    assert named <= told, named - told
