"""What pages of tags, people and sources say besides their stories."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.licences import see_to_ended_licences
from articles.acts.page_pictures import choose_picture
from articles.acts.photo_kill import kill_photo
from articles.acts.threads import close_thread, make_thread, put_in
from articles.acts.uniting import go_on_uniting, unite
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.choices import Kind
from editions.verification import verify_record
from media.models import Photo, Portrait, TopicPicture
from media.renditions import make_renditions
from media.restricting import free, restrict
from newsroom.leaks import leaks
from people.actors import SHELL
from people.models import HouseKind, Organisation, Person
from taxonomy.models import Tag
from tests.builders import live_article, make_photo
from tests.website.live_pages import headlines, is_kept, keep_menu, many, text_of, tree
from tests.website.structured_data import faults_by_google, faults_of, things_of

pytestmark = pytest.mark.django_db

TAG, PERSON, SOURCE = "/tag/ferries/", "/person/li-xuan/", "/source/xinhua/"


def ferries(**facts: object) -> Tag:
    """Return the tag of these tests, with what its page is to say."""
    Tag.objects.filter(slug="ferries").update(**facts)
    return Tag.objects.get(slug="ferries")


def li_xuan(**facts: object) -> Person:
    """Return the person of these tests, with what is to be known of her."""
    Person.objects.filter(slug="li-xuan").update(**facts)
    return Person.objects.get(slug="li-xuan")


def file_of(photo: Photo) -> str:
    """Return the address of one of a photo's files."""
    return f"/photo/{photo.content_hash}-480.jpg"


def things(reader: Client, path: str) -> dict[str, dict[str, Any]]:
    """Return what a page tells machines, by type, after asking schema.org and Google."""
    found = things_of(tree(reader.get(path)))
    for thing in found:
        assert [*faults_of(thing), *faults_by_google(thing)] == [], path
    return {thing["@type"]: thing for thing in found}


# --- Topics -------------------------------------------------------------------------------------


def test_tag_of_which_nothing_is_said_is_a_list(reader: Client) -> None:
    stories = many(3, tags=["Ferries"])
    put_in(stories[0], make_thread("Storm", "storm", by=SHELL), by=SHELL)
    page = tree(reader.get(TAG))
    assert headlines(reader.get(TAG)) == [str(story) for story in stories]
    for name in ("topic", "running", "topic-lead"):
        assert page.find_class(name) == []


def test_topic_has_its_words_its_lead_and_what_is_running(reader: Client) -> None:
    stories = many(4, tags=["Ferries"])
    storm, strike, over = (
        make_thread(name, name.lower(), by=SHELL) for name in ("Storm", "Strike", "Over")
    )
    other = live_article(headline="Of something else")
    for story, thread in ((stories[0], storm), (stories[1], over), (other, strike)):
        put_in(story, thread, by=SHELL)
    close_thread(over, by=SHELL)
    ferries(description="Of boats.\n\nAnd <piers>.", lead_story=stories[2].public_id)
    page = tree(reader.get(TAG))
    assert [text_of(each) for each in page.xpath("//div[@class='intro']/p")] == [
        "Of boats.", "And <piers>.",
    ]  # fmt: skip
    assert [text_of(each) for each in page.xpath("//nav[@class='running']//a")] == ["Storm"]
    assert headlines(reader.get(TAG)) == [str(stories[n]) for n in (2, 0, 1, 3)]
    assert page.xpath("//meta[@name='description']/@content") == ["Of boats. And <piers>."]


def test_topic_is_led_by_the_newest_until_one_is_chosen_that_is_still_there(
    reader: Client,
) -> None:
    """Chosen ones may stand far down, and lead no more when they are withdrawn."""
    stories = many(25, tags=["Ferries"])
    ferries(description="Of boats.")
    assert headlines(reader.get(TAG)) == [str(story) for story in stories[:20]]
    ferries(lead_story=stories[24].public_id)
    assert headlines(reader.get(TAG))[:2] == [str(stories[24]), str(stories[0])]
    further = tree(reader.get(TAG)).xpath("//a[@rel='next']/@href")[0]
    assert headlines(reader.get(TAG + further)) == [str(story) for story in stories[20:24]]
    withdraw(stories[24], reason="Wrong.", by=SHELL)
    assert headlines(reader.get(TAG))[0] == str(stories[0])


