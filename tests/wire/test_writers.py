"""`WRITERS`: files of ours are valid, and read in again by ours they give the same story."""

import io
import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from pytest_django import Settings

from articles.acts.photo_kill import kill_photo
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.draft.revisions import save_revision
from articles.draft.snapshot import story_of
from articles.models import Article
from editions.choices import CreditRole, Kind
from editions.story import Story
from media.models import Photo
from people.actors import SHELL
from people.models import Organisation, Person
from tests.builders import live_article, make_article, make_photo, make_section
from tests.lengths import short_or_long
from tests.trial_data import FOLDER, needs_trial_data, trial_files
from tests.website.tongues import FRENCH, speak
from wire.formats import reader_of
from wire.ingest import ingest
from wire.models import WireItem
from wire.outcome import Status
from wire.pagefields import Page
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

SITE = "https://news.example"
READ_AGAIN = ("ninjs", "newsml-g2")
# What a story has for the desk alone or gets anew: its address, how search shows it.
OTHERWISE = {
    "slug", "search_title", "social_title", "social_photo", "is_sensitive", "is_flash",
}  # fmt: skip


@pytest.fixture(autouse=True)
def site(settings: Settings) -> None:
    """Give the paper an address of its own."""
    settings.SITE_URL = SITE


def export(article: Article, name: str) -> str:
    out = io.StringIO()
    call_command("export", article.public_id, "--format", name, stdout=out)
    return out.getvalue()


def read_again(text: str) -> Article:
    outcome = ingest(text.encode(), Wanted(name="again"))
    assert outcome.status == Status.CREATED, outcome.reason
    assert outcome.article is not None
    return outcome.article


def kept_of(story: Story) -> dict[str, Any]:
    """Return what must come back: all but pictures, whose words do."""
    facts = {key: value for key, value in story.to_dict().items() if key not in OTHERWISE}
    for figure in facts["figures"]:
        # Pictures are not fetched: their words wait for them.
        for name in ("photo", "alt", "copyright_notice"):
            figure.pop(name)
    return facts


def assert_valid_ninjs(text: str) -> None:
    """Hold an item against the IPTC's schema; what it takes from elsewhere (GeoJSON) is unused."""
    schema = json.loads((FOLDER / "wire/schemas/ninjs-schema_3.1.json").read_text())
    Draft202012Validator(schema).validate(json.loads(text))


def assert_valid_g2(text: str) -> None:
    """Hold a message against the IPTC's schema, in full: power conformance."""
    g2_schema().assertValid(etree.fromstring(text.encode()))


@cache
def g2_schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=FOLDER / "wire/schemas/NewsML-G2_2.35-spec-All-Power.xsd")


def assert_valid_nitf(text: str) -> None:
    """Hold a document against the IPTC's schema."""
    nitf_schema().assertValid(etree.fromstring(text.encode()))


@cache
def nitf_schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=FOLDER / "wire/schemas/nitf-3-6.xsd")


VALID = {"nitf": assert_valid_nitf, "ninjs": assert_valid_ninjs, "newsml-g2": assert_valid_g2}


def check(text: str, name: str) -> None:
    """Hold a file against the schema of its format, where that lies beside the project."""
    if FOLDER.is_dir():
        VALID[name](text)


