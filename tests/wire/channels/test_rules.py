"""Rules of the wire: which new stories they fit, and what becomes of these."""

from typing import Any

import pytest

from articles.models import Article, Notice
from articles.models.article import Live
from people.actors import WIRE
from people.models import User
from taxonomy.models import Tag
from tests.builders import make_section
from tests.desk.client import desk, story_url
from tests.wire.channels.channels import House, item, make_channel, make_house, read_all
from wire.ingest import ingest
from wire.models import Channel, Route, RouteRule, SubjectMeaning
from wire.models.routes import BACKGROUND
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

ABOUT = [{"uri": "http://cv.iptc.org/newscodes/subjectcode/15054000", "name": "Sailing"}]
SENT = {"urgency": 3, "language": "en-GB", "subject": ABOUT}
TEXT = "<p>{}</p>"


def make_rule(name: str = "Ferries", **fields: Any) -> RouteRule:
    """Return a rule that acts."""
    return RouteRule.objects.create(**{"name": name, "is_acting": True, **fields})


def sent(channel: Channel | None = None, **changes: Any) -> Article:
    """Return the story that an item became which was sent on a channel."""
    House(channel or make_channel()).send(item(**{**SENT, **changes}))
    read_all()
    return Article.objects.latest("pk")


def sent_again(version: str, **changes: Any) -> Article:
    """Return the story of the item after its next version came on the channel."""
    at = f"2025-03-02T{8 + int(version):02}:00:00Z"
    return sent(Channel.objects.get(), version=version, versioncreated=at, **changes)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"words": "night boat\nferries"}, True),
        ({"words": "FERRIES SAIL"}, True),
        ({"words": "sail ferries"}, False),
        ({"words": "ferr"}, False),
        # A phrase goes over no end of a part.
        ({"words": "again the ferries"}, False),
        ({"subjects": "subj:15054000"}, True),
        ({"subjects": "subj:01000000\nsubj:15000000"}, True),
        ({"subjects": "sailing"}, True),
        ({"subjects": "subj:16000000"}, False),
        ({"language": "en"}, True),
        ({"language": "fr"}, False),
        ({"urgency": 3}, True),
        ({"urgency": 2}, False),
        ({"words": "ferries", "urgency": 2}, False),
    ],
)
def test_rule_fits_what_all_its_conditions_say(asked: dict[str, Any], fits: bool) -> None:
    make_rule(**asked, section=make_section("Sea", "sea"))
    assert (sent().section is not None) == fits


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("fahre", "Die Fähre fährt."),
        ("港口理事会", "昨日港口理事会说。"),
        ("港", "昨日港口理事会说。"),
        ("паром", "Паром, снова."),
        ("เรือ", "วันนี้เรือออก"),
    ],
)
def test_words_are_found_in_any_script(asked: str, text: str) -> None:
    make_rule(words=asked, section=make_section("Sea", "sea"))
    assert str(sent(body_html=TEXT.format(text)).section) == "Sea"


def test_rule_of_a_house_or_a_channel_is_for_no_other() -> None:
    channel = make_channel()
    other = make_channel(name="South", short_name="south", house=make_house("South Press"))
    make_rule("House", house=channel.house, section=make_section("Sea", "sea"))
    make_rule("Channel", channel=other, section=make_section("Sky", "sky"))
    assert str(sent(channel).section) == "Sea"
    assert str(sent(other, uri="urn:b", headline="Planes", body_html="<p>Up.</p>").section) == "Sky"


def test_for_each_thing_the_first_rule_counts_that_says_something_of_it(reporter: User) -> None:
    sea = Tag.objects.named("Sea")
    make_rule("Third", position=3, words="ferries", section=make_section("Sky", "sky"))
    make_rule("First", position=1, words="ferries", assigned_to=reporter)
    make_rule("Second", position=2, words="ferries", section=make_section()).tags.add(sea)
    make_rule("Fourth", position=4, words="ferries", route=Route.DRAFT)
    make_rule("Tried", position=0, words="ferries", section=make_section("No", "no")).tags.add(
        Tag.objects.named("No")
    )
    RouteRule.objects.filter(name="Tried").update(is_acting=False)
    article = sent()
    assert (str(article.section), article.assigned_to) == ("City", reporter)
    assert [str(tag) for tag in article.tags.all()] == ["Sea"]
    assert not article.wire_items.get().waits


def test_rule_goes_before_subjects_and_subjects_before_the_channel() -> None:
    channel = make_channel(section=make_section("Channel", "channel"))
    assert str(sent(channel).section) == "Channel"
    meant = make_section("Subject", "subject")
    SubjectMeaning.objects.create(code="subj:15000000", section=meant)
    again = {"uri": "urn:b", "headline": "Planes", "body_html": "<p>Up they go.</p>"}
    assert str(sent(channel, **again).section) == "Subject"
    make_rule(words="trains", section=make_section("Rule", "rule"))
    again = {"uri": "urn:c", "headline": "Trains", "body_html": "<p>Off they go.</p>"}
    assert str(sent(channel, **again).section) == "Rule"


