"""Series: headlines of one form, by one hand or at a regular distance."""

from datetime import timedelta

import pytest

from articles.models import Article
from related.models import Suggestion
from tests.related.test_suggestions import FERRY, days, live_story, proposed, reasons, some_others

pytestmark = pytest.mark.django_db

SUBJECTS = {
    "mackerel": "Fishers say that they came back three weeks early.",
    "lanterns": "Nobody lights one in summer, and then comes the first fog.",
    "orchids": "A cool window and rain water are all an old plant asks for.",
    "glaciers": "The guide turned round twice before we saw ice between clouds.",
    "violins": "Two brothers cut spruce under a waning moon and let it dry for years.",
}


def issues(every: float, writers: tuple[str, ...], *, late: tuple[int, ...] = ()) -> list[Article]:
    """Publish a column every so many days; the late issues come when they like."""
    articles = []
    for number, (subject, text) in enumerate(SUBJECTS.items()):
        at = every * number + (every * 0.7 if number in late else 0)
        articles.append(
            live_story(
                text,
                headline=f"Letter from Holm: {subject}",
                writers=[writers[number % len(writers)]],
                dated=days(0) + timedelta(days=at),
            )
        )
    return articles


@pytest.mark.parametrize(
    ("every", "said_as"),
    [(1, "every day"), (7, "every week"), (14, "every two weeks"), (30.4, "every month")],
)
def test_a_series_says_how_often_it_comes(every: float, said_as: str) -> None:
    some_others()
    first, *_, last = issues(every, ("Ada Brandt",))
    assert reasons(last, first)["series"].startswith(f"same series, {said_as}: ")


def test_one_issue_may_be_late_but_not_two() -> None:
    """Then it has no distance to tell, and is a series by its writer alone."""
    some_others()
    before, last = issues(7, ("Ada Brandt",), late=(4,))[-2:]
    assert "every week" in reasons(last, before)["series"]


def test_a_series_without_a_distance_does_not_say_one() -> None:
    some_others()
    before, last = issues(7, ("Ada Brandt",), late=(1, 3))[-2:]
    assert reasons(last, before)["series"].startswith("same series: ")


def test_what_comes_regularly_is_a_series_by_many_hands() -> None:
    """Columns go round; without a regular distance other hands write something else."""
    some_others()
    hands = tuple(f"Writer {number}" for number in range(5))
    before, last = issues(7, hands)[-2:]
    assert "every week" in reasons(last, before)["series"]


def test_without_a_regular_distance_other_hands_make_no_series() -> None:
    some_others()
    hands = tuple(f"Writer {number}" for number in range(5))
    *_, last = issues(7, hands, late=(1, 3))
    proposed(last)
    rows = Suggestion.objects.filter(article_id=last.public_id)
    assert "series" not in {reason["signal"] for row in rows for reason in row.reasons}


def test_the_last_issue_of_a_series_stands_on_the_page() -> None:
    """Though more than six stories are nearer to this one by what they say."""
    some_others()
    issue = live_story("On tea.", headline="Letter from Holm: tea", writers=["Ada"], dated=days(1))
    for number in range(7):
        live_story(
            f"{FERRY} {' '.join(f'w{number}x{n}' for n in range(60))}",
            headline=f"Electric ferries of the Vesterfjord, report {'abcdefg'[number]}",
            tags=["Ferries"],
            dated=days(7),
        )
    story = live_story(
        FERRY,
        headline="Letter from Holm: ferries",
        writers=["Ada"],
        tags=["Ferries"],
        dated=days(8),
    )
    found = proposed(story)
    assert found[5] == issue.headline
    assert len(found) == 8
