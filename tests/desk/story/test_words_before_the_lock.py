"""Nobody who saves waits for the words of another's long text."""

import pytest
from django.db import connection

from articles.draft.search import found_ids
from articles.models import Article
from editions import searched
from people.models import User
from search.words import words_of
from tests.builders import make_article
from tests.desk.client import desk, open_story, story_url
from wire.ingest import ingest
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db
LONG = "The harbour wall held through the night of the storm. " * 600


@pytest.fixture
def depths(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note, for each long text that is folded, within how many transactions that is done."""
    deep: list[int] = []

    def noting(text: str) -> list[str]:
        if len(text) > len(LONG) / 2:
            deep.append(len(connection.savepoint_ids))
        return words_of(text)

    monkeypatch.setattr(searched, "words_of", noting)
    searched.body_words.cache_clear()
    return deep


def test_long_page_of_a_wire_is_folded_before_the_lock_and_once(depths: list[int]) -> None:
    ingest(f"Breakwater holds\n\nSource: Northwind\n\n{LONG}\n", Wanted(name="page.txt"))
    assert len(found_ids("breakwater harbour")) == 1
    assert depths == [0]


def test_long_text_is_folded_before_the_story_is_locked(
    depths: list[int], web_editor: User
) -> None:
    article = make_article(headline="Breakwater")
    client = desk(web_editor)
    values = {**open_story(client, article), "body": f"<p>{LONG}</p>"}
    client.post(story_url(article), values)
    assert "harbour" in Article.objects.get(pk=article.pk).body
    assert depths == [0]
