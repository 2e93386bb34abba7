"""The inbox: what waits, what is looked for, and what is done with it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.acts.hold import hold
from articles.acts.stages import move
from articles.door.publishing import publish
from articles.models import Article
from people.actors import SHELL
from people.models import Organisation, User
from tests.builders import make_article, make_section
from tests.desk.client import desk, story_url
from tests.wire.channels.channels import House, item, make_channel, read_all
from wire.ingest import ingest
from wire.joining import join_take
from wire.models import InboxStory, WireItem
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

INBOX = "/admin/inbox/"
TOMORROW = timezone.localdate() + timedelta(days=1)
type MostQueries = Callable[[int], AbstractContextManager[Any]]
type Answer = Any


def came(headline: str, text: str = "", **told: Any) -> Article:
    """Return a story that an agency sent."""
    words = text or f"{headline}, said the board of the harbour on Sunday evening in a short note."
    number = WireItem.objects.count()
    facts = {"uri": f"urn:x:{number}", "headline": headline, "body_html": f"<p>{words}</p>"}
    outcome = ingest(item(**{**facts, **told}), Wanted(name=f"{number}.json"))
    assert outcome.article is not None, outcome.reason
    return Article.objects.get(pk=outcome.article.pk)


def listed(client: Client, query: str = "") -> list[str]:
    """Return the headlines that the list shows, in its order."""
    page = client.get(f"{INBOX}?{query}")
    assert page.status_code == 200
    return [str(row.article) for row in page.context["rows"]]


def act(client: Client, article: Article, do: str, **values: str) -> Answer:
    """Press a button of a story, as the script does."""
    address = f"{INBOX}{article.public_id}/act/"
    return client.post(address, {"do": do, **values}, headers={"X-Requested-With": "fetch"})


def test_what_waits_is_listed_newest_first_and_what_somebody_did_under_its_filter(
    web_editor: User,
) -> None:
    names = ("Ferry sails", "Pier closes", "Rain falls", "Bridge opens", "Market burns")
    ferry, pier, rain, bridge, market = map(came, names)
    client = desk(web_editor)
    assert listed(client) == [*reversed(names)]
    assert act(client, ferry, "take").json()["done"].startswith("Taken")
    assert act(client, pier, "spike").json()["can_undo"]
    assert act(client, rain, "background").json()["can_undo"]
    # What is done to a story elsewhere counts as much.
    move(bridge, "submit", by=SHELL)
    assert listed(client) == ["Market burns"]
    assert listed(client, "standing=taken") == ["Bridge opens", "Ferry sails"]
    assert listed(client, "standing=spiked") == ["Pier closes"]
    assert listed(client, "standing=background") == ["Rain falls"]
    assert listed(client, "standing=all") == [*reversed(names)]
    ferry.refresh_from_db()
    assert ferry.assigned_to == web_editor
    market.refresh_from_db()
    house = Organisation.objects.named("North News")
    Article.objects.filter(pk=market.pk).update(section=make_section(), source=house)
    publish(market, by=SHELL)
    assert listed(client) == []
    assert "From the wire" not in client.get("/admin/").content.decode()


def test_undo_lets_what_was_set_aside_wait_again(web_editor: User) -> None:
    ferry, pier = came("Ferry sails"), came("Pier closes")
    client = desk(web_editor)
    act(client, ferry, "spike")
    act(client, pier, "background")
    both = {"story": [ferry.public_id, pier.public_id]}
    assert client.post(f"{INBOX}undo/", both).json()["done"] == "It waits again."
    assert listed(client) == ["Pier closes", "Ferry sails"]
    refused = client.post(f"{INBOX}undo/", both)
    assert refused.status_code == 409
    assert "waits already" in refused.json()["detail"]


def test_star_is_for_the_whole_desk(web_editor: User, publisher: User) -> None:
    ferry = came("Ferry sails")
    came("Pier closes")
    assert act(desk(web_editor), ferry, "star").json()["is_starred"]
    client = desk(publisher)
    assert listed(client, "star=yes") == ["Ferry sails"]
    assert f"starred by {web_editor}" in reader_of(client, ferry)
    assert not act(client, ferry, "star").json()["is_starred"]
    assert listed(client, "star=yes") == []


def reader_of(client: Client, article: Article) -> str:
    """Return what stands beside the list."""
    address = f"{INBOX}{article.public_id}/"
    return client.get(address, headers={"X-Requested-With": "fetch"}).content.decode()


def test_whoever_comes_second_is_told_who_was_first_and_changes_nothing(
    web_editor: User, publisher: User
) -> None:
    ferry, pier = came("Ferry sails"), came("Pier closes")
    act(desk(web_editor), ferry, "take")
    act(desk(web_editor), pier, "spike")
    client = desk(publisher)
    for do in ("take", "spike", "background"):
        refused = act(client, ferry, do)
        assert refused.status_code == 409
        assert f"{web_editor} has this story already" in refused.json()["detail"]
    assert f"{web_editor} spiked this story" in act(client, pier, "take").json()["detail"]
    ferry.refresh_from_db()
    assert (ferry.assigned_to, ferry.stage) == (web_editor, "draft")
    # Without the script it is said on the list.
    address = f"{INBOX}{ferry.public_id}/act/"
    page = client.post(address, {"do": "take", "list": "star=yes"}, follow=True)
    assert page.redirect_chain == [(f"{INBOX}?star=yes", 302)]
    assert f"{web_editor} has this story already" in page.content.decode()


def test_assigned_story_is_the_colleagues_who_is_told(web_editor: User, reporter: User) -> None:
    ferry = came("Ferry sails")
    client = desk(web_editor)
    assert act(client, ferry, "assign", to="").status_code == 409
    assert str(reporter) in act(client, ferry, "assign", to=str(reporter.pk)).json()["done"]
    ferry.refresh_from_db()
    assert ferry.assigned_to == reporter
    assert "gave you" in desk(reporter).get("/admin/").content.decode()
    assert listed(client) == []


FILTERS = {
    "house=HOUSE": "agency",
    "subject=medtop:15000000": "sport",
    "subject=MEDTOP:15000000&place=oslo": "sport",
    "urgency=1": "urgent",
    "language=fr": "french",
    "place=Oslo": "sport",
    "kind=picture": "picture",
    "embargo=on": "embargoed",
    "embargo=any&urgency=4": "embargoed",
    "q=whalers": "words",
    "q=whalers&language=en": "words",
    "channel=CHANNEL": "agency",
}


@pytest.mark.parametrize("standing", ["", "&standing=all"])
@pytest.mark.parametrize("query", FILTERS)
def test_list_is_narrowed_by_what_the_wire_says(
    query: str, standing: str, web_editor: User
) -> None:
    came("plain")
    channel = make_channel()
    House(channel).send(item(uri="urn:x:agency", headline="agency"))
    read_all()
    came("sport", subject=[{"code": "medtop:15000000", "name": "Sport"}], located="Oslo")
    came("urgent", urgency=1)
    came("french", language="fr-CA")
    came("picture", type="picture")
    soon = (timezone.now() + timedelta(hours=3)).isoformat()
    came("embargoed", embargoed=soon, urgency=4)
    came("words", text="The last whalers of the bay gave up on Sunday, and sold their boats.")
    house = InboxStory.objects.get(channel=channel).house_id
    asked = query.replace("HOUSE", str(house)).replace("CHANNEL", str(channel.pk))
    assert listed(desk(web_editor), asked + standing) == [FILTERS[query]]


@pytest.mark.parametrize(
    "query", ["house=x", "house=99999999999999999999", "urgency=0", "embargo=", "kind=tune"]
)
def test_nonsense_that_is_looked_for_is_no_fault(query: str, web_editor: User) -> None:
    came("Ferry sails")
    assert listed(desk(web_editor), query) in ([], ["Ferry sails"])


def test_list_goes_on_by_key_and_new_ones_move_nothing(web_editor: User) -> None:
    for number in range(45):
        came(f"Story {number}")
    client = desk(web_editor)
    first = client.get(INBOX)
    newest = first.context["newest"]
    new_at = f"{INBOX}new/?after={newest}"
    assert client.get(new_at).json() == {"count": 0, "has_more": False}
    came("Story 45")
    came("Urgent now", urgency=1)
    older = listed(client, first.context["older"])
    assert older == [f"Story {number}" for number in range(4, -1, -1)]
    assert client.get(new_at).json() == {"count": 2, "has_more": False}
    assert client.get(f"{new_at}&urgency=1").json()["count"] == 1
    rows = client.get(f"{new_at}&rows=yes").content.decode()
    assert re.findall(r'class="headline"[^>]*>([^<]+)<', rows) == ["Urgent now", "Story 45"]
    assert client.get(f"{INBOX}?before=x").status_code == 404


TELLING = (
    "The harbour board said on Sunday that the night ferry would stop calling at the pier.",
    "Two hundred people take the ferry every night, most of them to the fish market.",
)


def telling(head: str, house: str, *more: str, at: str = "09:19") -> Article:
    """Return the ferry's story as a house tells it."""
    page = "\n\n".join((head, f"({house}) {at}, March 4, 2024", *TELLING, *more))
    outcome = ingest(page, Wanted(name=f"{house} {at}"))
    assert outcome.article is not None
    return Article.objects.get(pk=outcome.article.pk)


