"""The next take of a story is the same story; two stories of one headline are two."""

from collections.abc import Sequence
from datetime import date

import pytest
from django.urls import reverse

from articles.acts.hold import hold
from articles.door.publishing import publish
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article
from desk.frame.pages import story_address
from editions.models import Edition, PublishedArticle
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk
from wire.ingest import ingest
from wire.joining import join_take, set_apart
from wire.models import WireItem
from wire.outcome import Outcome, Status
from wire.recognition import key_of
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

HEAD = "Night ferry halted"
FIRST = (
    "The harbour board said on Sunday that the night ferry would stop calling at the eastern pier.",
    "The pier can no longer carry the weight of lorries, a report of last autumn had found.",
    "Two hundred people take the ferry every night, most of them on their way to the fish market.",
    "Nobody was asked about it, said the captain, who had been waiting outside for two hours.",
)
LATER = (
    "The harbour board changed its mind on Sunday evening: the night ferry goes on until April.",
    *FIRST[1:],
)
OTHER = (
    "A sailing boat ran aground off the northern cape on Sunday, and its crew of six was saved.",
    "The lifeboat had been out since the morning, looking for a dog that had swum home by then.",
)
MONDAY = "Rain tonight over the coast with winds of 20 knots from the west. Lows near 4 degrees."
TUESDAY = "Rain tonight over the coast with winds of 35 knots from the south. Lows near 9 degrees."


def page(
    body: Sequence[str] = FIRST,
    *,
    head: str = HEAD,
    at: str = "09:19, March 4, 2024",
    source: str = "Northern Wire",
) -> str:
    line = f"({source}) {at}" if source and at else at or (f"Source: {source}" if source else "")
    return "\n\n".join(part for part in (head, line, *body) if part) + "\n"


def read(text: str, name: str = "", *, publish_it: bool = False) -> Outcome:
    name = name or f"{WireItem.objects.count()}.txt"
    return ingest(text, Wanted(name=name, publish=publish_it))


def story(outcome: Outcome) -> Article:
    assert outcome.article is not None
    return Article.objects.get(pk=outcome.article.pk)


