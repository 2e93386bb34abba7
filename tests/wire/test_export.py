"""`manage.py export`: what readers see as a page, in the form that can be read in again."""

import io
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.door.publishing import publish, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article
from people.actors import SHELL
from related.models import LinkKind, RelatedLink
from tests.builders import live_article, make_article, make_photo, make_section
from tests.lengths import short_or_long
from tests.trial_data import needs_trial_data, trial_files
from tests.wire.samples import CAPTION, RELATED, page_text
from wire.ingest import ingest
from wire.outcome import Outcome, Status
from wire.page import as_json, parse
from wire.page_writer import PageFields, PageWriteError, write_page
from wire.pagefields import Caption, Dateline, Paragraph
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db


def export(public_id: str) -> str:
    out = io.StringIO()
    call_command("export", public_id, stdout=out)
    return out.getvalue()


def read(text: str) -> dict[str, object]:
    return as_json(parse(text, site_zone=ZoneInfo("UTC")))


def read_out(text: str) -> Article:
    outcome = ingest(text, Wanted(name="a.txt", publish=True))
    assert outcome.article is not None
    return outcome.article


def test_exported_page_gives_the_fields_it_was_made_of_and_is_the_same_story() -> None:
    make_section()
    captions = [CAPTION, "A boat at dusk. (Photo/VCG)", "The 214 steps. (Photo by An Jie)"]
    text = page_text(
        source_line="By An Jie and Bo Ren in Stone Point (China Daily) 07:45, March 2, 2025",
        captions=captions,
    )
    article = read_out(text)
    exported = export(article.public_id)
    assert read(exported) == read(text)
    assert ingest(exported, Wanted(name="b.txt")).status == Status.UNCHANGED


@needs_trial_data
def test_trial_pages_come_back_as_they_went_in() -> None:
    make_section()
    for path in trial_files("pages/*.txt"):
        outcome = ingest(path.read_bytes(), Wanted(name=path.name, section=make_section()))
        article = published(outcome)
        exported = export(article.public_id)
        assert outcome.page is not None
        assert read(exported) == as_json(outcome.page), path.name
        again = ingest(exported, Wanted(name="again.txt"))
        assert (again.status, again.article) == (Status.UNCHANGED, article)


def published(outcome: Outcome) -> Article:
    assert outcome.article is not None
    if not outcome.article.credits.exists() and outcome.article.source is None:
        # The page names nobody, and a story needs somebody: a translator, whom no page shows.
        person = make_article().credits.all()[0].person
        outcome.article.credits.create(person=person, role="translator")
        save_revision(outcome.article, SHELL)
    publish(outcome.article, by=SHELL)
    return outcome.article


def test_page_is_what_readers_see_and_not_the_draft() -> None:
    article = live_article(headline="The bridge opens", photos=[make_photo(), None])
    article.headline = "The bridge closes"
    article.save()
    save_revision(article, SHELL)
    exported = export(article.public_id)
    assert exported.startswith("The bridge opens\n")
    assert "closes" not in exported
    assert "A ferry leaves." in exported
    assert "A caption that waits" in exported


def test_related_headlines_are_those_somebody_chose_and_readers_may_see() -> None:
    gone, shown, draft = live_article(), live_article(), make_article()
    withdraw(gone, reason="Wrong.", by=SHELL)
    article = live_article()
    for position, (target, headline, kind) in enumerate(
        [
            (shown.public_id, "", LinkKind.PINNED),
            ("", RELATED[0], LinkKind.PINNED),
            (gone.public_id, "", LinkKind.PINNED),
            (draft.public_id, "", LinkKind.PINNED),
            ("", RELATED[1], LinkKind.BANNED),
        ]
    ):
        RelatedLink.objects.create(
            article_id=article.public_id,
            target_id=target,
            headline=headline,
            kind=kind,
            position=position,
        )
    assert read(export(article.public_id))["related"] == [shown.headline, RELATED[0]]


