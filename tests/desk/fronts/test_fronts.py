"""The page on which a front is edited, by buttons alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from articles.acts.hold import hold
from articles.acts.stages import move
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.models import Article
from editions.choices import Kind
from editions.front import Layout, Override, Row, Rule, RuleKind, Slot
from editions.models import FrontVersion
from fronts import rows as acts
from fronts.drafting import change, draft_of
from fronts.publishing import plan, publish, publish_planned
from fronts.rows import END, FrontError, WordedMeanwhile
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_section
from tests.desk.client import desk
from tests.desk.unsaid import loose_ends, said_wrong
from tests.website.live_pages import MOMENT, headlines, many

pytestmark = pytest.mark.django_db

PAGE = "/admin/fronts/"
PAPER = Rule(RuleKind.PAPER)


def press(client: Client, do: str, of: str = "", **fields: str) -> str:
    """Press a button of the front's page, and return what the desk says."""
    address = "/admin/fronts/change/"
    if do.split()[0] in {"publish", "plan", "unplan", "again", "itself"}:
        address = "/admin/fronts/send/"
    response = client.post(address, {"do": do, "of": of, **fields}, follow=True)
    said = html.fromstring(response.content).find_class("messagelist")
    return " ".join(" ".join(each.text_content().split()) for each in said)


def stands(place: str = "") -> list[list[str]]:
    """Return what stands in the rows of a draft: public ids, and kinds of rules."""
    return [
        [slot.story or (slot.rule.kind.value if slot.rule else "") for slot in row.slots]
        for row in draft_of(place).parsed
    ]


def one_row(*stories: Article) -> list[Row]:
    """Let the front page's draft have one row of these stories, and return the rows."""
    slots = tuple(Slot(f"s{n}", each.public_id) for n, each in enumerate(stories))
    change("", lambda rows: [Row("a", Layout.THREE, slots=slots)], by=SHELL)
    return [*draft_of("").parsed]


def test_front_that_nobody_edited_begins_as_it_fills_itself(web_editor: User) -> None:
    """To look at it writes nothing; what is published first differs by one act alone."""
    many(3)
    client = desk(web_editor)
    assert client.get(PAGE).status_code == 200
    assert stands() == [["paper"] * 5, ["section"] * 4]
    old = live_article(dated=MOMENT - timedelta(days=9))
    press(client, f"put {old.public_id}", row="top")
    assert stands()[0] == [old.public_id, *["paper"] * 4]
    assert "version 1" in press(client, "publish", version="1")
    assert headlines(Client().get("/"))[0] == str(old)


def test_rows_are_made_moved_named_and_taken_away(web_editor: User) -> None:
    client = desk(web_editor)
    one_row(*many(2))
    press(client, "add-row", layout="four")
    new = draft_of("").parsed[1].key
    press(client, f"set-row {new}", layout="times", heading="Since this morning")
    press(client, f"put-rule {new}", kind="section", name="City", many="3")
    assert "The newest of a section: City" in client.get("/admin/fronts/").content.decode()
    press(client, f"up-row {new}")
    first, second = draft_of("").parsed
    assert (first.layout, first.heading, len(first.slots)) == (
        Layout.TIMES,
        "Since this morning",
        3,
    )
    assert "Nothing is called so" in press(client, f"put-rule {new}", kind="tag", name="No tag")
    press(client, f"take-row {new}")
    assert [*draft_of("").parsed] == [second]


def test_stories_move_within_and_between_rows(web_editor: User) -> None:
    """Up out of a row's top into the one before; put again, a story moves and stands once."""
    client = desk(web_editor)
    first, second, third = many(3)
    one_row(first, second)
    press(client, "add-row", layout="three")
    lower = draft_of("").parsed[1].key
    press(client, f"put {third.public_id}", row=lower)
    key = draft_of("").parsed[1].slots[0].key
    press(client, f"up-slot {key}")
    press(client, f"up-slot {key}")
    ids = [each.public_id for each in (first, third, second)]
    assert stands() == [ids, []]
    press(client, f"put {first.public_id}", row=lower)
    assert stands() == [ids[1:], ids[:1]]
    press(client, f"move-slot {key}", row=lower, before="s0")
    assert stands() == [ids[2:], [third.public_id, first.public_id]]
    press(client, f"take-slot {key}")
    assert stands() == [ids[2:], ids[:1]]


