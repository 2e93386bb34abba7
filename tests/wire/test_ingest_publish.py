"""Straight out: what passes the checks and no editor has in hand."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.acts.stages import move, schedule
from articles.door.publishing import publish, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from people.actors import WIRE
from people.models import User
from related.lists.also_like import also_like
from tests.builders import make_section
from tests.trial_data import FOLDER, needs_trial_data
from tests.wire.samples import RELATED, SOURCE_LINE, page_text, with_body
from wire.ingest import ingest
from wire.outcome import Outcome, Status
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

CHANGED = page_text(body=with_body("38", "39"))


def story(outcome: Outcome) -> Article:
    assert outcome.article is not None
    return Article.objects.get(pk=outcome.article.pk)


def read_out(text: str, name: str = "a.txt") -> Outcome:
    return ingest(text, Wanted(name=name, publish=True))


def live(outcome: Outcome) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=story(outcome).public_id)


def test_story_goes_out_into_the_first_section_by_the_wire() -> None:
    make_section("Sport", "sport", 2)
    make_section("World", "world", 1)
    outcome = read_out(page_text())
    edition = Edition.objects.get()
    assert (edition.kind, edition.by) == (Kind.FIRST, WIRE.name)
    assert live(outcome).section_slug == "world"
    assert outcome.url == settings.SITE_URL + live(outcome).get_absolute_url()
    assert (outcome.status, outcome.reason) == (Status.CREATED, "")


def test_what_does_not_pass_the_checks_stays_a_draft_and_says_why() -> None:
    make_section()
    outcome = read_out(page_text(source_line="", editors=""))
    assert outcome.status == Status.CREATED
    assert outcome.reason.startswith("Not published: Say who it is from")
    assert (outcome.url, story(outcome).stage) == ("", "draft")
    assert not Edition.objects.exists()


def test_draft_that_only_wanted_a_section_goes_out_when_it_is_read_again() -> None:
    assert "section" in read_out(page_text()).reason
    make_section()
    outcome = read_out(page_text())
    assert outcome.status == Status.UNCHANGED
    assert outcome.url
    assert read_out(CHANGED).status == Status.UPDATED
    assert Edition.objects.count() == 2


def test_as_dated_gives_an_archives_story_the_time_of_its_page() -> None:
    make_section()
    outcome = ingest(page_text(), Wanted(name="a.txt", publish=True, as_dated=True))
    assert live(outcome).first_published_at == datetime(2025, 3, 1, 23, 45, tzinfo=UTC)
    assert live(outcome).published_on == date(2025, 3, 1)


def test_story_is_not_dated_in_the_future() -> None:
    make_section()
    tomorrow = timezone.now() + timedelta(days=2)
    line = f"(Xinhua) 07:45, {tomorrow:%B} {tomorrow.day}, {tomorrow.year}"
    outcome = ingest(page_text(source_line=line), Wanted(name="a.txt", publish=True, as_dated=True))
    assert "still to come" in outcome.reason
    assert not Edition.objects.exists()


def test_changed_story_goes_out_over_the_live_one_as_an_update() -> None:
    make_section()
    read_out(page_text())
    outcome = read_out(CHANGED)
    assert [edition.kind for edition in Edition.objects.all()] == [Kind.UPDATE, Kind.FIRST]
    assert "weighed 39" in live(outcome).body_html
    assert read_out(CHANGED).status == Status.UNCHANGED
    assert Edition.objects.count() == 2


def test_draft_the_wire_made_over_a_live_story_goes_out_when_it_is_asked_for() -> None:
    make_section()
    read_out(page_text())
    ingest(CHANGED, Wanted(name="b.txt"))
    outcome = read_out(page_text())
    assert "weighed 38" in live(outcome).body_html, "an old copy sends nothing out"
    assert (read_out(CHANGED).status, Edition.objects.count()) == (Status.UNCHANGED, 2)


def test_story_an_editor_touched_is_not_sent_over_their_work(web_editor: User) -> None:
    make_section()
    article = story(read_out(page_text()))
    article.headline = "The lamp is lit"
    article.save()
    save_revision(article, web_editor)
    outcome = read_out(CHANGED)
    assert outcome.status == Status.UPDATED
    assert outcome.reason.startswith("Not published: An editor has worked on this story")
    assert Edition.objects.count() == 1
    assert story(outcome).headline == "The lamp is lit"
    assert read_out(CHANGED).reason == ""


@pytest.mark.parametrize("act", ["submit", "approve", "schedule", "return", "spike", "withdraw"])
def test_story_an_editor_has_in_hand_is_left_to_them(act: str, web_editor: User) -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt", section=make_section())))
    if act == "withdraw":
        publish(article, by=web_editor)
        withdraw(article, reason="Wrong.", by=web_editor)
    elif act == "return":
        move(article, "submit", by=web_editor)
        move(article, "return", by=web_editor, note="Call the harbour office.")
    elif act == "schedule":
        move(article, "approve", by=web_editor)
        schedule(article, at=timezone.now() + timedelta(hours=1), by=web_editor)
    else:
        move(article, act, by=web_editor)
    count = Edition.objects.count()
    for text in (page_text(), CHANGED, CHANGED):
        outcome = read_out(text)
        assert outcome.reason.startswith("Not published: ")
        assert outcome.url == ""
    assert Edition.objects.count() == count
    assert story(outcome).is_scheduled == (act == "schedule")


def test_link_resolves_itself_when_the_story_it_waits_for_goes_out() -> None:
    make_section()
    first = live(read_out(page_text()))
    assert [card.headline for card in also_like(first)] == []
    other = page_text(headline=RELATED[1].upper(), body=["Twelve."], related=(), captions=())
    read_out(other, "b.txt")
    cards = [(card.headline, card.why) for card in also_like(first)]
    assert cards == [(RELATED[1].upper(), "pinned")]


def test_web_editor_who_pastes_a_page_publishes_it_as_themselves(web_editor: User) -> None:
    make_section()
    ingest(page_text(source_line=SOURCE_LINE), Wanted(name="pasted", by=web_editor, publish=True))
    assert Edition.objects.get().by == str(web_editor)


@needs_trial_data
def test_headlines_on_the_page_that_started_it_become_links_when_their_stories_go_out(
    reader: Client,
) -> None:
    """For readers and for machines; what stands there does not stand under More From again."""
    make_section()
    seed = (FOLDER / "pages" / "000_d58d15da97cea1f9.txt").read_text(encoding="utf-8")
    waiting = "Central Asia ministers sign six agreements in Lianyungang"
    first = live(read_out(seed.replace("Also Like\n", f"Also Like\n\n{waiting}\n"), "seed"))
    assert waiting not in reader.get(first.get_absolute_url()).content.decode()
    named: dict[str, Any] = {"editors": "(Web editor: Zhang Kaiwei)", "related": ()}
    other = live(read_out(page_text(headline=waiting, **named), "b.txt"))
    body = ("A second lamp was lit on the pier on Sunday.", "Nobody had asked for one.")
    beside = live(read_out(page_text(headline="Second lamp is lit", body=body, **named), "c.txt"))
    page = html.document_fromstring(reader.get(first.get_absolute_url()).content)
    links = {
        band.get("aria-labelledby"): band.xpath(".//h3/a/@href")
        for band in page.xpath("//section[@class='band']")
    }
    assert links == {
        "also-like": [other.get_absolute_url()],
        "more-from": [beside.get_absolute_url()],
    }
    assert page.xpath("string(//h2[@id='more-from'])") == "More from Zhang Kaiwei"
    facts, _ = page.xpath("//script[@type='application/ld+json']/text()")
    linked = json.loads(facts)["mainEntityOfPage"]["relatedLink"]
    assert linked == [settings.SITE_URL + other.get_absolute_url()]


@needs_trial_data
def test_the_page_that_started_it_reaches_readers_whole() -> None:
    make_section()
    data = (FOLDER / "pages" / "000_d58d15da97cea1f9.txt").read_bytes()
    row = live(ingest(data, Wanted(name="seed", publish=True)))
    assert row.headline.startswith("China, Central Asia hold ministerial conference")
    assert (row.source_name, row.byline, row.language) == ("Xinhua", "", "en")
    assert row.body_html.count("<p>") == 7
    assert "Xinhua/Li Bo" not in row.body_html
    assert "Web editor" not in row.body_html
    story_said = row.parsed.story
    assert story_said is not None
    assert story_said.source_time == "2024-09-11T09:19:00+08:00"
    assert story_said.dateline is not None
    assert (story_said.dateline.place, story_said.dateline.date) == ("NANJING", "2024-09-10")
    assert [credit.name for credit in story_said.credits] == ["Zhang Kaiwei", "Zhong Wenxing"]
    assert (story_said.figures[0].credit, story_said.figures[0].photo) == ("Xinhua/Li Bo", None)
    assert row.pictures == []
    credited = [(row.name, row.role) for row in row.credit_rows.order_by("name")]
    assert credited == [("Zhang Kaiwei", "web_editor"), ("Zhong Wenxing", "web_editor")]
