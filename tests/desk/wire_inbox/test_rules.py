"""Rules of the wire at the desk: who makes them, trying them, letting them act."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.acts.hold import hold
from articles.models import Article
from people.models import User
from tests.builders import make_section
from tests.desk.client import Values, desk, form_values
from tests.wire.channels.channels import Answer, House, item, make_channel, read_all
from tests.wire.channels.test_rules import make_rule
from wire.models import Channel, RouteRule, WireItem

pytestmark = pytest.mark.django_db

LIST = "/admin/wire/routerule/"
TOMORROW = timezone.localdate() + timedelta(days=1)


def page_of(rule: RouteRule) -> str:
    return f"{LIST}{rule.pk}/change/"


def send_three() -> Channel:
    """Let three stories come in, two of them about ferries."""
    channel = make_channel()
    house = House(channel)
    house.send(item())
    house.send(item(uri="urn:b", headline="Trains go", body_html="<p>Trains went.</p>"))
    house.send(item(uri="urn:c", headline="Café at sea", body_html="<p>A ferries’ café.</p>"))
    read_all()
    return channel


def form_of(client: Client, address: str) -> Values:
    """Return what a browser would send of a rule's form: of tags that are none, nothing."""
    values = form_values(client.get(address).content, "routerule_form")
    values.pop("tags", None)
    return values


def shown(page: Answer) -> list[str]:
    """Return the headlines that the page of a rule shows below."""
    return [str(row["article"]) for row in page.context.get("rows", [])]


def test_rule_is_made_tried_and_then_let_act(publisher: User) -> None:
    sea = make_section("Sea", "sea")
    channel = send_three()
    client = desk(publisher)
    values = form_of(client, f"{LIST}add/")
    values |= {"name": "Ferries", "words": "ferries\ncafe at sea", "section": str(sea.pk)}
    made = client.post(f"{LIST}add/", values, follow=True)
    rule = RouteRule.objects.get()
    assert shown(made) == ["Café at sea", "Ferries sail again"]
    text = made.content.decode()
    assert "Of 3 new stories" in text
    assert "section Sea" in text
    assert "no section" in text
    # It does nothing yet.
    again = {"uri": "urn:d", "headline": "More ferries", "body_html": "<p>More of them.</p>"}
    House(channel).send(item(**again))
    read_all()
    assert Article.objects.latest("pk").section is None
    client.post(f"/admin/rules/{rule.pk}/act/", {"version": "1"})
    assert f"{publisher} let it act" in client.get(page_of(rule)).content.decode()
    House(channel).send(item(uri="urn:e", headline="No ferries", body_html="<p>None at all.</p>"))
    read_all()
    assert Article.objects.latest("pk").section == sea


def test_changed_rule_is_tried_again_before_it_acts(publisher: User) -> None:
    rule = make_rule(words="ferries", section=make_section())
    client = desk(publisher)
    values = form_of(client, page_of(rule))
    client.post(page_of(rule), {**values, "name": "Boats", "position": "3"})
    rule.refresh_from_db()
    assert (rule.name, rule.position, rule.is_acting) == ("Boats", 3, True)
    client.post(page_of(rule), {**values, "words": "trains"})
    rule.refresh_from_db()
    assert not rule.is_acting
    # What somebody saw before that change is not what would act.
    stale = client.post(f"/admin/rules/{rule.pk}/act/", {"version": "1"}, follow=True)
    assert "changed it meanwhile" in stale.content.decode()
    assert not RouteRule.objects.get().is_acting
    client.post(f"/admin/rules/{rule.pk}/act/", {"version": "2"})
    assert RouteRule.objects.get().is_acting
    client.post(f"/admin/rules/{rule.pk}/stop/")
    assert not RouteRule.objects.get().is_acting


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"words": "x", "route": "straight"}, "Say whose stories these are"),
        ({}, "Say which stories it is for"),
        ({"words": "!!!"}, "a word or a phrase"),
        ({"words": "x " * 13}, "a word or a phrase"),
        ({"words": "x\n" * 21}, "20 lines are the most"),
        ({"language": "Norsk"}, "no code of a language"),
        ({"words": "x", "urgency": "0"}, "1 is the least"),
    ],
)
def test_what_can_be_no_rule_is_refused(
    publisher: User, typed: dict[str, str], answer: str
) -> None:
    client = desk(publisher)
    values = form_of(client, f"{LIST}add/")
    page = client.post(f"{LIST}add/", {**values, "name": "No", **typed}).content.decode()
    assert answer in page
    assert not RouteRule.objects.exists()


