"""Deciding what stands under a story, by the acts themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.door.publishing import restore, withdraw
from articles.models import Article
from people.actors import SHELL
from people.models import User
from people.roles import Role
from related.decisions import decide
from related.decisions.transaction import (
    Decider,
    NotDecided,
    Overtaken,
    Target,
    newest_to_undo,
    version_of,
)
from related.lists.also_like import also_like
from related.models import Decision, LinkKind, RelatedLink, RelatedList
from tests.builders import live_article, make_article
from tests.conftest import make_user
from tests.related.list_builders import liked, suggest
from tests.website.live_pages import live_row

pytestmark = pytest.mark.django_db


def at(article: Article, by: User, seen: int | None = None) -> Decider:
    """Return somebody at a list; they see its newest version unless an older is named."""
    return Decider(article.public_id, by, version_of(article.public_id) if seen is None else seen)


def to(article: Article) -> Target:
    return Target(article.public_id)


def headlines(article: Article) -> list[str]:
    return [headline for headline, _ in liked(article)]


def undo(article: Article, by: User) -> None:
    newest = newest_to_undo(article.public_id)
    assert newest is not None
    decide.undo(at(article, by), newest.pk)


def test_pins_stand_behind_each_other_and_a_second_pin_changes_nothing(moderator: User) -> None:
    story, first, two = (live_article(headline=name) for name in ("Story", "One", "Two"))
    assert decide.pin(at(story, moderator), to(first)).decision
    decide.pin(at(story, moderator), to(two))
    assert decide.pin(at(story, moderator), to(first)).decision is None
    assert liked(story) == [("One", "pinned"), ("Two", "pinned")]
    decisions = Decision.objects.values_list("did", "target_id", "by")
    assert list(decisions) == [
        ("pinned", two.public_id, "Mona Lind"),
        ("pinned", first.public_id, "Mona Lind"),
    ]


def test_both_ways_reaches_the_other_list_and_is_taken_back_there_as_here(moderator: User) -> None:
    first, two = live_article(headline="One"), live_article(headline="Two")
    decide.pin(at(first, moderator), to(two), both=True)
    assert (headlines(first), headlines(two)) == (["Two"], ["One"])
    undo(two, moderator)
    assert (headlines(first), headlines(two)) == ([], [])
    suggest(first, two)
    suggest(two, first)
    decide.ban(at(first, moderator), to(two), both=True)
    assert (headlines(first), headlines(two)) == ([], [])
    undo(first, moderator)
    assert (headlines(first), headlines(two)) == (["Two"], ["One"])


def test_ban_takes_the_place_of_a_pin_and_everywhere_goes_before_all(moderator: User) -> None:
    story, other, bad = live_article(), live_article(), live_article(headline="Bad")
    decide.pin(at(story, moderator), to(bad))
    decide.pin(at(other, moderator), to(bad))
    decide.ban(at(story, moderator), to(bad))
    assert (headlines(story), headlines(other)) == ([], ["Bad"])
    decide.ban_everywhere(at(story, moderator), to(bad))
    assert headlines(other) == []
    with pytest.raises(NotDecided, match="banned everywhere"):
        decide.pin(at(other, moderator), to(bad))
    decide.allow(at(bad, moderator), to(bad), everywhere=True)
    assert (headlines(story), headlines(other)) == ([], ["Bad"])


def test_story_is_not_put_under_itself(moderator: User) -> None:
    story = live_article()
    for act in (decide.pin, decide.ban, decide.accept):
        with pytest.raises(NotDecided, match="itself"):
            act(at(story, moderator), to(story))


def test_only_those_who_may_link_decide(reporter: User, moderator: User) -> None:
    first, two = live_article(), live_article()
    with pytest.raises(PermissionDenied):
        decide.pin(at(first, reporter), to(two))
    with pytest.raises(PermissionDenied):
        decide.accept_all(at(first, reporter), [])
    assert not RelatedLink.objects.exists()


def test_what_stands_above_what_was_moved_is_pinned_with_it(moderator: User) -> None:
    story = live_article()
    others = [live_article(headline=name) for name in "ABCD"]
    suggest(story, *others)
    decide.pin(at(story, moderator), to(others[3]))
    assert headlines(story) == ["D", "A", "B", "C"]
    entries = also_like(live_row(story))
    order = [entries[at] for at in (0, 2, 1, 3)]
    decide.put_in_order(at(story, moderator), order, others[1].public_id)
    assert liked(story) == [
        ("D", "pinned"),
        ("B", "pinned"),
        ("A", "suggested"),
        ("C", "suggested"),
    ]
    undo(story, moderator)
    assert headlines(story) == ["D", "A", "B", "C"]


def test_waiting_headline_that_came_is_put_in_order_as_what_it_is(moderator: User) -> None:
    story, one = live_article(), live_article(headline="One")
    decide.pin(at(story, moderator), to(one))
    decide.pin(at(story, moderator), Target(headline="The night ferry"))
    live_article(headline="The Night Ferry")
    entries = also_like(live_row(story))[::-1]
    decide.put_in_order(at(story, moderator), entries, entries[0].key)
    assert headlines(story) == ["The Night Ferry", "One"]
    assert RelatedLink.objects.count() == 2


def test_story_pinned_twice_is_put_below_others(moderator: User) -> None:
    """Once itself and once by a headline that was waited for: it stands where its link is put."""
    story = live_article()
    decide.pin(at(story, moderator), Target(headline="The night ferry"))
    decide.pin(at(story, moderator), to(live_article(headline="The Night Ferry")))
    for headline in ("One", "Two"):
        decide.pin(at(story, moderator), to(live_article(headline=headline)))
    ferry, *others = also_like(live_row(story))
    decide.put_in_order(at(story, moderator), [*others, ferry], ferry.key)
    assert headlines(story) == ["One", "Two", "The Night Ferry"]


def test_accepting_all_settles_a_list_until_it_changes(moderator: User) -> None:
    story = live_article(is_sensitive=True)
    others = [live_article(headline=name) for name in "ABC"]
    suggest(story, *others[:2])
    decide.accept_all(at(story, moderator), [one.public_id for one in others[:2]])
    assert liked(story) == [("A", "accepted"), ("B", "accepted")]
    assert RelatedList.objects.get(pk=story.public_id).is_settled
    decide.pin(at(story, moderator), to(others[2]))
    assert not RelatedList.objects.get(pk=story.public_id).is_settled
    undo(story, moderator)
    assert RelatedList.objects.get(pk=story.public_id).is_settled
    undo(story, moderator)
    assert liked(story) == []
    assert not RelatedList.objects.get(pk=story.public_id).is_settled


def test_reset_leaves_what_is_suggested_and_is_taken_back_whole(moderator: User) -> None:
    story, first, two, bad = (live_article(headline=name) for name in ("S", "One", "Two", "Bad"))
    suggest(story, two, bad)
    decide.pin(at(story, moderator), to(first), note="For the anniversary")
    decide.ban(at(story, moderator), to(bad))
    assert headlines(story) == ["One", "Two"]
    decide.reset(at(story, moderator))
    assert liked(story) == [("Two", "suggested"), ("Bad", "suggested")]
    undo(story, moderator)
    assert headlines(story) == ["One", "Two"]
    link = RelatedLink.objects.get(target_id=first.public_id)
    assert (link.note, link.by) == ("For the anniversary", "Mona Lind")


def test_undo_goes_back_step_by_step_and_never_over_a_later_act(moderator: User) -> None:
    story, one, two = (live_article(headline=name) for name in ("S", "One", "Two"))
    decide.pin(at(story, moderator), to(one))
    first = newest_to_undo(story.public_id)
    decide.pin(at(story, moderator), to(two))
    assert first is not None
    with pytest.raises(NotDecided, match="not the last"):
        decide.undo(at(story, moderator), first.pk)
    undo(story, moderator)
    assert headlines(story) == ["One"]
    undo(story, moderator)
    assert headlines(story) == []
    assert newest_to_undo(story.public_id) is None
    assert Decision.objects.count() == 4


def test_undo_does_not_reach_what_was_decided_again_elsewhere(moderator: User) -> None:
    first, two = live_article(), live_article(headline="Two")
    decide.pin(at(first, moderator), to(two), both=True)
    decide.ban(at(two, moderator), to(first))
    with pytest.raises(NotDecided, match="another story"):
        undo(first, moderator)
    assert headlines(first) == ["Two"]


def test_last_day_and_note_are_changed_together(moderator: User) -> None:
    story, entry = live_article(), live_article(headline="One")
    today = timezone.localdate()
    decide.pin(at(story, moderator), to(entry), ends_on=today, note="Today only")
    assert headlines(story) == ["One"]
    decide.reword(at(story, moderator), {entry.public_id: (today - timedelta(days=1), "")})
    assert headlines(story) == []
    undo(story, moderator)
    assert headlines(story) == ["One"]


def test_withdrawn_pin_comes_back_in_its_place(moderator: User, publisher: User) -> None:
    story, first, two = (live_article(headline=name) for name in ("S", "One", "Two"))
    decide.pin(at(story, moderator), to(first))
    decide.pin(at(story, moderator), to(two))
    withdraw(first, reason="Wrong.", by=SHELL)
    assert headlines(story) == ["Two"]
    restore(first, by=publisher)
    assert headlines(story) == ["One", "Two"]


def test_pin_of_a_story_that_waits_stands_once_it_is_out(moderator: User) -> None:
    story, waiting = live_article(), make_article()
    decide.pin(at(story, moderator), to(waiting))
    decide.pin(at(waiting, moderator), to(story))
    assert headlines(story) == []


def test_both_ways_goes_not_over_the_opposite_in_the_other_list(moderator: User) -> None:
    first, two = live_article(headline="One"), live_article(headline="Two")
    decide.ban(at(two, moderator), to(first))
    with pytest.raises(NotDecided, match="Mona Lind decided the opposite"):
        decide.pin(at(first, moderator), to(two), both=True)
    assert headlines(first) == []
    decide.pin(at(first, moderator), to(two))
    decide.ban_everywhere(at(two, moderator), to(first))
    decide.allow(at(two, moderator), to(first))
    with pytest.raises(NotDecided, match="banned everywhere"):
        decide.pin(at(first, moderator), to(two), both=True, note="Again")


# --- Two at once --------------------------------------------------------------------------------


def test_two_at_once_are_put_together(moderator: User) -> None:
    """Neither saw the other's decision; both stand, and the second is told of the first."""
    wen = make_user("Wen Jia", Role.MODERATOR)
    story, first, two, bad = (live_article(headline=name) for name in ("S", "One", "Two", "Bad"))
    suggest(story, bad)
    decide.pin(at(story, moderator, seen=0), to(first))
    outcome = decide.pin(at(story, wen, seen=0), to(two))
    assert [decision.target_id for decision in outcome.meanwhile] == [first.public_id]
    decide.ban(at(story, wen, seen=0), to(bad))
    assert headlines(story) == ["One", "Two"]