def rich_article(photos: Sequence[Photo | None] = (None,)) -> Article:
    """Return a live story that says something in each of its fields."""
    article = make_article(
        kicker="Sea",
        headline="UPDATE 2-Ferries sail again & nobody <fell>",
        short_headline="Ferries sail",
        standfirst="Nine dark winters are over.",
        byline_place="Stone Point",
        writers=["An Jie", "Ann O’Hara"],
        web_editors=["Bai Yun"],
        source="Xinhua",
        source_time=datetime(2025, 3, 2, 7, 45, 30, tzinfo=UTC),
        source_offset_min=-180,
        dateline_place="OSLO",
        dateline_date=date(2023, 12, 31),
        dateline_agency=Organisation.objects.named("North News"),
        body="<p>The <em>ferry</em> <a href='/archive/'>sailed</a>; see "
        "<a href='https://a.example/?a=1&amp;b=2'>there</a>.</p><h2>What it costs</h2>"
        "<ul><li>Four.</li></ul><blockquote><p>Nobody slept.</p></blockquote><aside>Late!</aside>"
        "<table><tbody><tr><th>a</th><td>b<sub>2</sub></td></tr></tbody></table><h3>More</h3><hr>"
        "<p>(Editor: An Jie)</p>",
        tags=["Sea lanes", "渡轮"],
        language="nb-NO",
        photos=photos,
        section=make_section("Über uns", "uber-uns"),
    )
    translator = Person.objects.named("Chen Yu")
    article.credits.create(person=translator, role=CreditRole.TRANSLATOR, position=9)
    save_revision(article, SHELL)
    publish(article, by=SHELL)
    return article


@pytest.mark.parametrize("name", READ_AGAIN)
def test_file_of_ours_is_valid_and_gives_the_same_story(name: str) -> None:
    article = rich_article()
    text = export(article, name)
    check(text, name)
    again = read_again(text)
    assert kept_of(story_of(again)) == kept_of(story_of(article))
    assert ingest(text.encode(), Wanted(name="again")).status == Status.UNCHANGED


def test_nitf_is_valid_and_says_what_it_has_a_place_for() -> None:
    photo = make_photo(rendered=True, credit_override="VCG/Ma Lin")
    article = rich_article(photos=[photo, None])
    text = export(article, "nitf")
    check(text, "nitf")
    page = page_of(text)
    assert (page.headline, page.source, page.told.language) == (
        "Ferries sail again & nobody <fell>", "Xinhua", "nb-NO",
    )  # fmt: skip
    assert page.authors == ("An Jie", "Ann O’Hara")
    assert page.dateline is not None
    assert (page.dateline.place, page.told.summary) == ("OSLO", "Nine dark winters are over.")
    [caption] = page.captions
    assert (caption.text, caption.credit) == ("A ferry leaves.", "VCG/Ma Lin")
    paragraphs = " ".join(part.text for part in page.body)
    for part in ("The ferry sailed; see there.", "What it costs", "Four.", "slept.", "Late!"):
        assert part in paragraphs
    assert '<a href="https://news.example/archive/">sailed</a>' in text


@pytest.mark.parametrize("name", READ_AGAIN)
def test_another_paper_has_the_house_that_wrote_it_for_its_source(
    name: str, settings: Settings
) -> None:
    article = live_article(body="<p>A <a href='/archive/'>ferry</a>.</p>", tags=["Sea lanes"])
    text = export(article, name)
    settings.SITE_URL = "https://other.example"
    again = read_again(text)
    assert again.source is not None
    assert again.source.name == "Newsroom"
    assert again.source_time is not None
    assert "https://news.example/archive/" in again.body
    assert (again.section, again.tags.count()) == (None, 0)


