"""The index finds the same on either database, and a former one answers until it is remade."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from articles.apps import DESK_INDEX
from articles.door.publishing import publish
from articles.draft.search import found_ids
from articles.models import ArticleText
from editions.apps import READERS_INDEX
from editions.models import SearchDocument
from editions.search import newest_found, search
from media.apps import LIBRARY_INDEX
from media.finding import found_ids as found_photos
from media.models import PhotoText
from newsroom.worker import renew_words
from people.actors import SHELL
from search.index import MOST_BYTES, TextIndex
from tests.builders import live_article, make_article, make_photo
from tests.search.test_words import FOUND

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_each_search_finds_words_of_every_script(query: str, text: str) -> None:
    article = live_article(headline="One", body=f"<p>{text}</p>")
    photo = make_photo(caption=text)
    live_article(headline="Another", body="<p>दमकल की गाड़ी, バリ and a boat.</p>")
    assert found_ids(query) == [article.pk]
    assert [row.pk for row in search(query)] == [article.public_id]
    assert [row.pk for row in newest_found(query, 10)] == [article.public_id]
    assert found_photos(query) == [photo.pk]


@pytest.mark.parametrize(
    "query", ["मोदी", "राम", "パリ", "!!!", "\u200b", "\u093f", "''", '"', "\\", "a'b"]
)
def test_no_search_finds_what_is_wrong(query: str) -> None:
    live_article(headline="दमकल की मादी रमा", body="<p>バリ, well!!! कि</p>")
    make_photo(caption="दमकल की मादी रमा バリ")
    assert found_ids(query) == []
    assert not search(query)
    assert not newest_found(query, 10)
    assert found_photos(query) == []


@pytest.mark.parametrize(
    "text", ["1e5", "v2.0", "a-b", "x@y.example", "https://y.example/a?b=c", "00120", "-5", "3.14"]
)
def test_what_a_database_would_cut_by_itself_is_found(text: str) -> None:
    article = make_article(headline=f"It is {text} there")
    assert found_ids(text) == [article.pk]


def test_the_beginning_of_a_word_finds_it_in_every_script() -> None:
    article = make_article(headline="Łódźka প্রধানমন্ত্রী резиденция")
    for begun in ("lodz", "প্রধান", "резид"):
        assert found_ids(begun) == [article.pk]


def test_a_draft_of_more_words_than_an_index_takes_is_kept() -> None:
    signs = [chr(number) for number in range(0x4E00, 0x4E00 + 420)]
    body = "".join(one + other for one in signs for other in signs)[:330_000]
    article = live_article(headline="Harbour words", body=f"<p>{body}</p>")
    assert found_ids("harbour") == [article.pk]
    assert [row.pk for row in search("harbour 一丁")] == [article.public_id]
    text = ArticleText.objects.get(article=article).text
    assert len(text.replace(" ", "").encode()) <= MOST_BYTES
    article.refresh_from_db()
    assert body in article.body


# --- A site of a former time ----------------------------------------------------------------------


INDEXES = (DESK_INDEX, READERS_INDEX, LIBRARY_INDEX)


def set_indexes() -> None:
    """Set the indexes as `migrate` does."""
    # A test's transaction has not checked its foreign keys yet, as one that is over has.
    connection.check_constraints()
    for index in INDEXES:
        index.set_on(connection)


def set_former(index: TextIndex) -> None:
    """Let an index stand as it did before, alone."""
    table, key = index.table, index.key
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("added", "gone", "changed"):
                cursor.execute(f"DROP TRIGGER {table}_{name}")
            cursor.execute(f"DROP TABLE {table}_terms")
            cursor.execute(
                f"CREATE VIRTUAL TABLE {table}_words USING fts5(text, content='{table}', "
                f"content_rowid='{key}', tokenize='unicode61')"
            )
            add = f"INSERT INTO {table}_words(rowid, text) VALUES (NEW.{key}, NEW.text); "
            drop = (
                f"INSERT INTO {table}_words({table}_words, rowid, text) "
                f"VALUES ('delete', OLD.{key}, OLD.text); "
            )
            for name, when, what in (
                ("added", "INSERT", add),
                ("gone", "DELETE", drop),
                ("changed", "UPDATE", drop + add),
            ):
                cursor.execute(
                    f"CREATE TRIGGER {table}_{name} AFTER {when} ON {table} BEGIN {what}END"
                )
        else:
            cursor.execute(f"DROP TRIGGER {table}_terms ON {table}")
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN terms")
            cursor.execute(
                f"ALTER TABLE {table} ADD COLUMN words tsvector "
                "GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED"
            )
            cursor.execute(f"CREATE INDEX {table}_stored ON {table} USING gin(words)")


@pytest.fixture
def former() -> Iterator[None]:
    """Give a site whose rows all stand in the index of a former time."""
    for index in INDEXES:
        set_former(index)
    yield
    # What the process knows of the index is not undone with the transaction.
    for index in INDEXES:
        index.forget_what_was_asked()


@pytest.mark.usefixtures("former")
def test_the_former_index_answers_until_each_text_was_made_anew() -> None:
    article = live_article(headline="Łódź harbours", body="<p>在北京召开G20峰会</p>")
    photo = make_photo(caption="Łódź 北京")
    as_before = "łodz harbours 在 北 京 召 开 在北 北京 京召 召开g20峰会"
    ArticleText.objects.update(text=as_before)
    SearchDocument.objects.update(text=as_before)
    PhotoText.objects.filter(photo=photo).update(text="łodz 北 京 北京")
    set_indexes()

    def found(query: str) -> tuple[bool, bool, bool, bool]:
        desk, live = found_ids(query) == [article.pk], search(query).exists()
        return desk, live, newest_found(query, 5).exists(), found_photos(query) == [photo.pk]

    # As before: what was found is found, what was not is not.
    assert found("Łódź") == found("北京") == (True,) * 4
    assert found("Lodz") == (False,) * 4
    assert not found_ids("峰会")
    # What is written now is found by the new one, beside it.
    later = make_article(headline="Łódź again")
    assert found_ids("lodz") == [later.pk]
    assert found_ids("Łódź") == [later.pk, article.pk]
    later.delete()

    while renew_words():
        pass
    assert found("Łódź") == found("北京") == found("Lodz") == (True,) * 4
    assert found_ids("峰会") == [article.pk]
    assert not found_ids("召开g20")[1:]
    # The former goes with the next migration.
    assert not any(index.outdated(1) for index in INDEXES)
    set_indexes()
    assert not any(index.has_former(connection) for index in INDEXES)
    assert found("Łódź") == found("北京") == found("Lodz") == (True,) * 4


@pytest.mark.usefixtures("former")
def test_a_text_of_the_former_index_that_is_saved_or_deleted_leaves_it() -> None:
    first, other = make_article(headline="Harbour one"), make_article(headline="Harbour other")
    ids = [other.pk, first.pk]
    set_indexes()
    assert found_ids("harbour") == ids
    first.headline = "Port one"
    first.save()
    publish(first, by=SHELL)
    assert found_ids("harbour") == [other.pk]
    assert found_ids("port") == [first.pk]
    other.delete()
    assert found_ids("harbour") == []
    assert DESK_INDEX.outdated(5) == []


@pytest.mark.usefixtures("former")
def test_a_command_makes_the_words_of_all_drafts_anew_at_once() -> None:
    article = make_article(headline="Łódź")
    ArticleText.objects.update(text="łodz")
    set_indexes()
    call_command("rebuild_desk_search", verbosity=0)
    assert DESK_INDEX.outdated(1) == []
    assert found_ids("lodz") == [article.pk]