def test_takes_and_other_tellings_are_one_row_that_opens(web_editor: User) -> None:
    first = telling("Ferry stops", "Northern Wire")
    assert telling("Ferry stops tonight", "Northern Wire", at="10:19").pk == first.pk
    other = telling("No ferry at the pier", "Southern Wire", "Nobody was asked about it at all.")
    came("Rain falls")
    client = desk(web_editor)
    assert listed(client) == ["Rain falls", "No ferry at the pier"]
    row = client.get(INBOX).context["rows"][1]
    assert row.others == 1
    members = client.get(
        f"{INBOX}{other.public_id}/row/", headers={"X-Requested-With": "fetch"}
    ).content.decode()
    assert "Ferry stops tonight" in members
    assert "2 takes" in members
    assert "No ferry" not in members
    # A filter that the newest does not fit shows the one that does.
    house = InboxStory.objects.get(article=first).house_id
    assert listed(client, f"house={house}") == ["Ferry stops tonight"]


def test_one_headline_and_other_words_are_two_rows(web_editor: User) -> None:
    came("Weather tonight", text="Rain over the coast with winds of 20 knots from the west.")
    dry = "A dry and quiet night in all valleys, colder than on Friday, and no wind at all."
    came("Weather tonight", text=dry, versioncreated="2025-03-02T19:45:00Z")
    assert len(listed(desk(web_editor))) == 2


