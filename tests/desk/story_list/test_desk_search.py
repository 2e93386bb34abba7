"""Finding stories at the desk: by what drafts say, along the index."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.acts.stages import move
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.draft.search import found_ids
from articles.models import Article, ArticleText, Hold
from editions.choices import Kind
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk, open_story, story_url

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def found(user: User, words: str, **filters: str) -> list[str]:
    """Return the headlines that the story list shows for these words."""
    response = desk(user).get(LIST, {"q": words, **filters})
    return [str(story) for story in response.context["cl"].result_list]


@pytest.mark.parametrize(
    "words",
    [
        "harbour",
        "HARBOURS pilots",
        "café",
        "cafe",
        "Lian Wu",
        "Night boats",
        "pilo",
        "北京",
        "lotse",
    ],
)
def test_story_is_found_by_headline_text_person_tag_and_place(words: str, web_editor: User) -> None:
    make_article(
        headline="Harbours hire pilots",
        body="<p>At the café in 北京市 they spoke of it.</p>",
        writers=["Lian Wu"],
        tags=["Night boats"],
        standfirst="Lotsen gesucht",
    )
    make_article(headline="Another story")
    assert found(web_editor, words) == ["Harbours hire pilots"]


def test_story_is_found_by_its_id_and_not_by_words_it_lost(web_editor: User) -> None:
    article = make_article(headline="Harbours hire pilots")
    make_article(headline="Another story")
    assert found(web_editor, article.public_id) == ["Harbours hire pilots"]
    client = desk(web_editor)
    client.post(story_url(article), {**open_story(client, article), "headline": "Ports hire"})
    assert found(web_editor, "Harbours") == []
    assert found(web_editor, "ports") == ["Ports hire"]


def test_fix_of_the_live_text_reaches_the_desks_search(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    amend(article, {"headline": "Six vessels"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert found(web_editor, "vessels") == ["Six vessels"]
    assert found(web_editor, "ships") == []


@pytest.mark.parametrize(
    "words", ['AND"', "foo:bar", "c++", "'; --", "*", "()", "NEAR(", "\x00", "a*b"]
)
def test_signs_mean_nothing_to_the_index(words: str, web_editor: User) -> None:
    make_article()
    assert desk(web_editor).get(LIST, {"q": words}).status_code == 200


def test_search_and_filter_together(web_editor: User) -> None:
    make_article(headline="Ferry in draft")
    move(make_article(headline="Ferry in review"), "submit", by=SHELL)
    assert found(web_editor, "ferry", stage__exact="in_review") == ["Ferry in review"]


def test_story_on_hold_is_found_by_those_named_alone(web_editor: User, publisher: User) -> None:
    article = make_article(headline="The old king")
    hold = Hold.objects.create(article=article, name="King", look_again_on=timezone.localdate())
    hold.people.set([web_editor])
    assert found(web_editor, "king") == ["The old king"]
    assert found(publisher, "king") == []
    assert found(publisher, article.public_id) == []


def test_search_never_reads_through_the_table(web_editor: User) -> None:
    make_article(headline="Harbours hire pilots")
    client = desk(web_editor)
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST, {"q": "harbours"})
    assert not [query for query in queries if " LIKE " in query["sql"].upper()]
    assert len(queries) <= 18


def test_moderator_finds_live_words_and_no_draft(moderator: User) -> None:
    live = live_article(headline="Ferries run")
    live.headline = "Minister resigns"
    live.save()
    make_article(headline="Minister laughs")
    approved = make_article(headline="Minister sings", body="<p>Secret plans.</p>")
    move(approved, "approve", by=SHELL)
    client = desk(moderator)

    def choices(words: str) -> list[str]:
        results = client.get("/admin/story-choices/", {"term": words}).json()["results"]
        return [row["text"] for row in results]

    assert choices("minis") == ["Minister sings (approved)"]
    assert choices("secret") == []
    assert choices("ferr") == ["Ferries run"]
    assert choices("") == ["Ferries run", "Minister sings (approved)"]


def test_lost_words_are_made_again(web_editor: User) -> None:
    make_article(headline="Harbours hire pilots")
    ArticleText.objects.all().delete()
    assert found(web_editor, "harbours") == []
    call_command("rebuild_desk_search", verbosity=0)
    assert found(web_editor, "harbours") == ["Harbours hire pilots"]
    call_command("rebuild_desk_search", verbosity=0)
    assert found(web_editor, "harbours") == ["Harbours hire pilots"]


def test_deleted_row_is_found_no_more(web_editor: User) -> None:
    article = make_article(headline="Harbours hire pilots")
    Article.objects.filter(pk=article.pk).delete()
    assert found_ids("harbours") == []


def test_newest_come_first_and_a_common_word_brings_no_more_than_asked_for() -> None:
    stories = [make_article(headline=f"Ferry {number}") for number in range(5)]
    assert found_ids("ferry", most=3) == [story.pk for story in reversed(stories[2:])]
