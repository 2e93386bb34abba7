"""Two at one story: what merges on saving, and the page that asks."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Autosave, Stage
from editions.body import figure_markup
from people.actors import SHELL
from people.models import User
from tests.builders import make_article, make_photo
from tests.desk.client import add_row, desk, form_values, open_story, story_url

pytestmark = pytest.mark.django_db

TEXT = "<p>One stands.</p><p>Two stands.</p><p>Three stands.</p>"


def save(article: Article, user: User, **words: object) -> None:
    """Let a colleague open and save the story."""
    client = desk(user)
    values = open_story(client, article) | words
    assert client.post(story_url(article), values).status_code == 302


def draft(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def conflict_page(client: Client, address: str) -> tuple[str, dict[str, object]]:
    page = client.get(address).content
    return page.decode(), form_values(page, "conflict_form")


def answers(values: dict[str, object], page: str, answer: str) -> dict[str, object]:
    """Return the form with this answer to every question of the page."""
    asked = {part.split('"')[0] for part in page.split('name="answer-')[1:]}
    return values | {f"answer-{id}": answer for id in asked}


def test_changes_of_different_fields_and_paragraphs_are_saved_together(
    web_editor: User, publisher: User
) -> None:
    article = make_article(headline="Five ships", body=TEXT, tags=["Sea"], writers=["A Aa"])
    client = desk(web_editor)
    values = open_story(client, article)
    save(
        article,
        publisher,
        headline="Six ships",
        body=TEXT.replace("One", "First"),
        tags="Sea, Port",
    )
    values |= {"body": TEXT.replace("Two", "Second"), "tags": "Sea, Ferry", "kicker": "Harbour"}
    response = client.post(story_url(article), values, follow=True)
    assert "Saved, together with what Paula Reyes changed meanwhile: headline, body, tags." in (
        response.content.decode()
    )
    story = story_of(draft(article))
    assert (story.headline, story.kicker) == ("Six ships", "Harbour")
    assert story.body == TEXT.replace("One", "First").replace("Two", "Second")
    assert [tag.name for tag in story.tags] == ["Sea", "Port", "Ferry"]
    assert article.revisions.count() == 3
    assert not Autosave.objects.exists()


def test_pictures_and_people_that_both_changed_are_saved_together(
    web_editor: User, publisher: User
) -> None:
    article = make_article(photos=[make_photo(), None], writers=["A Aa", "B Bb"])
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, **{"figures-0-caption": "Hers", "credits-0-DELETE": "on"})
    add_row(values, "credits", role="web_editor", person=article.credits.all()[0].person_id)
    client.post(story_url(article), values | {"figures-1-caption": "His"})
    story = story_of(draft(article))
    assert [figure.caption for figure in story.figures] == ["Hers", "His"]
    assert [(one.role, one.name) for one in story.credits] == [
        ("writer", "B Bb"),
        ("web_editor", story_of(article).credits[1].name),
    ]


def test_caption_left_to_the_photo_stays_the_photos_own_through_a_merge(
    web_editor: User, publisher: User
) -> None:
    photo = make_photo(caption="A ferry leaves.")
    article = make_article(photos=[photo, None], headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article) | {"figures-1-caption": "Mended"}
    save(article, publisher, headline="Six ships")
    client.post(story_url(article), values)
    assert draft(article).headline == "Six ships"
    assert [figure.caption for figure in article.figures.all()] == ["", "Mended"]


def test_same_paragraph_changed_by_both_is_asked_and_nothing_is_overwritten(
    web_editor: User, publisher: User
) -> None:
    article = make_article(body=TEXT)
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, body=TEXT.replace("Two", "Her two"))
    mine = TEXT.replace("Two", "His two").replace("Three", "Third")
    response = client.post(story_url(article), values | {"body": mine})
    copy = Autosave.objects.get()
    assert response["Location"] == reverse("admin:conflict", args=[copy.pk])
    assert copy.story.body == mine
    assert story_of(draft(article)).body == TEXT.replace("Two", "Her two")
    page, form = conflict_page(client, response["Location"])
    assert "<mark>Her</mark>" in page
    assert "<mark>His</mark>" in page
    assert "put together already" in page
    assert page.count('value="both"') == 1
    client.post(response["Location"], answers(form, page, "both"))
    assert story_of(draft(article)).body == (
        "<p>One stands.</p><p>Her two stands.</p><p>His two stands.</p><p>Third stands.</p>"
    )
    assert not Autosave.objects.exists()
    assert article.revisions.count() == 3


def test_pictures_put_in_at_the_same_place_are_asked_and_may_both_stand(
    web_editor: User, publisher: User
) -> None:
    photos = [make_photo(), make_photo()]
    article = make_article(body=TEXT, photos=photos)
    client = desk(web_editor)
    values = open_story(client, article)
    hers, his = (figure_markup(photo.content_hash) for photo in photos)
    save(article, publisher, body=TEXT.replace("</p>", f"</p>{hers}", 1))
    mine = values | {"body": TEXT.replace("</p>", f"</p>{his}", 1)}
    address = client.post(story_url(article), mine)["Location"]
    page, form = conflict_page(client, address)
    assert f"[Picture <mark>{photos[1].content_hash[:8]}</mark>]" in page
    client.post(address, answers(form, page, "both"))
    assert story_of(draft(article)).body == TEXT.replace("</p>", f"</p>{hers}{his}", 1)


@pytest.mark.parametrize(("answer", "headline"), [("theirs", "Hers"), ("mine", "His")])
def test_what_is_chosen_stands(
    web_editor: User, publisher: User, answer: str, headline: str
) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, headline="Hers", standfirst="Hers too")
    mine = values | {"headline": "His", "kicker": "His too"}
    address = client.post(story_url(article), mine)["Location"]
    page, form = conflict_page(client, address)
    assert "Paula Reyes: standfirst. You: kicker." in " ".join(page.split())
    assert client.post(address, form).status_code == 200
    assert story_of(draft(article)).headline == "Hers"
    client.post(address, answers(form, page, answer))
    assert story_of(draft(article)).headline == headline


def test_draft_that_moved_while_choosing_is_asked_again(web_editor: User, publisher: User) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, headline="Hers")
    address = client.post(story_url(article), values | {"headline": "His"})["Location"]
    page, form = conflict_page(client, address)
    save(article, publisher, headline="Hers again")
    response = client.post(address, answers(form, page, "mine"))
    assert "1 still to choose" in response.content.decode()
    assert story_of(draft(article)).headline == "Hers again"
    assert client.post(address, form | {"whole": "1"}).status_code == 200
    assert story_of(draft(article)).headline == "Hers again"
    _, form = conflict_page(client, address)
    client.post(address, form | {"whole": "1"})
    assert story_of(draft(article)).headline == "His"


@pytest.mark.parametrize("pressed", ["submit", "approve", "publish", "preview"])
def test_no_button_acts_on_a_conflict(web_editor: User, publisher: User, pressed: str) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, headline="Hers")
    response = client.post(story_url(article), values | {"headline": "His", "_then": pressed})
    assert response["Location"] == reverse("admin:conflict", args=[Autosave.objects.get().pk])
    assert draft(article).stage == Stage.DRAFT


def test_approving_waits_until_the_others_words_were_seen(
    web_editor: User, publisher: User
) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article) | {"kicker": "Harbour", "_then": "approve"}
    save(article, publisher, headline="Hers")
    page = client.post(story_url(article), values, follow=True).content.decode()
    assert "Look at the whole before you go on" in page
    assert draft(article).stage == Stage.DRAFT
    client.post(story_url(article), form_values(page.encode()) | {"_then": "approve"})
    assert draft(article).stage == Stage.APPROVED


def test_clock_link_and_offer_of_a_wire_are_no_conflict(web_editor: User) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "His"}
    Article.objects.update(publish_problem="It was late.")
    save_revision(draft(article), SHELL)
    article.revisions.create(
        number=2,
        by="the wire",
        text=article.revisions.get().text.replace("Five", "Six"),
        is_proposal=True,
    )
    client.post(story_url(article), values)
    assert story_of(draft(article)).headline == "His"
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("opened", ["", "0", "99", "-1", "x", "9" * 30])
def test_forged_number_of_the_opened_save_asks_and_overwrites_nothing(
    web_editor: User, publisher: User, opened: str
) -> None:
    article = make_article(headline="Five ships", body=TEXT)
    save(article, publisher, headline="Six ships")
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "His", "opened": opened}
    response = client.post(story_url(article), values)
    if response.status_code == 302:
        page, _ = conflict_page(client, response["Location"])
        assert page.count('value="mine"') == 1
    assert story_of(draft(article)).headline == "Six ships"


def test_save_whose_beginning_was_removed_by_order_is_asked(
    web_editor: User, publisher: User
) -> None:
    article = make_article(headline="Five ships", body=TEXT)
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, headline="Six ships")
    article.revisions.filter(number=1).update(text="")
    response = client.post(story_url(article), values | {"body": TEXT + "<p>Four.</p>"})
    page, form = conflict_page(client, response["Location"])
    client.post(response["Location"], answers(form, page, "mine"))
    story = story_of(draft(article))
    assert (story.headline, story.body) == ("Five ships", TEXT + "<p>Four.</p>")


def test_ones_own_other_window_is_merged_too(web_editor: User) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, web_editor, headline="Six ships")
    page = client.post(story_url(article), values | {"kicker": "Harbour"}, follow=True)
    assert "what you changed meanwhile in another window: headline." in page.content.decode()


def test_mine_is_thrown_away_only_after_asking(web_editor: User, publisher: User) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, headline="Hers")
    client.post(story_url(article), values | {"headline": "His"})
    address = reverse("admin:drop_copy", args=[Autosave.objects.get().pk])
    assert "cannot be brought back" in client.get(address).content.decode()
    assert Autosave.objects.exists()
    client.post(address)
    assert not Autosave.objects.exists()
    assert story_of(draft(article)).headline == "Hers"


def test_conflict_of_somebody_else_is_not_there_for_those_who_may_not_write(
    web_editor: User, publisher: User, reporter: User, moderator: User
) -> None:
    article = make_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article)
    save(article, publisher, headline="Hers")
    address = client.post(story_url(article), values | {"headline": "His"})["Location"]
    for user in (reporter, moderator):
        assert desk(user).get(address).status_code == 404
        assert desk(user).post(address, {"whole": "1", "seen": "2"}).status_code == 404
    assert desk(web_editor).get("/admin/copies/999999/merge/").status_code == 404
    assert story_of(draft(article)).headline == "Hers"
