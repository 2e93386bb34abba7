"""Where the paper asks for four eyes, nobody lets out alone what they saved."""

import pytest
from pytest_django import Settings

from articles.acts.stages import move
from articles.checks.change_kinds import NamedChange
from articles.checks.four_eyes import NeedsOtherEyes
from articles.door.publishing import publish
from articles.models import Event
from people.models import User
from tests.builders import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def four_eyes(settings: Settings) -> None:
    """Ask for a second pair of eyes."""
    settings.FOUR_EYES = True


@pytest.mark.usefixtures("four_eyes")
def test_own_text_needs_a_colleague(web_editor: User, publisher: User) -> None:
    article = make_article(by=web_editor)
    with pytest.raises(NeedsOtherEyes, match="colleague"):
        publish(article, by=web_editor)
    with pytest.raises(NeedsOtherEyes, match="colleague"):
        move(article, "approve", by=web_editor)
    publish(article, by=publisher)
    assert article.is_live


@pytest.mark.usefixtures("four_eyes")
def test_a_line_of_reason_overrides_it_and_stands_in_the_timeline(web_editor: User) -> None:
    article = make_article(by=web_editor)
    publish(article, NamedChange(reason="Alone on the night shift."), by=web_editor)
    assert Event.objects.filter(note="Alone on the night shift.").exists()


def test_by_default_one_person_is_enough(web_editor: User) -> None:
    article = make_article(by=web_editor)
    publish(article, by=web_editor)
    assert article.is_live
