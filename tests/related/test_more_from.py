"""What stands under "More from …"."""

from datetime import timedelta

import pytest

from articles.door.publishing import restore, withdraw
from articles.models import Article
from people.actors import SHELL
from related.lists.more_from import more_from
from tests.builders import live_article
from tests.website.live_pages import MOMENT, live_row

pytestmark = pytest.mark.django_db


def more(article: Article) -> tuple[str, list[str]]:
    """Return the heading and headlines of "More from …"."""
    heading, rows = more_from(live_row(article))
    return heading, [row.headline for row in rows]


def test_more_from_is_by_the_same_writers() -> None:
    """The heading names those whose stories stand there, in the byline's order."""
    story = live_article(writers=["Li Xuan", "Chen Yu"])
    live_article(headline="By Chen", writers=["Chen Yu"])
    assert more(story) == ("More from Chen Yu", ["By Chen"])
    live_article(headline="By Li", writers=["Li Xuan"])
    live_article(headline="By both", writers=["Li Xuan", "Chen Yu"])
    assert more(story) == ("More from Li Xuan and Chen Yu", ["By both", "By Li", "By Chen"])


def test_where_no_writer_is_named_it_is_the_web_editors_else_the_source() -> None:
    """As on the page that started it, which names two web editors and an agency."""
    story = live_article(writers=[], web_editors=["Zhang Kaiwei", "Zhong Wenxing"], source="Xinhua")
    live_article(headline="From Xinhua", writers=["Li Xuan"], source="Xinhua")
    assert more(story) == ("More from Xinhua", ["From Xinhua"])
    live_article(headline="Edited", writers=["Chen Yu"], web_editors=["Zhang Kaiwei"])
    assert more(story) == ("More from Zhang Kaiwei", ["Edited"])
    live_article(headline="Edited by both", web_editors=["Zhong Wenxing", "Zhang Kaiwei"])
    heading = "More from Zhang Kaiwei and Zhong Wenxing"
    assert more(story) == (heading, ["Edited by both", "Edited"])


def test_nothing_of_others_stands_under_a_writer_without_another_story() -> None:
    """Neither of the web editor nor of the source, and not what the writer did in another role."""
    story = live_article(writers=["Li Xuan"], web_editors=["Zhang Kaiwei"], source="Xinhua")
    live_article(writers=["Chen Yu"], web_editors=["Zhang Kaiwei", "Li Xuan"], source="Xinhua")
    assert more(story) == ("", [])


def test_what_a_writer_did_in_another_role_hides_nothing() -> None:
    """However many stories somebody edited since."""
    story = live_article(writers=["Li Xuan"])
    live_article(headline="Written", writers=["Li Xuan"], dated=MOMENT)
    for _ in range(50):
        live_article(writers=[], web_editors=["Li Xuan"])
    assert more(story) == ("More from Li Xuan", ["Written"])


def test_withdrawn_story_stands_nowhere() -> None:
    """It vanishes with its name from the heading, and comes back with it."""
    story, other = live_article(), live_article(headline="Other")
    withdraw(other, reason="Wrong.", by=SHELL)
    assert more(story) == ("", [])
    restore(other, by=SHELL)
    assert more(story) == ("More from Li Xuan", ["Other"])


def test_more_from_leaves_out_what_stands_above() -> None:
    """And says nothing where nothing is left."""
    story, other = live_article(), live_article()
    assert more_from(live_row(story), exclude_ids=[other.public_id]) == ("", [])


def test_more_from_shows_four_of_the_newest() -> None:
    """Newest first."""
    story = live_article()
    for hours in range(6):
        live_article(headline=f"Told {hours} hours ago", dated=MOMENT - timedelta(hours=hours))
    _, headlines = more(story)
    assert headlines == [f"Told {hours} hours ago" for hours in range(4)]
