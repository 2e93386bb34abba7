"""New words of the wire beside an edited draft: somebody takes what is ticked, and nothing else."""

import pytest
from django.test import Client
from lxml import html

from articles.door.publishing import publish
from articles.models import Article, Notice, Revision
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk, form_values, story_url
from tests.desk.wire_inbox.items import (
    ADDED,
    CAPTAIN,
    LEAD,
    LORRIES,
    MENDED,
    PEOPLE,
    TEXT,
    edit,
    send,
    sent,
    words,
)
from wire.models import WireItem

pytestmark = pytest.mark.django_db

OURS = LORRIES.replace("an old report", "a report that this paper has seen")
THEIRS = LORRIES.replace("lorries", "lorries and buses")


def address(article: Article) -> str:
    return f"/admin/stories/{article.public_id}/wire-words/"


class Page:
    """The page of an offer as somebody has it open."""

    def __init__(self, client: Client, article: Article) -> None:
        self.client, self.address = client, address(article)
        self.read(client.get(self.address).content)

    def read(self, content: bytes) -> None:
        """Note what the page has."""
        self.root = html.fromstring(content)
        self.text = " ".join(self.root.text_content().split())
        self.boxes = {}
        for place in self.root.xpath("//section[contains(@class, 'has-choice')]"):
            (box,) = place.xpath(".//input[@name='row']")
            label = " ".join(place.xpath(".//h3")[0].text_content().split())
            sides = [" ".join(side.text_content().split()) for side in place.find_class("side")]
            self.boxes[label, sides[1]] = (box.get("value"), box.get("checked") is not None)

    def ticked(self) -> list[tuple[str, str]]:
        """Return the places that are ticked."""
        return [place for place, (_, is_ticked) in self.boxes.items() if is_ticked]

    def value(self, part: str) -> str:
        """Return the value of the tick at the place with these words."""
        (value,) = [
            value for (label, new), (value, _) in self.boxes.items() if part in f"{label} {new}"
        ]
        return str(value)

    def take(self, *parts: str, take: str = "ticked") -> str:
        """Press the button with ticks at the places with these words alone."""
        values = form_values(html.tostring(self.root), "wire_words_form")
        values |= {"row": [self.value(part) for part in parts], "take": take}
        response = self.client.post(self.address, values)
        if response.status_code == 200:
            self.read(response.content)
        return response.content.decode() if response.status_code == 200 else response["Location"]


def offered(by: User, text: tuple[str, ...] = (MENDED, THEIRS, PEOPLE, CAPTAIN, ADDED)) -> Article:
    """Return a story that the desk has worked on, for which a second version came."""
    article = sent()
    edit(article, by, old=LORRIES, new=OURS, headline="No more night ferry")
    return sent(2, text, headline="Night ferry halted for good")


def test_what_nobody_here_changed_is_ticked_and_what_the_desk_changed_is_not(
    web_editor: User,
) -> None:
    page = Page(desk(web_editor), offered(web_editor))
    ticked = [label for label, _ in page.ticked()]
    assert ticked == [
        "Source The wire changed it",
        "Paragraph The wire changed it",
        "Paragraph New from the wire",
    ]
    unticked = [label for label, _ in page.boxes if label not in ticked]
    assert unticked == ["Headline Both changed it", "Paragraph Both changed it"]
    assert "a report that this paper has seen" in page.text
    assert "an old report had found" in page.text


def test_ticked_words_are_one_save_that_readers_see_nothing_of(web_editor: User) -> None:
    make_section()
    article = offered(web_editor)
    edit(article, web_editor, section=None)
    before = article.revisions.filter(is_proposal=False).count()
    there = Page(desk(web_editor), article).take("Monday", "along the shore")
    assert there == story_url(article)
    assert words(article) == [MENDED, OURS, PEOPLE, CAPTAIN, ADDED]
    assert article.headline == "No more night ferry"
    assert article.revisions.filter(is_proposal=False).count() == before + 1
    assert article.stage == "draft"
    done = article.events.first()
    assert done is not None
    assert (done.action, done.note) == ("take new words", "ferry.json, version 2")
    assert "Compare, and take" not in desk(web_editor).get(story_url(article)).content.decode()