def test_second_who_decides_otherwise_about_the_same_is_asked(moderator: User) -> None:
    """Nothing is written over; once they saw it, they may."""
    wen = make_user("Wen Jia", Role.MODERATOR)
    story, entry = live_article(), live_article(headline="One")
    decide.pin(at(story, moderator, seen=0), to(entry))
    with pytest.raises(Overtaken, match="Mona Lind decided about the same") as caught:
        decide.ban(at(story, wen, seen=0), to(entry))
    assert [decision.did for decision in caught.value.decisions] == ["pinned"]
    assert headlines(story) == ["One"]
    decide.ban(at(story, wen), to(entry))
    assert headlines(story) == []


def test_second_order_does_not_replace_the_first_unseen(moderator: User) -> None:
    wen = make_user("Wen Jia", Role.MODERATOR)
    story = live_article()
    others = [live_article(headline=name) for name in "ABC"]
    for other in others:
        decide.pin(at(story, moderator), to(other))
    seen = version_of(story.public_id)
    entries = also_like(live_row(story))
    decide.put_in_order(at(story, moderator, seen), entries[::-1], entries[2].key)
    with pytest.raises(Overtaken):
        decide.put_in_order(
            at(story, wen, seen), [entries[1], entries[0], entries[2]], entries[1].key
        )
    assert headlines(story) == ["C", "B", "A"]


def test_accepted_one_stands_though_it_is_sensitive(moderator: User) -> None:
    story, grave = live_article(), live_article(headline="A death", is_sensitive=True)
    suggest(story, grave)
    assert headlines(story) == []
    decide.accept(at(story, moderator), to(grave))
    assert liked(story) == [("A death", "accepted")]
    link = RelatedLink.objects.get()
    assert link.kind == LinkKind.ACCEPTED
