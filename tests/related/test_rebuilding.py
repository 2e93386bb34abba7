"""A full rebuild: stopped anywhere it ends the same, on every database, and as publishing does."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import publish, withdraw
from articles.models import Article
from editions.choices import Kind
from editions.models import PublishedArticle
from newsroom.worker import WORK
from people.actors import SHELL
from related.models import Posting, Rebuild, StoryVector, Suggestion, TermCount
from related.suggestions.indexing import index_all
from related.suggestions.rebuilding import rebuild
from related.suggestions.story_text import StoryText
from related.suggestions.vectors import texts_of
from tests.builders import live_article
from tests.lengths import dealt
from tests.processes import own_site, run, run_function
from tests.related.test_suggestions import days

pytestmark = pytest.mark.django_db

PARTS = (
    "The harbour council of Vesterfjord met on Monday",
    "Two electric ferries are built at the Sandvik yard",
    "The Kestrel Bridge stays closed until its western pylon has new steel",
    "Engineers of Holm Works measured cracks wider than a thumb",
    "The tea house in Lantern Street roasts its leaves in an old pan",
    "Fishers say that the mackerel came back three weeks early",
    "A school for pilots opened beside the lighthouse of Kestrel Point",
    "Snow closed the road by Holm, and the bus to Sandvik waits",
)
TAGS = ("Harbour", "Ferries", "Bridges", "Tea")
# What the stories below get, whatever they are kept in.
DIGEST = "a1ce2cc6f7df5d02"


def publish_paper() -> list[Article]:
    """Publish stories of which each shares something with some others."""
    articles = []
    for number in range(12):
        parts = [PARTS[(number * step + step) % len(PARTS)] for step in (1, 3, 5)]
        articles.append(
            live_article(
                public_id="papersstory" + "abcdefghjkmn"[number],
                headline=f"{parts[0].split()[-1].title()} and {parts[1].split()[1]}, {number}",
                body="".join(f"<p>{part}. Told by watchman {number}.</p>" for part in parts),
                tags=[TAGS[number % 4], TAGS[number % 3]],
                writers=[f"Writer {number % 3}"],
                dated=days(number),
            )
        )
    return articles


def everything() -> list[tuple[Any, ...]]:
    """Return all suggestions as they stand."""
    fields = ("article_id", "target_id", "place", "score", "reasons")
    return list(Suggestion.objects.order_by("article_id", "place").values_list(*fields))


def all_that_is_known() -> list[list[tuple[Any, ...]]]:
    """Return everything that a rebuild makes."""
    vectors = StoryVector.objects.order_by("pk").values_list("pk", "norm", "headline", "links")
    postings = Posting.objects.order_by("article_id", "term").values_list("article_id", "term")
    counts = TermCount.objects.order_by("pk").values_list("pk", "stories")
    return [list(vectors), list(postings), list(counts), everything()]


def hold_rarity_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every word be as rare as it will ever be: counted anew, it would say something else."""
    monkeypatch.setattr(
        "related.suggestions.idf.stories_with",
        lambda numbers, _more: {number & 0x3FFFFF: 1 + number % 7 for number in numbers},
    )


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a rebuild take three stories at a time, and keep its counts after two batches."""
    monkeypatch.setattr("related.suggestions.rebuilding.BATCH", 3)
    monkeypatch.setattr("related.suggestions.rebuilding.KEPT_EVERY", 2)


@pytest.mark.long
@pytest.mark.usefixtures("small_batches")
def test_a_rebuild_that_is_stopped_after_any_batch_ends_the_same() -> None:
    """It goes on where it was, and does not begin again."""
    publish_paper()
    index_all()
    steps = [(step.stage, step.done) for step in rebuild()]
    assert len(steps) == 12
    whole = all_that_is_known()
    # In the short form within each stage, and where one ends.
    for stopped_after in dealt(range(1, len(steps)), 0, 3):
        StoryVector.objects.update(norm=7.0, headline=b"")
        TermCount.objects.update(stories=9)
        Suggestion.objects.all().delete()
        under_way = rebuild()
        for _ in range(stopped_after):
            next(under_way)
        under_way.close()
        rest = [(step.stage, step.done) for step in rebuild()]
        # Of the counts, which are large, the last batch may be done twice.
        assert len(rest) <= len(steps) - stopped_after + (2 if stopped_after <= 4 else 0)
        assert rest == steps[-len(rest) :]
        assert all_that_is_known() == whole, stopped_after
    assert not Rebuild.objects.exists()


@pytest.mark.usefixtures("small_batches")
def test_the_worker_goes_on_with_a_rebuild_that_an_update_left_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In pieces, while what stood before answers; and it does nothing where none was left."""
    monkeypatch.setattr("related.suggestions.rebuilding.PIECE_S", 0.0)
    monkeypatch.setattr("related.suggestions.rebuilding.KEPT_EVERY", 1)
    publish_paper()
    index_all()
    for _ in rebuild():
        pass
    whole = all_that_is_known()
    assert not WORK["rebuild"]()
    StoryVector.objects.update(norm=7.0, headline=b"")
    TermCount.objects.update(stories=9)
    Rebuild.objects.create(stage="counting words")
    pieces = 0
    while WORK["rebuild"]():
        pieces += 1
        assert Suggestion.objects.exists()
    assert pieces >= 11
    assert all_that_is_known() == whole
    assert not Rebuild.objects.exists()


