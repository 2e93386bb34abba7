"""Links that editors made before speak for what they lead to."""

from collections.abc import Callable

import pytest

from articles.models import Article
from people.models import User
from related.decisions import decide
from related.decisions.transaction import Decider, DecisionResult, Target
from related.models import Suggestion
from related.suggestions.indexing import index_all
from related.suggestions.signals import WEIGHTS
from tests.builders import make_section
from tests.related.test_decide import at, to, undo
from tests.related.test_suggestions import (
    BRIDGE,
    FERRY,
    TEA,
    live_story,
    proposed,
    reasons,
    some_others,
)

pytestmark = pytest.mark.django_db


def two_like_this() -> tuple[Article, Article, Article, Article]:
    """Return a story, two of its subject, and one of another subject."""
    some_others()
    far = live_story(
        "Its owner roasts the leaves in an old pan.",
        headline="A pan for tea",
        section=make_section("Food", "food"),
        writers=["Cem Aydin"],
    )
    close = live_story(
        f"{FERRY} The vote was close.", headline="A close vote", writers=["Dora Lind"]
    )
    two = live_story(f"{FERRY} {BRIDGE}", headline="Ferries and a bridge", writers=["Eva Holm"])
    story = live_story(
        "The Sandvik yard takes on welders to build electric ferries for the Vesterfjord.",
        headline="Yard takes on welders",
        writers=["Finn Berg"],
    )
    return story, close, two, far


@pytest.mark.parametrize("act", [decide.pin, decide.accept])
def test_what_editors_chose_under_stories_like_this_one_is_proposed(
    moderator: User, act: Callable[[Decider, Target], DecisionResult]
) -> None:
    """As if these linked to it in their text; and no more once it is taken back."""
    story, close, two, far = two_like_this()
    assert far.headline not in proposed(story)
    for near in (close, two):
        act(at(near, moderator), to(far))
    assert reasons(story, far) == {"linked": "2 stories like this link to it"}
    for near in (close, two):
        undo(near, moderator)
    assert far.headline not in proposed(story)


def test_a_ban_is_no_link(moderator: User) -> None:
    story, one, two, far = two_like_this()
    for near in (one, two):
        decide.ban(at(near, moderator), to(far))
    assert far.headline not in proposed(story)


def test_a_story_that_links_to_this_one_is_proposed_for_that(moderator: User) -> None:
    """By a pin or in its text."""
    some_others()
    story = live_story(
        TEA.replace("forty", "four"), headline="A queue for tea", writers=["Cem Aydin"]
    )
    index_all()
    in_text = live_story(
        f'{FERRY} <a href="{story.live_path}">More</a>.', headline="Ferries", writers=["Dora Lind"]
    )
    pinned = live_story(BRIDGE, headline="Bridge and tea", writers=["Eva Holm"])
    decide.pin(at(pinned, moderator), to(story))
    for linking in (in_text, pinned):
        assert reasons(story, linking) == {"linked": "it links to this story"}


def score(article: Article, target: Article) -> int:
    """Return the score of one story under another, in thousandths."""
    index_all()
    return Suggestion.objects.get(article_id=article.public_id, target_id=target.public_id).score


def test_a_story_that_links_to_this_one_gets_the_whole_weight_of_it(moderator: User) -> None:
    """As much as three links from stories like this one."""
    story, close, _, _ = two_like_this()
    before = score(story, close)
    decide.pin(at(close, moderator), to(story))
    assert score(story, close) - before == pytest.approx(1000 * WEIGHTS["linked"], abs=1)


def test_languages_are_not_mixed_by_a_pin(moderator: User) -> None:
    """What stands under a story in another language is not proposed for it."""
    story, one, two, _ = two_like_this()
    french = live_story("Le thé est servi.", headline="Le thé", language="fr")
    for near in (one, two):
        decide.pin(at(near, moderator), to(french))
    index_all()
    assert not Suggestion.objects.filter(
        article_id=story.public_id, target_id=french.public_id
    ).exists()