def test_what_is_done_to_a_row_is_done_to_all_of_it_or_to_one_alone(web_editor: User) -> None:
    first = telling("Ferry stops", "Northern Wire")
    second = telling("No ferry at the pier", "Southern Wire")
    client = desk(web_editor)
    spiked = act(client, second, "spike", whole="yes").json()
    assert set(spiked["stories"]) == {first.public_id, second.public_id}
    client.post(f"{INBOX}undo/", {"story": spiked["stories"]})
    act(client, second, "spike")
    assert listed(client) == ["Ferry stops"]
    client.post(f"{INBOX}undo/", {"story": [second.public_id]})
    act(client, first, "take", whole="yes")
    assert listed(client) == []
    assert listed(client, "standing=background") == ["No ferry at the pier"]


def test_story_that_was_an_update_leaves_the_inbox_for_its_story(web_editor: User) -> None:
    first = telling("Ferry stops", "Northern Wire")
    second = came("Pier closes")
    WireItem.objects.filter(article=second).update(update_of=first)
    client = desk(web_editor)
    assert "Probably an update of" in reader_of(client, second)
    join_take(second, by=web_editor)
    assert listed(client, "standing=all") == ["Pier closes"]
    assert InboxStory.objects.get().article_id == first.pk
    assert "2 takes" in client.get(INBOX).content.decode()


