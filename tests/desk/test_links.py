"""What moderators decide about "You May Also Like"."""

import pytest

from articles.stages import move
from people.actors import SHELL
from people.models import User
from related.models import RelatedLink
from tests.builders import live_article, make_article
from tests.desk.driving import desk

pytestmark = pytest.mark.django_db

ADD = "/admin/related/relatedlink/add/"
LIST = "/admin/related/relatedlink/"


def test_moderator_pins_a_live_story_under_another(moderator: User) -> None:
    one, other = live_article(), live_article()
    values = {
        "article_id": one.public_id,
        "target_id": other.public_id,
        "kind": "pinned",
        "headline": "",
        "position": "0",
    }
    assert desk(moderator).post(ADD, values).status_code == 302
    link = RelatedLink.objects.get()
    assert (link.target_id, link.by) == (other.public_id, "Mona Lind")
    assert other.headline.encode() in desk(moderator).get(LIST).content


def test_moderator_links_no_draft_and_learns_of_none(moderator: User) -> None:
    live, draft = live_article(), make_article(headline="Secret plan of the harbour")
    values = {"kind": "pinned", "headline": "x", "position": "0"}
    for ids in (
        {"article_id": draft.public_id, "target_id": live.public_id},
        {"article_id": live.public_id, "target_id": draft.public_id},
    ):
        assert desk(moderator).post(ADD, values | ids).status_code == 200
    assert not RelatedLink.objects.exists()
    page = desk(moderator).get(f"{ADD}?article_id={draft.public_id}").content
    assert b"Secret plan" not in page


def test_choice_offers_live_and_approved_stories_only(moderator: User, reporter: User) -> None:
    live_article(headline="Harbour live")
    make_article(headline="Harbour draft")
    approved = make_article(headline="Harbour approved")
    move(approved, "approve", by=SHELL)
    found = desk(moderator).get("/admin/story-choices/?term=harbour").json()["results"]
    assert [row["text"] for row in found] == ["Harbour live", "Harbour approved (approved)"]
    assert desk(reporter).get("/admin/story-choices/?term=harbour").status_code == 404


def test_moderator_sees_no_link_of_a_draft(moderator: User, web_editor: User) -> None:
    draft = make_article()
    link = RelatedLink.objects.create(article_id=draft.public_id, headline="A later story")
    assert b"A later story" not in desk(moderator).get(LIST).content
    assert desk(moderator).get(f"{LIST}{link.pk}/change/").status_code == 404
    assert b"A later story" in desk(web_editor).get(LIST).content


def test_reporter_links_nothing(reporter: User) -> None:
    assert desk(reporter).get(LIST).status_code == 404
    assert desk(reporter).post(ADD, {"article_id": "x", "kind": "pinned"}).status_code == 404
