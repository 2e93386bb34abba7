"""What happens to a front between a look and a press, and what stays of words and addresses."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.acts.hold import hold
from articles.acts.lead_story import LeadPlace, lead
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from editions.choices import Kind
from editions.front import Layout, Override, Row, Rule, RuleKind, Slot
from editions.models import FrontVersion
from fronts import rows as acts
from fronts.drafting import change, draft_of
from fronts.moving import rows_of_now
from fronts.publishing import fill_itself, plan, publish, publish_again, publish_planned
from fronts.rows import FrontError
from people.actors import SHELL
from people.models import User
from taxonomy.models import Section, Tag
from tests.builders import live_article, make_article, make_section
from tests.desk.client import desk, form_values
from tests.desk.fronts.test_fronts import PAGE, PAPER, one_row, press, stands
from tests.website.live_pages import headlines, many

pytestmark = pytest.mark.django_db

CITY = Rule(RuleKind.SECTION, "city")


def test_words_whose_place_is_gone_come_back(web_editor: User) -> None:
    """Of a story as of a row: nothing that somebody typed is lost with a colleague's act."""
    [row] = one_row(live_article())
    client, sent = desk(web_editor), {"of": "", "seen": row.slots[0].mark, "over": "x"}
    press(client, "take-slot s0")
    sent |= {"do": "word s0", "headline": "Night of the ferries", "standfirst": "All is well."}
    response = client.post("/admin/fronts/change/", sent)
    assert response.status_code == 409
    assert "Night of the ferries" in response.content.decode()
    assert "All is well." in response.content.decode()
    sent = {"do": "set-row gone", "of": "", "layout": "three", "heading": "Since <noon>"}
    assert "Since &lt;noon&gt;" in client.post("/admin/fronts/change/", sent).content.decode()


def test_layout_and_heading_of_two_editors_both_hold(web_editor: User, publisher: User) -> None:
    one_row(live_article())
    seen = {"seen_layout": "three", "seen_heading": ""}
    press(desk(publisher), "set-row a", layout="three", heading="Flood", **seen)
    press(desk(web_editor), "set-row a", layout="times", heading="", **seen)
    [row] = draft_of("").parsed
    assert (row.layout, row.heading) == (Layout.TIMES, "Flood")
    said = press(desk(web_editor), "set-row a", layout="three", heading="Storm", **seen)
    assert "A colleague called this row" in said
    assert draft_of("").parsed[0].heading == "Flood"


def test_rule_takes_as_many_places_as_it_was_given(web_editor: User) -> None:
    """All ten of the longest row; in a full one those of other rules, of no story by hand."""
    make_section()
    client = desk(web_editor)
    change("", lambda rows: [Row("a", Layout.NUMBERED)], by=SHELL)
    press(client, "put-rule a", kind="most read", many="10")
    assert stands() == [["most read"] * 10]
    change("", lambda rows: acts.put_in(rows, Slot("s0", "story"), "a"), by=SHELL)
    press(client, "put-rule a", kind="section", name="City", many="4")
    assert stands() == [["story", *["most read"] * 5, *["section"] * 4]]
    by_hand = [Row("b", Layout.PICTURES, slots=tuple(Slot(f"h{n}", f"s{n}") for n in range(4)))]
    with pytest.raises(FrontError, match="full"):
        acts.put_rule(by_hand, PAPER, "b", 1)


def test_front_that_names_no_version_does_not_go_out(web_editor: User) -> None:
    one_row(live_article())
    assert "changed this front since" in press(desk(web_editor), "publish")
    assert not FrontVersion.objects.exists()


def test_story_that_an_editor_may_not_know_of_is_none(web_editor: User) -> None:
    """The desk tells nobody by its answer that a story on hold is there."""
    secret = make_article(headline="Secret merger")
    soon = timezone.localdate() + timedelta(days=1)
    hold(secret, name="Merger", look_again_on=soon, people=[], by=SHELL)
    change("", lambda rows: [Row("a", Layout.THREE)], by=SHELL)
    said = press(desk(web_editor), f"put {secret.public_id}", row="a")
    assert said == press(desk(web_editor), "put nobody", row="a")
    assert stands() == [[]]


def test_draft_without_changes_begins_anew_as_the_front_fills_itself() -> None:
    """As its page says; one with changes of its own stays."""
    first, second = many(2)
    one_row(first)
    publish("", by=SHELL)
    fill_itself("", by=SHELL)
    assert stands() == [["paper"] * 5, ["section"] * 4]
    one_row(first)
    publish("", by=SHELL)
    one_row(second)
    fill_itself("", by=SHELL)
    assert stands() == [[second.public_id]]