def test_live_story_shows_readers_nothing_of_what_was_taken(
    web_editor: User, client: Client
) -> None:
    article = sent()
    edit(article, web_editor, old=LORRIES, new=OURS, section=None)
    article.section = make_section()
    article.save()
    publish(article, by=web_editor)
    send(2, (MENDED, *TEXT[1:]))
    Page(desk(web_editor), article).take("Monday")
    assert words(article)[0] == MENDED
    readers = client.get(article.live_path).content.decode()
    assert "Sunday evening" in readers
    assert "Monday evening" not in readers


def test_paragraph_that_the_wire_took_out_goes_only_where_nobody_edited_it(
    web_editor: User,
) -> None:
    article = offered(web_editor, (LEAD, CAPTAIN))
    page = Page(desk(web_editor), article)
    assert [label for label, _ in page.ticked() if "Paragraph" in label] == [
        "Paragraph The wire took it out"
    ]
    assert "The wire took it out, we changed it" in page.text
    (gone,) = [box[0] for (label, _), box in page.boxes.items() if box[1] and "took" in label]
    values = form_values(html.tostring(page.root), "wire_words_form")
    page.client.post(page.address, {**values, "row": [gone], "take": "ticked"})
    assert words(article) == [LEAD, OURS, CAPTAIN]


def test_nothing_settles_it_and_the_next_version_is_compared_with_what_was_left(
    web_editor: User,
) -> None:
    article = offered(web_editor)
    draft = words(article)
    Page(desk(web_editor), article).take(take="nothing")
    assert words(article) == draft
    assert "Nothing of the wire waits" in desk(web_editor).get(address(article)).content.decode()
    send(
        3,
        (MENDED, THEIRS, PEOPLE, CAPTAIN.replace("outside", "in the rain"), ADDED),
        headline="Night ferry halted for good",
    )
    page = Page(desk(web_editor), article)
    # What was left out once is not offered again.
    assert [label for label, _ in page.boxes] == [
        "Source Both changed it",
        "Paragraph The wire changed it",
    ]
    assert "in the rain" in page.text


def test_several_versions_are_one_offer_of_the_newest_beside_what_the_draft_took_last(
    web_editor: User,
) -> None:
    article = offered(web_editor)
    send(3, (MENDED, LORRIES, PEOPLE, CAPTAIN), headline="Night ferry halted")
    page = Page(desk(web_editor), article)
    assert "2 versions came" in page.text
    assert "along the shore" not in page.text
    assert [label for label, _ in page.boxes] == [
        "Source The wire changed it",
        "Paragraph The wire changed it",
    ]
    notices = desk(web_editor).get(story_url(article)).content.decode()
    assert notices.count("The wire sent new words") == 1


def test_newest_version_that_says_what_the_draft_says_leaves_nothing_to_decide(
    web_editor: User,
) -> None:
    article = sent()
    edit(article, web_editor, old=LORRIES, new=OURS)
    send(2, (MENDED, *TEXT[1:]), versioncreated="2025-03-02T01:45:00Z")
    send(3, (LEAD, OURS, *TEXT[2:]), versioncreated="2025-03-02T01:45:00Z")
    assert "Nothing of the wire waits" in desk(web_editor).get(address(article)).content.decode()


@pytest.mark.parametrize("take", ["ticked", "nothing"])
def test_draft_or_wire_that_went_on_is_shown_again_with_the_ticks(
    web_editor: User, publisher: User, take: str
) -> None:
    article = offered(web_editor)
    page = Page(desk(web_editor), article)
    edit(article, publisher, old=CAPTAIN, new="The captain left.")
    answer = page.take("Monday", take=take)
    assert "Your ticks are kept" in " ".join(answer.split())
    assert words(article)[0] == LEAD
    assert [new for _, new in page.ticked()] == [f"The wire now {MENDED}"]
    send(3, (MENDED, THEIRS, PEOPLE, ADDED), headline="Night ferry halted for good")
    assert "Your ticks are kept" in " ".join(page.take("Monday", take=take).split())
    page.take("Monday")
    assert words(article) == [MENDED, OURS, PEOPLE, "The captain left."]


