"""Removes words by order on a site of its own, and looks for them everywhere afterwards.

`tests/processes.py` runs `main`. Prints a line for each place where the words stand; exits 1 where
there is one.
"""

from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.test import Client

from articles.acts.colleagues import add_note
from articles.acts.removal.orders import ask_removal, do_removal
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish
from articles.draft.autosaves import autosave, new_key
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Notice, PreviewLink
from editions.choices import Kind
from editions.front import Layout, Override, Row, Slot, front_json
from fronts.drafting import change
from fronts.publishing import next_version
from people.models import User
from people.roles import Role
from related.models import RelatedLink
from related.suggestions.indexing import index_next
from tests.builders import make_article, make_photo
from tests.conftest import make_user
from wire.models import WireItem

# Words of no language, so that nothing else in the file has them.
WORDS = ("qarvexoon", "blimvandor", "trusquelin", "wozzekarn")
HEADLINE = "Qarvexoon heard in court"
BODY = (
    "<p>The child is called Blimvandor.</p><ul><li>Trusquelin was there.</li></ul><p>It rained.</p>"
)
CAPTION = "Wozzekarn leaves the court."


def main() -> int:
    """Tell a story that must go, remove it, and say how many places still have its words."""
    asker, second = make_user("Ann Other", Role.PUBLISHER), make_user("Bo Second", Role.PUBLISHER)
    article = told_story(asker)
    old_path = article.live_path
    patch = {"headline": "A witness heard", "body": "<p>It rained.</p>", "figures": ()}
    amend(article, patch, NamedChange(Kind.UPDATE), by=asker)
    for table in places():
        print("before:", table)
    while index_next():
        pass
    do_removal(ask_removal(article, [1, 2], reason="Court order 7.", by=asker), by=second)
    remains = list(places())
    for place in remains:
        print("still there:", place)
    article.refresh_from_db()
    stranger = Client(headers={"host": "127.0.0.1"})
    answers = [stranger.get(path).status_code for path in (old_path, article.live_path)]
    print("old and new address:", *answers)
    return int(bool(remains) or answers != [410, 200])


def told_story(asker: User) -> Article:
    """Return a live story with everything around it that repeats its words."""
    photo = make_photo(caption="A door.")
    article = make_article(headline=HEADLINE, body=BODY, photos=[photo])
    article.figures.update(caption=CAPTION)
    save_revision(article, asker)
    publish(article, by=asker)
    amend(article, {"kicker": "Court"}, NamedChange(Kind.HOUSEKEEPING, reason="Label."), by=asker)
    typed = story_of(article).with_changes({"body": BODY + "<p>More follows.</p>"})
    autosave(asker, article, new_key(), 0, typed)
    add_note(article, words=f"Who wrote “{HEADLINE}”?", by=asker)
    Notice.objects.create(user=asker, words=f"“{HEADLINE}” was read.")
    PreviewLink.objects.create(article=article, note=HEADLINE, expires_at="2030-01-01T00:00:00Z")
    other = make_article(headline="Another story")
    RelatedLink.objects.create(article_id=other.public_id, headline=HEADLINE, by="Ann")
    words = Override(HEADLINE, headline=f"“{HEADLINE}” and more")
    rows = [Row("a", Layout.THREE, slots=(Slot("s", article.public_id, override=words),))]
    next_version("", front_json(rows), "Ann", "")
    change("", lambda before: rows, by=asker)
    WireItem.objects.create(
        article=article,
        path="in/qarvexoon-heard-in-court.txt",
        headline_key="qarvexoonheardincourt",
        fields_digest="0",
        revision_number=1,
    )
    return article


def places() -> Iterator[str]:
    """Yield every column of every table, and every file of SQLite, that has one of the words."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor, include_views=False):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description or ()]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if any(word in as_text(value) for word in WORDS):
                        yield f"{table}.{name}"
    if connection.vendor == "sqlite":
        path = Path(str(connection.settings_dict["NAME"]))
        for file in path.parent.glob(f"{path.name}*"):
            data = file.read_bytes().lower()
            for word in WORDS:
                if word.encode() in data:
                    yield f"{file.name} at {data.index(word.encode())}"


def as_text(value: object) -> str:
    """Return any value of a column as words in small letters."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1").lower()
    return str(value).lower()
