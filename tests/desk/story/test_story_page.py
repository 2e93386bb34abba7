"""The page on which a story is written."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_prose_editor.config import allowlist_from_extensions
from lxml import html
from pytest_django import Settings

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article
from desk.editor.field import EXTENSIONS
from editions.body import ATTRIBUTES, TAGS
from editions.choices import Kind
from media.models import Photo
from people.actors import SHELL
from people.models import Organisation, Person, User
from taxonomy.models import Section
from tests.builders import (
    live_article,
    make_article,
    make_photo,
    make_section,
    picture_bytes,
)
from tests.desk.client import add_row, desk, form_values, open_story, story_url

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


def test_new_story_is_saved_with_everything_on_its_page(web_editor: User) -> None:
    section, source = make_section(), Organisation.objects.named("Xinhua")
    source.time_zone = "Asia/Shanghai"
    source.save()
    writer, editor = Person.objects.named("Li Xuan"), Person.objects.named("Zhang Kaiwei")
    client = desk(web_editor)
    values = form_values(client.get(ADD).content) | {
        "headline": "  Ferries run\nagain ",
        "kicker": "Harbour",
        "standfirst": "The storm is over.",
        "body": "<p onclick='x()'>They ran.<script>alert(1)</script></p>",
        "tags": "Sea lanes, Ferries",
        "section": section.pk,
        "source": source.pk,
        "source_clock": "2024-09-11T09:19",
        "dateline_place": "NANJING",
        "dateline_date": "2024-09-10",
        "dateline_agency": source.pk,
    }
    add_row(values, "credits", role="writer", person=writer.pk, place="2")
    add_row(values, "credits", role="web_editor", person=editor.pk, place="1")
    response = client.post(ADD, values)
    article = Article.objects.get()
    assert response["Location"] == story_url(article)
    story = story_of(article)
    assert story.headline == "Ferries run again"
    assert story.body == "<p>They ran.</p>"
    assert [credit.name for credit in story.credits] == ["Zhang Kaiwei", "Li Xuan"]
    assert [tag.name for tag in story.tags] == ["Sea lanes", "Ferries"]
    assert story.source_time == "2024-09-11T09:19:00+08:00"
    assert story.dateline
    assert story.dateline.agency == "Xinhua"
    assert article.created_by == web_editor
    assert article.revisions.get().story == story


def test_saving_what_did_not_change_makes_no_new_version(web_editor: User) -> None:
    article = make_article(photos=[make_photo(), None], tags=["Two words"], source="Xinhua")
    client = desk(web_editor)
    assert client.post(story_url(article), open_story(client, article)).status_code == 302
    assert article.revisions.count() == 1


def test_seconds_of_the_sources_clock_and_hours_that_our_zone_skips_stay(
    web_editor: User, settings: Settings
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    moment = datetime.fromisoformat("2024-03-31T02:30:03+08:00")
    article = make_article(source_time=moment, source_offset_min=480)
    client = desk(web_editor)
    assert client.post(story_url(article), open_story(client, article)).status_code == 302
    assert story_of(Article.objects.get()).source_time == "2024-03-31T02:30:03+08:00"
    assert article.revisions.count() == 1


def test_credits_change_places(web_editor: User) -> None:
    article = make_article(writers=["A Aa", "B Bb"], web_editors=["C Cc"])
    client = desk(web_editor)
    values = open_story(client, article)
    values |= {"credits-0-place": "3", "credits-1-place": "1", "credits-2-place": "2"}
    client.post(story_url(article), values)
    assert [credit.name for credit in story_of(article).credits] == ["B Bb", "C Cc", "A Aa"]


def test_two_lines_may_swap_their_people(web_editor: User) -> None:
    article = make_article(writers=["A Aa", "B Bb"])
    client = desk(web_editor)
    values = open_story(client, article)
    values["credits-0-person"], values["credits-1-person"] = (
        values["credits-1-person"],
        values["credits-0-person"],
    )
    client.post(story_url(article), values)
    assert [credit.name for credit in story_of(article).credits] == ["B Bb", "A Aa"]


def test_same_person_twice_in_one_role_is_refused_and_nothing_typed_is_lost(
    web_editor: User,
) -> None:
    article = make_article(writers=["A Aa"])
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "Typed just now"}
    add_row(values, "credits", role="writer", person=values["credits-0-person"])
    response = client.post(story_url(article), values)
    assert b"stands here twice" in response.content
    again = form_values(response.content)
    assert again["headline"] == "Typed just now"
    assert again["credits-1-person"] == values["credits-1-person"]


def test_removed_credit_is_gone(web_editor: User) -> None:
    article = make_article(writers=["A Aa", "B Bb"])
    client = desk(web_editor)
    client.post(story_url(article), open_story(client, article) | {"credits-0-DELETE": "on"})
    assert [credit.name for credit in story_of(article).credits] == ["B Bb"]


def test_picture_dropped_on_a_waiting_caption_becomes_a_photo_with_its_credit(
    web_editor: User,
) -> None:
    article = make_article(photos=[None])
    agency, photographer = Organisation.objects.named("Xinhua"), Person.objects.named("Li Bo")
    client = desk(web_editor)
    values = open_story(client, article) | {
        "figures-0-agency": agency.pk,
        "figures-0-photographer": photographer.pk,
        "figures-0-alt_text": "A ship",
        "figures-0-upload": SimpleUploadedFile("a.jpg", picture_bytes(size=(90, 60))),
    }
    client.post(story_url(article), values)
    photo = Photo.objects.get()
    assert photo.credit_line == "Xinhua/Li Bo"
    assert photo.uploaded_by == web_editor
    figure = story_of(article).figures[0]
    assert figure.caption == "A caption that waits"
    assert figure.photo
    assert figure.photo.hash == photo.content_hash


def test_uploaded_picture_stays_chosen_where_another_field_has_to_be_mended(
    web_editor: User,
) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "x" * 301}
    upload = SimpleUploadedFile("a.jpg", picture_bytes(size=(90, 60)))
    add_row(values, "figures", caption="A ship", upload=upload)
    response = client.post(story_url(article), values)
    assert response.status_code == 200
    again = form_values(response.content)
    assert again["figures-0-photo"] == str(Photo.objects.get().pk)


def test_what_is_no_picture_is_refused_in_words(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article)
    add_row(values, "figures", caption="x", upload=SimpleUploadedFile("a.jpg", b"no picture"))
    response = client.post(story_url(article), values)
    assert b"is not a picture that can be used" in response.content


def test_row_that_a_colleague_removed_meanwhile_loses_nothing_typed(web_editor: User) -> None:
    article = make_article(writers=["A Aa", "B Bb"])
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "Typed just now"}
    article.credits.all()[0].delete()
    save_revision(article, SHELL)
    assert client.post(story_url(article), values).status_code == 302
    story = story_of(Article.objects.get())
    assert story.headline == "Typed just now"
    assert [credit.name for credit in story.credits] == ["B Bb"]


def test_saving_never_undoes_what_the_door_did_meanwhile(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    client = desk(web_editor)
    values = open_story(client, article) | {"standfirst": "New."}
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    values["opened"] = str(article.revisions.latest("number").number)
    client.post(story_url(article), values)
    assert Article.objects.get().live_edition == 2


def test_headline_may_be_said_in_the_bar_without_being_markup(web_editor: User) -> None:
    article = make_article(headline="<b>Bold</b> & <script>alert(1)</script>")
    page = desk(web_editor).get(story_url(article)).content
    assert b"<script>alert(1)" not in page


def test_stops_are_named_and_lead_to_their_field(web_editor: User) -> None:
    article = make_article(writers=(), body="")
    page = desk(web_editor).get(story_url(article)).content.decode()
    assert "2 stop it" in page
    assert 'href="#credits"' in page


def test_editor_offers_exactly_the_tags_that_a_story_may_have() -> None:
    offered = allowlist_from_extensions(EXTENSIONS)
    assert offered["tags"] == TAGS
    assert set(offered["attributes"]["td"]) == ATTRIBUTES["td"]


def test_story_page_asks_the_database_as_often_whoever_else_is_in_the_paper(
    web_editor: User, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    article = make_article(photos=[make_photo()], source="Xinhua")
    for _ in range(10):
        make_article(source="Reuters")
    client = desk(web_editor)
    with django_assert_max_num_queries(45):  # type: ignore[operator]
        client.get(story_url(article))


def test_reporter_reads_a_colleagues_story_and_writes_her_own(
    reporter: User, other_reporter: User
) -> None:
    own, other = make_article(by=reporter), make_article(by=other_reporter)
    client = desk(reporter)
    assert b'id="article_form"' in client.get(story_url(own)).content
    page = client.get(story_url(other)).content
    assert b'id="article_form"' not in page
    assert other.headline.encode() in page
    values = open_story(desk(other_reporter), other) | {"headline": "Hers now"}
    assert client.post(story_url(other), values).status_code == 404
    assert Article.objects.get(pk=other.pk).headline == other.headline


def test_moderator_sees_no_draft(moderator: User) -> None:
    article = make_article()
    client = desk(moderator)
    for address in (story_url(article), reverse("admin:articles_article_changelist"), ADD):
        assert client.get(address).status_code == 404


def test_section_that_went_is_no_reason_to_lose_text(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "Typed", "section": "999"}
    response = client.post(story_url(article), values)
    assert form_values(response.content)["headline"] == "Typed"
    assert Section.objects.exists()


UNNAMED = (
    "//form//*[self::input[not(@type='hidden' or @type='submit')]"
    " or self::select or self::textarea]"
    "[not(@aria-label or @aria-labelledby or ancestor::label or @id = //label/@for)]"
    "[not(ancestor-or-self::*[@hidden])]"
)


def test_every_field_has_a_name_before_any_script_ran(web_editor: User) -> None:
    article = make_article(photos=[make_photo()])
    page = html.fromstring(desk(web_editor).get(story_url(article)).content)
    assert [field.get("name") for field in page.xpath(UNNAMED)] == []
