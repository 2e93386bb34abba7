"""A proxy is told of all that is taken from readers, and of nothing else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from articles import proxy
from articles.acts.licences import end_licence
from articles.acts.photo_kill import kill_photo
from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, restore, withdraw
from articles.models import Article, TakenAway
from articles.models.article import Live
from editions.choices import Kind
from newsroom.worker import work_once
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_photo

# What is told is told after the transaction: these have real ones.
pytestmark = pytest.mark.django_db(transaction=True)


def era() -> str:
    """Return the name of the era of now, '' where there is none."""
    return os.path.realpath(proxy.link()) if proxy.link().exists() else ""


def corrected(article: Article, word: str) -> None:
    """Correct a live story."""
    amend(article, {"headline": word}, NamedChange(Kind.HOUSEKEEPING, reason="A slip."), by=SHELL)


def withdrawn() -> Callable[[], object]:
    """A story is withdrawn."""
    article = live_article()
    return lambda: withdraw(article, reason="Not true.", by=SHELL)


def killed() -> Callable[[], object]:
    """A photo that no live story shows is killed: its file may be kept all the same."""
    photo = make_photo()
    return lambda: kill_photo(photo, reason="A source is in danger.", by=SHELL)


def licence_ended() -> Callable[[], object]:
    """A licence ends."""
    photo = make_photo(licence_until=timezone.localdate())
    live_article(photos=[photo])
    return lambda: end_licence(photo)


def hidden() -> Callable[[], object]:
    """An old version is hidden."""
    article = live_article()
    corrected(article, "Another headline")
    return lambda: hide_edition(article, 1, reason="It names a child.", by=SHELL)


@pytest.mark.parametrize("prepare", [withdrawn, killed, licence_ended, hidden])
def test_each_act_that_takes_something_away_begins_an_era(
    prepare: Callable[[], Callable[[], object]],
) -> None:
    act = prepare()
    proxy.tell_proxy()
    before = era()
    proxy.calm().touch()
    act()
    assert era() not in {"", before}
    assert not proxy.calm().exists()
    assert not TakenAway.objects.exists()


def test_a_removal_by_order_begins_an_era(publisher: User, second_publisher: User) -> None:
    article = live_article()
    corrected(article, "Another headline")
    order = ask_removal(article, [1], reason="A court says so.", by=publisher)
    proxy.tell_proxy()
    before = era()
    do_removal(order, by=second_publisher)
    assert era() not in {"", before}


def test_what_takes_nothing_away_begins_none() -> None:
    article = live_article()
    proxy.tell_proxy()
    before = era()
    corrected(article, "Another headline")
    live_article()
    withdraw(article, reason="Not true.", by=SHELL)
    between = era()
    restore(article, by=SHELL)
    assert before != between == era()


def test_an_act_that_is_undone_tells_nothing() -> None:
    article = live_article()
    proxy.tell_proxy()
    before = era()
    with transaction.atomic():
        withdraw(article, reason="Not true.", by=SHELL)
        transaction.set_rollback(True)
    assert era() == before
    assert not TakenAway.objects.exists()


def test_the_proxy_is_not_told_before_the_act_is_over() -> None:
    article = live_article()
    proxy.tell_proxy()
    before = era()
    with transaction.atomic():
        withdraw(article, reason="Not true.", by=SHELL)
        # What a reader asks for now is still the story: it must not be kept for the next era.
        assert era() == before
    assert era() != before


def test_the_worker_tells_where_the_process_ended_before_it_could() -> None:
    proxy.tell_proxy()
    before = era()
    TakenAway.objects.create()
    work_once()
    assert era() != before
    told = era()
    work_once()
    assert era() == told


def test_it_is_calm_when_an_era_has_lasted_a_while_and_no_longer_than_that() -> None:
    article = live_article()
    for _ in range(2):
        work_once()
    assert not proxy.calm().exists()
    os.utime(era(), (0, 0))
    work_once()
    assert proxy.calm().exists()
    withdraw(article, reason="Not true.", by=SHELL)
    work_once()
    assert not proxy.calm().exists()


def test_the_worker_begins_the_first_era() -> None:
    assert era() == ""
    work_once()
    assert era() != ""


def test_an_act_stands_and_is_told_later_where_the_disk_is_full(
    settings: Settings, tmp_path: Path
) -> None:
    article = live_article()
    full = tmp_path / "full"
    full.write_text("no folder")
    room, settings.DATA_DIR = settings.DATA_DIR, full
    withdraw(article, reason="Not true.", by=SHELL)
    assert article.live == Live.WITHDRAWN
    settings.DATA_DIR = room
    work_once()
    assert era() != ""
    assert not TakenAway.objects.exists()


def test_former_eras_leave_no_folders_behind() -> None:
    for _ in range(3):
        proxy.begin_era()
    eras = proxy.link().parent / "eras"
    assert len(list(eras.iterdir())) == 3
    for former in eras.iterdir():
        os.utime(former, (0, 0))
    now = era()
    proxy.begin_era()
    assert [str(former) for former in eras.iterdir()] == [era()]
    assert era() != now
