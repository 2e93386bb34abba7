"""Whatever is published, withdrawn, decided and rebuilt: no list shows what may not be.

Suggestions are remade here from nothing but chance, among stories that are live and not, so that
no rule of the machine that makes them can hide a fault of the list.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.models import Article
from articles.workflow import DoorError
from editions.choices import Kind
from editions.models import PublishedArticle
from people.actors import SHELL
from people.models import User
from related.decisions import decide
from related.decisions.transaction import Decider, NotDecided, Target, newest_to_undo, version_of
from related.lists.also_like import Why, also_like
from related.lists.list_health import check_next_list, mark_dirty, mark_dirty_around
from related.models import EVERYWHERE, LinkKind, NearDuplicate, RelatedLink, RelatedList
from tests.builders import make_article
from tests.lengths import short_or_long
from tests.related.list_builders import suggest

STORIES = 6
pick = st.integers(min_value=0, max_value=STORIES - 1)
some = st.lists(pick, max_size=STORIES, unique=True)
flags = st.booleans()


class Lists(RuleBasedStateMachine):
    """A paper of six stories, one of them sensitive and two of them duplicates."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize()
    def open_paper(self) -> None:
        self.root = User.objects.create_superuser("root", password=None)
        self.stories = [
            make_article(headline=f"Story {n}", is_sensitive=n == 0) for n in range(STORIES)
        ]
        self.ids = [story.public_id for story in self.stories]
        one, two = self.ids[1:3]
        NearDuplicate.objects.create(article_id=one, twin_id=two)
        NearDuplicate.objects.create(article_id=two, twin_id=one)
        for story in self.stories[:4]:
            publish(story, by=SHELL)
        for story in self.stories:
            suggest(story, *(other for other in self.stories if other != story))

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or see that the refusal changed nothing."""
        before = list(RelatedLink.objects.order_by("pk").values())
        try:
            with transaction.atomic():
                act()
        except (DoorError, NotDecided):
            assert list(RelatedLink.objects.order_by("pk").values()) == before

    def decider(self, number: int, seen: bool = True) -> Decider:
        version = version_of(self.ids[number]) if seen else 0
        return Decider(self.ids[number], self.root, version)

    def entries(self, number: int) -> list[str]:
        row = PublishedArticle.objects.filter(pk=self.ids[number]).first()
        return [entry.key for entry in also_like(row)] if row else []

    # --- The door, and the machine that suggests ----------------------------------------------

    @rule(number=pick)
    def goes_out(self, number: int) -> None:
        self.attempt(lambda: publish(self.fresh(number), by=SHELL))
        mark_dirty_around(self.ids[number])

    @rule(number=pick)
    def is_withdrawn(self, number: int) -> None:
        self.attempt(lambda: withdraw(self.fresh(number), reason="Wrong.", by=SHELL))
        mark_dirty_around(self.ids[number])

    @rule(number=pick)
    def comes_back(self, number: int) -> None:
        self.attempt(lambda: restore(self.fresh(number), by=SHELL))
        mark_dirty_around(self.ids[number])

    @rule(number=pick)
    def is_corrected(self, number: int) -> None:
        patch = {"headline": f"Story {number} again"}
        article = self.fresh(number)
        self.attempt(lambda: amend(article, patch, NamedChange(Kind.TYPO, reason="x"), by=SHELL))
        mark_dirty_around(self.ids[number])

    @rule(number=pick, chosen=some)
    def is_rebuilt(self, number: int, chosen: list[int]) -> None:
        others = [self.stories[one] for one in chosen if one != number]
        suggest(self.stories[number], *others)
        mark_dirty([self.ids[number]])

    def fresh(self, number: int) -> Article:
        return Article.objects.get(pk=self.stories[number].pk)

    # --- Moderators ---------------------------------------------------------------------------

    @rule(number=pick, other=pick, both=flags, seen=flags, ended=flags)
    def pins(self, number: int, other: int, both: bool, seen: bool, ended: bool) -> None:
        ends_on = timezone.localdate() - timedelta(days=1) if ended else None
        to = Target(self.ids[other])
        decider = self.decider(number, seen)
        self.attempt(lambda: decide.pin(decider, to, both=both, ends_on=ends_on))

    @rule(number=pick, other=pick)
    def waits_for(self, number: int, other: int) -> None:
        to = Target(headline=f"story {other}")
        self.attempt(lambda: decide.pin(self.decider(number), to))

    @rule(number=pick, other=pick, both=flags, seen=flags)
    def bans(self, number: int, other: int, both: bool, seen: bool) -> None:
        to = Target(self.ids[other])
        self.attempt(lambda: decide.ban(self.decider(number, seen), to, both=both))

    @rule(number=pick, other=pick)
    def bans_everywhere(self, number: int, other: int) -> None:
        to = Target(self.ids[other])
        self.attempt(lambda: decide.ban_everywhere(self.decider(number), to))

    @rule(number=pick, other=pick, everywhere=flags)
    def allows(self, number: int, other: int, everywhere: bool) -> None:
        to = Target(self.ids[other])
        self.attempt(lambda: decide.allow(self.decider(number), to, everywhere=everywhere))

    @rule(number=pick, other=pick)
    def accepts(self, number: int, other: int) -> None:
        to = Target(self.ids[other])
        self.attempt(lambda: decide.accept(self.decider(number), to))

    @rule(number=pick)
    def accepts_all(self, number: int) -> None:
        keys = self.entries(number)
        self.attempt(lambda: decide.accept_all(self.decider(number), keys))
        if PublishedArticle.objects.filter(pk=self.ids[number]).exists():
            assert RelatedList.objects.get(pk=self.ids[number]).is_settled

    @rule(number=pick, moved=pick, place=pick)
    def puts_in_order(self, number: int, moved: int, place: int) -> None:
        row = PublishedArticle.objects.filter(pk=self.ids[number]).first()
        entries = also_like(row) if row else []
        if not entries:
            return
        entry = entries.pop(moved % len(entries))
        entries.insert(place % (len(entries) + 1), entry)
        self.attempt(lambda: decide.put_in_order(self.decider(number), entries, entry.key))
        wanted = [one.key for one in entries]
        upto = wanted.index(entry.key) + 1
        assert self.entries(number)[:upto] == wanted[:upto]

    @rule(number=pick)
    def resets(self, number: int) -> None:
        self.attempt(lambda: decide.reset(self.decider(number)))

    @rule(number=pick)
    def decides_and_takes_back(self, number: int) -> None:
        newest = newest_to_undo(self.ids[number])
        if newest is not None:
            self.attempt(lambda: decide.undo(self.decider(number), newest.pk))

    @rule(number=pick, other=pick)
    def reset_taken_back_leaves_all_as_it_was(self, number: int, other: int) -> None:
        before = self.links_of(number)
        outcome = decide.reset(self.decider(number))
        if outcome.decision:
            decide.undo(self.decider(number), outcome.decision.pk)
        assert self.links_of(number) == before

    def links_of(self, number: int) -> list[dict[str, object]]:
        links = RelatedLink.objects.filter(article_id=self.ids[number])
        return sorted(
            (dict(row, id=0) for row in links.values()),
            key=lambda row: f"{row['target_id']} {row['headline_key']}",
        )

    # --- What must be so, always --------------------------------------------------------------

    @invariant()
    def no_list_shows_what_may_not_be(self) -> None:
        if not hasattr(self, "ids"):
            return
        live = {row.pk: row for row in PublishedArticle.objects.all()}
        everywhere = banned_under(EVERYWHERE)
        duplicates = {(row.article_id, row.twin_id) for row in NearDuplicate.objects.all()}
        for article_id, row in live.items():
            entries = also_like(row)
            shown = [entry.id for entry in entries]
            assert len(shown) == len(set(shown)), "twice"
            assert article_id not in shown, "itself"
            assert set(shown) <= set(live), "not live"
            assert not set(shown) & (banned_under(article_id) | everywhere), "banned"
            assert not {(a, b) for a in shown for b in shown} & duplicates, "a twin"
            for entry in entries:
                is_grave = row.is_sensitive or live[entry.id].is_sensitive
                assert entry.why != Why.SUGGESTED or not is_grave, "sensitive"
            order = [entry.why == Why.PINNED for entry in entries]
            assert order == sorted(order, reverse=True), "a pin behind a suggestion"

    @invariant()
    def every_list_that_changed_was_looked_at(self) -> None:
        """See that nothing changes a list unmarked: the queue would not know."""
        if not hasattr(self, "ids"):
            return
        while check_next_list():
            pass
        for known in RelatedList.objects.exclude(accepted_at=None):
            row = PublishedArticle.objects.filter(pk=known.pk).first()
            if row is not None:
                shown = {entry.key for entry in also_like(row)}
                assert known.is_settled == (shown == set(known.accepted))


def banned_under(article_id: str) -> set[str]:
    found = RelatedLink.objects.filter(article_id=article_id, kind=LinkKind.BANNED)
    return set(found.values_list("target_id", flat=True))


@pytest.mark.long
@pytest.mark.django_db
def test_no_list_ever_shows_a_withdrawn_banned_or_twin_story_or_the_story_itself() -> None:
    run_state_machine_as_test(
        Lists,
        settings=settings(
            max_examples=short_or_long(4, 25),
            stateful_step_count=40,
            suppress_health_check=list(HealthCheck),
        ),
    )
