"""The checklist beside the Publish button: what it says, where it leads, and the photo it drops."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles.door.publishing import withdraw
from articles.models import Article, Event, Figure
from editions.models import PublishedArticle
from media.models import Photo, PhotoStatus
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, desk, open_story, story_url

pytestmark = pytest.mark.django_db


def lines(user: User, article: Article) -> dict[str, str]:
    """Return each line of the checklist with the address that it leads to."""
    root = html.fromstring(desk(user).get(story_url(article)).content)
    return {
        link.text_content(): link.get("href", "") for link in root.xpath("//ul[@class='checks']//a")
    }


def line_with(user: User, article: Article, words: str) -> list[str]:
    """Return where the lines with these words lead."""
    return [target for line, target in lines(user, article).items() if words in line]


def with_link(address: str) -> Article:
    return make_article(body=f'<p>See <a href="{address}">the other story</a>.</p>')


def test_each_line_leads_to_an_element_of_the_page(web_editor: User) -> None:
    photo = make_photo(alt_text="")
    article = make_article(writers=[], photos=[None, photo])
    Article.objects.update(headline="", section=None, body="")
    client = desk(web_editor)
    root = html.fromstring(client.get(story_url(article)).content)
    targets = [link.get("href", "") for link in root.xpath("//ul[@class='checks']//a")]
    assert targets == [
        "#id_headline", "#id_section", "#id_body_label", "#credits", "#id_figures-1-alt_text",
        "#id_figures-1-credit", "#figures-0",
    ]  # fmt: skip
    for target in targets:
        assert root.get_element_by_id(target[1:]) is not None


def test_story_without_fault_has_nothing_but_a_tick(web_editor: User) -> None:
    photo = make_photo(credit_override="Xinhua/Li Bo")
    article = make_article(photos=[photo])
    assert lines(web_editor, article) == {}
    assert "are there" in desk(web_editor).get(story_url(article)).content.decode()


def test_long_headline_deserves_a_look_and_goes_out_all_the_same(web_editor: User) -> None:
    article = make_article(headline="word " * 18 + "end")
    assert line_with(web_editor, article, "93 letters") == ["#id_headline"]
    desk(web_editor).post(action_url(article, "publish"), {"version": article.version})
    assert PublishedArticle.objects.exists()


def test_alt_text_that_is_the_caption_deserves_a_look(web_editor: User) -> None:
    article = make_article(
        photos=[make_photo(caption="A Ferry leaves.", alt_text="A ferry leaves")]
    )
    assert line_with(web_editor, article, "repeats the caption") == ["#id_figures-0-alt_text"]


@pytest.mark.parametrize(("days", "is_named"), [(0, True), (6, True), (8, False)])
def test_licence_that_ends_within_a_week_is_named(
    web_editor: User, days: int, is_named: bool
) -> None:
    last = timezone.localdate() + timedelta(days=days)
    article = make_article(photos=[make_photo(licence_until=last)])
    assert bool(line_with(web_editor, article, "may be used until")) is is_named


def test_same_headline_of_this_week_is_named(web_editor: User) -> None:
    now = timezone.now()
    live_article(headline="Port opens", dated=now - timedelta(days=2))
    live_article(headline="Port closes", dated=now - timedelta(days=9))
    line = "Another story of this week"
    assert line_with(web_editor, make_article(headline="PORT opens!"), line)
    assert not line_with(web_editor, make_article(headline="Port closes"), line)
    assert not line_with(web_editor, Article.objects.get(headline="Port opens"), line)


@pytest.mark.parametrize(
    "address",
    [
        "#top", "http://", "https://https://news.example/", "www.news.example/a",
        "https://news example.com/", "mailto:desk", "/2024/09/11/never-was/", "/no/such/page/",
        "/admin/", "http://127.0.0.1:8000/2024/09/11/never-was/", "http://[::1", "/tag/never/",
    ],
)  # fmt: skip
def test_link_that_goes_nowhere_is_named(web_editor: User, address: str) -> None:
    assert line_with(web_editor, with_link(address), "The link") == ["#id_body_label"]


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a?b=c#d", "http://127.0.0.1:8000/", "/search/?q=a", "/section/city/",
        "mailto:desk@news.example", "https://münchen.example/straße", "http://localhost:8080/a",
        "//news.example/a", "https://news.example./", "https://198.51.100.7/a",
    ],
)  # fmt: skip
def test_link_that_may_be_right_is_not_named(web_editor: User, address: str) -> None:
    assert not line_with(web_editor, with_link(address), "The link")


def test_link_to_a_story_is_right_as_long_as_readers_see_it(web_editor: User) -> None:
    other = live_article(headline="Port opens")
    article = with_link(f"{other.live_path}?from=here")
    assert not line_with(web_editor, article, "The link")
    withdraw(other, reason="Wrong.", by=SHELL)
    assert line_with(web_editor, article, "no story that readers see")


def test_story_goes_without_the_photo_that_stops_it(web_editor: User) -> None:
    killed, good = make_photo(), make_photo()
    article = make_article(photos=[killed, good])
    Photo.objects.filter(pk=killed.pk).update(status=PhotoStatus.KILLED)
    client = desk(web_editor)
    page = client.get(action_url(article, "publish")).content.decode()
    address = f"/admin/stories/{article.public_id}/without/{killed.content_hash}/"
    assert page.count("Go without this photo") == 1
    assert address in page
    assert client.get(address).status_code == 405
    page = client.post(address, follow=True).content.decode()
    assert "goes without that photo" in page
    assert "Publish now" in page
    assert [figure.photo for figure in article.figures.all()] == [good]
    assert article.revisions.count() == 2
    assert Event.objects.filter(action="go without a photo").exists()


def test_going_without_a_photo_keeps_what_was_typed(web_editor: User) -> None:
    photo = make_photo(alt_text="")
    article = make_article(photos=[photo])
    values = open_story(desk(web_editor), article)
    values |= {"headline": "Typed just now", "_then": f"without:{photo.content_hash}"}
    desk(web_editor).post(story_url(article), values)
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.figures.count()) == ("Typed just now", 0)


def test_only_who_may_write_a_story_goes_without_its_photo(
    reporter: User, other_reporter: User
) -> None:
    photo = make_photo(alt_text="")
    article = make_article(by=other_reporter, photos=[photo])
    address = f"/admin/stories/{article.public_id}/without/{photo.content_hash}/"
    assert desk(reporter).post(address).status_code == 404
    assert "Go without" not in desk(reporter).get(story_url(article)).content.decode()
    assert Figure.objects.count() == 1


def test_reason_is_asked_only_where_rights_ask_for_it(web_editor: User) -> None:
    plain, limited = make_article(), make_article(photos=[make_photo()])
    Photo.objects.update(licence_until=timezone.localdate() - timedelta(days=1))
    client = desk(web_editor)
    assert b"Reason, for the desk" not in client.get(action_url(plain, "publish")).content
    assert b"Reason, for the desk" in client.get(action_url(limited, "publish")).content
    values = {"version": limited.version}
    refused = client.post(action_url(limited, "publish"), values).content
    assert b"Give one line of reason" in refused
    assert not PublishedArticle.objects.exists()
    client.post(action_url(limited, "publish"), values | {"reason": "Bought again."})
    assert PublishedArticle.objects.get().parsed.reason == "Bought again."


def test_rights_are_written_on_the_photos_own_page(photo_editor: User) -> None:
    photo = make_photo()
    client = desk(photo_editor)
    address = f"/admin/media/photo/{photo.pk}/change/"
    values = {
        "caption": photo.caption, "alt_text": photo.alt_text, "focal_x": "0.5", "focal_y": "0.4",
        "licence_from": "2026-03-02", "licence_until": "2026-03-01",
        "embargo_until": "2026-03-01T09:00", "renditions-TOTAL_FORMS": "0",
        "renditions-INITIAL_FORMS": "0", "status_changes-TOTAL_FORMS": "0",
        "status_changes-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert b"The last day is before the first" in client.post(address, values).content
    client.post(address, values | {"licence_until": "2026-03-31"})
    photo.refresh_from_db()
    assert f"{photo.licence_until}" == "2026-03-31"
    assert photo.embargo_until is not None
