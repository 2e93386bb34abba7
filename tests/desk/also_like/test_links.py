"""Deciding what stands under a story, on the screen of its list."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.acts.stages import move
from articles.door.publishing import publish, withdraw
from articles.models import Article, Event
from editions.models import Edition
from people.actors import SHELL
from people.models import User
from related.decisions.transaction import version_of
from related.models import Decision, Follow, LinkKind, RelatedLink
from related.suggestions.indexing import index_all
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk, story_url
from tests.related.list_builders import liked, pin, suggest

pytestmark = pytest.mark.django_db

LINKS = "/admin/related/relatedlink/"
LOG = "/admin/related/decision/"


def screen(article: Article) -> str:
    return reverse("admin:related_list", args=[article.public_id])


def decide(client: Client, article: Article, do: str, **sent: object) -> str:
    """Press a button of the list as somebody who sees it as it is; return the page that comes."""
    values = {"version": version_of(article.public_id), "do": do, **sent}
    address = reverse("admin:decide", args=[article.public_id])
    response = client.post(address, values, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def shown(article: Article) -> list[str]:
    return [headline for headline, _ in liked(article)]


def page_lines(page: bytes) -> list[str]:
    """Return what the lines of the list say, each as one line of words."""
    lines = html.fromstring(page).xpath("//ol[@data-order]/li/div[@class='related-words']")
    return [" ".join(line.text_content().split()) for line in lines]


def test_list_is_shown_as_readers_see_it_with_who_and_why(moderator: User) -> None:
    story, one, two = (live_article(headline=name) for name in ("Story", "One", "Two"))
    suggest(story, two)
    pin(story, one, by="Wen Jia", note="For the anniversary", ends_on=timezone.localdate())
    first, second = page_lines(desk(moderator).get(screen(story)).content)
    assert first.startswith("One Pinned City ")
    assert "by Wen Jia" in first
    assert "until" in first
    assert "For the anniversary" in first
    assert re.fullmatch(
        "Two Suggested City . now same tag: Ferries", second.encode("latin-1").decode()
    )


def test_list_shows_the_first_picture_of_each_entry(moderator: User) -> None:
    story = live_article(headline="Story")
    photo = make_photo(rendered=True)
    suggest(story, live_article(headline="One", photos=[photo]), live_article(headline="Two"))
    page = html.fromstring(desk(moderator).get(screen(story)).content)
    pictures = [line.xpath("./div[1]//img/@src") for line in page.xpath("//ol[@data-order]/li")]
    assert [len(of_line) for of_line in pictures] == [1, 0]
    assert pictures[0][0].startswith(f"/photo/{photo.content_hash}-")


def test_what_the_text_links_to_is_marked_and_not_repeated(moderator: User) -> None:
    first, second = live_article(headline="One"), live_article(headline="Two")
    texts = "".join(
        f'<p>As <a href="{address}">was said</a> then.</p>'
        for address in (
            first.live_path,
            f"{settings.SITE_URL}{second.live_path}#later",
            "/2026/99/01/a/",
        )
    )
    story = live_article(headline="Story", body=texts)
    suggest(story, first, second, live_article(headline="Three"))
    assert shown(story) == ["Three"]
    client = desk(moderator)
    page = html.fromstring(client.get(screen(story)).content)
    hidden = page.xpath("//details[@data-fold='hidden']//*[@class='state state-grey']/text()")
    assert hidden == ["Linked in the text", "Linked in the text"]
    # Whoever pins it wants it twice.
    decide(client, story, f"pin {first.public_id}")
    assert shown(story) == ["One", "Three"]
    assert "Linked in the text, too" in page_lines(client.get(screen(story)).content)[0]


def test_list_says_how_often_each_entry_was_followed(moderator: User) -> None:
    story, entry = live_article(headline="Story"), live_article(headline="One")
    suggest(story, entry)
    Follow.objects.create(
        article_id=story.public_id, target=entry.public_id, day=timezone.localdate(), times=7
    )
    (line,) = page_lines(desk(moderator).get(screen(story)).content)
    assert "Followed at least 7 times in seven days, 7 in thirty" in line


def test_every_button_does_what_it_says_at_once_and_publishes_nothing(moderator: User) -> None:
    story, first, two = (live_article(headline=name) for name in ("Story", "One", "Two"))
    suggest(story, first, two)
    suggest(two, story)
    editions, events = Edition.objects.count(), Event.objects.count()
    client = desk(moderator)
    assert "You pinned “Two”. Readers see it now." in decide(client, story, f"pin {two.public_id}")
    assert liked(story) == [("Two", "pinned"), ("One", "suggested")]
    keys = [two.public_id, first.public_id]
    decide(client, story, f"up {first.public_id}", keys=keys)
    assert liked(story) == [("One", "pinned"), ("Two", "pinned")]
    decide(client, story, f"order {two.public_id}", keys=keys)
    assert shown(story) == ["Two", "One"]
    decide(client, story, f"unpin {first.public_id}")
    decide(client, story, f"ban {two.public_id}", both="1")
    assert shown(story) == ["One"]
    assert shown(two) == []
    decide(client, story, f"allow {two.public_id}")
    decide(client, story, f"everywhere {first.public_id}")
    assert shown(story) == ["Two"]
    decide(client, first, f"everywhere-off {first.public_id}")
    assert shown(story) == ["One", "Two"]
    page = decide(client, story, "reset")
    assert "Mona Lind banned “Two”, both ways" in page
    assert (Edition.objects.count(), Event.objects.count()) == (editions, events)


def test_undo_button_takes_the_last_decision_back(moderator: User) -> None:
    story, one = live_article(headline="Story"), live_article(headline="One")
    client = desk(moderator)
    decide(client, story, f"pin {one.public_id}")
    page = decide(client, story, f"undo {version_of(story.public_id)}")
    assert "You took back “pinned “One””" in page
    assert shown(story) == []
    assert "not the last decision any more" in decide(client, story, "undo 1")


def test_story_is_added_by_words_and_by_any_address_it_ever_had(moderator: User) -> None:
    story, ferry = live_article(headline="Story"), live_article(headline="Night ferry returns")
    client = desk(moderator)
    page = decide(client, story, "add", add="ferry")
    assert f'value="pin {ferry.public_id}"' in page
    assert shown(story) == []
    for address in (ferry.live_path, f"{settings.SITE_URL}{ferry.live_path}?from=mail"):
        decide(client, story, "add", add=address)
        assert shown(story) == ["Night ferry returns"]
        decide(client, story, "reset")
    for address in (f"{settings.SITE_URL}/2020/01/01/nothing/", "/2020/99/99/nothing/", "/about/"):
        assert "No live story of this paper" in decide(client, story, "add", add=address)
    assert "does not stand under itself" in decide(client, story, "add", add=story.live_path)
    assert "headline" in decide(client, story, "add", add="")


def test_page_of_another_house_needs_a_title_and_a_source(moderator: User) -> None:
    story = live_article(headline="Story")
    client = desk(moderator)
    address = "https://other.example/a?b=1"
    page = decide(client, story, "add", add=address)
    assert html.fromstring(page).get_element_by_id("related-url").get("value") == address
    page = decide(client, story, "outside", url=address, title="Elsewhere")
    assert "Give the title of that page and whose it is" in page
    assert html.fromstring(page).get_element_by_id("related-title").get("value") == "Elsewhere"
    decide(client, story, "outside", url=address, title="Elsewhere", source="Other")
    found = Client().get(story.live_path).content.decode()
    assert 'href="https://other.example/a?b=1"' in found
    assert "Other ↗" in found
    for bad in ("javascript:alert(1)", "ftp://x.example/", "elsewhere"):
        assert "whole address" in decide(client, story, "outside", url=bad, title="T", source="S")


def test_last_day_and_note_are_kept_and_no_day_is_refused(moderator: User) -> None:
    story, entry = live_article(), live_article(headline="One")
    client = desk(moderator)
    decide(client, story, f"pin {entry.public_id}")
    yesterday = timezone.localdate() - timedelta(days=1)
    day, note = f"ends_on-{entry.public_id}", f"note-{entry.public_id}"
    fields = {day: yesterday.isoformat(), note: "Over"}
    page = decide(client, story, f"words {entry.public_id}", **fields)
    assert "Ended" in page
    assert RelatedLink.objects.get().note == "Over"
    assert shown(story) == []
    fields[day] = "soon"
    assert "as a date" in decide(client, story, f"words {entry.public_id}", **fields)


def test_what_readers_do_not_see_says_why(moderator: User) -> None:
    story = live_article(headline="Story")
    gone, waiting, banned, grave = (
        live_article(headline="Gone"),
        make_article(headline="Waiting"),
        live_article(headline="Banned"),
        live_article(headline="Grave", is_sensitive=True),
    )
    move(waiting, "approve", by=SHELL)
    withdraw(gone, reason="Wrong.", by=SHELL)
    suggest(story, grave)
    pin(story, gone)
    pin(story, waiting)
    pin(story, headline="Night ferry")
    pin(story, banned, kind=LinkKind.BANNED)
    page = html.fromstring(desk(moderator).get(screen(story)).content)
    listing = " ".join(page.text_content().split())
    for reason in (
        "Gone Withdrawn: comes back with it",
        "Waiting Shows once it is out",
        "Night ferry Waits for its story",
        "Banned Banned here",
        "Grave Sensitive: waits for you",
    ):
        assert reason in listing
    decide(desk(moderator), story, f"accept {grave.public_id}")
    assert liked(story) == [("Grave", "accepted")]


def test_approved_story_is_prepared_with_what_would_be_suggested(moderator: User) -> None:
    body = "<p>Two electric ferries were bought from the yard at Sandvik for the fjord.</p>"
    entry = live_article(headline="One", tags=["Ferries"], body=body)
    index_all()
    waits = make_article(headline="Waits", tags=["Ferries"])
    move(waits, "approve", by=SHELL)
    client = desk(moderator)
    page = html.fromstring(client.get(screen(waits)).content.decode())
    words = " ".join(page.text_content().split())
    assert "One Suggested once it is out" in words
    decide(client, waits, f"pin {entry.public_id}")
    publish(waits, by=SHELL)
    assert liked(waits) == [("One", "pinned")]


# --- Who may ------------------------------------------------------------------------------------


def test_moderator_decides_about_live_and_approved_stories_and_learns_of_no_other(
    moderator: User, web_editor: User
) -> None:
    live, draft = live_article(), make_article(headline="Secret plan of the harbour")
    approved = make_article(headline="Approved")
    move(approved, "approve", by=SHELL)
    client = desk(moderator)
    assert client.get(screen(draft)).status_code == 404
    assert client.post(reverse("admin:decide", args=[draft.public_id])).status_code == 404
    assert client.get(screen(approved)).status_code == 200
    decide(client, approved, f"pin {live.public_id}")
    page = decide(client, live, f"pin {draft.public_id}")
    assert "Choose a story that is live or approved." in page
    assert "Secret plan" not in page
    assert RelatedLink.objects.count() == 1
    pin(live, draft)
    assert "Secret plan" not in client.get(screen(live)).content.decode()
    assert "Secret plan" in desk(web_editor).get(screen(live)).content.decode()


def test_reporter_decides_nothing_and_sees_what_stands_there(reporter: User) -> None:
    story, one = live_article(), live_article(headline="One")
    pin(story, one)
    client = desk(reporter)
    assert client.get(screen(story)).status_code == 404
    address = reverse("admin:decide", args=[story.public_id])
    assert client.post(address, {"do": "reset"}).status_code == 404
    assert client.get(LINKS).status_code == 404
    assert client.get("/admin/story-choices/?term=one").status_code == 404
    assert "One" in client.get(story_url(story)).content.decode()
    assert RelatedLink.objects.exists()


def test_deciding_is_not_for_those_who_merely_look(moderator: User) -> None:
    story = live_article()
    address = reverse("admin:decide", args=[story.public_id])
    assert desk(moderator).get(address, {"do": "reset"}).status_code == 404


def test_choice_offers_live_and_approved_stories_only(moderator: User) -> None:
    live_article(headline="Harbour live")
    make_article(headline="Harbour draft")
    approved = make_article(headline="Harbour approved")
    move(approved, "approve", by=SHELL)
    found = desk(moderator).get("/admin/story-choices/?term=harbour").json()["results"]
    assert [row["text"] for row in found] == ["Harbour live", "Harbour approved (approved)"]


def test_lists_of_links_and_decisions_are_for_looking(moderator: User, web_editor: User) -> None:
    draft, live = make_article(), live_article(headline="Live")
    pin(draft, headline="A later story")
    decide(desk(moderator), live, "outside", url="https://x.example/", title="T", source="S")
    client = desk(moderator)
    assert client.get(f"{LINKS}add/").status_code == 404
    assert b"A later story" not in client.get(LINKS).content
    assert b"A later story" in desk(web_editor).get(LINKS).content
    found = client.get(LOG, {"q": live.public_id}).content
    assert b"Mona Lind" in found
    assert screen(live).encode() in found


# --- Two at once --------------------------------------------------------------------------------


def test_what_a_colleague_did_meanwhile_stands_and_is_told(
    moderator: User, web_editor: User
) -> None:
    story, one, two = (live_article(headline=name) for name in ("Story", "One", "Two"))
    decide(desk(web_editor), story, f"pin {one.public_id}")
    page = decide(desk(moderator), story, f"pin {two.public_id}", version=0)
    assert "Meanwhile Wen Jia pinned “One”; that stands too." in page
    assert shown(story) == ["One", "Two"]


def test_colleague_who_decided_otherwise_is_shown_before_anything_is_written_over(
    moderator: User, web_editor: User
) -> None:
    story, one = live_article(headline="Story"), live_article(headline="One")
    decide(desk(web_editor), story, f"pin {one.public_id}")
    page = decide(desk(moderator), story, f"ban {one.public_id}", version=0)
    assert "Wen Jia decided about the same meanwhile. Nothing was changed." in page
    assert "Wen Jia pinned “One”" in page
    assert shown(story) == ["One"]
    again = html.fromstring(page).xpath("//button[contains(., 'my way')]/@value")
    version = html.fromstring(page).xpath("//input[@name='version']/@value")[0]
    decide(desk(moderator), story, again[0], version=version)
    assert shown(story) == []
    assert Decision.objects.count() == 2


# --- The page ----------------------------------------------------------------------------------


def test_script_gets_the_list_alone_and_the_story_page_shows_it(web_editor: User) -> None:
    story, entry = live_article(headline="Story"), live_article(headline="One")
    client = desk(web_editor)
    response = client.post(
        reverse("admin:decide", args=[story.public_id]),
        {"do": f"pin {entry.public_id}", "version": "0", "on": "story"},
        headers={"X-Requested-With": "fetch"},
    )
    assert response.status_code == 200
    assert b"<html" not in response.content
    assert page_lines(response.content)[0].startswith("One Pinned City ")
    page = client.get(story_url(story)).content
    assert page_lines(page)[0].startswith("One Pinned City ")
    address = reverse("admin:decide", args=[story.public_id])
    response = client.post(
        address, {"do": "reset", "version": version_of(story.public_id), "on": "story"}
    )
    assert response.headers["Location"].startswith(story_url(story))


def test_screen_costs_the_same_with_three_links_as_with_nine(moderator: User) -> None:
    counts = []
    client = desk(moderator)
    for number in (3, 9):
        story = live_article()
        others = [live_article() for _ in range(number)]
        suggest(story, *others)
        for place, other in enumerate(others[::2]):
            pin(story, other, position=place)
            decide(
                client,
                story,
                f"words {other.public_id}",
                **{f"note-{other.public_id}": f"Note {place}"},
            )
        client.get(screen(story))
        with CaptureQueriesContext(connection) as queries:
            client.get(screen(story))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 20