def test_nobody_is_chosen_who_does_not_write(publisher: User, moderator: User) -> None:
    client = desk(publisher)
    values = form_of(client, f"{LIST}add/")
    values |= {"name": "No", "words": "x", "assigned_to": str(moderator.pk)}
    assert "does not write stories" in client.post(f"{LIST}add/", values).content.decode()


def test_what_is_given_to_somebody_is_no_background(publisher: User, reporter: User) -> None:
    client = desk(publisher)
    values = form_of(client, f"{LIST}add/")
    values |= {"name": "No", "words": "x", "route": "background", "assigned_to": str(reporter.pk)}
    assert "Say one of the two" in client.post(f"{LIST}add/", values).content.decode()


def test_trial_says_what_would_be_background(publisher: User) -> None:
    send_three()
    rule = make_rule(is_acting=False, words="ferries", route="background")
    assert "kept as background" in desk(publisher).get(page_of(rule)).content.decode()


def test_trial_says_what_comes_before_and_what_came_otherwise(publisher: User) -> None:
    send_three()
    make_rule("Earlier", position=1, words="sail", section=make_section("Sky", "sky"))
    rule = make_rule("Later", is_acting=False, words="ferries", section=make_section())
    page = desk(publisher).get(page_of(rule)).content.decode()
    assert "not section City, for “Earlier” comes before" in page
    assert page.count("section City") == 2


def test_trial_looks_back_seven_days_at_what_was_new_and_at_no_story_on_hold(
    publisher: User, web_editor: User
) -> None:
    send_three()
    rule = make_rule(words="ferries\ntrains", is_acting=False)
    held = Article.objects.get(headline="Trains go")
    hold(held, name="Trains", people=[web_editor], look_again_on=TOMORROW, by=web_editor)
    old = Article.objects.get(headline="Café at sea").wire_items
    old.update(received_at=timezone.now() - timedelta(days=8))
    assert shown(desk(publisher).get(page_of(rule))) == ["Ferries sail again"]
    assert shown(desk(web_editor).get(page_of(rule))) == ["Trains go", "Ferries sail again"]
    assert WireItem.objects.count() == 3


def test_many_that_fit_are_shown_fifty_at_a_time(
    publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.wire_inbox.rules.PER_PAGE", 1)
    send_three()
    rule = make_rule(words="ferries", is_acting=False)
    client = desk(publisher)
    first = client.get(page_of(rule))
    assert shown(first) == ["Café at sea"]
    assert "?after=1#" in first.content.decode()
    assert shown(client.get(f"{page_of(rule)}?after=1")) == ["Ferries sail again"]


def test_web_editor_sees_rules_and_changes_none(web_editor: User, reporter: User) -> None:
    send_three()
    rule = make_rule(words="ferries", section=make_section(), is_acting=False)
    client = desk(web_editor)
    assert "says “ferries”" in client.get(LIST).content.decode()
    assert len(shown(client.get(page_of(rule)))) == 2
    for address in (page_of(rule), f"/admin/rules/{rule.pk}/act/", f"/admin/rules/{rule.pk}/stop/"):
        assert client.post(address, {"version": "1", "name": "X"}).status_code == 404
    rule.refresh_from_db()
    assert (rule.name, rule.is_acting) == ("Ferries", False)
    assert desk(reporter).get(page_of(rule)).status_code == 404
