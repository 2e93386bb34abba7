"""The desk's first page: what needs whom, each line leading to where it is done."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.acts.photo_kill import kill_photo
from articles.acts.stages import move, schedule
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, withdraw
from articles.models import Article, Event, Hold, Presence, Stage, TranslationTask
from editions.choices import Kind
from people.actors import SHELL
from people.models import User
from related.decisions.decide import accept_all
from related.decisions.transaction import Decider
from related.models import RelatedLink
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk, story_url
from tests.lengths import short_or_long

pytestmark = pytest.mark.django_db


def todo_lists(user: User) -> dict[str, str]:
    """Return the words of each to-do list on this user's first page, by its name."""
    page = html.fromstring(desk(user).get("/admin/").content.decode())
    cards = {}
    for card in page.cssselect(".todo-lists section"):
        heading = card.find("h2")
        assert heading is not None
        name = " ".join(heading.xpath("./text() | ./a/text()"))
        cards[" ".join(name.split())] = " ".join(card.text_content().split())
    return cards


def idle(user: User) -> str:
    """Return the one line that says on which lists nothing lies."""
    page = html.fromstring(desk(user).get("/admin/").content.decode())
    return " ".join(line.text_content() for line in page.find_class("idle"))


def links(user: User) -> list[str]:
    page = html.fromstring(desk(user).get("/admin/").content.decode())
    return [str(address) for address in page.xpath("//ul[@class='todo-list']//a/@href")]


def put_on_hold(article: Article, *people: User, days: int = 0) -> Hold:
    day = timezone.localdate() + timedelta(days=days)
    hold = Hold.objects.create(article=article, name="Old king", look_again_on=day)
    hold.people.set(people)
    return hold


def let_fail(article: Article, problem: str) -> None:
    """Let the story be one that could not go out at its time."""
    Article.objects.filter(pk=article.pk).update(
        approved_revision=article.revisions.first(),
        publish_at=timezone.now() - timedelta(minutes=1),
        publish_problem=problem,
    )


def test_returned_story_stands_before_its_writer_with_the_note(
    reporter: User, other_reporter: User, web_editor: User
) -> None:
    article = make_article(by=reporter, headline="Ferry strike ends")
    move(article, "submit", by=reporter)
    move(article, "return", by=web_editor, note="Who says so?")
    assert "Who says so?" in todo_lists(reporter)["Returned to you"]
    assert story_url(article) in links(reporter)
    assert "Returned to you" not in todo_lists(other_reporter)


def test_story_that_was_given_to_me_waits_for_me(reporter: User, other_reporter: User) -> None:
    article = make_article(headline="Ferry strike ends", assigned_to=reporter)
    assert "Ferry strike ends" in todo_lists(reporter)["Given to you"]
    assert "Given to you" not in todo_lists(other_reporter)
    move(article, "approve", by=SHELL)
    assert "Given to you" not in todo_lists(reporter)
    assert "Nothing is given to you." in idle(reporter)


def test_review_waits_for_those_who_approve_the_oldest_first(
    reporter: User, web_editor: User
) -> None:
    for headline in ("Came first", "Came second"):
        article = make_article(by=reporter, headline=headline)
        move(article, "submit", by=reporter)
    words = todo_lists(web_editor)["Waiting for review"]
    assert words.index("Came first") < words.index("Came second")
    assert "Waiting for review" not in todo_lists(reporter)
    assert "Came first" in todo_lists(reporter)["With the web editors"]


def test_only_what_goes_out_today_stands_under_today(web_editor: User) -> None:
    now = timezone.now()
    for headline, at in (("Tonight", now), ("Next week", now + timedelta(days=7))):
        article = make_article(headline=headline)
        move(article, "approve", by=SHELL)
        Article.objects.filter(pk=article.pk).update(publish_at=at)
    words = todo_lists(web_editor)["Scheduled today"]
    assert "Tonight" in words
    assert "Next week" not in words


