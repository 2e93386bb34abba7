"""What was typed and not saved: offered back, taken over by a colleague, thrown away."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.draft.autosaves import autosave, new_key
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Autosave, Event, Hold
from editions.story import Story
from people.models import User
from tests.builders import make_article
from tests.desk.client import desk, open_story, story_url

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")


def typed(user: User, article: Article | None, key: str = "", **words: object) -> Autosave:
    """Let a user have typed these words on an open page."""
    story = story_of(article) if article else Story(headline="")
    opened = article.revisions.latest("number").number if article else 0
    copy = autosave(user, article, key or new_key(), opened, story.with_changes(words))
    assert copy
    return copy


def act(copy: Autosave, name: str) -> str:
    return reverse(f"admin:{name}", args=[copy.pk])


def test_own_words_are_offered_back_and_taken(web_editor: User) -> None:
    article = make_article(body="<p>One.</p>")
    copy = typed(web_editor, article, body="<p>One.</p><p>Two and three.</p>")
    client = desk(web_editor)
    page = client.get(story_url(article)).content.decode()
    assert "<strong>3 words</strong> you typed and did not save" in " ".join(page.split())
    assert client.get(act(copy, "take_copy")).status_code == 302
    assert Autosave.objects.exists()
    client.post(act(copy, "take_copy"))
    assert story_of(Article.objects.get()).body == "<p>One.</p><p>Two and three.</p>"
    assert article.revisions.latest("number").made_by == web_editor
    assert not Autosave.objects.exists()


def test_words_that_the_draft_has_already_are_not_offered(web_editor: User) -> None:
    article = make_article(headline="Five ships")
    typed(web_editor, article, headline="Six ships")
    article.headline = "Six ships"
    article.save()
    save_revision(article, web_editor)
    assert b"did not save" not in desk(web_editor).get(story_url(article)).content


def test_taking_back_what_a_colleague_changed_too_is_asked(
    web_editor: User, publisher: User
) -> None:
    article = make_article(headline="Five ships")
    copy = typed(web_editor, article, headline="His")
    client = desk(publisher)
    client.post(story_url(article), open_story(client, article) | {"headline": "Hers"})
    response = desk(web_editor).post(act(copy, "take_copy"))
    assert response["Location"] == act(copy, "conflict")
    assert Article.objects.get().headline == "Hers"


def test_colleague_reads_and_takes_over_and_the_writer_is_never_asked_about_their_own_words(
    reporter: User, web_editor: User
) -> None:
    article = make_article(by=reporter, body="<p>One.</p>")
    writer = desk(reporter)
    values = open_story(writer, article)
    copy = typed(reporter, article, str(values["page_key"]), body="<p>One, by her.</p>")
    client = desk(web_editor)
    page = client.get(story_url(article)).content.decode()
    assert f"{copy.word_count} words of Rana Idris</strong> not yet saved" in page
    assert "<ins>" in client.get(act(copy, "copy")).content.decode()
    client.post(act(copy, "take_copy"))
    assert story_of(Article.objects.get()).body == "<p>One, by her.</p>"
    assert article.revisions.latest("number").made_by == web_editor
    event = Event.objects.get(action="take over")
    assert (event.actor, "of Rana Idris" in event.note) == (web_editor, True)
    assert Autosave.objects.get() == copy
    assert b"not yet saved" not in client.get(story_url(article)).content
    # She wrote on in the same paragraph; the words taken over are hers, not another's.
    response = writer.post(story_url(article), values | {"body": "<p>One, by her, and more.</p>"})
    assert response["Location"] == story_url(article)
    assert story_of(Article.objects.get()).body == "<p>One, by her, and more.</p>"
    assert not Autosave.objects.exists()


def test_one_who_may_not_write_the_story_reads_and_takes_nothing(
    reporter: User, other_reporter: User, moderator: User
) -> None:
    article = make_article(by=reporter)
    copy = typed(reporter, article, headline="Not saved")
    client = desk(other_reporter)
    page = client.get(story_url(article)).content.decode()
    assert "of Rana Idris" in page
    assert "Take over" not in page
    assert "Not saved" in client.get(act(copy, "copy")).content.decode()
    assert client.post(act(copy, "take_copy")).status_code == 404
    assert client.post(act(copy, "drop_copy")).status_code == 404
    assert desk(moderator).get(act(copy, "copy")).status_code == 404
    assert Autosave.objects.exists()
    assert Article.objects.get().headline == article.headline


def test_copies_of_a_story_on_hold_are_not_there_for_those_not_named(
    web_editor: User, publisher: User
) -> None:
    article = make_article()
    hold = Hold.objects.create(article=article, name="X", look_again_on=timezone.localdate())
    hold.people.add(web_editor)
    copy = typed(web_editor, article, headline="Secret")
    for name in ("copy", "take_copy", "conflict"):
        assert desk(publisher).get(act(copy, name)).status_code == 404
        assert desk(publisher).post(act(copy, name)).status_code == 404
    assert desk(web_editor).get(act(copy, "copy")).status_code == 200


def test_story_that_was_never_saved_is_offered_and_gone_on_with(
    reporter: User, web_editor: User
) -> None:
    copy = typed(reporter, None, headline="Begun", body="<p>A few words.</p>")
    client = desk(reporter)
    for address in ("/admin/", ADD):
        assert "You began a story and did not save it" in client.get(address).content.decode()
    assert desk(web_editor).get(act(copy, "copy")).status_code == 404
    assert desk(web_editor).post(act(copy, "take_copy")).status_code == 404
    response = client.post(act(copy, "take_copy"))
    article = Article.objects.get()
    assert response["Location"] == story_url(article)
    assert (article.headline, article.created_by) == ("Begun", reporter)
    assert article.revisions.get().story.body == "<p>A few words.</p>"
    assert not Autosave.objects.exists()


def test_two_windows_of_one_editor_keep_a_copy_each(web_editor: User) -> None:
    article = make_article()
    typed(web_editor, article, headline="In one window")
    typed(web_editor, article, headline="In the other")
    page = desk(web_editor).get(story_url(article)).content.decode()
    assert page.count("you typed and did not save") == 2


def test_words_that_do_not_fit_are_refused_in_words_and_stay(web_editor: User) -> None:
    article = make_article()
    copy = typed(web_editor, article, headline="A" * 301)
    page = desk(web_editor).post(act(copy, "take_copy"), follow=True).content.decode()
    assert "Headline has 301 letters, and 300 fit" in page
    assert Autosave.objects.exists()
    assert Article.objects.get().headline == article.headline
