"""What an item says beside its story: where it goes, what it stops, and that none of it is lost."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Note, Notice
from people.models import User
from taxonomy.models import Tag
from tests.builders import make_section
from tests.desk.client import desk
from wire.ingest import ingest, ingest_file
from wire.models import SubjectMeaning, WireItem
from wire.outcome import Outcome, Status
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

ITEM = {
    "uri": "urn:newsml:north.example:20250302:ferry",
    "type": "text",
    "version": "1",
    "versioncreated": "2025-03-02T07:45:00Z",
    "pubstatus": "usable",
    "urgency": 3,
    "language": "nb-NO",
    "headline": "Ferries sail again",
    "byline": "By Ann Roe and Bo Li",
    "source": "North News",
    "slugline": "ferry-sound",
    "ednote": "Recasts the lead.",
    "description_text": "Nine dark winters are over.",
    "body_html": "<p>HARSTAD, March 2 (North News) - The ferries <em>sailed</em> on Monday.</p>"
    "<p>Nobody fell.</p>",
    "subject": [{"code": "15054001", "name": "ferry racing"}, {"scheme": "north", "code": "sea"}],
    "usageterms": "Not for use on ships.",
    "horoscope": "A good day for ferries.",
}


def read(publish: bool = False, **changes: Any) -> Outcome:
    """Read the item in, with some fields changed; None takes one out."""
    item = {key: value for key, value in {**ITEM, **changes}.items() if value is not None}
    return ingest(json.dumps(item).encode(), Wanted(name="item.json", publish=publish))


def story() -> Article:
    return Article.objects.get()


def test_item_becomes_a_story_with_all_its_fields() -> None:
    assert read().status == Status.CREATED
    article = story()
    assert article.headline == "Ferries sail again"
    assert article.standfirst == "Nine dark winters are over."
    assert article.body == ("<p>The ferries <em>sailed</em> on Monday.</p><p>Nobody fell.</p>")
    assert (article.dateline_place, article.language) == ("HARSTAD", "nb-NO")
    assert article.source is not None
    assert article.source.name == "North News"
    assert [credit.person.name for credit in article.credits.all()] == ["Ann Roe", "Bo Li"]
    assert Note.objects.get().words.endswith("Recasts the lead.")


def test_what_has_no_field_stands_beside_the_story_at_the_desk_alone(
    web_editor: User, client: Client
) -> None:
    make_section()
    assert read(publish=True, ednote="Not the one from May.").url
    page = desk(web_editor).get(f"/admin/articles/article/{story().pk}/change/").content.decode()
    for kept_words in (
        "A good day for ferries.",
        "Not for use on ships.",
        "ferry-sound",
        "ferry racing",
    ):
        assert kept_words in page
    readers = client.get(story().live_path).content.decode()
    for kept_words in ("A good day", "Not for use", "ferry-sound", "Not the one from May."):
        assert kept_words not in readers


def test_subjects_mean_the_sections_and_tags_that_the_publisher_gave_them(publisher: User) -> None:
    make_section("World", "world")
    sport = make_section("Sport", "sport", 2)
    racing, sea = Tag.objects.named("Racing"), Tag.objects.named("The sea")
    form = {"code": "subj:15000000", "name": "sport", "section": sport.pk, "tags": [racing.pk]}
    desk(publisher).post(reverse("admin:wire_subjectmeaning_add"), form)
    SubjectMeaning.objects.create(code="North:Sea").tags.add(sea)
    read()
    assert story().section == sport
    assert set(story().tags.names()) == {"Racing", "The sea"}


def test_section_that_is_asked_for_goes_before_what_subjects_mean() -> None:
    world, sport = make_section("World", "world"), make_section("Sport", "sport", 2)
    SubjectMeaning.objects.create(code="north:sea", section=sport)
    ingest(json.dumps(ITEM), Wanted(name="a", section=world))
    assert story().section == world


@pytest.mark.parametrize("days", [0, 2])
def test_embargo_keeps_a_story_back_with_or_without_a_time(days: int) -> None:
    until = (timezone.now() + timedelta(days=days)).isoformat() if days else ""
    make_section()
    outcome = read(publish=True, embargoed=until)
    assert "The page says “Embargoed until" in outcome.reason
    assert not story().is_live
    assert (WireItem.objects.get().embargo_at is None) == (until == "")


def test_embargo_that_is_over_keeps_nothing_back() -> None:
    make_section()
    assert read(publish=True, embargoed="2025-03-02T08:00:00Z").url


def test_what_its_source_withholds_does_not_go_out() -> None:
    make_section()
    assert "must not go out yet" in read(publish=True, pubstatus="withheld").reason
    assert not story().is_live


def test_item_comes_again_as_the_same_story_whatever_its_words() -> None:
    read()
    later = read(
        version="2", versioncreated="2025-03-09T07:45:00Z", headline="Seven hundred sail",
        body_html="<p>All other words.</p>",
    )  # fmt: skip
    assert later.status == Status.UPDATED
    assert story().headline == "Seven hundred sail"


def test_item_that_is_taken_back_is_told_at_once_and_changes_no_word() -> None:
    make_section()
    read(publish=True)
    outcome = read(
        pubstatus="canceled", version="2", headline="KILL: ferries", body_html="<p>-</p>"
    )
    assert outcome.reason == "Its source has taken this story back."
    assert story().headline == "Ferries sail again"
    assert Notice.objects.filter(words__contains="taken this story back").exists()
    assert read(pubstatus="canceled", version="3").status == Status.UNCHANGED


def test_one_broken_item_of_several_stops_no_other() -> None:
    other = {"uri": "urn:y", "headline": "Trains", "body_html": "<p>They stopped at noon.</p>"}
    rows = [ITEM, {"uri": "urn:x", "type": "text"}, {**ITEM, **other}]
    outcomes = ingest_file(json.dumps(rows), Wanted(name="feed.json"))
    assert [one.status for one in outcomes] == ["created", "refused", "created"]
    assert "has no headline" in outcomes[1].reason
    assert outcomes[0].path == f"feed.json · {ITEM['uri']}"


def test_desk_reads_all_stories_of_a_file(web_editor: User) -> None:
    rows = [ITEM, {**ITEM, "uri": "urn:y", "headline": "Trains stop", "body_html": "<p>Today.</p>"}]
    file = SimpleUploadedFile("any.txt", json.dumps(rows).encode("utf-16"))
    page = desk(web_editor).post("/admin/paste/", {"text": "", "pages": [file]}).content.decode()
    assert "Ferries sail again" in page
    assert "Trains stop" in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"uri": "urn:x", "headline": "Ferr', "breaks off"),
        (b'{"headline": ' + b"[" * 80 + b"]" * 80 + b"}", "in one another"),
        ('{"headline": "Fähre"}'.encode("latin-1"), "no encoding of Unicode"),
        (b'{"swim": true}', "This is JSON"),
    ],
)
def test_json_that_is_broken_or_none_of_it_is_refused_in_words(data: bytes, words: str) -> None:
    outcome = ingest(data, Wanted(name="a"))
    assert outcome.status == Status.REFUSED
    assert words in outcome.reason


def nitf(
    head: str = "", before: str = "", body: str = "<p>The ferries sailed on Monday.</p>"
) -> str:
    """Return a small story in NITF."""
    return (
        f'<?xml version="1.0"?>{before}<nitf><body><body.head><hedline>'
        f"<hl1>Ferries sail again</hl1></hedline></body.head><body.content>{body}</body.content>"
        "</body></nitf>"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (nitf(before='<!DOCTYPE nitf [<!ENTITY who "Ann">]>').encode(), "entities of its own"),
        (nitf(before='<!DOCTYPE nitf [<!ENTITY who "Ann">]>').encode("utf-16"), "entities of its"),
        (nitf(body="<p>" * 300 + "</p>" * 300).encode(), "breaks off or is wrong"),
        (nitf()[:-9].encode(), "breaks off or is wrong"),
        (nitf(body="<p>F\xe4hre</p>").encode("latin-1"), "another encoding than it says"),
    ],
)
def test_xml_that_is_not_safe_or_broken_is_refused_in_words(data: bytes, words: str) -> None:
    outcome = ingest(data, Wanted(name="a"))
    assert outcome.status == Status.REFUSED
    assert words in outcome.reason


@pytest.mark.parametrize(
    "data",
    [
        nitf(before='<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">', body="<p>F\xe4hre</p>"),
        nitf(before='<!DOCTYPE nitf SYSTEM "nitf.dtd">', body="<p>F&auml;hre</p>"),
    ],
)
def test_document_type_is_neither_fetched_nor_needed(data: str) -> None:
    assert ingest(data.encode(), Wanted(name="a")).status == Status.CREATED
    assert story().body == "<p>F\xe4hre</p>"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_encoding_is_as_declared_unless_the_bytes_say_otherwise(encoding: str) -> None:
    declared = nitf(body="<p>F\xe4hre</p>").replace('"1.0"', '"1.0" encoding="iso-8859-1"')
    assert ingest(declared.encode(encoding), Wanted(name="a")).status == Status.CREATED
    assert story().body == "<p>F\xe4hre</p>"


def test_markup_of_an_item_loses_its_teeth() -> None:
    read(body_html='<p onclick="x()">Sailed.</p><script>x()</script><a href="javascript:x()">y</a>')
    assert story().body == "<p>Sailed.</p><p><a>y</a></p>"


G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:1" version="2"
 xml:lang="sv">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="North News"/>
<versionCreated>2025-03-02T07:45:00Z</versionCreated><embargoed/>
<pubStatus qcode="stat:usable"/><edNote>Not the one from May.</edNote>
<link rel="irel:isTranslationOf" residref="urn:n:0"/></itemMeta>
<contentMeta><subject qcode="medtop:20001065"><name>ferries</name></subject>
<headline>Ferries sail again</headline></contentMeta>
<contentSet><inlineXML><html><body><p>They sailed <b>twice</b>.</p></body></html></inlineXML>
</contentSet></newsItem>"""


def test_empty_embargo_of_newsml_g2_keeps_its_story_back_and_links_are_kept() -> None:
    make_section()
    outcome = ingest(G2, Wanted(name="a", publish=True))
    assert "Embargoed until an unknown time" in outcome.reason
    assert story().body == "<p>They sailed <strong>twice</strong>.</p>"
    kept = WireItem.objects.get().told
    assert kept["links"] == [{"rel": "irel:isTranslationOf", "to": "urn:n:0", "title": ""}]
    assert kept["subjects"] == [{"code": "medtop:20001065", "name": "ferries"}]
