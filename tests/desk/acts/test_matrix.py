"""Roles × actions × stages × (own, another's) × (not yet, live, withdrawn), each by a POST.

The tables below are written by hand and import nothing of the product's: what somebody may do
is what stands here, or a test is red.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles.acts.stages import move
from articles.door.publishing import publish, withdraw
from articles.draft.revisions import newest_revision, save_revision
from articles.models import Article, Event, Hold, Notice, Revision
from articles.workflow import ACTIONS
from editions.models import Edition, Lead
from people.actors import SHELL
from people.models import User
from people.roles import Role
from tests.builders import make_article
from tests.conftest import make_user
from tests.desk.client import Values, action_url, desk
from tests.lengths import dealt

pytestmark = pytest.mark.django_db

STAGES = ("draft", "in_review", "approved", "spiked")
LIVES = ("not_yet", "live", "withdrawn")
PEOPLE = (
    "nobody", "moderator", "photo editor", "reporter", "duty editor", "web editor", "publisher",
    "superuser",
)  # fmt: skip
type Half = tuple[str, bool]
# Everybody before work of their own, and before another's.
HALVES: list[Half] = list(product(PEOPLE, (True, False)))

EDITORS = {"web editor": "any", "publisher": "any", "superuser": "any"}
WRITERS = {"reporter": "own", **EDITORS}
AT_NIGHT = {"duty editor": "any", **EDITORS}
MAY = {
    "submit": WRITERS,
    "return": EDITORS,
    "approve": EDITORS,
    "schedule": EDITORS,
    "unschedule": EDITORS,
    "publish": EDITORS,
    "embargo": EDITORS,
    "release": AT_NIGHT,
    "hold": EDITORS,
    "unhold": EDITORS,
    "assign": EDITORS,
    "hand_over": {"reporter": "own", "superuser": "any"},
    "lead": EDITORS,
    "correct": EDITORS,
    "withdraw": AT_NIGHT,
    "restore": {"publisher": "any", "superuser": "any"},
    "spike": WRITERS,
    "unspike": WRITERS,
}
WORKING = ("draft", "in_review", "approved")
# From which stages, and from what readers see. Where an action needs more (it is scheduled,
# embargoed or on hold), `give_facts` sees to it.
FROM = {
    "submit": (("draft",), LIVES),
    "return": (("in_review", "approved"), LIVES),
    "approve": (("draft", "in_review"), LIVES),
    "schedule": (("approved",), ("not_yet", "live")),
    "unschedule": (WORKING, LIVES),
    "publish": (WORKING, ("not_yet", "live")),
    "embargo": (WORKING, ("not_yet", "live")),
    "release": (WORKING, LIVES),
    "hold": (WORKING, ("not_yet",)),
    "unhold": (WORKING, ("not_yet",)),
    "assign": (WORKING, LIVES),
    "hand_over": (WORKING, LIVES),
    "lead": (STAGES, ("live",)),
    "correct": (STAGES, ("live",)),
    "withdraw": (STAGES, ("live",)),
    "restore": (STAGES, ("withdrawn",)),
    "spike": (WORKING, ("not_yet", "withdrawn")),
    "unspike": (("spiked",), LIVES),
}
TO_STAGE = {
    "submit": "in_review",
    "return": "draft",
    "approve": "approved",
    "publish": "approved",
    "spike": "spiked",
    "unspike": "draft",
}
TO_LIVE = {"publish": "live", "withdraw": "withdrawn", "restore": "live"}
LOGGED = {"publish": ("publish first", "publish update"), "correct": ("amend correction",)}

SENDS: dict[str, Values] = {
    "return": {"note": "Who said so?"},
    "schedule": {"at": "2099-01-01T09:00"},
    "publish": {"kind": "update"},
    "embargo": {"at": "2099-01-01T09:00"},
    "release": {"note": "Everybody has it."},
    "hold": {"name": "Old king", "look_again_on": "2099-01-01"},
    "lead": {"place": "front"},
    "correct": {"headline": "Mended", "body": "<p>Mended.</p>", "kind": "correction", "note": "So"},
    "withdraw": {"note": "A court asks."},
}


def person(name: str) -> User:
    """Return somebody who is this and nothing else."""
    if name == "superuser":
        return User.objects.create_superuser("root", password=None)
    roles = [role for role in Role if role.value.lower() == name and role != Role.DUTY_EDITOR]
    user = make_user(f"{name.replace(' ', '-')} Actor", *roles)
    if name == "duty editor":
        user.duty_until = timezone.now() + timedelta(hours=8)
        user.save()
    return user


def story(stage: str, live: str) -> Article:
    """Return a story in this stage, of which readers see this, its draft changed since."""
    article = make_article()
    if live != "not_yet":
        publish(article, by=SHELL)
        article.headline += ", changed since"
        article.save()
        save_revision(article, SHELL)
    if live == "withdrawn":
        withdraw(article, reason="Wrong.", by=SHELL)
    if stage in {"in_review", "approved"}:
        move(article, "submit" if stage == "in_review" else "approve", by=SHELL)
    if stage == "spiked":
        Article.objects.filter(pk=article.pk).update(stage="spiked")
    article.refresh_from_db()
    assert (article.stage, article.live) == (stage, live)
    return article


@dataclass
class Case:
    """One square of the matrix: who tries which action on which story, and what it leads to."""

    half: Half
    article: Article
    action: str
    is_allowed: bool
    is_possible: bool

    def __str__(self) -> str:
        name, own = self.half
        whose = "their own" if own else "another's"
        return f"{name}: {self.action} {whose} from {self.article.stage}, {self.article.live}"


def give_facts(case: Case, user: User) -> None:
    """Give the story what the action wants it to have beside its stage."""
    facts: dict[str, object] = {}
    if case.action == "unschedule":
        facts["publish_at"] = timezone.now() + timedelta(days=1)
        facts["approved_revision"] = newest_revision(case.article)
    if case.action == "release":
        facts["embargo_until"] = timezone.now() + timedelta(days=1)
    if facts:
        Article.objects.filter(pk=case.article.pk).update(**facts)
    if case.action == "unhold" and case.article.live == "not_yet":
        held = Hold.objects.create(article=case.article, name="K", look_again_on="2099-01-01")
        held.people.add(user)


TABLES = [model._meta.db_table for model in (Event, Edition, Revision, Notice, Hold, Lead)]


def all_of(article: Article) -> tuple[object, ...]:
    """Return everything that an action can change about a story: one query, asked often."""
    counts = ", ".join(f"(SELECT COUNT(*) FROM {table})" for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {counts}, a.* FROM {Article._meta.db_table} a WHERE a.id = %s", [article.pk]
        )
        row: tuple[object, ...] = cursor.fetchone()
    return row


def is_allowed(half: Half, action: str) -> bool:
    """Say whether the tables let somebody take an action, on their own work or another's."""
    name, own = half
    reach = MAY[action].get(name)
    return reach == "any" or (own and reach == "own")