@pytest.mark.usefixtures("small_batches")
def test_what_was_made_before_the_record_was_followed_is_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A correction between the making of a batch and its keeping is not lost."""
    hold_rarity_still(monkeypatch)
    story = publish_paper()[0]
    index_all()
    under_way = rebuild()
    for step in under_way:
        if step.stage == "making outlines":
            break
    with monkeypatch.context() as patched:
        patched.setattr("related.suggestions.rebuilding.texts_of", corrected_on_the_way(story))
        list(under_way)
    after = everything()
    call_command("suggest_related")
    assert [row[:3] for row in everything()] == [row[:3] for row in after]
    assert StoryVector.objects.get(pk=story.public_id).edition_number == 2


def corrected_on_the_way(story: Article) -> Callable[[list[str]], list[StoryText]]:
    """Return a way to read texts during whose first use a story is corrected, and followed."""
    is_done = False

    def read(ids: list[str]) -> list[StoryText]:
        nonlocal is_done
        texts = list(texts_of(ids))
        if not is_done:
            is_done = True
            Article.objects.filter(pk=story.pk).update(body=f"<p>{PARTS[4]}. {PARTS[5]}.</p>")
            story.refresh_from_db()
            publish(story, NamedChange(Kind.UPDATE, note="More is known."), by=SHELL)
            index_all()
        return texts

    return read


def test_what_is_made_at_publication_agrees_with_a_rebuild(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """But for the rarity of words, which is held still here."""
    hold_rarity_still(monkeypatch)
    publish_paper()
    index_all()
    followed = everything()
    call_command("suggest_related")
    assert followed == everything()


def test_what_is_made_after_corrections_and_withdrawals_agrees_with_a_rebuild(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also of stories that were nearest to what a story said before, and did not show it.

    The first names the second in a link, so that it is not proposed there, though the likeness of
    all others is measured by it.
    """
    hold_rarity_still(monkeypatch)
    # Each new or changed story reaches few others, as in a large paper.
    monkeypatch.setattr("related.suggestions.suggest.NEIGHBOURS", 1)
    best = live_article(headline="Alpha", body=f"<p>{PARTS[0]}. {PARTS[1]}.</p>", dated=days(1))
    linking = live_article(
        headline="Beta",
        body=f'<p>{PARTS[0]}. {PARTS[1]} <a href="{best.live_path}">as told</a>.</p>',
        dated=days(2),
    )
    other = live_article(headline="Gamma", body=f"<p>{PARTS[1]}. {PARTS[4]}.</p>", dated=days(3))
    call_command("suggest_related")
    assert {row[1] for row in everything() if row[0] == linking.public_id} == {other.public_id}
    Article.objects.filter(pk=best.pk).update(body=f"<p>{PARTS[5]}. {PARTS[6]}.</p>")
    best.refresh_from_db()
    publish(best, NamedChange(Kind.UPDATE, note="More is known."), by=SHELL)
    assert_as_rebuilt()
    Article.objects.filter(pk=best.pk).update(body=f"<p>{PARTS[0]}. {PARTS[1]}.</p>")
    best.refresh_from_db()
    publish(best, NamedChange(Kind.UPDATE, note="It was right before."), by=SHELL)
    assert_as_rebuilt()
    withdraw(best, reason="It was wrong.", by=SHELL)
    assert_as_rebuilt()


def assert_as_rebuilt() -> None:
    """Follow the record, and see that a rebuild changes nothing."""
    index_all()
    followed = everything()
    call_command("suggest_related")
    assert followed == everything()


def digest() -> str:
    """Return what is proposed under all stories, in short, whatever the order of keys."""
    headlines = dict(PublishedArticle.objects.values_list("pk", "headline"))
    lines = [
        [headlines[article_id], headlines[target_id], *rest]
        for article_id, target_id, *rest in everything()
    ]
    return hashlib.sha256(json.dumps(sorted(lines), sort_keys=True).encode()).hexdigest()[:16]


def test_the_same_record_gives_the_same_on_every_database() -> None:
    """One digest for all."""
    publish_paper()
    call_command("suggest_related")
    assert digest() == DIGEST


def publish_and_print() -> int:
    """Publish the paper on a site of its own."""
    publish_paper()
    return 0


def print_digest() -> int:
    """Print what is proposed on a site of its own."""
    print(digest())
    return 0


def test_processes_beside_make_the_same(tmp_path: Path) -> None:
    """A large paper is shared among them; what they make is kept in order by one."""
    here = "tests.related.test_rebuilding"
    with own_site(tmp_path) as site:
        run_function(site, f"{here}.publish_and_print()", timeout_s=120)
        run(site, "manage.py", "suggest_related", "--processes", "2")
        assert run_function(site, f"{here}.print_digest()", timeout_s=120).strip() == DIGEST
