"""A new page becomes a story at one go: the same story, with few questions to the database."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.door.publishing import publish
from articles.draft.beginning import begin
from articles.draft.revisions import save_revision
from articles.draft.snapshot import apply_story, named, story_of
from articles.models import Article, ArticleText, Event, Revision
from articles.verification import verify_desk
from editions.models import Edition, PublishedArticle
from editions.story import Story
from editions.verification import verify_record
from paper.now import by_the_papers_clock
from people.actors import WIRE
from people.found_names import FoundNames
from taxonomy.models import Section
from tests.builders import make_section
from tests.wire.samples import page_text
from wire.formats import read_page
from wire.ingest import ingest
from wire.ownership import FIRST_READ
from wire.pagefields import Page
from wire.routing.rules import RulesInForce
from wire.story_from_page import story_with_page
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

# More than a hundred until a story was begun at one go; four are for the inbox, and one more
# on PostgreSQL, where whoever reads in waits for their turn.
QUERIES_OF_A_NEW_PAGE = 44
OWN = {"id", "public_id", "created_at", "changed_at", "approved_revision_id"}


def columns(row: Model, *left_out: str) -> dict[str, Any]:
    fields = {field.attname for field in row._meta.concrete_fields} - {*OWN, *left_out}
    return {name: getattr(row, name) for name in fields}


def page_story() -> tuple[Story, FoundNames]:
    names = FoundNames()
    section = Section.objects.first() or make_section()
    blank = Story(headline="", language="en", section=named(section))
    [page] = read_page(page_text().encode())
    assert isinstance(page, Page)
    return story_with_page(blank, page, names), names


def test_story_begun_at_one_go_is_what_an_empty_draft_becomes() -> None:
    story, names = page_story()
    begun = begin(story, FIRST_READ, WIRE, note="a.txt", names=names)
    step_by_step = Article.objects.create()
    apply_story(step_by_step, story)
    save_revision(step_by_step, WIRE)
    workflow.log(step_by_step, FIRST_READ, WIRE, note="a.txt")
    fresh, other = Article.objects.get(pk=begun.article.pk), Article.objects.get(pk=step_by_step.pk)
    assert columns(fresh) == columns(other)
    assert story_of(fresh) == story_of(other) == begun.revision.story == story
    assert Revision.objects.get(article=other).text == begun.revision.text
    texts = [ArticleText.objects.get(article=row).text for row in (fresh, other)]
    assert [text.partition(" ")[2] for text in texts] == [texts[0].partition(" ")[2]] * 2
    acts = [Event.objects.get(article=row) for row in (fresh, other)]
    own = ("at", "article_id", "salt", "note_digest", "digest")
    assert columns(acts[0], *own) == columns(acts[1], *own)
    assert list(verify_desk()) == []


def test_page_that_goes_straight_out_is_as_one_that_the_door_sent_out() -> None:
    make_section()
    straight = ingest(page_text(), Wanted(name="a.txt", publish=True)).article
    assert straight is not None
    story, names = page_story()
    later = begin(story, FIRST_READ, WIRE, note="a.txt", names=names).article
    publish(later, by=WIRE)
    straight, later = Article.objects.get(pk=straight.pk), Article.objects.get(pk=later.pk)
    assert columns(straight, "live_path") == columns(later, "live_path")
    assert straight.approved_revision == straight.revisions.get()
    rows = [PublishedArticle.objects.get(pk=row.public_id) for row in (straight, later)]
    moments = ("first_published_at", "modified_at", "slug", "content")
    assert columns(rows[0], *moments) == columns(rows[1], *moments)
    editions = [Edition.objects.newest(row.public_id) for row in (straight, later)]
    stories = [edition.parsed.story for edition in editions if edition]
    assert stories == [story, story]
    acts = [
        list(row.events.values_list("action", "from_stage", "to_stage"))
        for row in (straight, later)
    ]
    assert acts[0] == acts[1]
    assert list(verify_record()) == list(verify_desk()) == []


def test_new_page_asks_the_database_little() -> None:
    # Who is named on the page is known, and the paper's clock, as to every command.
    page_story()
    rules = RulesInForce()
    # What a batch asks once.
    rules.now()
    with by_the_papers_clock(), CaptureQueriesContext(connection) as asked:
        outcome = ingest(page_text(), Wanted(name="b.txt", publish=True, rules=rules))
    assert outcome.url
    assert len(asked) <= QUERIES_OF_A_NEW_PAGE