def cases(stories: list[Article], half: Half) -> Iterator[Case]:
    """Yield every square of one person's half of the matrix; in the short form their share.

    Of an action, those who may take it share the stories from which it can be taken, and the
    others; so do those who may not. Everybody tries each on one of both at least.
    """
    for action, (stages, lives) in FROM.items():
        allowed = is_allowed(half, action)
        alike = [other for other in HALVES if is_allowed(other, action) == allowed]
        hand = alike.index(half)
        for possible in (True, False):
            among = [
                article
                for article in stories
                if (article.stage in stages and article.live in lives) == possible
            ]
            for article in dealt(among, hand, len(alike)) or among[hand % len(among) :][:1]:
                yield Case(half, article, action, allowed, possible)


def test_tables_here_know_every_action() -> None:
    assert set(MAY) == set(FROM) == set(ACTIONS)


@pytest.mark.long
def test_nobody_does_more_or_less_than_the_tables_say() -> None:
    other = make_user("Bob Begins", Role.REPORTER)
    colleague = make_user("Cleo Colleague", Role.REPORTER)
    people = {name: person(name) for name in PEOPLE}
    clients = {name: desk(user) for name, user in people.items()}
    stories = [story(stage, live) for stage, live in product(STAGES, LIVES)]
    for half in HALVES:
        name, own = half
        Article.objects.update(created_by=people[name] if own else other)
        for case in cases(stories, half):
            mark = transaction.savepoint_create()
            give_facts(case, people[name])
            see_what_happens(clients[name], case, people[name], colleague)
            transaction.savepoint_rollback(mark)
            clients[name].cookies.pop("messages", None)


def see_what_happens(client: Client, case: Case, user: User, colleague: User) -> None:
    """Send the action, and compare with the tables what became of it."""
    before = all_of(case.article)
    values = {
        "version": str(case.article.version),
        "edition": str(case.article.live_edition),
        "to": str(colleague.pk),
        **SENDS.get(case.action, {}),
    }
    response = client.post(action_url(case.article, case.action), values)
    if not case.is_allowed:
        assert response.status_code == 404, case
        assert all_of(case.article) == before, case
        return
    if not case.is_possible:
        assert response.status_code in {200, 302}, case
        assert all_of(case.article) == before, case
        return
    assert response.status_code == 302, f"{case}: {response.content.decode()}"
    assert all_of(case.article)[0] != before[0], f"{case}: nothing in the timeline"
    fresh = Article.objects.get(pk=case.article.pk)
    assert fresh.stage == TO_STAGE.get(case.action, case.article.stage), case
    assert fresh.live == TO_LIVE.get(case.action, case.article.live), case
    [event, *_] = Event.objects.filter(article=fresh)
    assert event.action in LOGGED.get(case.action, (case.action,)), case
    assert (event.actor, event.by) == (user, str(user)), case
    assert event.to_stage == fresh.stage, case
    if case.action in TO_STAGE:
        assert event.from_stage == case.article.stage, case
