"""What a story's page asks for while somebody writes on it, and the fields it has."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from articles.draft.snapshot import story_of
from articles.models import Article, Hold
from desk.photos import choosing
from media.models import Photo, PhotoStatus
from people.models import Organisation, Person, User
from taxonomy.models import Tag
from tests.builders import make_article, make_photo, picture_bytes
from tests.conftest import make_user
from tests.desk.client import desk, open_story, story_url

pytestmark = pytest.mark.django_db


type Answer = dict[str, Any]


def asked(client: Client, address: str, **query: str) -> Answer:
    """Return what the address answers, taken out of its JSON."""
    response = client.get(f"/admin/{address}", query)
    assert response.status_code == 200
    answer: Answer = response.json()
    return answer


def uploaded(client: Client, data: bytes, name: str = "a.jpg") -> tuple[int, Answer]:
    """Send a picture as the page does; return status and answer."""
    file = SimpleUploadedFile(name, data)
    response = client.post("/admin/photo-choices/new/", {"picture": file})
    return response.status_code, response.json()


# --- The photo library --------------------------------------------------------------------------


def captions(answer: Answer) -> list[str]:
    return [photo["caption"] for photo in answer["photos"]]


def test_library_is_searched_by_all_words_and_newest_stand_first(reporter: User) -> None:
    make_photo(caption="Night ferry", alt_text="")
    make_photo(caption="Day ferry", photographer=Person.objects.named("Li Bo"), alt_text="")
    make_photo(caption="Killed ferry", status=PhotoStatus.KILLED, alt_text="")
    client = desk(reporter)
    assert captions(asked(client, "photo-choices/")) == ["Day ferry", "Night ferry"]
    assert captions(asked(client, "photo-choices/", q="FERRY night")) == ["Night ferry"]
    assert captions(asked(client, "photo-choices/", q="li bo ferry")) == ["Day ferry"]
    assert captions(asked(client, "photo-choices/", q="lighthouse")) == []


def test_library_is_filtered_by_whose_photos_they_are_and_by_shape(reporter: User) -> None:
    li_bo, agency = Person.objects.named("Li Bo"), Organisation.objects.named("Xinhua")
    upright = picture_bytes(size=(600, 900))
    make_photo(caption="Night ferry", agency=agency)
    make_photo(caption="Day ferry", agency=agency, photographer=li_bo, data=upright)
    make_photo(caption="A gull", photographer=li_bo, alt_text="A bird")
    make_photo(caption="Killed ferry", agency=agency, status=PhotoStatus.KILLED)
    client = desk(reporter)
    uploaded(client, picture_bytes(size=(300, 200)))
    Photo.objects.filter(uploaded_by=reporter).update(caption="My own")
    filters = asked(client, "photo-choices/", filters="yes")["filters"]
    assert [name for _, name in filters["agencies"]] == ["Xinhua"]
    assert [name for _, name in filters["photographers"]] == ["Li Bo"]
    xinhua, by_li_bo = filters["agencies"][0][0], filters["photographers"][0][0]
    portrait = next(value for value, name in filters["shapes"] if name == "Portrait")

    def found(**query: str) -> list[str]:
        return captions(asked(client, "photo-choices/", **query))

    assert found(**{"from": xinhua}) == ["Day ferry", "Night ferry"]
    assert found(**{"from": by_li_bo}) == ["A gull", "Day ferry"]
    assert found(**{"from": by_li_bo}, q="ferry") == ["Day ferry"]
    assert found(**{"from": "mine"}) == ["My own"]
    assert found(**{"from": "mine"}, shape=portrait) == []
    assert found(shape=portrait) == ["Day ferry"]
    assert found(**{"from": xinhua}, shape=portrait) == ["Day ferry"]
    assert found(**{"from": "agency-999999"}) == []


def test_library_says_what_stands_in_the_way_of_using_a_photo(reporter: User) -> None:
    make_photo(
        licence_until=(timezone.localdate() - timedelta(days=1)),
        embargo_until=datetime(2999, 1, 1, 12, tzinfo=UTC),
        status=PhotoStatus.RESTRICTED,
        usage_terms="No cover.",
    )
    (photo,) = asked(desk(reporter), "photo-choices/")["photos"]
    words = " ".join(photo["rights"])
    for part in ("Restricted", "Embargoed until 1 January 2999", "that is over", "No cover."):
        assert part in words


def test_library_and_its_search_go_on_by_key(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"Ferry {number}" for number in range(5)]
    for name in names:
        make_photo(caption=name, alt_text="")
    client = desk(reporter)
    monkeypatch.setattr(choosing, "A_PAGE", 2)
    seen: list[str] = []
    before: Any = ""
    while before is not None:
        answer = asked(client, "photo-choices/", before=str(before))
        seen += captions(answer)
        before = answer["before"]
    assert seen == names[::-1]
    assert captions(asked(client, "photo-choices/", q="Ferry 0")) == ["Ferry 0"]
    answer = asked(client, "photo-choices/", q="ferry")
    assert captions(answer) == names[:2:-1]
    answer = asked(client, "photo-choices/", q="ferry", before=str(answer["before"]))
    assert captions(answer) == names[2:0:-1]


def test_a_page_of_the_library_costs_the_same_with_many_photos(
    reporter: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_photo(caption="ferry", photographer=Person.objects.named("Li Bo"))
    client = desk(reporter)
    asked(client, "photo-choices/")
    # The paper's clock, session, user, groups, and the keys and the photos of a search; PostgreSQL
    # asks for the newest key first, and looks back in up to three steps.
    with django_assert_max_num_queries(9) as few:
        asked(client, "photo-choices/", q="ferry")
    for _ in range(6):
        make_photo(caption="ferry", photographer=Person.objects.named("Li Bo"))
    with django_assert_max_num_queries(len(few)):
        asked(client, "photo-choices/", q="ferry")


def test_uploaded_picture_is_in_the_library_at_once_and_is_shown_until_it_has_sizes(
    reporter: User, moderator: User
) -> None:
    client = desk(reporter)
    status, photo = uploaded(client, data := picture_bytes(size=(300, 200)))
    assert status == 200
    assert Photo.objects.get(pk=photo["id"]).uploaded_by == reporter
    shown = client.get(photo["shown"])
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(b"".join(shown))).size == (300, 200)
    assert uploaded(client, data)[1]["id"] == photo["id"], "the same file is the same photo"
    assert desk(moderator).get(photo["shown"]).status_code == 404
    assert Client().get(photo["shown"]).status_code == 302


def test_upload_is_refused_in_words(reporter: User, moderator: User) -> None:
    client = desk(reporter)
    assert "Save it as JPEG" in uploaded(client, b"No picture")[1]["error"]
    assert "Choose a picture" in client.post("/admin/photo-choices/new/").json()["error"]
    data = picture_bytes(size=(300, 200))
    make_photo(data=data, status=PhotoStatus.KILLED)
    assert "was killed" in uploaded(client, data)[1]["error"]
    file = SimpleUploadedFile("a.jpg", picture_bytes(size=(30, 20)))
    refused = desk(moderator).post("/admin/photo-choices/new/", {"picture": file})
    assert refused.status_code == 404
    assert Photo.objects.count() == 1


def test_killed_photo_is_shown_to_nobody(web_editor: User) -> None:
    photo = make_photo(rendered=True, status=PhotoStatus.KILLED)
    assert desk(web_editor).get(f"/admin/pictures/{photo.content_hash}/").status_code == 404


# --- People, agencies, sources ------------------------------------------------------------------


def test_names_that_begin_so_stand_first_and_a_new_one_is_offered(reporter: User) -> None:
    for name in ("Li Xuan", "Alina Berg", "Otto Brandt"):
        Person.objects.named(name)
    choices = asked(desk(reporter), "name-choices/person/", term="li")["results"]
    assert [one["text"] for one in choices] == [
        "Li Xuan", "Alina Berg", "Add “li” as a new person",
    ]  # fmt: skip
    choices = asked(desk(reporter), "name-choices/person/", term="LI  xuan")["results"]
    assert [one["text"] for one in choices] == ["Li Xuan"], "one who is known is not offered anew"
    Organisation.objects.create(name="Global Times", abbreviation="GT")
    choices = asked(desk(reporter), "name-choices/organisation/", term="gt")["results"]
    assert choices[0]["text"] == "Global Times"
    assert desk(reporter).get("/admin/name-choices/user/").status_code == 404


def test_new_name_is_made_once_by_those_who_may(web_editor: User, reporter: User) -> None:
    client = desk(web_editor)
    first = client.post("/admin/name-choices/person/new/", {"name": " Li  Xuan "})
    again = client.post("/admin/name-choices/person/new/", {"name": "li xuan"})
    assert first.json() == again.json()
    assert Person.objects.get().name == "Li Xuan"
    assert client.post("/admin/name-choices/person/new/", {"name": "…"}).status_code == 400
    refused = desk(reporter).post("/admin/name-choices/organisation/new/", {"name": "Xinhua"})
    assert refused.status_code == 403
    assert "web editors, photo editors and publishers can add" in refused.json()["error"]
    assert not Organisation.objects.exists()


# --- Tags ---------------------------------------------------------------------------------------


def test_tags_are_suggested_by_the_words_of_the_text_best_first(
    reporter: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("Lianyungang", "Harbour master", "Harbour", "Night ferries", "C++", "连云港"):
        Tag.objects.create(name=name)
    text = "The harbour master of Lianyungang spoke; the HARBOUR MASTER agreed. 连云港的渡轮。"
    given = {"headline": "Lianyungang, c", "text": text, "tags": "harbour"}
    client = desk(reporter)
    # Session, user, groups, the paper, and one look at the tags.
    with django_assert_num_queries(5):
        answer = client.post("/admin/tag-suggestions/", given)
    assert answer.json() == {"tags": ["Lianyungang", "Harbour master", "连云港"]}


def test_tags_are_found_by_the_beginning_of_a_word(reporter: User) -> None:
    for name in ("Night ferries", "Ferries", "Offerings"):
        Tag.objects.create(name=name)
    assert asked(desk(reporter), "tag-choices/", q="fer")["tags"] == ["Ferries", "Night ferries"]


def saved_tags(client: Client, article: Article, line: str) -> tuple[list[str], str]:
    """Save the story with this line of tags; return the tags it has then, and the page."""
    values = {**open_story(client, article), "tags": line, "headline": "Words of mine"}
    page = client.post(story_url(article), values, follow=True).content.decode()
    return [tag.name for tag in story_of(Article.objects.get(pk=article.pk)).tags], page


def test_new_tags_need_the_right_and_what_was_typed_stays(reporter: User, web_editor: User) -> None:
    Tag.objects.create(name="Ferries")
    article = make_article(by=reporter)
    tags, page = saved_tags(desk(reporter), article, "ferries, Straits")
    assert tags == ["Ferries"]
    assert "“Straits”: no such tag yet, and web editors and publishers alone make new ones" in page
    assert "Words of mine" in page
    assert 'value="ferries, Straits"' in page
    assert saved_tags(desk(reporter), article, "ferries")[0] == ["Ferries"]
    assert saved_tags(desk(web_editor), article, "Ferries, Straits")[0] == ["Ferries", "Straits"]


# --- Fields for search, sharing and translations ------------------------------------------------


def test_titles_flash_sensitive_and_original_are_kept(web_editor: User) -> None:
    original, article = make_article(headline="Fährschiff"), make_article()
    client = desk(web_editor)
    given = {
        "search_title": "Night  ferry",
        "social_title": "It is back",
        "translation_of": str(original.pk),
        "is_flash": "on",
        "is_sensitive": "True",
    }
    client.post(story_url(article), {**open_story(client, article), **given})
    story = story_of(Article.objects.get(pk=article.pk))
    assert (story.search_title, story.social_title) == ("Night ferry", "It is back")
    assert story.translation_of == original.public_id
    assert story.is_flash
    assert story.is_sensitive
    values = open_story(client, article)
    assert values["is_sensitive"] == "True"
    values["is_sensitive"] = ""
    client.post(story_url(article), values)
    assert not story_of(Article.objects.get(pk=article.pk)).is_sensitive


def on_hold(article: Article, *people: User) -> Article:
    hold = Hold.objects.create(article=article, name="Obituary", look_again_on="2999-01-01")
    hold.people.set(people)
    return article


def test_original_is_found_among_the_stories_that_one_may_see(
    reporter: User, web_editor: User
) -> None:
    make_article(headline="Night ferry returns")
    on_hold(make_article(headline="Night ferry sinks"), web_editor)

    def found(user: User) -> set[str]:
        answer = asked(desk(user), "original-choices/", term="night ferry")
        return {one["text"] for one in answer["results"]}

    assert found(reporter) == {"Night ferry returns (en)"}
    assert found(web_editor) == {"Night ferry returns (en)", "Night ferry sinks (en)"}


def test_original_on_hold_is_neither_chosen_nor_named(web_editor: User) -> None:
    hidden = on_hold(make_article(headline="Night ferry sinks"), make_user("Hana Kept"))
    article = make_article()
    client = desk(web_editor)
    values = {**open_story(client, article), "translation_of": str(hidden.pk)}
    client.post(story_url(article), values)
    assert Article.objects.get(pk=article.pk).translation_of is None
    Article.objects.filter(pk=article.pk).update(translation_of=hidden)
    page = client.get(story_url(article)).content.decode()
    assert "Night ferry sinks" not in page
    assert "A story on hold" in page
    client.post(story_url(article), {**open_story(client, article), "headline": "Another"})
    kept = Article.objects.get(pk=article.pk)
    assert (kept.headline, kept.translation_of_id) == ("Another", hidden.pk)
