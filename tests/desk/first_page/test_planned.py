"""What is expected today and this week, on the first page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import User
from tests.builders import make_article
from tests.desk.first_page.test_dashboard import todo_lists

pytestmark = pytest.mark.django_db


def test_what_is_expected_this_week_stands_with_those_who_give_stories_to_others(
    web_editor: User, reporter: User
) -> None:
    today = timezone.localdate()
    assert "Expected this week" not in todo_lists(web_editor)
    for headline, days in (("Ebb", 6), ("Flood", 0), ("Wreck", -1), ("Regatta", 8)):
        due_on = today + timedelta(days=days)
        make_article(headline=headline, assigned_to=reporter, due_on=due_on)
    make_article(headline="Ferry", due_on=today)
    card = todo_lists(web_editor)["Expected this week"]
    places = [card.index(one) for one in ("Wreck", "Flood", "Ferry", "Ebb")]
    assert places == sorted(places)
    assert "Regatta" not in card
    for said in ("late: ", "today · Rana Idris", "today · nobody's yet"):
        assert said in card
    # Writers have theirs among what was given to them, what is expected first before.
    lists = todo_lists(reporter)
    assert "Expected this week" not in lists
    mine = lists["Given to you"]
    assert mine.index("Wreck") < mine.index("Flood") < mine.index("Regatta")
