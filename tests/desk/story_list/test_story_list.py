"""The list of stories: its words for filters, filters kept under a name, one act for many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.acts.stages import move
from articles.models import Article, Hold, SavedFilter, Stage
from articles.models.article import Live
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
MANY = "/admin/stories/many/"


def listed(user: User, **asked: str) -> list[str]:
    response = desk(user).get(LIST, asked)
    return [str(story) for story in response.context["cl"].result_list]


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


# --- Filters ------------------------------------------------------------------------------------


def test_filters_tell_whose_a_story_is(reporter: User) -> None:
    make_article(by=reporter, headline="Begun")
    make_article(headline="Given", assigned_to=reporter)
    make_article(headline="Another's")
    assert listed(reporter, whose="mine") == ["Begun"]
    assert listed(reporter, whose="given") == ["Given"]


def test_filters_find_what_is_kept_back(web_editor: User, publisher: User) -> None:
    soon = timezone.now() + timedelta(hours=1)
    make_article(headline="Embargoed", embargo_until=soon)
    hold = Hold.objects.create(
        article=make_article(headline="Held"), name="x", look_again_on=timezone.localdate()
    )
    hold.people.set([web_editor])
    assert listed(web_editor, trouble="embargoed") == ["Embargoed"]
    assert listed(web_editor, trouble="hold") == ["Held"]
    assert listed(publisher, trouble="hold") == []
    assert "On hold" in desk(web_editor).get(LIST).content.decode()
    # Who is named in no hold does not learn that there are any.
    assert "On hold" not in desk(publisher).get(LIST).content.decode()


# --- Kept filters -------------------------------------------------------------------------------


def test_filter_is_kept_under_a_name_and_forgotten(web_editor: User) -> None:
    client = desk(web_editor)
    query = "q=ferry&stage__exact=in_review"
    client.post("/admin/filters/", {"name": "Ferries to read", "query": f"?p=3&{query}&_x=1"})
    page = client.get(f"{LIST}?{query}").content.decode()
    assert (
        f'<a href="?{query.replace("&", "&amp;")}" aria-current="true">Ferries to read</a>' in page
    )
    kept = SavedFilter.objects.get()
    client.post(f"/admin/filters/{kept.pk}/forget/")
    assert not SavedFilter.objects.exists()


def test_second_filter_of_a_name_takes_the_place_of_the_first(web_editor: User) -> None:
    client = desk(web_editor)
    for query in ("q=one", "q=two"):
        client.post("/admin/filters/", {"name": "Mine", "query": query})
    assert list(SavedFilter.objects.values_list("query", flat=True)) == ["q=two"]


@pytest.mark.parametrize(
    ("name", "query"), [("", "q=a"), ("x" * 61, "q=a"), ("All", ""), ("All", "p=2&nonsense=1")]
)
def test_filter_without_name_or_without_filter_is_not_kept(
    name: str, query: str, web_editor: User
) -> None:
    response = desk(web_editor).post("/admin/filters/", {"name": name, "query": query}, follow=True)
    assert not SavedFilter.objects.exists()
    assert 'class="error"' in response.content.decode()


def test_filter_of_another_is_not_there(web_editor: User, publisher: User) -> None:
    kept = SavedFilter.objects.create(user=publisher, name="Hers", query="q=ferry")
    client = desk(web_editor)
    assert "Hers" not in client.get(LIST).content.decode()
    assert client.post(f"/admin/filters/{kept.pk}/forget/").status_code == 404
    assert client.post("/admin/filters/999/forget/").status_code == 404
    assert SavedFilter.objects.exists()


def test_those_who_read_no_stories_keep_no_filter(moderator: User) -> None:
    response = desk(moderator).post("/admin/filters/", {"name": "a", "query": "q=a"})
    assert response.status_code == 404
    assert not SavedFilter.objects.exists()


# --- One act for many ---------------------------------------------------------------------------


def many(user: User, action: str, *stories: Article, **values: str) -> str:
    ids = [story.public_id for story in stories]
    response = desk(user).post(MANY, {"action": action, "story": ids, **values})
    return response.content.decode()


def test_many_are_approved_and_each_says_what_became_of_it(web_editor: User) -> None:
    draft, gone = make_article(headline="Fine"), make_article(headline="Set aside")
    move(gone, "spike", by=SHELL)
    asked = many(web_editor, "approve", draft, gone)
    assert "Take it back up first." in asked
    assert fresh(draft).stage == Stage.DRAFT
    done = many(web_editor, "approve", draft, gone, sure="1")
    assert "Approved." in done
    assert "Take it back up first." in done
    assert fresh(draft).stage == Stage.APPROVED
    assert fresh(gone).stage == Stage.SPIKED


def test_many_are_withdrawn_with_one_reason(web_editor: User) -> None:
    stories = [live_article(), live_article()]
    assert "Fill this in." in many(web_editor, "withdraw", *stories, sure="1")
    assert fresh(stories[0]).live == Live.LIVE
    many(web_editor, "withdraw", *stories, sure="1", note="The feed sent these by accident.")
    for story in stories:
        assert fresh(story).live == Live.WITHDRAWN
        assert fresh(story).events.filter(note="The feed sent these by accident.").exists()


def test_many_are_given_to_a_colleague(web_editor: User, reporter: User) -> None:
    stories = [make_article(), make_article()]
    many(web_editor, "assign", *stories, sure="1", to=str(reporter.pk))
    assert {fresh(story).assigned_to for story in stories} == {reporter}


def test_what_one_may_not_touch_looks_like_what_is_not_there(
    reporter: User, web_editor: User
) -> None:
    own, other, held = make_article(by=reporter), make_article(headline="Other"), make_article()
    hold = Hold.objects.create(article=held, name="x", look_again_on=timezone.localdate())
    hold.people.set([web_editor])
    page = many(reporter, "submit", own, other, held, Article(public_id="nosuch"), sure="1")
    assert page.count("There is no such story, or you may not do this to it.") == 3
    assert "Other" not in page
    assert fresh(own).stage == Stage.IN_REVIEW
    assert {fresh(other).stage, fresh(held).stage} == {Stage.DRAFT}


@pytest.mark.parametrize("action", ["approve", "publish", "restore", "nonsense", ""])
def test_act_that_is_not_theirs_or_not_for_many_is_not_there(action: str, reporter: User) -> None:
    story = make_article(by=reporter)
    response = desk(reporter).post(MANY, {"action": action, "story": [story.public_id]})
    assert response.status_code == 404
    assert fresh(story).stage == Stage.DRAFT


def test_nothing_is_done_to_many_by_get(web_editor: User) -> None:
    story = make_article()
    asked = {"action": "approve", "story": story.public_id, "sure": "1"}
    assert desk(web_editor).get(MANY, asked).status_code == 404
    assert fresh(story).stage == Stage.DRAFT


def test_menu_for_many_has_only_what_one_may(reporter: User, photo_editor: User) -> None:
    make_article(by=reporter)
    page = desk(reporter).get(LIST).content.decode()
    assert '<option value="submit">' in page
    assert '<option value="approve">' not in page
    assert 'id="many"' not in desk(photo_editor).get(LIST).content.decode()


def test_without_a_tick_nothing_happens(web_editor: User) -> None:
    response = desk(web_editor).post(MANY, {"action": "approve"}, follow=True)
    assert "Tick the stories first" in response.content.decode()