def test_story_that_could_not_go_out_says_why(
    web_editor: User, reporter: User, other_reporter: User
) -> None:
    let_fail(make_article(by=reporter, headline="Stuck"), "Photo 1 was killed.")
    assert "Photo 1 was killed." in todo_lists(web_editor)["Could not go out"]
    assert "Photo 1 was killed." in todo_lists(reporter)["Could not go out"]
    assert "Could not go out" not in todo_lists(other_reporter)


def test_caption_waits_for_the_photo_desk_while_its_story_is_worked_on(photo_editor: User) -> None:
    photo = make_photo()
    article = make_article(headline="Ship without picture", photos=[photo, None, None])
    assert "A caption that waits" in todo_lists(photo_editor)["Captions without their picture"]
    assert todo_lists(photo_editor)["Captions without their picture"].count("Ship without") == 1
    publish(article, by=SHELL)
    assert "Captions without their picture" not in todo_lists(photo_editor)


def test_embargo_that_ends_within_two_days_is_named(web_editor: User) -> None:
    now = timezone.now()
    make_article(headline="Tomorrow", embargo_until=now + timedelta(hours=30))
    make_article(headline="Later", embargo_until=now + timedelta(hours=60))
    make_article(headline="Over", embargo_until=now - timedelta(hours=1))
    card = todo_lists(web_editor)["Embargoes that end soon"]
    assert "Tomorrow" in card
    assert "Later" not in card
    assert "Over" not in card


def test_hold_is_looked_at_again_by_those_named_alone(
    web_editor: User, publisher: User, superuser: User
) -> None:
    put_on_hold(make_article(headline="The old king"), web_editor)
    put_on_hold(make_article(headline="The old queen"), web_editor, days=3)
    words = todo_lists(web_editor)["On hold: look again"]
    assert "The old king" in words
    assert "The old queen" not in words
    assert "On hold: look again" not in todo_lists(publisher)
    assert "On hold: look again" not in todo_lists(superuser)


def test_story_on_hold_lies_on_no_heap_of_those_not_named(
    web_editor: User, publisher: User, photo_editor: User
) -> None:
    now = timezone.now()
    article = make_article(
        headline="The old king",
        photos=[None],
        assigned_to=publisher,
        embargo_until=now + timedelta(hours=1),
        note_owed_since=now,
        merge_conflicts=[{"field": "body", "live": ""}],
        return_note="x",
    )
    original = live_article()
    TranslationTask.objects.create(article=article, original=original, edition_number=1)
    Presence.objects.create(article=article, user=web_editor, is_writing=True)
    Event.objects.create(article=article, by="Wen Jia", action="release")
    let_fail(article, "x")
    put_on_hold(article, web_editor)
    for user in (publisher, photo_editor):
        assert b"old king" not in desk(user).get("/admin/").content, user
    assert b"old king" in desk(web_editor).get("/admin/").content


def test_correction_that_owes_its_sentence_nags(web_editor: User) -> None:
    article = live_article(headline="Five ships")
    amend(
        article,
        {"headline": "Six ships"},
        NamedChange(Kind.CORRECTION, is_note_owed=True),
        by=SHELL,
    )
    assert "Six ships" in todo_lists(web_editor)["Readers are owed a sentence"]
    amend(article, {}, NamedChange(Kind.CORRECTION, note="There are six."), by=SHELL)
    assert "Readers are owed a sentence" not in todo_lists(web_editor)


def test_colleagues_who_are_here_are_named_and_i_am_not(web_editor: User, reporter: User) -> None:
    article = make_article(headline="Ferry strike ends")
    Presence.objects.create(article=article, user=reporter, is_writing=True)
    Presence.objects.create(article=article, user=web_editor)
    words = todo_lists(web_editor)["Colleagues at work"]
    assert "Rana Idris writes since" in words
    assert "Wen Jia" not in words
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert "Colleagues at work" not in todo_lists(web_editor)