def test_full_row_gives_up_a_rule_and_no_story() -> None:
    rule = tuple(Slot(f"r{n}", rule=PAPER) for n in range(4))
    rows = acts.put_in([Row("a", Layout.PICTURES, slots=rule)], Slot("x", "one"), "a")
    assert [slot.key for slot in rows[0].slots] == ["x", "r0", "r1", "r2"]
    by_hand = tuple(Slot(f"h{n}", f"story{n}") for n in range(4))
    with pytest.raises(FrontError, match="full"):
        acts.put_in([Row("a", Layout.PICTURES, slots=by_hand)], Slot("x", "one"), "a", before=END)


# --- Two editors ---------------------------------------------------------------------------------


def test_acts_of_two_editors_both_hold(web_editor: User, publisher: User) -> None:
    """Though both began with the same page; what is done to what is gone is refused in words."""
    first, second, third = many(3)
    one_row(first, second)
    press(desk(publisher), "take-slot s0")
    press(desk(web_editor), f"put {third.public_id}", row="a")
    assert stands() == [[second.public_id, third.public_id]]
    assert "colleague took it away" in press(desk(web_editor), "up-slot s0")
    assert stands() == [[second.public_id, third.public_id]]


def test_words_of_two_editors_are_shown_beside_each_other(
    web_editor: User, publisher: User
) -> None:
    """Theirs are kept, ours are in the form; kept again, having been seen, ours hold."""
    article = live_article(headline="Ferry sinks")
    [row] = one_row(article)
    seen, over = row.slots[0].mark, {"over": "Ferry sinks"}
    press(desk(publisher), "word s0", seen=seen, headline="Theirs", **over)
    client = desk(web_editor)
    sent = {"do": "word s0", "of": "", "seen": seen, "headline": "Ours", **over}
    response = client.post("/admin/fronts/change/", sent)
    page = html.fromstring(response.content)
    assert response.status_code == 409
    assert page.get_element_by_id("headline-s0").get("value") == "Ours"
    assert "Theirs" in page.get_element_by_id("at-s0").text_content()
    kept = draft_of("").parsed[0].slots[0]
    assert kept.override
    assert kept.override.headline == "Theirs"
    with pytest.raises(WordedMeanwhile):
        change("", lambda rows: acts.word(rows, "s0", None, seen=seen), by=SHELL)
    press(client, "word s0", seen=kept.mark, headline="Ours", **over)
    assert draft_of("").parsed[0].slots[0].override == Override("Ferry sinks", headline="Ours")


def test_nothing_goes_out_that_was_not_looked_at(web_editor: User, publisher: User) -> None:
    first, second = many(2)
    one_row(first)
    looked_at = draft_of("").version
    press(desk(publisher), f"put {second.public_id}", row="a")
    said = press(desk(web_editor), "publish", version=str(looked_at))
    assert "changed this front since" in said
    assert not FrontVersion.objects.exists()


# --- Going out -----------------------------------------------------------------------------------


def test_planned_front_goes_out_word_for_word_at_its_time(web_editor: User) -> None:
    """What is changed meanwhile stays in the draft; one that was taken off the clock stays."""
    first, second = many(2)
    one_row(first)
    soon = timezone.now() + timedelta(hours=1)
    plan("", soon, by=web_editor)
    taken_off = plan("", soon, by=web_editor)
    press(desk(web_editor), f"unplan {taken_off.pk}")
    press(desk(web_editor), f"put {second.public_id}", row="a")
    assert list(publish_planned()) == []
    [version] = publish_planned(soon)
    assert list(publish_planned(soon)) == []
    assert headlines(Client().get("/")) == [str(first)]
    assert (version.by, version.note) == (str(web_editor), "by the clock")
    assert draft_of("").has_news