@pytest.mark.parametrize("kind", ["draft", "withdrawn", "unknown"])
def test_what_readers_do_not_see_is_not_exported(kind: str) -> None:
    article = make_article() if kind == "draft" else live_article()
    if kind == "withdrawn":
        withdraw(article, reason="Wrong.", by=SHELL)
    public_id = "nosuchstory" if kind == "unknown" else article.public_id
    err = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("export", public_id, stderr=err)
    assert caught.value.returncode == 1
    assert f"{public_id}: Readers see no story of this id." in err.getvalue()


def test_story_the_form_cannot_carry_is_refused_with_the_reason() -> None:
    article = live_article(body="<p>This is a sentence.</p><p>(Editor: An Jie)</p>")
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("export", article.public_id, stderr=err)
    assert "would not be read back" in err.getvalue()


def test_text_edited_at_the_desk_comes_out_in_paragraphs() -> None:
    body = "<h2>The steps</h2><p>A <a href='https://a.example'>link</a>.</p><ul><li>One.</li></ul>"
    article = live_article(body=body, standfirst="Not there.", tags=["Nor there"])
    exported = export(article.public_id)
    assert read(exported)["body"] == ["The steps", "A link.", "One."]
    assert "there" not in exported


def test_time_of_a_house_whose_zone_nobody_knows_is_told_with_its_zone() -> None:
    zone = timezone(timedelta(hours=-3))
    article = live_article(
        source="Harbour Post",
        source_time=datetime(2025, 3, 2, 10, 45, tzinfo=UTC),
        source_offset_min=-180,
    )
    page = parse(export(article.public_id), site_zone=ZoneInfo("Asia/Tokyo"))
    assert page.source_time == datetime(2025, 3, 2, 7, 45, tzinfo=zone)


NAMES = st.sampled_from(["An Jie", "Bo Ren", "Zoé Marchand", "Ma Lin", "何军", "Dan O'Hara"])
HOUSES = st.sampled_from(["Xinhua", "China Daily", "Reuters", "VCG", "人民网", "AP"])
SENTENCES = st.sampled_from(
    [
        "The ferry left at noon (local time), an hour late.",
        "“Nobody slept,” the captain said.",
        "渡轮中午离开了港口。",
        "Prices rose 4.5 percent; wages < prices & that hurts.",
        "What now?",
        "It was the first boat since Oct. 3, officials said.",
    ]
)
MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)
).map(lambda moment: moment.replace(second=0, microsecond=0))
FIELDS = st.builds(
    PageFields,
    headline=st.sampled_from(["Ferry leaves late", "渡轮晚点", "Prices rise: what next?"]),
    body=st.lists(SENTENCES, min_size=1, max_size=5).map(
        lambda found: tuple(Paragraph(text) for text in found)
    ),
    source=st.none() | HOUSES,
    source_time=st.none() | MOMENTS,
    authors=st.lists(NAMES, unique=True, max_size=3).map(tuple),
    byline_place=st.just(""),
    dateline=st.none()
    | st.builds(
        Dateline,
        place=st.sampled_from(["OSLO", "NEW YORK", "成都"]),
        date=st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)),
        date_text=st.just(""),
        agency=st.none() | HOUSES,
    ),
    captions=st.lists(
        st.builds(
            Caption,
            text=SENTENCES,
            agency=st.none() | HOUSES,
            photographer=st.none() | NAMES,
            credit=st.just(""),
            position=st.integers(0, 4),
        ),
        max_size=3,
    ).map(tuple),
    web_editors=st.lists(NAMES, unique=True, min_size=1, max_size=3).map(tuple),
    related=st.lists(st.sampled_from(RELATED), unique=True).map(tuple),
)


@given(FIELDS)
@pytest.mark.long
@hypothesis_settings(
    max_examples=short_or_long(20, 60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_page_comes_back_as_it_went_in(fields: PageFields) -> None:
    try:
        text = write_page(fields)
    except PageWriteError:
        return
    with transaction.atomic():
        make_section()
        article = read_out(text)
        exported = export(article.public_id)
        transaction.set_rollback(True)
    assert read(exported) == read(text)