def test_pinned_headline_waits_until_its_story_is_live(moderator: User) -> None:
    article = live_article(tags=["Sea"])
    RelatedLink.objects.create(article_id=article.public_id, headline="Night ferry returns")
    assert (
        "Night ferry returns" in todo_lists(moderator)["Pinned headlines that wait for their story"]
    )
    live_article(headline="Night Ferry Returns", tags=["Sea"])
    assert "Pinned headlines that wait for their story" not in todo_lists(moderator)


def test_moderator_sees_the_first_lists_that_wait(moderator: User, reporter: User) -> None:
    story = live_article(headline="Bare")
    assert "Bare" in todo_lists(moderator)["You May Also Like"]
    assert "You May Also Like" not in todo_lists(reporter)
    accept_all(Decider(story.public_id, moderator, seen=0), [])
    assert "No list waits for you." in idle(moderator)


def test_lists_are_one_line_with_their_number_for_those_who_do_not_moderate(
    web_editor: User, moderator: User
) -> None:
    for headline in ("Bare", "Bald"):
        live_article(headline=headline)
    assert todo_lists(web_editor)["You May Also Like"] == "You May Also Like 2"
    assert reverse("admin:related_queue") in desk(web_editor).get("/admin/").content.decode()
    web_editor.groups.add(*moderator.groups.all())
    assert "Bald" in todo_lists(web_editor)["You May Also Like"]


def test_publisher_sees_what_others_did(publisher: User, web_editor: User) -> None:
    photo = make_photo()
    story = make_article(headline="New line opens", photos=[photo])
    publish(story, by=web_editor)
    amend(
        story,
        {"headline": "Old line opens"},
        NamedChange(Kind.TYPO, reason="As agreed"),
        by=web_editor,
    )
    kill_photo(photo, reason="Not ours", by=web_editor)
    withdraw(story, reason="It was wrong.", by=web_editor)
    cards = todo_lists(publisher)
    assert "by Wen Jia" in cards["Live today"]
    assert "As agreed" in cards["Called a typo, with a reason"]
    assert "Not ours" in cards["Photos killed"]
    assert "It was wrong." in cards["Withdrawn"]
    assert {"Live today", "Withdrawn", "Photos killed"}.isdisjoint(todo_lists(web_editor))


def test_plain_typo_is_nobodys_business(publisher: User) -> None:
    story = live_article(headline="Ferrys run")
    amend(story, {"headline": "Ferries run"}, NamedChange(Kind.TYPO), by=SHELL)
    assert "Called a typo, with a reason" not in todo_lists(publisher)


def test_empty_desk_says_what_to_do(reporter: User) -> None:
    assert todo_lists(reporter) == {}
    assert idle(reporter).split(". ")[:2] == [
        "Nothing is given to you",
        "You have no unfinished draft",
    ]


def test_what_waits_says_whose_it_is_and_how_long(reporter: User, web_editor: User) -> None:
    text = "<p>Ferries <em>run</em> again.</p><p>So it was said.</p>"
    signed = make_article(by=reporter, body=text, writers=["Ida Vesk", "Bo Lund"])
    move(signed, "submit", by=reporter)
    assert "· Ida Vesk and others · 7 words" in todo_lists(web_editor)["Waiting for review"]
    signed.credits.all().delete()
    assert "· begun by Rana Idris · 7 words" in todo_lists(web_editor)["Waiting for review"]