WORDS = st.sampled_from(
    [
        "UPDATE 2-Ferries sail", "渡轮晚点", "Prices < wages & more", "By Ann Roe", "مراكب تبحر",
        "OSLO, March 2 (AP) — A ferry sailed.", "Note to editors: adds quote", "]]> --> &amp;",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["An Jie", "Zoé Marchand", "何军", "Dan O'Hara", "Li, Bo", "The team"])
HOUSES = st.sampled_from(["Xinhua", "AP", "人民网", "Harbour Post", "A/B News"])
BLOCKS = st.sampled_from(
    [
        "<p>A ferry &amp; a <strong>boat</strong>.</p>", "<h2>What next?</h2>", "<hr>",
        "<p>(Editor: An Jie)</p>", "<p>渡轮中午离开了港口。</p>", "<ol><li>One</li><li>2</li></ol>",
        "<p>Line<br>break <a href='/2025/03/02/x/'>x</a></p>", "<aside>Late!</aside>",
        "<p>By Ann Roe</p>", "<p>OSLO, March 2 (AP) — A ferry sailed.</p>", "<p>-- END --</p>",
        "<table><tbody><tr><td>1</td><td><em>2</em></td></tr></tbody></table>",
    ]
)  # fmt: skip
ZONES = st.sampled_from([timezone.utc, timezone(timedelta(hours=-3, minutes=-30))])  # noqa: UP017
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2026, 1, 1), timezones=ZONES)
NAMED = st.fixed_dictionaries(
    {
        "writers": st.lists(NAMES, unique=True, min_size=1, max_size=3),
        "web_editors": st.lists(NAMES, unique=True, max_size=2),
        "source": st.just("") | HOUSES,
        "dateline_agency": st.just("") | HOUSES,
        "photographers": st.lists(NAMES, max_size=2),
    }
)
FACTS = st.fixed_dictionaries(
    {
        "headline": WORDS,
        "kicker": st.just("") | WORDS,
        "short_headline": st.just("") | WORDS,
        "standfirst": st.just("") | WORDS,
        "byline_place": st.sampled_from(["", "Stone Point", "成都"]),
        "dateline_place": st.sampled_from(["", "OSLO", 'A "B", C']),
        "dateline_date": st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
        "dateline_date_text": st.sampled_from(["", "March 2"]),
        "body": st.lists(BLOCKS, min_size=1, max_size=5)
        .map("".join)
        .filter(re.compile("<p>").search),
        "language": st.sampled_from(["en", "zh-Hans", "ar"]),
        "source_time": st.none() | MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
    }
)


