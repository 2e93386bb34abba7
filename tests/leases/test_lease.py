"""A row of work is one worker's for a while, however many look for work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leases.lease import CountedLease
from media.models import IncomingBatch, IncomingFile, IncomingStatus

pytestmark = pytest.mark.django_db
LEASE = CountedLease(timedelta(minutes=1), most_attempts=2)


@pytest.fixture
def rows() -> list[IncomingFile]:
    """Return three rows of work, in their order."""
    batch = IncomingBatch.objects.create()
    return [IncomingFile.objects.create(batch=batch, name=name) for name in "abc"]


def taken() -> str:
    """Return the name of the row that a worker gets next; '' where there is none."""
    waiting = IncomingFile.objects.filter(status=IncomingStatus.WAITING).order_by("pk")
    row = LEASE.next_of(waiting, give_up=refuse)
    return row.name if row else ""


def refuse(row: IncomingFile) -> None:
    IncomingFile.objects.filter(pk=row.pk).update(status=IncomingStatus.REFUSED)


@pytest.mark.usefixtures("rows")
def test_each_worker_gets_another_row_until_all_are_held() -> None:
    assert [taken() for _ in range(4)] == ["a", "b", "c", ""]


@pytest.mark.usefixtures("rows")
def test_what_a_lost_worker_held_is_free_when_its_lease_ends() -> None:
    assert taken() == "a"
    IncomingFile.objects.filter(name="a").update(claimed_until=timezone.now())
    assert taken() == "a"


@pytest.mark.usefixtures("rows")
def test_what_was_taken_too_often_is_given_up_and_stops_no_other() -> None:
    for _ in range(2):
        assert taken() == "a"
        LEASE.give_back(IncomingFile.objects.filter(name="a"))
    assert taken() == "b"
    assert IncomingFile.objects.get(name="a").status == IncomingStatus.REFUSED


def test_of_two_who_saw_a_row_free_one_has_it(rows: list[IncomingFile]) -> None:
    one, other = (IncomingFile.objects.filter(pk=rows[0].pk) for _ in range(2))
    assert LEASE.take(one)
    assert not LEASE.take(other)


@pytest.mark.usefixtures("rows")
def test_who_comes_second_to_a_row_takes_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another worker takes it between this one's look and its UPDATE."""
    take = CountedLease.take

    def late(lease: CountedLease, row: object, **noted: object) -> bool:
        monkeypatch.setattr(CountedLease, "take", take)
        assert taken() == "a"
        return take(lease, row, **noted)  # type: ignore[arg-type]

    monkeypatch.setattr(CountedLease, "take", late)
    assert taken() == "b"


@pytest.mark.usefixtures("rows")
def test_what_is_put_off_is_nobodys_turn_before_its_pause_is_over() -> None:
    first = IncomingFile.objects.filter(name="a")
    LEASE.put_off(first, timedelta(hours=1))
    assert [taken(), taken(), taken()] == ["b", "c", ""]
    LEASE.put_off(first, timedelta(0))
    assert taken() == "a"