@pytest.mark.long
def test_page_costs_the_same_with_three_rows_a_list_and_with_more_than_it_shows(
    publisher: User, reporter: User
) -> None:
    client = desk(publisher)
    photo = make_photo()

    def fill(count: int) -> None:
        now = timezone.now()
        for number in range(count):
            article = live_article(headline="Five ships")
            amend(article, {"headline": "Six"}, NamedChange(Kind.TYPO, reason="x"), by=publisher)
            RelatedLink.objects.create(article_id=article.public_id, headline=f"Later {number}")
            draft = make_article(
                by=publisher,
                photos=[photo, None],
                note_owed_since=now,
                embargo_until=now + timedelta(hours=1),
                merge_conflicts=[{"field": "body", "live": ""}],
                translation_of=article,
            )
            TranslationTask.objects.create(article=draft, original=article, edition_number=2)
            let_fail(make_article(), "x")
            Presence.objects.create(article=draft, user=reporter)
            put_on_hold(make_article(headline="Held"), publisher)
            make_article(assigned_to=publisher, return_note="x")
            make_article(assigned_to=reporter, due_on=timezone.localdate())
            move(make_article(by=reporter), "submit", by=reporter)
            timed = make_article()
            move(timed, "approve", by=SHELL)
            schedule(timed, at=timezone.now() + timedelta(minutes=5), by=SHELL)
            withdraw(live_article(), reason="x", by=publisher)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    fill(3)
    few = cost()
    fill(short_or_long(9, 27))
    # The menu of the fronts is kept since the first time.
    assert cost() <= few
    # A question a to-do list; five of them fetch stories or colleagues with a second, the lists
    # of what is on the fronts take five, and that of fronts out of date two while none is edited.
    assert few <= 43


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's own plans")
def test_no_to_do_list_reads_through_all_stories(
    publisher: User, reporter: User, superuser: User
) -> None:
    call_command("generate_articles", "250", verbosity=0)
    with connection.cursor() as cursor:
        # With what it then knows of small tables, SQLite would rather begin with the stories.
        cursor.execute("ANALYZE")
        with CaptureQueriesContext(connection) as queries:
            for user in (publisher, reporter, superuser):
                desk(user).get("/admin/")
        for query in queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                plan = [row[3] for row in cursor.fetchall()]
                assert "SCAN articles_article" not in plan, query["sql"]
                assert "SCAN articles_event" not in plan, query["sql"]
                assert "SCAN editions_publishedarticle" not in plan, query["sql"]


def test_translation_task_shows_the_difference_and_is_closed_by_hand(
    web_editor: User, reporter: User
) -> None:
    original = live_article(headline="Five ships come")
    translated = make_article(headline="Fünf Schiffe", translation_of=original)
    amend(
        original,
        {"headline": "Six ships come"},
        NamedChange(Kind.CORRECTION, note="Six."),
        by=SHELL,
    )
    task, _ = TranslationTask.objects.get_or_create(
        article=translated, original=original, edition_number=2
    )
    still_open = TranslationTask.objects.filter(done_at=None)
    address = f"/admin/stories/{translated.public_id}/translation/"
    assert address in links(web_editor)
    client = desk(web_editor)
    page = client.get(address).content.decode()
    assert "<del>Five</del><ins>Six</ins>" in page
    assert address in client.get(story_url(translated)).content.decode()
    publish(translated, by=web_editor)
    assert still_open.exists()
    client.post(address, {"task": str(task.pk)})
    assert not still_open.exists()
    assert TranslationTask.objects.get(pk=task.pk).done_by == "Wen Jia"
    assert address not in links(web_editor)
    # A reporter who may not write the translation finds no such page.
    assert desk(reporter).get(address).status_code == 404


def test_translation_task_of_another_story_is_not_closed(web_editor: User) -> None:
    original, other = live_article(), make_article()
    task = TranslationTask.objects.create(
        article=make_article(), original=original, edition_number=1
    )
    for number in (str(task.pk), "x", "9" * 30, ""):
        desk(web_editor).post(f"/admin/stories/{other.public_id}/translation/", {"task": number})
    task.refresh_from_db()
    assert task.done_at is None


def test_withdrawn_original_is_told_to_its_translation(web_editor: User) -> None:
    original = live_article()
    translated = make_article(translation_of=original)
    withdraw(original, reason="It was wrong.", by=SHELL)
    TranslationTask.objects.get_or_create(article=translated, original=original, edition_number=2)
    page = desk(web_editor).get(f"/admin/stories/{translated.public_id}/translation/")
    assert "The original was withdrawn: It was wrong." in page.content.decode()
    assert translated.stage == Stage.DRAFT
