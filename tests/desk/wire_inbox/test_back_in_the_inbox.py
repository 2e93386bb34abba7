"""What was set aside in the inbox and waits again is as nobody's as it was before."""

import pytest
from django.test import Client

from articles.models import Article
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk
from tests.desk.wire_inbox.items import ADDED, TEXT, send, sent
from tests.desk.wire_inbox.test_made_of import KILLED, words_to

pytestmark = pytest.mark.django_db


def press(client: Client, article: Article, *acts: str) -> None:
    """Press buttons of a story in the inbox, one after the other."""
    for do in acts:
        answer = client.post(
            f"/admin/inbox/{article.public_id}/act/",
            {"do": do},
            headers={"X-Requested-With": "fetch"},
        )
        assert answer.status_code == 200


@pytest.mark.parametrize("acts", [("background",), ("spike",), ("background", "spike")])
def test_story_that_waits_again_goes_out_with_its_next_take(
    web_editor: User, acts: tuple[str, ...]
) -> None:
    make_section()
    story = sent()
    press(desk(web_editor), story, *acts, "back")
    outcome = send(2, (*TEXT, ADDED), is_sent_out=True)
    assert outcome.url, outcome.reason


def test_story_that_is_set_aside_does_not_go_out_by_itself(web_editor: User) -> None:
    make_section()
    story = sent()
    press(desk(web_editor), story, "background", "back", "background")
    outcome = send(2, (*TEXT, ADDED), is_sent_out=True)
    assert not outcome.url
    assert "has this story in hand (background)" in outcome.reason


def test_kill_of_what_waits_again_wakes_nobody(publisher: User, web_editor: User) -> None:
    press(desk(web_editor), sent(), "spike", "back")
    send(2, **KILLED)
    assert words_to(publisher) == []