def test_nothing_ticked_is_said_and_changes_nothing(web_editor: User) -> None:
    article = offered(web_editor)
    page = Page(desk(web_editor), article)
    assert "Tick what the draft shall take" in page.take()
    assert not WireItem.objects.latest("pk").is_settled


def test_notes_of_the_version_and_what_it_says_of_itself_stand_on_top(web_editor: User) -> None:
    article = sent()
    edit(article, web_editor, old=LORRIES, new=OURS)
    send(2, (MENDED, *TEXT[1:]), ednote="ADVISORY: photos will follow.", urgency=2)
    page = Page(desk(web_editor), article)
    assert "ADVISORY: photos will follow." in page.text
    assert "Version: 2." in page.text
    assert "Urgency: 2." in page.text
    assert "usable" not in page.text


def test_fields_that_the_wire_says_are_taken_one_by_one(web_editor: User) -> None:
    article = sent(description_text="At last.", byline="By Ann Roe")
    edit(article, web_editor, old=LORRIES, new=OURS)
    send(
        2,
        byline="By Bo Li",
        description_text="Not for good.",
        versioncreated="2025-03-02T01:45:00Z",
    )
    page = Page(desk(web_editor), article)
    page.take("Bo Li", "Not for good.")
    article.refresh_from_db()
    assert [credit.person.name for credit in article.credits.all()] == ["Bo Li"]
    assert article.standfirst == "Not for good."
    assert words(article) == [LEAD, OURS, PEOPLE, CAPTAIN]


def test_what_the_desk_alone_wrote_is_never_taken_for_the_wire_s(web_editor: User) -> None:
    article = sent()
    edit(article, web_editor, old=LORRIES, new=OURS, standfirst="Ours.")
    send(2, (MENDED, *TEXT[1:]), versioncreated="2025-03-02T01:45:00Z")
    edit(article, web_editor, standfirst="Ours, and better.")
    assert [label for label, _ in Page(desk(web_editor), article).boxes] == [
        "Paragraph The wire changed it"
    ]


def test_words_removed_by_order_are_not_offered(web_editor: User) -> None:
    article = offered(web_editor)
    Revision.objects.filter(article=article, number=1).update(text="")
    page = Page(desk(web_editor), article)
    assert "What it was before is not known" in page.text
    assert page.ticked() == []
    Revision.objects.filter(article=article, is_proposal=True).update(text="")
    assert "Nothing of the wire waits" in desk(web_editor).get(address(article)).content.decode()


def test_history_leads_there_and_whose_story_it_is_is_told(
    web_editor: User, reporter: User
) -> None:
    article = sent()
    Article.objects.filter(pk=article.pk).update(assigned_to=reporter)
    edit(article, reporter, old=LORRIES, new=OURS)
    send(2, (MENDED, *TEXT[1:]))
    past = desk(web_editor).get(f"/admin/stories/{article.public_id}/history/").content.decode()
    assert address(article) in past
    assert Notice.objects.filter(user=reporter, words__contains="has new words").exists()
    Page(desk(reporter), article).take("Monday")
    assert words(article)[0] == MENDED


def test_who_may_not_write_the_story_takes_nothing(web_editor: User, reporter: User) -> None:
    article = offered(web_editor)
    assert desk(reporter).get(address(article)).status_code in (403, 404)
    assert "wire-words" not in desk(reporter).get(story_url(article)).content.decode()
    assert desk(reporter).post(address(article), {"take": "nothing"}).status_code in (403, 404)
    assert not WireItem.objects.latest("pk").is_settled