@pytest.mark.parametrize("name", READ_AGAIN)
@pytest.mark.long
@given(facts=FACTS, names=NAMED)
@hypothesis_settings(
    max_examples=short_or_long(12, 80),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_story_comes_back_as_it_went_out(
    name: str, facts: dict[str, Any], names: dict[str, Any]
) -> None:
    with transaction.atomic():
        article = article_of(facts, names)
        text = export(article, name)
        check(text, name)
        check(export(article, "nitf"), "nitf")
        assert kept_of(story_of(read_again(text))) == kept_of(story_of(article))
        transaction.set_rollback(True)


def article_of(facts: dict[str, Any], names: dict[str, Any]) -> Article:
    """Return a live story of these facts."""
    moment, house = facts["source_time"], names["dateline_agency"]
    offset = moment.utcoffset() if moment else timedelta()
    article = make_article(
        **facts,
        source_offset_min=offset // timedelta(minutes=1),
        dateline_agency=Organisation.objects.named(house) if house else None,
        source=names["source"],
        writers=names["writers"],
        web_editors=names["web_editors"],
        photos=[None for _ in names["photographers"]],
    )
    for figure, photographer in zip(article.figures.all(), names["photographers"], strict=True):
        figure.photographer = Person.objects.named(photographer)
        figure.caption = f"A boat of {photographer}."
        figure.save()
    save_revision(article, SHELL)
    publish(article, by=SHELL)
    return article


@pytest.mark.parametrize("name", READ_AGAIN)
def test_pictures_go_out_with_words_rights_and_files_that_readers_may_have(name: str) -> None:
    photo = make_photo(rendered=True, credit_override="VCG/Ma Lin", copyright_notice="© Ma Lin")
    article = live_article(photos=[photo], body="<p>One.</p>")
    page = page_of(export(article, name))
    [caption], [picture] = page.captions, page.told.pictures
    assert (caption.text, caption.credit) == ("A ferry leaves.", "VCG/Ma Lin")
    assert "© Ma Lin" in picture.rights
    assert all(f"{SITE}/photo/{photo.content_hash}-" in file.href for file in picture.renditions)
    assert picture.renditions
    withdraw(article, reason="Wrong.", by=SHELL)
    kill_photo(photo, reason="Not ours.", by=SHELL)
    # The version that comes back had the picture.
    restore(article, by=SHELL)
    text = export(article, name)
    assert photo.content_hash not in text
    assert "A ferry leaves." not in text


def page_of(text: str) -> Page:
    data = text.encode()
    [page] = reader_of(data).read(data)
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize("name", READ_AGAIN)
def test_draft_goes_nowhere_and_a_correction_is_told(name: str) -> None:
    article = live_article(headline="The bridge opens")
    amend(
        article,
        {"standfirst": "On Monday."},
        NamedChange(Kind.CORRECTION, note="Not on Sunday.", reason="Ann rang up."),
        by=SHELL,
    )
    article.refresh_from_db()
    article.headline = "The bridge closes"
    article.save()
    save_revision(article, SHELL)
    text = export(article, name)
    assert "closes" not in text
    assert "Ann rang up" not in text
    assert any("Not on Sunday." in note for note in page_of(text).notes)
    withdraw(article, reason="Wrong.", by=SHELL)
    with pytest.raises(CommandError):
        export(article, name)


def test_nitf_is_valid_where_the_markup_of_a_text_is_only_nearly() -> None:
    pasted = "<p>Two things.</p><ul><li>One</li><ul><li>Two</li></ul></ul>"
    table = "<table><thead><tr></tr></thead><tbody><tr></tr><tr><td>1</td></tr></tbody></table>"
    check(export(live_article(body=pasted + table), "nitf"), "nitf")


def test_what_is_printed_is_printed_as_on_the_page_of_the_story() -> None:
    article = live_article(
        language="fr",
        writers=["Marie", "Jo"],
        dateline_place="BREST",
        dateline_date=date(2024, 9, 1),
    )
    speak(FRENCH)
    assert json.loads(export(article, "ninjs"))["by"] == "Par Marie et Jo"
    assert "<p>BREST, 1er sept. — " in export(article, "nitf")


@needs_trial_data
@pytest.mark.parametrize("name", READ_AGAIN)
def test_what_came_in_as_ninjs_goes_out_with_all_that_a_story_knows(name: str) -> None:
    section = make_section()
    tried = 0
    for path in trial_files("wire/ninjs/*.json"):
        with transaction.atomic():
            outcome = ingest(path.read_bytes(), Wanted(name=path.name, section=section))
            article = outcome.article
            if article is not None and article.body:
                if not article.credits.exists() and article.source is None:
                    person = Person.objects.named("Chen Yu")
                    article.credits.create(person=person, role=CreditRole.TRANSLATOR)
                    save_revision(article, SHELL)
                publish(article, by=SHELL)
                text = export(article, name)
                check(text, name)
                # Else it would be known as what came in.
                WireItem.objects.all().delete()
                again = read_again(text)
                assert kept_of(story_of(again)) == kept_of(story_of(article)), path.name
                tried += 1
            transaction.set_rollback(True)
    assert tried > 10


@pytest.mark.parametrize(
    "item",
    [
        {"headlines": "x", "people": 5, "bodies": [7, {"role": "main", "value": ["a"]}]},
        {"headlines": [{"role": "main", "value": "A"}], "places": {"rel": {}}, "infoSources": [[]]},
        {
            "headlines": [{"role": "main", "value": "A"}],
            "bodies": [
                {
                    "role": "main",
                    "value": '<p><strong class="dateline" data-date="never" data-place="<b>">'
                    + '<figure data-photo="0">' * 50
                    + f'<figure data-photo="{"a" * 32}"><script>x()</script>',
                }
            ],
        },
    ],
)
def test_what_only_says_that_it_is_ours_is_cleaned_like_any_other(item: dict[str, Any]) -> None:
    data = json.dumps({"uri": f"{SITE}#x", "profile": "newsroom", **item}).encode()
    [page] = reader_of(data).read(data)
    if isinstance(page, Page):
        assert page.headline == "A"
        assert "script" not in page.told.markup
