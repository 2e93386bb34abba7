"""The record cannot be changed, by any road the database offers."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import publish
from articles.models import Event
from editions.append_only import RECORD, lift_triggers, missing_triggers, triggers_lifted
from editions.choices import Kind
from editions.models import Address, Edition, EditionContent, HiddenEdition, Removal
from editions.verification import verify_record
from people.actors import SHELL
from tests.builders import live_article

pytestmark = pytest.mark.django_db


def replace_row(model: type[Edition] | type[EditionContent] | type[Address]) -> None:
    """Go round a delete trigger by writing a row over itself."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    else:
        with connection.cursor() as cursor:
            # Checks that wait for the end of the transaction would refuse the TRUNCATE first.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"TRUNCATE {table} CASCADE")


ROADS: dict[str, Callable[[], object]] = {
    "change an edition": lambda: Edition.objects.update(by="nobody"),
    "delete an edition": lambda: Edition.objects.all()._raw_delete("default"),
    "change a text": lambda: EditionContent.objects.update(text="{}"),
    "empty a text without an order": lambda: EditionContent.objects.update(text="", salt=""),
    "delete a text": lambda: EditionContent.objects.all()._raw_delete("default"),
    "release an address": lambda: Address.objects.all()._raw_delete("default"),
    "give an address away": lambda: Address.objects.update(article_id="somebodyelse"),
    "replace an edition": lambda: replace_row(Edition),
    "replace a text": lambda: replace_row(EditionContent),
    "replace an address": lambda: replace_row(Address),
    "change the timeline": lambda: Event.objects.update(note="never happened"),
    "empty the timeline": lambda: Event.objects.all()._raw_delete("default"),
}


@pytest.mark.parametrize("road", ROADS)
def test_every_road_is_closed(road: str) -> None:
    live_article()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ROADS[road]()
    assert list(verify_record()) == []


def test_hidden_versions_and_tombstones_stay() -> None:
    article = live_article()
    edition = Edition.objects.get(article_id=article.public_id)
    now = timezone.now()
    HiddenEdition.objects.create(edition=edition, hidden_at=now, by="P", reason="r")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        HiddenEdition.objects.all()._raw_delete("default")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        HiddenEdition.objects.update(reason="other")


def test_after_an_order_a_text_may_be_emptied_and_nothing_else() -> None:
    article = live_article()
    edition = Edition.objects.get(article_id=article.public_id)
    Removal.objects.create(
        edition=edition,
        content_digest=edition.content_digest,
        removed_at=timezone.now(),
        ordered_by="P",
        seconded_by="Q",
        reason="court order",
    )
    contents = EditionContent.objects.filter(edition=edition)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        contents.update(text="{}", salt="")
    assert contents.update(text="", salt="") == 1


def test_lifted_trigger_is_found_and_named() -> None:
    assert missing_triggers(connection) == []
    with triggers_lifted(connection, RECORD[:1]):
        found = list(verify_record())
        assert len(found) == 3
        assert all("editions_edition_no_" in fault for fault in found)
    assert list(verify_record()) == []


CHANGES: dict[str, Callable[[], object]] = {
    "number": lambda: Edition.objects.filter(number=2).update(number=7),
    "kind": lambda: Edition.objects.filter(number=2).update(kind="typo"),
    "moment": lambda: Edition.objects.filter(number=2).update(published_at=timezone.now()),
    "who": lambda: Edition.objects.filter(number=2).update(by="Somebody"),
    "article": lambda: Edition.objects.filter(number=1).update(article_id="x" * 12),
    "chain": lambda: Edition.objects.filter(number=2).update(previous_digest="0" * 64),
    "content digest": lambda: Edition.objects.filter(number=1).update(content_digest="0" * 64),
    "digest": lambda: Edition.objects.filter(number=1).update(digest="0" * 64),
    "salt": lambda: EditionContent.objects.filter(edition__number=1).update(salt="0" * 32),
    "text": lambda: EditionContent.objects.filter(edition__number=1).update(text="{}"),
    "first edition gone": lambda: [
        EditionContent.objects.filter(edition__number=1)._raw_delete("default"),
        Edition.objects.filter(number=1)._raw_delete("default"),
    ],
    "last edition gone": lambda: [
        EditionContent.objects.filter(edition__number=2)._raw_delete("default"),
        Edition.objects.filter(number=2)._raw_delete("default"),
    ],
}


@pytest.mark.parametrize("column", CHANGES)
def test_one_change_behind_the_guards_is_found_and_the_article_named(column: str) -> None:
    article = live_article()
    article.tags.set(["Ferries"])
    publish(article, NamedChange(Kind.HOUSEKEEPING), by=SHELL)
    assert list(verify_record()) == []
    lift_triggers(connection)
    CHANGES[column]()
    named = article.public_id if column != "article" else ""
    assert any(named in fault and "trigger" not in fault for fault in verify_record())