def test_whom_a_rule_gives_a_story_is_told_and_the_story_says_by_which(
    reporter: User, web_editor: User
) -> None:
    make_rule(words="ferries", assigned_to=reporter, section=make_section())
    article = sent()
    assert article.assigned_to == reporter
    assert "By the rule “Ferries”" in Notice.objects.get(user=reporter).words
    first, given = article.events.order_by("pk")
    assert "Rule “Ferries”: section City." in first.note
    assert (given.action, given.by) == ("assign", str(WIRE.name))
    page = desk(web_editor).get(story_url(article)).content.decode()
    assert "By the rule “Ferries”" in page
    assert f"section City, given to {reporter}" in page


def test_nobody_is_given_a_story_who_does_not_write_any_more(
    reporter: User, publisher: User
) -> None:
    rule = make_rule(words="ferries", assigned_to=reporter, section=make_section())
    User.objects.filter(pk=reporter.pk).update(is_active=False)
    article = sent()
    assert (article.assigned_to, str(article.section)) == (None, "City")
    assert "given" not in article.wire_items.get().routed.lines[0][1]
    page = desk(publisher).get(f"/admin/wire/routerule/{rule.pk}/change/").content.decode()
    assert "does not write stories any more" in page


def test_rule_lets_stories_straight_out_only_on_a_channel_of_its_house() -> None:
    make_section()
    channel = make_channel()
    mixed = make_channel(name="Mixed", short_name="mixed", house=None)
    make_rule(house=channel.house, words="ferries", route=Route.STRAIGHT)
    by_another = sent(mixed, uri="urn:b", source="North News", body_html="<p>Ferries sink.</p>")
    assert by_another.live == Live.NOT_YET
    assert by_another.source == channel.house
    assert sent(channel, headline="Ferries, at last").live == Live.LIVE


def test_next_take_goes_straight_out_as_the_first_did_while_its_rule_acts() -> None:
    make_section()
    channel = make_channel()
    rule = make_rule(house=channel.house, words="again", route=Route.STRAIGHT)
    assert sent(channel).live_edition == 1
    assert sent_again("2", headline="Ferries sail", body_html="<p>All sail.</p>").live_edition == 2
    rule.is_acting = False
    rule.save()
    again = sent_again("3", headline="Ferries sail", body_html="<p>All of them sail.</p>")
    assert (again.live_edition, again.has_news) == (2, True)


def test_what_a_rule_keeps_back_does_not_go_out_with_its_next_take(web_editor: User) -> None:
    make_section()
    make_rule(words="again", route=Route.INBOX)
    article = sent(make_channel(route=Route.STRAIGHT))
    assert article.live == Live.NOT_YET
    assert "From the wire" in desk(web_editor).get("/admin/").content.decode()
    next_take = sent_again("2", headline="Ferries sail", body_html="<p>All sail.</p>")
    assert (next_take.headline, next_take.live) == ("Ferries sail", Live.NOT_YET)


def test_rule_keeps_stories_as_background_that_wait_for_nobody(web_editor: User) -> None:
    make_section()
    make_rule("Markets", words="ferries", route=BACKGROUND)
    article = sent(make_channel(route=Route.STRAIGHT))
    client = desk(web_editor)

    def listed(standing: str) -> list[Article]:
        page = client.get(f"/admin/inbox/?standing={standing}")
        return [row.article for row in page.context["rows"]]

    assert (listed("waiting"), listed("background")) == ([], [article])
    assert article.live == Live.NOT_YET
    assert "From the wire" not in client.get("/admin/").content.decode()
    next_take = sent_again("2", headline="Ferries sail", body_html="<p>All sail.</p>")
    assert (next_take.live, listed("background")) == (Live.NOT_YET, [article])
    assert "kept as background" in client.get(story_url(article)).content.decode()


def test_story_that_is_given_goes_straight_out_all_the_same(reporter: User) -> None:
    make_section()
    make_rule(words="ferries", assigned_to=reporter)
    article = sent(make_channel(route=Route.STRAIGHT))
    assert (article.live, article.assigned_to) == (Live.LIVE, reporter)


def test_what_somebody_pastes_stays_theirs(web_editor: User, reporter: User) -> None:
    house = make_house("Xinhua")
    section = make_section()
    make_rule(
        house=house, section=section, assigned_to=reporter, words="ferries", route=Route.STRAIGHT
    )
    page = "Ferries sail\n(Xinhua) 09:19, September 11, 2024\n\nThe ferries sail on Monday.\n"
    desk(web_editor).post("/admin/paste/", {"text": page})
    article = Article.objects.get()
    assert (article.section, article.assigned_to) == (section, None)
    assert article.live == Live.NOT_YET


def test_section_asked_for_goes_before_a_rule() -> None:
    make_rule(words="ferries", section=make_section())
    asked = make_section("Asked", "asked")
    page = "Ferries sail\n(Xinhua) 09:19, September 11, 2024\n\nThe ferries sail on Monday.\n"
    ingest(page, Wanted(name="x", section=asked))
    article = Article.objects.get()
    assert article.section == asked
    assert "Rule" not in article.events.get().note