def test_reader_shows_the_story_and_what_the_wire_says_of_it(web_editor: User) -> None:
    soon = timezone.now() + timedelta(hours=3)
    ferry = came("Ferry sails", urgency=2, embargoed=soon.isoformat(), located="Oslo")
    page = reader_of(desk(web_editor), ferry)
    for words in ("said the board of the harbour", "urgency 2", "Embargo until", "urn:x:0"):
        assert words in page, words
    assert "<html" not in page
    whole = desk(web_editor).get(f"{INBOX}{ferry.public_id}/?urgency=2").content.decode()
    assert "<html" in whole
    assert 'href="/admin/inbox/?urgency=2"' in whole


def test_words_run_as_their_script_does(web_editor: User) -> None:
    story = came("توقف العبارة", "قال مجلس الميناء إن العبارة توقفت مساء الأحد.", language="ar")
    client = desk(web_editor)
    row = re.search(r'<a\s+class="headline"[^>]*>', client.get(INBOX).content.decode())
    assert row
    assert 'dir="auto"' in row[0]
    assert 'lang="ar"' in row[0]
    reader = reader_of(client, story)
    assert '<h2 class="inbox-headline" dir="auto">' in reader
    assert '<div class="inbox-text" dir="auto">' in reader


def test_only_those_who_read_the_wire_in_have_an_inbox(
    reporter: User, photo_editor: User, web_editor: User
) -> None:
    ferry = came("Ferry sails")
    pages = [INBOX, f"{INBOX}new/", f"{INBOX}{ferry.public_id}/", f"{INBOX}{ferry.public_id}/row/"]
    for user in (reporter, photo_editor):
        client = desk(user)
        assert {client.get(page).status_code for page in pages} == {404}
        assert act(client, ferry, "take").status_code == 404
        undone = client.post(f"{INBOX}undo/", {"story": [ferry.public_id]})
        assert undone.status_code == 404
    assert ">Wire</a>" not in desk(reporter).get("/admin/").content.decode()
    assert ">Wire</a>" in desk(web_editor).get("/admin/").content.decode()
    own = make_article(by=web_editor)
    assert desk(web_editor).get(f"{INBOX}{own.public_id}/").status_code == 404
    assert act(desk(web_editor), ferry, "burn").status_code == 404
    ferry.refresh_from_db()
    assert (ferry.assigned_to, ferry.stage) == (None, "draft")


def test_story_on_hold_is_in_no_list_and_no_row_of_those_not_named(
    web_editor: User, publisher: User
) -> None:
    first = telling("Ferry stops", "Northern Wire")
    second = telling("No ferry at the pier", "Southern Wire")
    hold(second, name="Ferry", people=[publisher], look_again_on=TOMORROW, by=publisher)
    client = desk(web_editor)
    assert listed(client) == ["Ferry stops"]
    assert client.get(INBOX).context["rows"][0].others == 0
    assert "No ferry" not in reader_of(client, first)
    assert client.get(f"{INBOX}new/").json()["count"] == 1
    act(client, first, "spike", whole="yes")
    second.refresh_from_db()
    assert second.stage == "draft"
    assert listed(desk(publisher)) == ["No ferry at the pier"]


def test_story_on_hold_is_not_named_by_what_is_done_to_its_row(
    web_editor: User, publisher: User
) -> None:
    first = telling("Ferry stops", "Northern Wire")
    second = telling("No ferry at the pier", "Southern Wire")
    hold(second, name="Ferry", people=[publisher], look_again_on=TOMORROW, by=publisher)
    act(desk(publisher), second, "take", whole="yes")
    page = desk(web_editor).get(story_url(first)).content.decode()
    assert "A story on hold was taken" in page
    assert "No ferry at the pier" not in page


def test_inbox_asks_as_little_for_many_rows_as_for_few(
    web_editor: User, django_assert_max_num_queries: MostQueries
) -> None:
    client = desk(web_editor)
    for number in range(3):
        came(f"Story {number}", urgency=3)
    client.get(INBOX)
    most = {
        INBOX: 14,
        f"{INBOX}?urgency=3&language=en": 14,
        f"{INBOX}?standing=all": 18,
        f"{INBOX}new/?after=1": 6,
    }
    for number in range(30):
        came(f"More {number}", urgency=3)
    for address, queries in most.items():
        with django_assert_max_num_queries(queries):
            assert client.get(address).status_code == 200
