"""What a page becomes at the desk, and by what the same story is known."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from articles.models import Article, Event, Revision
from editions.choices import CreditRole
from editions.models import Edition
from people.actors import WIRE
from people.models import Organisation, Person, User
from related.models import LinkKind, RelatedLink
from tests.builders import make_section
from tests.wire.samples import BODY, EDITORS, HEADLINE, RELATED, page_text, with_body
from wire.ingest import ingest
from wire.models import WireItem
from wire.outcome import Outcome, Status
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db


def story(outcome: Outcome) -> Article:
    assert outcome.article is not None
    return Article.objects.get(pk=outcome.article.pk)


def test_page_becomes_a_draft_with_every_part_in_its_place() -> None:
    outcome = ingest(page_text(), Wanted(name="a.txt"))
    article = story(outcome)
    assert (outcome.status, outcome.reason, outcome.url) == (Status.CREATED, "", "")
    assert article.headline == HEADLINE
    assert article.source == Organisation.objects.get(name="Xinhua")
    assert article.source_time == datetime(2025, 3, 1, 23, 45, tzinfo=UTC)
    assert article.source_offset_min == 480
    assert article.dateline_place == "HANGZHOU"
    assert article.dateline_date == date(2025, 3, 1)
    assert article.dateline_agency == article.source
    assert article.body.startswith("<p>The lamp of the lighthouse")
    assert article.body.count("<p>") == len(BODY)
    credits = [(credit.role, credit.person.name) for credit in article.credits.all()]
    assert credits == [(CreditRole.WEB_EDITOR, "Bai Yun"), (CreditRole.WEB_EDITOR, "Tang Wei")]
    assert (article.stage, article.live, article.section) == ("draft", "not_yet", None)
    assert not Edition.objects.exists()


def test_caption_waits_for_its_picture_with_agency_and_photographer() -> None:
    article = story(ingest(page_text(), Wanted(name="a.txt")))
    figure = article.figures.get()
    assert figure.photo is None
    assert figure.caption.startswith("Keepers clean the lens")
    assert figure.caption.endswith("2025.")
    assert figure.credit == "Xinhua/Ma Lin"
    assert figure.agency == article.source
    assert figure.photographer == Person.objects.get(name="Ma Lin")


def test_related_headlines_wait_for_their_stories_each_once() -> None:
    headlines = [RELATED[0], RELATED[1], RELATED[0].upper()]
    article = story(ingest(page_text(related=headlines), Wanted(name="a.txt")))
    links = RelatedLink.objects.filter(article_id=article.public_id)
    assert [(link.headline, link.kind, link.target_id, link.by) for link in links] == [
        (RELATED[0], LinkKind.PINNED, "", WIRE.name),
        (RELATED[1], LinkKind.PINNED, "", WIRE.name),
    ]


def test_people_and_houses_are_matched_without_case_spaces_and_accents() -> None:
    zoe = Person.objects.create(name="Zoé Marchand")
    house = Organisation.objects.create(name="Harbour Post", abbreviation="HP")
    text = page_text(
        source_line="By ZOE  MARCHAND (HP) 08:00, May 2, 2024", editors="(Editor: ZoË Marchand)"
    )
    article = story(ingest(text, Wanted(name="a.txt")))
    assert {credit.person for credit in article.credits.all()} == {zoe}
    assert article.credits.count() == 2
    assert article.source == house


def test_name_without_a_letter_is_no_house_that_merely_has_no_abbreviation() -> None:
    Organisation.objects.create(name="Harbour Post")
    article = story(ingest(page_text(source_line="Source: ++"), Wanted(name="a.txt")))
    assert article.source is None


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (["山上的灯塔又亮了。", "六名志愿者把新的透镜搬了上去。"], "zh"),
        (["灯台の明かりがまたともった。", "ボランティアがレンズを運んだ。"], "en"),
        (["The lamp (灯) is lit."], "en"),
    ],
)
def test_language_is_chinese_where_the_text_mostly_is(body: list[str], language: str) -> None:
    text = page_text(body=body, captions=(), source_line="", editors="", related=())
    assert story(ingest(text, Wanted(name="a.txt"))).language == language


def test_section_is_that_which_was_asked_for() -> None:
    make_section()
    sport = make_section("Sport", "sport", 9)
    assert story(ingest(page_text(), Wanted(name="a.txt", section=sport))).section == sport


def test_same_page_again_is_unchanged_and_makes_nothing() -> None:
    first = story(ingest(page_text(), Wanted(name="a.txt")))
    rows = Revision.objects.count(), Event.objects.count(), WireItem.objects.count()
    again = ingest(page_text(), Wanted(name="elsewhere/b.txt"))
    assert (again.status, again.article, again.reason) == (Status.UNCHANGED, first, "")
    assert (Revision.objects.count(), Event.objects.count(), WireItem.objects.count()) == rows


CHANGES_OF_A_STORY = {
    "text, under the same headline": page_text(body=with_body("38", "39")),
    "text, under a headline spelt otherwise": page_text(
        headline=HEADLINE.upper(), body=with_body("38", "39")
    ),
    "headline, over the same long text": page_text(headline="Stone Point has its light again"),
    "time, over the same long text": page_text(source_line="(Xinhua) 09:00, March 2, 2025"),
}


@pytest.mark.parametrize("text", CHANGES_OF_A_STORY.values(), ids=list(CHANGES_OF_A_STORY))
def test_changed_page_is_the_same_story(text: str) -> None:
    first = ingest(page_text(), Wanted(name="a.txt"))
    again = ingest(text, Wanted(name="a.txt"))
    assert again.status == Status.UPDATED
    assert story(again) == story(first)
    assert Article.objects.count() == 1


SHORT = ("The light is on.", "It was off.")
OTHER_STORIES = {
    "another source": (page_text(), page_text(source_line="(Reuters) 07:45, March 2, 2025")),
    "no source": (page_text(), page_text(source_line="07:45, March 2, 2025")),
    "another time and other words": (
        page_text(body=SHORT),
        page_text(
            body=("A ferry ran aground.", "Nobody was hurt."),
            source_line="(Xinhua) 09:00, March 2, 2025",
        ),
    ),
    "another headline and a short text": (
        page_text(body=SHORT),
        page_text(body=SHORT, headline="Stone Point is dark no more"),
    ),
}


@pytest.mark.parametrize(("one", "other"), OTHER_STORIES.values(), ids=list(OTHER_STORIES))
def test_other_story_is_not_taken_for_the_same(one: str, other: str) -> None:
    ingest(one, Wanted(name="a.txt"))
    assert ingest(other, Wanted(name="a.txt")).status == Status.CREATED
    assert Article.objects.count() == 2


def test_page_without_source_and_time_is_known_by_its_headline() -> None:
    text = page_text(source_line="", body=SHORT, editors="")
    ingest(text, Wanted(name="a.txt"))
    assert ingest(text, Wanted(name="b.txt")).status == Status.UNCHANGED


def test_source_is_the_same_under_its_abbreviation() -> None:
    Organisation.objects.create(name="Harbour Post", abbreviation="HP")
    ingest(page_text(source_line="(Harbour Post) 08:00, May 2, 2024"), Wanted(name="a.txt"))
    again = ingest(page_text(source_line="(HP) 08:00, May 2, 2024"), Wanted(name="b.txt"))
    assert again.status == Status.UNCHANGED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Line 1: "),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Line 1: "),
        (b"A headline and no more\n", "Line 1"),
        (b"A headline\n\nA text with a \xff in it.\n", "Line 3 is not valid UTF-8"),
        (b"A headline\n\nA text with \x00 in it.\n", "Line 3 holds a NUL"),
        (b"word " * 500_000, "Line 1: "),
        (page_text(related=[f"Headline {n}" for n in range(301)]).encode(), "301 related"),
    ],
    ids=["empty", "binary", "no body", "no UTF-8", "NUL", "too long", "no single page"],
)
def test_what_cannot_be_read_is_refused_with_line_and_reason(data: bytes, words: str) -> None:
    outcome = ingest(data, Wanted(name="a.txt"))
    assert (outcome.status, outcome.article) == (Status.REFUSED, None)
    assert words in outcome.reason
    assert not Article.objects.exists()
    assert not Organisation.objects.exists()


def test_nothing_half_made_stays_where_the_last_step_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("wire.ingest.add_item", fail)
    with pytest.raises(RuntimeError):
        ingest(page_text(), Wanted(name="a.txt"))
    for model in (Article, Person, Organisation, RelatedLink, Event):
        assert not model._default_manager.exists()


def test_only_who_may_read_stories_in_does(web_editor: User, reporter: User) -> None:
    with pytest.raises(PermissionDenied):
        ingest(page_text(), Wanted(name="a.txt", by=reporter))
    article = story(ingest(page_text(), Wanted(name="a.txt", by=web_editor)))
    assert article.created_by == web_editor
    assert article.revisions.get().by == str(web_editor)


def test_markup_in_a_page_is_words_and_no_markup() -> None:
    body = ("The sign <b>says</b> <script>x()</script> & more.", EDITORS.strip("()"))
    article = story(ingest(page_text(body=body, captions=()), Wanted(name="a.txt")))
    assert "&lt;script&gt;x()&lt;/script&gt; &amp; more." in article.body
