"""Paragraphs of a wire story go into a story of the desk, and what comes of them later too."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.acts.hold import hold
from articles.door.publishing import publish
from articles.models import Article, Stage
from desk.wire_inbox.marks import waiting_from_wire
from people.models import User
from tests.builders import make_article, make_section
from tests.desk.client import desk, form_values, story_url
from tests.desk.wire_inbox.items import (
    ADDED,
    CAPTAIN,
    LEAD,
    LORRIES,
    MENDED,
    PEOPLE,
    edit,
    send,
    sent,
    words,
)
from wire.models import WireUse

pytestmark = pytest.mark.django_db

OWN = "Our reporter stood at the pier all night."
LAST = "She went home at dawn."
LINE = "With material from North News."


def own_story(by: User, **kwargs: Any) -> Article:
    body = f"<p>{OWN}</p><p>{LAST}</p>"
    return make_article(headline="A night at the pier", body=body, by=by, **kwargs)


def address(item: Article, target: Article | None = None) -> str:
    to = f"?to={target.public_id}" if target else ""
    return f"/admin/stories/{item.public_id}/into/{to}"


def put(
    client: Client,
    item: Article,
    target: Article,
    *chosen: str,
    after: str = "",
    line: bool = False,
) -> HttpResponse:
    """Open the page, tick paragraphs, choose where they go, and press the button."""
    content = client.get(address(item, target)).content
    root = html.fromstring(content)
    values = form_values(content, "into_form")
    values.pop("names_house", None)
    values |= {"names_house": "on"} if line else {}
    labels = {
        " ".join(label.text_content().split()): label.xpath(".//input/@value")[0]
        for label in root.xpath("//ul[@class='paragraphs']//label")
    }
    values["paragraph"] = [labels[words] for words in chosen]
    if after:
        values["after"] = labels[f"After: {after}"]
    response = client.post(address(item, target), values)
    assert isinstance(response, HttpResponse)
    return response


def test_chosen_paragraphs_stand_where_they_are_wanted_in_one_save(web_editor: User) -> None:
    item, target = sent(), own_story(web_editor)
    saves = target.revisions.count()
    response = put(desk(web_editor), item, target, LORRIES, CAPTAIN, after=OWN, line=True)
    assert response["Location"] == story_url(target)
    assert words(target) == [OWN, LORRIES, CAPTAIN, LAST, LINE]
    assert target.revisions.count() == saves + 1
    assert target.headline == "A night at the pier"
    done = target.events.first()
    assert done is not None
    said = f"2 paragraphs of “Night ferry halted” (North News, {item.public_id})."
    assert (done.action, done.note) == ("put wire words in", said)
    assert target.notes.get().words == f"Put in from the wire: {said}"


def test_house_is_named_in_the_story_s_language_and_once(web_editor: User) -> None:
    item, target = sent(), own_story(web_editor, language="zh")
    client = desk(web_editor)
    put(client, item, target, LORRIES, line=True)
    put(client, item, target, CAPTAIN, line=True)
    assert words(target)[3:] == ["部分内容来自North News。", CAPTAIN]
    assert WireUse.objects.count() == 1


def test_used_story_waits_no_longer_and_says_where_it_went(web_editor: User) -> None:
    item, target = sent(), own_story(web_editor)
    assert waiting_from_wire(Article.objects.all()).get() == item
    client = desk(web_editor)
    put(client, item, target, LORRIES)
    item.refresh_from_db()
    assert item.stage == Stage.SPIKED
    assert not waiting_from_wire(Article.objects.all()).exists()
    page = " ".join(
        html.fromstring(client.get(story_url(item)).content.decode()).text_content().split()
    )
    assert "Paragraphs of it were put into A night at the pier" in page
    assert "Used in “A night at the pier”." in page


def test_later_version_is_offered_on_the_story_that_it_went_into(
    web_editor: User, publisher: User
) -> None:
    item, target = sent(), own_story(web_editor)
    client = desk(web_editor)
    put(client, item, target, LEAD, LORRIES, PEOPLE, after=OWN)
    edit(target, web_editor, old=LORRIES, new="Ours now: " + LORRIES)
    send(2, (MENDED, LORRIES.replace("old", "new"), CAPTAIN, ADDED), headline="Other")
    page = html.fromstring(client.get(story_url(target)).content)
    (link,) = page.xpath("//a[contains(@href, 'wire-words')]/@href")
    content = client.get(link).content
    root = html.fromstring(content)
    ticks = [
        (place.xpath(".//h3/span")[0].text, place.xpath(".//input")[0].get("checked") is not None)
        for place in root.xpath("//section[contains(@class, 'has-choice')]")
    ]
    assert ticks == [
        ("The wire changed it", True),
        ("Both changed it", False),
        ("The wire took it out", True),
        ("New from the wire", False),
    ]
    # Captain was not wanted, and is not asked for again; nothing of ours is.
    assert CAPTAIN not in root.text_content()
    values = form_values(content, "wire_words_form")
    boxes = root.xpath("//input[@name='row']/@value")
    client.post(link, {**values, "row": [boxes[0], boxes[2], boxes[3]], "take": "ticked"})
    assert words(target) == [OWN, MENDED, "Ours now: " + LORRIES, ADDED, LAST]
    assert target.headline == "A night at the pier"
    assert "wire-words" not in client.get(story_url(target)).content.decode()
    item.refresh_from_db()
    assert (item.stage, item.headline) == (Stage.SPIKED, "Other")


def test_story_is_found_by_its_words_and_only_those_that_one_may_write(
    web_editor: User, reporter: User
) -> None:
    item, target = sent(), own_story(web_editor)
    spiked = own_story(web_editor, stage=Stage.SPIKED)
    listed = desk(web_editor).get(address(item) + "?q=pier+night").content.decode()
    assert f"?to={target.public_id}" in listed
    assert spiked.public_id not in listed
    assert item.public_id not in listed.split("found-stories")[1].split("</ul>")[0]
    assert desk(reporter).get(address(item)).status_code in (403, 404)
    refused = desk(web_editor).get(address(item, spiked)).content.decode()
    assert "Take it back up first" in refused


def test_story_in_a_colleague_s_hand_or_seen_by_readers_goes_into_nothing(
    web_editor: User, publisher: User
) -> None:
    item = sent()
    Article.objects.filter(pk=item.pk).update(assigned_to=publisher)
    assert "has this story in hand" in desk(web_editor).get(address(item)).content.decode()
    item.section = make_section()
    item.save()
    publish(item, by=publisher)
    assert "link to it instead" in desk(publisher).get(address(item)).content.decode()


@pytest.mark.parametrize("who", ["item", "target"])
def test_story_that_went_on_is_shown_again_with_the_ticks(
    web_editor: User, publisher: User, who: str
) -> None:
    item, target = sent(), own_story(web_editor)
    client = desk(web_editor)
    content = client.get(address(item, target)).content
    values = form_values(content, "into_form")
    values["paragraph"] = html.fromstring(content).xpath("//input[@name='paragraph']/@value")[1]
    if who == "item":
        send(2, (MENDED, LORRIES, PEOPLE))
    else:
        edit(target, publisher, old=LAST, new="She stayed.")
    answer = client.post(address(item, target), values).content
    assert b"Your ticks are kept" in answer
    ticked = html.fromstring(answer).xpath("//input[@name='paragraph'][@checked]/@value")
    assert ticked == [values["paragraph"]]
    assert not WireUse.objects.exists()
    client.post(address(item, target), form_values(answer, "into_form"))
    assert LORRIES in words(target)


def test_story_on_hold_is_not_named_where_a_wire_story_went(
    web_editor: User, publisher: User
) -> None:
    item, target = sent(), own_story(publisher)
    tomorrow = timezone.localdate() + timedelta(days=1)
    hold(target, name="Pier", look_again_on=tomorrow, people=[publisher], by=publisher)
    put(desk(publisher), item, target, LORRIES)
    page = desk(web_editor).get(story_url(item)).content.decode()
    assert "Used in a story on hold" in page
    assert "A night at the pier" not in page


def test_nothing_ticked_is_said(web_editor: User) -> None:
    item, target = sent(), own_story(web_editor)
    answer = put(desk(web_editor), item, target).content.decode()
    assert "Tick the paragraphs" in answer
    assert words(target) == [OWN, LAST]