NEXT_TAKES = {
    "later time": page(at="11:00, March 4, 2024"),
    "later time and other words": page(LATER, at="11:00, March 4, 2024"),
    "another headline too": page(LATER, head="Board lets ferry go on", at="11:00, March 4, 2024"),
    "the next morning": page(LATER, at="08:00, March 5, 2024"),
    "a short take six minutes later": page(
        ("The ferry stops, the board says. More follows.",), at="09:25, March 4, 2024"
    ),
    "a label and all other words": page(OTHER, head=f"UPDATE 2-{HEAD}", at="12:00, March 4, 2024"),
    "1st LD": page(LATER, head=f"1st LD: {HEAD}", at="11:00, March 4, 2024"),
    "Writethru": page(LATER, head=f"2nd LD-Writethru: {HEAD}", at="11:00, March 4, 2024"),
    "ROUNDUP": page(LATER, head=f"(ROUNDUP) {HEAD}", at="20:00, March 4, 2024"),
    "REFILE": page(head=f"REFILE-{HEAD}", at="09:31, March 4, 2024"),
    "a label, and no time": page(OTHER, head=f"UPDATE 2-{HEAD}", at=""),
    "a correction days later": page(
        ("(This March 4 story has been corrected to say April)", *LATER),
        head="Night ferry goes on", at="11:00, March 7, 2024",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", NEXT_TAKES.values(), ids=list(NEXT_TAKES))
def test_next_take_is_a_new_version_of_the_same_story(text: str) -> None:
    make_section()
    first = read(page(), publish_it=True)
    again = read(text, publish_it=True)
    assert (again.status, story(again)) == (Status.UPDATED, story(first))
    assert Article.objects.count() == 1
    assert "UPDATE" not in story(again).headline
    assert read(text).status == Status.UNCHANGED


TWO_STORIES = {
    "one headline on one day, hours apart": (page(), page(OTHER, at="17:00, March 4, 2024")),
    "the same forecast of another day": (
        page([MONDAY], head="Weather tonight", at="17:00, March 4, 2024"),
        page([TUESDAY], head="Weather tonight", at="17:00, March 5, 2024"),
    ),
    "one headline, no source and no time": (
        page([MONDAY], head="Weather tonight", source="", at=""),
        page([TUESDAY], head="Weather tonight", source="", at=""),
    ),
    "one headline on one day, no clock": (
        page([MONDAY], head="Weather today", at="March 4, 2024"),
        page(OTHER, head="Weather today", at="March 4, 2024"),
    ),
    "one headline, a source and no time": (
        page([MONDAY], head="Weather tonight", at=""),
        page([TUESDAY], head="Weather tonight", at=""),
    ),
    "one label and headline of another day": (
        page([MONDAY], head="(LEAD) Seoul shares close", at="16:00, March 4, 2024"),
        page(OTHER, head="(LEAD) Seoul shares close", at="16:00, March 5, 2024"),
    ),
    "another house": (page(), page(LATER, source="Southern Wire", at="11:00, March 4, 2024")),
    "most of the text, a week later": (page(), page(LATER, at="09:19, March 12, 2024")),
    "a number with its point": (
        page(["Growth was slow."], head="Growth 1.2 percent", at="09:00, March 4, 2024"),
        page(["It was fast."], head="Growth 12 percent", at="09:00, March 4, 2024"),
    ),
}


@pytest.mark.parametrize(("one", "other"), TWO_STORIES.values(), ids=list(TWO_STORIES))
def test_two_stories_are_two_and_none_replaces_the_other(one: str, other: str) -> None:
    make_section()
    first = read(one, publish_it=True)
    before = story_of(story(first))
    second = read(other, publish_it=True)
    assert second.status == Status.CREATED
    assert story_of(story(first)) == before


def test_page_without_source_and_time_is_the_same_while_its_text_is_alike() -> None:
    read(page(source="", at=""))
    changed = (*FIRST[:2], FIRST[2].replace("Two", "Three"), FIRST[3])
    again = read(page(changed, source="", at=""))
    assert (again.status, Article.objects.count()) == (Status.UPDATED, 1)


def test_earlier_take_that_comes_late_changes_nothing() -> None:
    first = read(page(LATER, at="11:00, March 4, 2024"))
    late = read(page(), "late.txt")
    assert (late.status, story(late)) == (Status.UNCHANGED, story(first))
    assert "gone on since" in late.reason
    assert "changed its mind" in story(first).body


# --- Where it is not certain -----------------------------------------------------------------

PERHAPS = page(
    (LATER[0], FIRST[1], *OTHER), head="UPDATE 1-Board changes its mind", at="12:00, March 4, 2024"
)


def two() -> tuple[Article, Article]:
    make_section()
    first = story(read(page(), publish_it=True))
    outcome = read(PERHAPS, publish_it=True)
    assert outcome.status == Status.CREATED
    assert outcome.reason.startswith(f"Not published: Probably an update of “{HEAD}”")
    return first, story(outcome)


def test_story_that_is_probably_an_update_is_kept_and_never_sent_out_beside_it() -> None:
    first, second = two()
    assert WireItem.objects.get(article=second).update_of == first
    again = read(PERHAPS, publish_it=True)
    assert (again.status, again.article) == (Status.UNCHANGED, second)
    assert "Probably an update of" in again.reason
    assert Edition.objects.count() == 1


def test_update_that_somebody_says_is_one_becomes_the_next_draft_and_is_known(
    web_editor: User,
) -> None:
    first, second = two()
    assert join_take(second, by=web_editor) == first
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.headline, second.stage) == ("Board changes its mind", "spiked")
    assert "changed its mind" in first.body
    assert first.section is not None
    assert "night ferry would stop" in PublishedArticle.objects.get().body_html
    again = read(PERHAPS, publish_it=True)
    assert (again.status, again.article) == (Status.UNCHANGED, first)


def test_update_of_a_story_an_editor_has_worked_on_is_offered(web_editor: User) -> None:
    first, second = two()
    first.headline = "The ferry stops"
    first.save()
    save_revision(first, web_editor)
    join_take(second, by=web_editor)
    first.refresh_from_db()
    assert first.headline == "The ferry stops"
    assert first.revisions.get(is_proposal=True).story.headline == "Board changes its mind"


def test_story_that_somebody_says_is_another_goes_out_when_it_is_read_again(
    web_editor: User,
) -> None:
    _, second = two()
    set_apart(second, by=web_editor)
    assert read(PERHAPS, publish_it=True).reason == ""
    second.refresh_from_db()
    assert second.is_live


def test_story_published_by_hand_is_not_joined(web_editor: User) -> None:
    _, second = two()
    publish(second, by=web_editor)
    with pytest.raises(Exception, match="went out already"):
        join_take(second, by=web_editor)


def test_desk_shows_what_a_story_is_probably_an_update_of_and_asks(web_editor: User) -> None:
    first, second = two()
    browser = desk(web_editor)
    address = reverse("admin:next_take", args=[second.public_id])
    page_of_story = browser.get(story_address(second)).content.decode()
    assert "Probably an update of" in page_of_story
    assert f'href="{address}"' in page_of_story
    listed = browser.get("/admin/articles/article/?trouble=update").content.decode()
    assert listed.count("Probably an update</span>") == 1
    asked = browser.get(address).content.decode()
    assert f'href="{story_address(first)}"' in asked
    assert "<ins>" in asked
    answer = browser.post(address, {"is": "update"})
    assert answer["Location"] == story_address(first)
    assert "Probably an update of" not in browser.get(story_address(second)).content.decode()
    second.refresh_from_db()
    assert second.stage == "spiked"


def test_story_that_is_another_is_said_so_at_the_desk(web_editor: User) -> None:
    _, second = two()
    browser = desk(web_editor)
    address = reverse("admin:next_take", args=[second.public_id])
    assert browser.post(address, {"is": "another"})["Location"] == story_address(second)
    assert "Nobody has to say" in browser.get(address).content.decode()


def test_reporter_reads_that_it_is_probably_an_update_and_cannot_say(reporter: User) -> None:
    _, second = two()
    page_of_story = desk(reporter).get(story_address(second)).content.decode()
    assert "Probably an update of" in page_of_story
    address = reverse("admin:next_take", args=[second.public_id])
    assert desk(reporter).get(address).status_code == 404


def test_story_on_hold_is_not_told_of_by_its_update(web_editor: User, publisher: User) -> None:
    first = story(read(page()))
    hold(first, name="Roe", people=[], look_again_on=date(2100, 1, 1), by=publisher)
    second = story(read(PERHAPS))
    assert WireItem.objects.get(article=second).update_of == first
    browser = desk(web_editor)
    assert "Probably an update of" not in browser.get(story_address(second)).content.decode()
    address = reverse("admin:next_take", args=[second.public_id])
    assert first.headline not in browser.get(address).content.decode()


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Growth 1.2 percent", "Growth 12 percent", False),
        ("Town wins 3-2", "Town wins 32", False),
        ("Room 20 30", "Room 2030", False),
        ("Index at -5", "Index at 5", False),
        ("50% of votes", "50 of votes", False),
        ("May 3, 2024: ferry", "May 3 2024 ferry", True),
        ("COVID-19 returns", "Covid 19 returns", True),
        ("UPDATE 2-Night ferry", "Night Ferry", True),
        ("Élan vital", "elan VITAL!", True),
        ("第2次更新：渡轮", "渡轮", True),
        ("Lead-free paint", "free paint", False),
        ("FLASH-FLOOD KILLS FOUR", "Flood kills four", False),
        ("Lead 2-0 thrown away", "0 thrown away", False),
        ("Flash: night ferry halted", "Night ferry halted", True),
    ],
)
def test_key_of_a_headline_keeps_numbers_with_their_signs(
    one: str, other: str, is_same: bool
) -> None:
    assert (key_of(one) == key_of(other)) == is_same