def test_front_is_published_again_over_a_story_that_was_let_lead(web_editor: User) -> None:
    """Nothing changed in it, and readers see something else: its page says what, and ends it."""
    chosen, below = many(2)
    one_row(below)
    publish("", by=SHELL)
    lead(chosen, LeadPlace.FRONT, by=SHELL)
    assert headlines(Client().get("/"))[0] == str(chosen)
    client = desk(web_editor)
    assert f"“{chosen}” was let lead" in client.get(PAGE).content.decode()
    assert "Readers see it now" in press(client, "publish", version=str(draft_of("").version))
    assert headlines(Client().get("/")) == [str(below)]
    assert "was let lead" not in client.get(PAGE).content.decode()


# --- Addresses that move -------------------------------------------------------------------------


def test_front_goes_along_when_its_section_moves(publisher: User) -> None:
    """What readers see, the draft, what is planned, and each rule that names the section."""
    story, other = many(2)
    row = Row("a", Layout.THREE, slots=(Slot("s0", story.public_id), Slot("r0", rule=CITY)))
    for place in ("", "city"):
        change(place, lambda rows: [row], by=SHELL)
        publish(place, by=SHELL)
    change("city", lambda rows: [row, Row("b", Layout.THREE, "Mine")], by=SHELL)
    plan("city", timezone.now() + timedelta(hours=1), by=SHELL)
    page = f"/admin/taxonomy/section/{Section.objects.get().pk}/change/"
    client = desk(publisher)
    sent = form_values(client.get(page).content, "section_form") | {"slug": "town"}
    assert client.post(page, sent).status_code == 302
    shown = [str(story), str(other)]
    assert headlines(Client().get("/")) == shown
    assert headlines(Client().get("/section/town/"))[:2] == shown
    assert draft_of("town").parsed[1].heading == "Mine"
    [version] = publish_planned(timezone.now() + timedelta(hours=2))
    assert version.place == "town"
    assert '"slug":"city"' not in version.rows
    publish_again("town", 1, by=SHELL)
    assert headlines(Client().get("/section/town/"))[:2] == shown


def test_rule_of_a_tag_that_was_made_another_takes_from_that(publisher: User) -> None:
    live_article(tags=["Ferry"])
    live_article(tags=["Ferries"])
    rule = Rule(RuleKind.TAG, "ferry")
    change("", lambda rows: [Row("a", Layout.THREE, slots=(Slot("r", rule=rule),))], by=SHELL)
    first = publish("", by=SHELL)
    gone, kept = Tag.objects.get(slug="ferry"), Tag.objects.get(slug="ferries")
    page = f"/admin/tags/{gone.pk}/merge/"
    assert desk(publisher).post(page, {"into": kept.pk}).status_code == 302
    assert len(headlines(Client().get("/"))) == 1, "the rule found nothing under its old name"
    assert '"slug":"ferries"' in rows_of_now(first.rows)


# --- The desk's first page -----------------------------------------------------------------------


def test_first_page_says_what_is_out_of_date_to_who_edits_fronts(
    web_editor: User, reporter: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Of every front at once, in as many questions as of one."""
    article = live_article(headline="Ferry sinks", dated=timezone.now() - timedelta(hours=13))
    for n in range(6):
        make_section(f"Part {n}", f"part-{n}")
    worded = Slot("s0", article.public_id, override=Override("Ferry sinks", headline="Gone!"))
    for place in ("", "city", *(f"part-{n}" for n in range(6))):
        change(place, lambda rows: [Row("a", Layout.THREE, slots=(worded,))], by=SHELL)
        publish(place, by=SHELL)
    client = desk(web_editor)
    assert "The lead is old" in client.get("/admin/").content.decode()
    assert "fell away" not in client.get("/admin/").content.decode()
    amend(
        article, {"headline": "Ferry aground"}, NamedChange(Kind.CORRECTION, note="No."), by=SHELL
    )
    with django_assert_max_num_queries(45):
        page = client.get("/admin/").content.decode()
    assert page.count("They fell away") == 7
    assert "/admin/fronts/?of=part-5" in page
    assert "Part 5" in page
    assert "Fronts out of date" not in desk(reporter).get("/admin/").content.decode()
