"""A name across stories: found in every place, corrected in one act, a story at a time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.draft.snapshot import story_of
from articles.models import Article, Credit, Figure
from editions.body import figure_markup
from editions.choices import Kind
from editions.models import Correction, Edition, PublishedArticle
from editions.story import Story
from people.actors import SHELL
from people.models import Person, User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import Values, desk

pytestmark = pytest.mark.django_db
ACROSS = "/admin/across/"
CORRECTED = {
    "sure": "1",
    "kind": "correction",
    "note": "An earlier version misspelt the minister's name.",
}


def ticks(user: User, words: str, **asked: str) -> dict[str, str]:
    """Return each place found: the value of its tick, and its words with what was found marked."""
    page = html.fromstring(desk(user).get(ACROSS, {"q": words, **asked}).content.decode())
    return {
        str(box.get("value")): " ".join(box.getparent().text_content().split())
        for box in page.xpath("//input[@name='tick']")
    }


def press(user: User, words: str, put: str, chosen: list[str], **values: str) -> str:
    data: Values = {"q": words, "put": put, "tick": chosen, **values}
    return desk(user).post(ACROSS, data).content.decode()


def live_story(article: Article) -> Story:
    story = PublishedArticle.objects.get(pk=article.public_id).parsed.story
    assert story
    return story


def test_every_place_is_found_in_its_sentence(web_editor: User) -> None:
    photo = make_photo(caption="Li Bo at the pier", alt_text="Li Bo waves", photographer=None)
    live_article(
        headline="Li Bo resigns",
        standfirst="Minister Li Bo goes.",
        body="<p>It was late. Then <strong>Li</strong> <em>Bo</em> spoke. All left.</p>",
        writers=["Li Bo"],
        tags=["Li Bo"],
        photos=[photo],
    )
    places = list(ticks(web_editor, "Li Bo").values())
    assert [words.split(" (")[0].split(" Li")[0] for words in places] == [
        "Headline", "Standfirst Minister", "Body Then", "Credit", "Caption, photo 1",
        "Alt text, photo 1", "Tag",
    ]  # fmt: skip
    assert "Body Then Li Bo spoke." in places
    assert "people in the library" in places[3]


def test_only_what_readers_see_is_looked_at(web_editor: User) -> None:
    make_article(headline="Li Bo in a draft")
    gone = live_article(headline="Li Bo withdrawn")
    withdraw(gone, reason="x", by=SHELL)
    live = live_article(headline="Another name")
    live.headline = "Li Bo in the draft of a live story"
    live.save()
    assert ticks(web_editor, "Li Bo") == {}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Li Bo came"]),
        ({"any_case": "on"}, ["LI BO came", "Li Bo came"]),
        ({"begins": "on"}, ["Li Bosch came", "Li Bo came"]),
    ],
)
def test_case_and_whole_words_count_unless_told_otherwise(
    asked: dict[str, str], found: list[str], web_editor: User
) -> None:
    for headline in ("Li Bo came", "LI BO came", "Li Bosch came", "Ali Bo came", "Bo Li came"):
        live_article(headline=headline)
    assert [
        words.removeprefix("Headline ") for words in ticks(web_editor, "Li Bo", **asked).values()
    ] == found


def test_chinese_name_is_found_inside_a_run(web_editor: User) -> None:
    live_article(headline="部长李博昨日辞职")
    assert len(ticks(web_editor, "李博")) == 1


def test_ticked_places_are_corrected_and_no_others(web_editor: User) -> None:
    first = live_article(headline="Li Bo resigns", body="<p>Li Bo spoke. Li Bo left.</p>")
    second = live_article(headline="Li Bo sings")
    chosen = [tick for tick in ticks(web_editor, "Li Bo") if first.public_id in tick][1:]
    asked = press(web_editor, "Li Bo", "Li Po", chosen)
    assert "<del>Bo</del><ins>Po</ins>" in asked
    assert live_story(first).body == "<p>Li Bo spoke. Li Bo left.</p>"
    done = press(web_editor, "Li Bo", "Li Po", chosen, **CORRECTED)
    assert "Corrected. Readers see it now." in done
    assert live_story(first).headline == "Li Bo resigns"
    assert live_story(first).body == "<p>Li Po spoke. Li Po left.</p>"
    assert live_story(second).headline == "Li Bo sings"
    assert Edition.objects.filter(article_id=second.public_id).count() == 1
    note = Correction.objects.get(article_id=first.public_id)
    assert (note.kind, note.note) == (Kind.CORRECTION, CORRECTED["note"])
    assert story_of(Article.objects.get(pk=first.pk)).body == "<p>Li Po spoke. Li Po left.</p>"


def test_markup_around_and_inside_the_name_stays(web_editor: User) -> None:
    body = (
        '<p>See <a href="https://a.example/">Li <em>Bo</em></a> &amp; <strong>Li Bo</strong>.</p>'
    )
    article = live_article(body=body)
    press(web_editor, "Li Bo", "Wei <Po>", list(ticks(web_editor, "Li Bo")), **CORRECTED)
    assert live_story(article).body == (
        '<p>See <a href="https://a.example/">Wei &lt;Po&gt;</a> &amp; '
        "<strong>Wei &lt;Po&gt;</strong>.</p>"
    )


def test_picture_placed_in_the_text_stays_in_its_place(web_editor: User) -> None:
    photos = [make_photo(caption="A pier"), make_photo(caption="A ship")]
    figure = figure_markup(photos[1].content_hash)
    body = f"<p>Li Bo came.</p>{figure}<aside><p>Li Bo said so.</p></aside>"
    article = live_article(body=body, photos=photos)
    press(web_editor, "Li Bo", "Li Po", list(ticks(web_editor, "Li Bo")), **CORRECTED)
    assert live_story(article).body == story_of(article).body.replace("Li Bo", "Li Po")
    assert figure in live_story(article).body


def test_lists_of_readers_keep_their_order(web_editor: User) -> None:
    now = timezone.now()
    for days in (3, 2, 1):
        live_article(headline=f"Li Bo, day {days}", dated=now - timedelta(days=days))
    before = [row.pk for row in PublishedArticle.objects.order_by("-first_published_at", "-pk")]
    chosen = [tick for tick, words in ticks(web_editor, "Li Bo").items() if "day 3" in words]
    press(web_editor, "Li Bo", "Li Po", chosen, **CORRECTED)
    after = PublishedArticle.objects.order_by("-first_published_at", "-pk")
    assert [row.pk for row in after] == before
    assert after[2].headline == "Li Po, day 3"


def test_story_that_changed_meanwhile_is_not_touched_and_says_so(web_editor: User) -> None:
    first, second = live_article(headline="Li Bo resigns"), live_article(headline="Li Bo sings")
    chosen = list(ticks(web_editor, "Li Bo"))
    amend(first, {"standfirst": "More."}, NamedChange(Kind.UPDATE), by=SHELL)
    assert "Readers got a newer version" in press(web_editor, "Li Bo", "Li Po", chosen)
    done = press(web_editor, "Li Bo", "Li Po", chosen, **CORRECTED)
    assert "Readers got a newer version" in done
    assert live_story(first).headline == "Li Bo resigns"
    assert live_story(second).headline == "Li Po sings"


def test_one_story_that_fails_keeps_no_other_back(web_editor: User) -> None:
    stays, gone = live_article(headline="Li Bo resigns"), live_article(headline="Li Bo sings")
    chosen = list(ticks(web_editor, "Li Bo"))
    withdraw(gone, reason="x", by=SHELL)
    done = press(web_editor, "Li Bo", "Li Po", chosen, sure="1", kind="typo")
    assert "Readers see no version of this story." in done
    assert live_story(stays).headline == "Li Po resigns"


@pytest.mark.parametrize(("chosen", "says"), [("anew", "bo-li"), ("keep", "bo-lee")])
def test_addresses_that_hold_the_old_name_change_where_it_is_asked(
    web_editor: User, chosen: str, says: str
) -> None:
    named = live_article(headline="Bo Lee resigns")
    other = live_article(headline="Harbour master goes", body="<p>Bo Lee said so.</p>")
    ticked = list(ticks(web_editor, "Bo Lee"))
    page = press(web_editor, "Bo Lee", "Bo Li", ticked)
    assert "One address still says “lee”; the headlines do not." in page
    press(web_editor, "Bo Lee", "Bo Li", ticked, sure="1", kind="typo", address=chosen)
    for article in (named, other):
        article.refresh_from_db()
    assert named.headline == "Bo Li resigns"
    assert f"/{says}-resigns/" in named.live_path
    assert "/harbour-master-goes/" in other.live_path


def test_change_has_to_be_named(web_editor: User) -> None:
    article = live_article(headline="Li Bo resigns")
    chosen = list(ticks(web_editor, "Li Bo"))
    page = press(web_editor, "Li Bo", "Li Po", chosen, sure="1", kind="correction")
    assert "needs the sentence that readers will see" in page
    assert "Fill this in." in press(web_editor, "Li Bo", "Li Po", chosen, sure="1")
    assert live_story(article).headline == "Li Bo resigns"


def test_nothing_ticked_or_no_words_to_put_asks_again(web_editor: User) -> None:
    live_article(headline="Li Bo resigns")
    chosen = list(ticks(web_editor, "Li Bo"))
    assert "Tick where it is wrong." in press(web_editor, "Li Bo", "Li Po", [])
    page = press(web_editor, "Li Bo", "", chosen)
    assert "Fill this in." in page
    # What was ticked stays ticked.
    assert f'value="{chosen[0]}" checked' in page


def test_credit_follows_the_library(web_editor: User) -> None:
    article = live_article(writers=["Li Bo"])
    person = Person.objects.get(name="Li Bo")
    page = desk(web_editor).get(ACROSS, {"q": "Li Bo"}).content.decode()
    assert f"/admin/people/person/{person.pk}/change/" in page
    chosen = list(ticks(web_editor, "Li Bo"))
    assert "Rename “Li Bo” there first" in press(web_editor, "Li Bo", "Li Po", chosen, **CORRECTED)
    assert live_story(article).credits[0].name == "Li Bo"
    person.name = "Li Po"
    person.save()
    press(web_editor, "Li Bo", "Li Po", chosen, **CORRECTED)
    credit = live_story(article).credits[0]
    assert (credit.name, credit.slug) == ("Li Po", person.slug)
    assert Credit.objects.get(article=article).person == person
    assert story_of(Article.objects.get(pk=article.pk)) == live_story(article)


def test_caption_and_photo_credit_are_corrected(web_editor: User) -> None:
    photo = make_photo(caption="Li Bo leaves", credit_override="Xinhua/Li Bo")
    article = live_article(photos=[photo])
    press(web_editor, "Li Bo", "Li Po", list(ticks(web_editor, "Li Bo")), **CORRECTED)
    figure = live_story(article).figures[0]
    assert (figure.caption, figure.credit) == ("Li Po leaves", "Xinhua/Li Po")
    assert Figure.objects.get(article=article).caption == "Li Po leaves"


def test_half_written_draft_keeps_its_words_and_gets_the_fix(web_editor: User) -> None:
    article = live_article(headline="Li Bo resigns", standfirst="Li Bo goes.")
    draft = Article.objects.get(pk=article.pk)
    draft.headline = "Li Bo resigns at last"
    draft.save()
    done = press(web_editor, "Li Bo", "Li Po", list(ticks(web_editor, "Li Bo")), **CORRECTED)
    assert "settle the differences" in done
    draft.refresh_from_db()
    assert draft.headline == "Li Bo resigns at last"
    assert draft.standfirst == "Li Po goes."


@pytest.mark.parametrize(
    "tick", ["", "x", "|||", "nosuch|1|headline:0", "{id}|1|body:x", "{id}|1|zz:0"]
)
def test_made_up_ticks_change_nothing(tick: str, web_editor: User) -> None:
    article = live_article(headline="Li Bo resigns")
    chosen = [tick.replace("{id}", article.public_id)]
    press(web_editor, "Li Bo", "Li Po", chosen, **CORRECTED)
    assert Edition.objects.filter(article_id=article.public_id).count() == 1


def test_only_those_who_correct_come_here(
    reporter: User, moderator: User, photo_editor: User
) -> None:
    article = live_article(headline="Li Bo resigns", by=reporter)
    for user in (reporter, moderator, photo_editor):
        client = desk(user)
        assert client.get(ACROSS, {"q": "Li Bo"}).status_code == 404
        tick = f"{article.public_id}|1|headline:0"
        data = {"q": "Li Bo", "put": "Li Po", "tick": tick, **CORRECTED}
        assert client.post(ACROSS, data).status_code == 404
    assert live_story(article).headline == "Li Bo resigns"


def test_many_stories_stand_on_pages_that_go_on(
    web_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.across.views.PER_PAGE", 2)
    for number in range(5):
        live_article(headline=f"Li Bo {number}")
    client, address, seen = desk(web_editor), f"{ACROSS}?q=Li+Bo", []
    while address:
        page = html.fromstring(client.get(address).content.decode())
        seen += [tick.split("|")[0] for tick in page.xpath("//input[@name='tick']/@value")]
        older = page.xpath("//a[text()='Older stories']/@href")
        address = f"{ACROSS}{older[0]}" if older else ""
    assert len(seen) == len(set(seen)) == 5


def test_search_costs_the_same_for_three_stories_and_for_thirty(web_editor: User) -> None:
    client = desk(web_editor)

    def cost(count: int) -> int:
        for _ in range(count):
            live_article(headline="Li Bo resigns")
        with CaptureQueriesContext(connection) as queries:
            client.get(ACROSS, {"q": "Li Bo"})
        return len(queries)

    few = cost(3)
    assert cost(27) == few
    assert few <= 12
