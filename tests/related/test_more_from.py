"""What stands under "More from …"."""

from datetime import timedelta

import pytest

from articles.models import Article
from related.more_from import more_from
from tests.builders import live_article
from tests.website.reading_stage import MOMENT, live_row

pytestmark = pytest.mark.django_db


def more(article: Article) -> tuple[str, list[str]]:
    """Return the heading and headlines of "More from …"."""
    heading, rows = more_from(live_row(article))
    return heading, [row.headline for row in rows]


def test_more_from_is_by_writers_else_editors_else_source() -> None:
    """The heading names those whose stories stand there, in the byline's order."""
    story = live_article(
        writers=["Li Xuan", "Chen Yu"], web_editors=["Zhang Kaiwei"], source="Xinhua"
    )
    live_article(headline="From Xinhua", writers=["X"], source="Xinhua")
    assert more(story) == ("More from Xinhua", ["From Xinhua"])
    live_article(headline="Edited", writers=["Y"], web_editors=["Zhang Kaiwei"])
    assert more(story) == ("More from Zhang Kaiwei", ["Edited"])
    live_article(headline="By Chen", writers=["Chen Yu"])
    assert more(story) == ("More from Chen Yu", ["By Chen"])
    live_article(headline="By Li", writers=["Li Xuan"])
    live_article(headline="By both", writers=["Li Xuan", "Chen Yu"])
    assert more(story) == ("More from Li Xuan and Chen Yu", ["By both", "By Li", "By Chen"])


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