def test_topic_tells_machines_what_it_is_and_has_a_feed(reader: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://news.example"
    story = live_article(tags=["Ferries"], body="<p>The ferries ran again.</p>")
    ferries(description="Of boats.")
    data = things(reader, TAG)["CollectionPage"]
    assert data["description"] == "Of boats."
    assert data["about"]["@type"] == "Thing"
    for path in (TAG, PERSON):
        feed = etree.fromstring(reader.get(f"{path}feed/").content)
        assert [each.text for each in feed.iterfind(".//item/title")] == [str(story)]
        assert f"{path}feed/" in tree(reader.get(path)).xpath("//link/@href")
    assert reader.get("/tag/nothing/feed/").status_code == 404


def test_page_of_a_topic_with_all_costs_six_queries(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The look, its stories, what is known, its picture's files, the lead, what is running."""
    stories = many(30, tags=["Ferries"])
    put_in(stories[0], make_thread("Storm", "storm", by=SHELL), by=SHELL)
    choose_picture(
        ferries(description="Of boats.", lead_story=stories[29].public_id),
        make_photo(rendered=True),
        by=SHELL,
    )
    keep_menu(reader)
    with django_assert_max_num_queries(6):
        assert len(headlines(reader.get(TAG))) == 21


def test_merged_topic_keeps_what_it_has_and_takes_over_the_rest(reader: Client) -> None:
    live_article(tags=["Ferries", "Boats"])
    boats = Tag.objects.get(slug="boats")
    Tag.objects.filter(pk=boats.pk).update(description="Of boats.")
    first, second = make_photo(rendered=True), make_photo(rendered=True)
    choose_picture(boats, first, by=SHELL)
    choose_picture(ferries(), second, by=SHELL)
    unite(boats, ferries(), by=SHELL)
    while go_on_uniting():
        pass
    assert ferries().description == "Of boats."
    assert TopicPicture.objects.get().photo == second


# --- Pictures of pages --------------------------------------------------------------------------


@pytest.fixture(params=["tag", "person"])
def pictured(request: pytest.FixtureRequest) -> tuple[str, Photo]:
    """A page with a picture that no story shows."""
    live_article(tags=["Ferries"])
    photo = make_photo(
        rendered=True, caption="Boats at noon.", agency=Organisation.objects.named("Ro Press")
    )
    choose_picture(ferries() if request.param == "tag" else li_xuan(), photo, by=SHELL)
    return {"tag": TAG, "person": PERSON}[request.param], photo


def shows(reader: Client, path: str, photo: Photo) -> bool:
    """Say whether a page shows a photo; that its file answers is the same."""
    addresses = tree(reader.get(path)).xpath("//main//img/@src")
    in_page = any(photo.content_hash in address for address in addresses)
    answer = reader.get(file_of(photo))
    assert b"".join(iter(answer))
    assert (answer.status_code == 200) == in_page
    assert list(leaks()) == []
    return in_page


def test_picture_is_shown_with_its_credit_and_alt_text(
    reader: Client, pictured: tuple[str, Photo]
) -> None:
    path, photo = pictured
    assert shows(reader, path, photo)
    figure = tree(reader.get(path)).xpath("//main//figure")[0]
    assert "Ro Press" in text_of(figure)
    assert figure.xpath(".//img/@alt") == ["A white ferry at a pier"]
    assert is_kept(reader, path)
    Photo.objects.filter(pk=photo.pk).update(alt_text="Two boats")
    assert tree(reader.get(path)).xpath("//main//figure//img/@alt") == ["Two boats"]


def test_picture_goes_at_once_where_it_may_not_be_shown(
    reader: Client, pictured: tuple[str, Photo]
) -> None:
    """Kept pages are asked each time: restricted and freed, embargoed, its licence over."""
    path, photo = pictured
    row = Photo.objects.filter(pk=photo.pk)
    today = timezone.localdate()
    for change in (
        {"embargo_until": timezone.now() + timedelta(hours=1)},
        {"licence_until": today - timedelta(days=1)},
        {"licence_from": today + timedelta(days=1)},
    ):
        assert shows(reader, path, photo)
        row.update(**change)
        assert not shows(reader, path, photo)
        row.update(**dict.fromkeys(change))
    assert shows(reader, path, photo)
    restrict(photo, reason="Ask her.", by=SHELL)
    assert not shows(reader, path, photo)
    free(photo, reason="She agreed.", by=SHELL)
    assert shows(reader, path, photo)
    kill_photo(photo, reason="Not ours.", by=SHELL)
    assert not shows(reader, path, photo)


def test_picture_leaves_with_the_last_story_of_its_page(
    reader: Client, pictured: tuple[str, Photo]
) -> None:
    path, photo = pictured
    withdraw(Article.objects.get(), reason="Wrong.", by=SHELL)
    assert reader.get(path).status_code == 404
    assert reader.get(file_of(photo)).status_code == 404
    assert list(leaks()) == []


def test_picture_comes_with_its_files(reader: Client) -> None:
    live_article(tags=["Ferries"])
    photo = make_photo()
    choose_picture(ferries(), photo, by=SHELL)
    assert not shows(reader, TAG, photo)
    make_renditions(photo)
    assert shows(reader, TAG, photo)


def test_proxy_is_told_when_the_licence_of_a_picture_ends(
    pictured: tuple[str, Photo], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an agency too that leaves it in live stories."""
    asked_for = []
    monkeypatch.setattr(
        "articles.acts.page_pictures.taken_from_readers", lambda: asked_for.append(1)
    )
    yesterday = timezone.localdate() - timedelta(days=1)
    Photo.objects.filter(pk=pictured[1].pk).update(licence_until=yesterday)
    see_to_ended_licences()
    assert asked_for == [1]


def test_picture_of_a_topic_stands_on_no_card_below_it(reader: Client) -> None:
    photo = make_photo(rendered=True)
    live_article(tags=["Ferries"], photos=[photo])
    choose_picture(ferries(), photo, by=SHELL)
    pictures = tree(reader.get(TAG)).xpath("//main//img/@src")
    assert len(pictures) == 1


# --- People -------------------------------------------------------------------------------------


def known_person() -> Person:
    """Return a person of whom all is known."""
    return li_xuan(
        title="Reporter",
        bio="Writes of ships.\n\nSailed on one.",
        languages="en, zh-Hans",
        email="li@paper.example",
        profiles="https://social.example/@li\nhttps://www.code.example/li/?a=1&b=2",
    )


def test_person_is_told_of_with_languages_and_where_they_are_found(reader: Client) -> None:
    live_article()
    known_person()
    who = tree(reader.get(PERSON)).find_class("who")[0]
    assert text_of(who) == (
        "Reporter Writes of ships. Sailed on one. Languages: English, 简体中文 "
        "li@paper.example social.example/@li ↗ code.example/li ↗"
    )
    assert who.xpath(".//span/@lang") == ["en", "zh-Hans"]
    assert who.xpath(".//a/@href") == [
        "mailto:li@paper.example",
        "https://social.example/@li",
        "https://www.code.example/li/?a=1&b=2",
    ]
    assert who.xpath(".//a/@rel") == ["me noopener", "me noopener"]


def test_machines_are_told_who_somebody_is(reader: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://news.example"
    live_article()
    choose_picture(known_person(), make_photo(rendered=True), by=SHELL)
    portrait = tree(reader.get(PERSON)).xpath("//meta[@property='og:image']/@content")
    assert [each.startswith("https://news.example/photo/") for each in portrait] == [True]
    person = things(reader, PERSON)["ProfilePage"]["mainEntity"]
    assert person["sameAs"][0] == "https://social.example/@li"
    assert person["knowsLanguage"] == ["en", "zh-Hans"]
    assert person["image"]["@type"] == "ImageObject"
    assert (person["jobTitle"], person["email"]) == ("Reporter", "li@paper.example")


def test_corrections_of_what_somebody_wrote_stand_on_their_page(reader: Client) -> None:
    """Not of what they edited; the one of which readers were told last stands first."""
    first, second = many(2)
    edited = live_article(headline="By another", writers=["Chen Yu"], web_editors=["Li Xuan"])
    reader.get(PERSON)
    for story in (second, edited, first):
        change = NamedChange(Kind.CORRECTION, note=f"It is right now: {story.public_id}.")
        amend(story, {"standfirst": "Right."}, change, by=SHELL)
    amend(first, {"body": "<p>More.</p>"}, NamedChange(Kind.UPDATE), by=SHELL)
    page = tree(reader.get(PERSON))
    told = page.xpath("//section[@aria-labelledby='corrected']/article")
    assert [text_of(each.xpath(".//h3")[0]) for each in told] == [str(first), str(second)]
    assert f"It is right now: {first.public_id}." in text_of(told[0])
    assert list(verify_record()) == []
    withdraw(first, reason="Wrong.", by=SHELL)
    assert str(first) not in reader.get(PERSON).content.decode()


def test_page_of_a_person_with_all_costs_seven_queries(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The look, two for the stories, what is known, portrait, pictures, corrections."""
    hers = make_photo(rendered=True, photographer=Person.objects.named("Li Xuan"))
    stories = many(3, photos=[hers])
    choose_picture(known_person(), make_photo(rendered=True), by=SHELL)
    change = NamedChange(Kind.CORRECTION, note="It is right now.")
    amend(stories[0], {"standfirst": "Right."}, change, by=SHELL)
    keep_menu(reader)
    with django_assert_max_num_queries(7):
        assert text_of(tree(reader.get(PERSON)).find_class("told")[0])


def test_merged_person_takes_over_a_portrait(reader: Client) -> None:
    live_article()
    live_article(writers=["Li X."])
    choose_picture(Person.objects.named("Li X."), make_photo(rendered=True), by=SHELL)
    unite(Person.objects.named("Li X."), li_xuan(), by=SHELL)
    assert Portrait.objects.get().person == li_xuan()


# --- Sources ------------------------------------------------------------------------------------


def test_source_says_what_it_is(reader: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://news.example"
    live_article(source="Xinhua")
    assert tree(reader.get(SOURCE)).find_class("who") == []
    Organisation.objects.filter(slug="xinhua").update(
        kind=HouseKind.AGENCY, description="Of the country.", home="https://www.agency.example/en"
    )
    who = tree(reader.get(SOURCE)).find_class("who")[0]
    assert text_of(who) == "News agency Of the country. agency.example ↗"
    assert who.xpath(".//a/@href") == ["https://www.agency.example/en"]
    assert who.xpath(".//a/@rel") == ["noopener"]
    house = things(reader, SOURCE)["CollectionPage"]["about"]
    assert house["sameAs"] == "https://www.agency.example/en"
    assert house["description"] == "Of the country."
    assert reader.get(f"{SOURCE}feed/").status_code == 200