def test_earlier_version_is_shown_again_and_each_has_who_and_when(web_editor: User) -> None:
    first, second = many(2)
    one_row(first)
    publish("", by=web_editor)
    one_row(second)
    publish("", by=SHELL)
    client = desk(web_editor)
    page = client.get("/admin/fronts/history/").content.decode()
    assert str(web_editor) in page
    assert "the command line" in page
    assert "Readers see version 1 again" in press(client, "again 1")
    assert headlines(Client().get("/")) == [str(first)]
    assert stands() == [[first.public_id]]
    assert FrontVersion.objects.count() == 3
    press(client, "itself")
    assert headlines(Client().get("/")) == [str(first), str(second)]


def test_preview_is_the_draft_and_readers_see_nothing_of_it(web_editor: User) -> None:
    newest, old = many(2)
    one_row(old)
    page = desk(web_editor).get("/admin/fronts/preview/page/?colours=dark")
    assert headlines(page) == [str(old)]
    assert "phone" in desk(web_editor).get("/admin/fronts/preview/?width=phone").content.decode()
    assert headlines(Client().get("/"))[0] == str(newest)


# --- What is told --------------------------------------------------------------------------------


def test_editor_is_told_what_fell_away_and_that_the_lead_is_old(
    web_editor: User, settings: Settings
) -> None:
    """The lead by the paper's hours: none, and nothing is said."""
    article = live_article(headline="Ferry sinks", dated=timezone.now() - timedelta(hours=13))
    [row] = one_row(article)
    press(desk(web_editor), "word s0", seen=row.slots[0].mark, over="Ferry sinks", headline="Gone!")
    publish("", by=SHELL)
    note = NamedChange(Kind.CORRECTION, note="It did not.")
    page = desk(web_editor).get(PAGE).content.decode()
    assert "The lead is old" in page
    assert "fell away" not in page
    amend(article, {"headline": "Ferry aground"}, note, by=SHELL)
    settings.FRONT_LEAD_HOURS = 0
    page = desk(web_editor).get(PAGE).content.decode()
    assert "They fell away" in page
    assert "The lead is old" not in page


def test_what_came_in_has_drafts_that_wait_and_is_searched(web_editor: User) -> None:
    """One that is placed says so; a story on hold is there for those who know of it alone."""
    make_section("Sport", "sport")
    live = live_article(headline="Boats race")
    waiting = make_article(headline="Bells ring at noon")
    secret = make_article(headline="Secret merger")
    for article in (waiting, secret):
        move(article, "approve", by=SHELL)
    hold(
        secret,
        name="Merger",
        look_again_on=timezone.localdate() + timedelta(days=1),
        people=[],
        by=SHELL,
    )
    one_row(live, secret)
    client = desk(web_editor)
    page = client.get(PAGE).content.decode()
    assert "Secret merger" not in page
    assert "A story on hold" in page
    listed = client.get("/admin/fronts/came-in/").content.decode()
    assert "on this front" in listed
    assert f"put {waiting.public_id}" in listed
    listed = client.get("/admin/fronts/came-in/?q=boats").content.decode()
    assert f"put {live.public_id}" in listed
    assert f"put {waiting.public_id}" not in listed


@pytest.mark.parametrize(
    "do", ["", "no-such-act", "up-row", "up-row ../..", "put nobody", "word x"]
)
def test_what_is_not_understood_changes_nothing(web_editor: User, do: str) -> None:
    one_row(live_article())
    before = stands()
    assert press(desk(web_editor), do or "x", row="a")
    assert stands() == before


def test_only_editors_reach_a_front(reporter: User) -> None:
    one_row(live_article())
    assert desk(reporter).get(PAGE).status_code == 404
    sent = {"do": "take-row a", "of": ""}
    assert desk(reporter).post("/admin/fronts/change/", sent).status_code == 404
    assert len(stands()) == 1


def test_pages_speak_the_desk_s_words_and_leave_nothing_loose(web_editor: User) -> None:
    article = live_article()
    change("", lambda rows: acts.put_in(rows, Slot("s0", article.public_id), "top"), by=SHELL)
    plan("", timezone.now() + timedelta(hours=1), by=SHELL)
    publish("", by=SHELL)
    client = desk(web_editor)
    for address in (PAGE, f"{PAGE}?of=city", f"{PAGE}history/", f"{PAGE}preview/"):
        response = client.get(address)
        assert response.status_code == 200
        assert said_wrong(address, response) == []
        assert loose_ends(response) == []
    assert client.get(f"{PAGE}?of=nowhere").status_code == 404
