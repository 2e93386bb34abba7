"""Publish a corpus into an empty database, and print what the paper proposes on the way.

python benchmarks/publish_corpus.py CORPUS.jsonl [--signals]: one JSON line a story, as it stood
the moment the story was published. With `--signals` what was compared instead: the signals of
every candidate of each story that has links, and whether its author linked to it. These links are
then kept as if an editor had chosen them, so that later stories know what was linked before.
"""

import argparse
import json
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory()
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
os.environ["DATA_DIR"] = FOLDER.name
os.environ["DATABASE_URL"] = os.environ.get(
    "SCRATCH_DATABASE", f"sqlite:///{FOLDER.name}/scratch.sqlite3"
)
sys.path.insert(0, str(Path(__file__).parent.parent))

# The settings are read from what stands above, so that these come after it.
import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils.text import slugify  # noqa: E402

from benchmarks.corpora import Story, read_corpus  # noqa: E402
from editions import story as told  # noqa: E402
from editions.body import body_from_paragraphs  # noqa: E402
from editions.chain import add_edition  # noqa: E402
from editions.choices import CreditRole, Kind  # noqa: E402
from editions.content import Content  # noqa: E402
from editions.models import PublishedArticle  # noqa: E402
from editions.projection import project  # noqa: E402
from editions.wording import wording_key  # noqa: E402
from related.models import LinkKind, RelatedLink, Suggestion  # noqa: E402
from related.suggestions.candidates import candidates_of  # noqa: E402
from related.suggestions.indexing import index_editions  # noqa: E402
from related.suggestions.signals import Comparison  # noqa: E402
from related.suggestions.story_text import StoryText  # noqa: E402
from related.suggestions.vectors import idf_of  # noqa: E402
from related.suggestions.writer_lease import claimed  # noqa: E402


def main(path: Path, *, signals: bool) -> None:
    """Publish one story after the other, and print what was made of each."""
    make_tables()
    stories = read_corpus(path)
    ids = {f"c{number:011}": str(story["id"]) for number, story in enumerate(stories)}
    for article_id, story in zip(ids, stories, strict=True):
        publish(article_id, story)
        with claimed() as claim:
            index_editions(claim)
        if signals and story["links"]:
            print(json.dumps(compared(article_id, set(story["links"]), ids)), flush=True)
            keep_links(article_id, set(story["links"]), ids)
        elif not signals:
            rows = Suggestion.objects.filter(article_id=article_id).order_by("place")
            proposed = [ids[target] for target in rows.values_list("target_id", flat=True)]
            print(json.dumps({"id": story["id"], "suggested": proposed}), flush=True)


def make_tables() -> None:
    """Make the tables of the scratch database, which no crash has to spare."""
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")


def publish(article_id: str, story: Story) -> None:
    """Add a story to the record and to what readers see, as the door does."""
    credits = {
        slug_of(name): told.StoryCredit(role=CreditRole.WRITER, name=name[:200], slug=slug_of(name))
        for name in story["authors"]
    }
    tags = {slug_of(tag): told.Named(name=tag[:100], slug=slug_of(tag)) for tag in story["tags"]}
    content = Content(
        story=told.Story(
            headline=story["headline"][:300],
            standfirst=story["standfirst"],
            section=told.Named(name="News", slug="news"),
            body=body_from_paragraphs([("p", words) for words in story["body"]]),
            credits=tuple(credits.values()),
            tags=tuple(tags.values()),
        ),
        published_on=story["published_at"][:10],
        slug=article_id,
        first_published_at=story["published_at"],
        modified_at=story["published_at"],
        known_as=(story["headline"][:300],),
    )
    moment = datetime.fromisoformat(story["published_at"])
    with transaction.atomic():
        add_edition(article_id, kind=Kind.FIRST, content=content, by="the benchmark", at=moment)
        project(article_id)


def slug_of(name: str) -> str:
    """Return a name as it stands in an address, whatever its letters."""
    return (slugify(name) or wording_key(name) or "unnamed")[:80]


def compared(article_id: str, links: set[str], ids: dict[str, str]) -> Story:
    """Return the signals of each candidate of a story, in their order, and which were linked."""
    text = StoryText(PublishedArticle.objects.get(pk=article_id))
    idf = idf_of(text)
    comparison = Comparison(text, idf)
    comparisons = comparison.compare(candidates_of(text, comparison.vector, idf))
    return {
        "signals": [list(one.signals.values()) for one in comparisons],
        "linked": [ids[one.candidate.article_id] in links for one in comparisons],
        "links": len(links),
        "names": list(comparisons[0].signals) if comparisons else [],
    }


def keep_links(article_id: str, links: set[str], ids: dict[str, str]) -> None:
    """Keep what the author of a story linked to as what an editor accepted under it."""
    targets = [target for target, known_as in ids.items() if known_as in links]
    RelatedLink.objects.bulk_create(
        RelatedLink(article_id=article_id, target_id=target, kind=LinkKind.ACCEPTED)
        for target in targets
        if target != article_id
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Publish a corpus; print what is proposed.")
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--signals", action="store_true", help="print what was compared instead")
    arguments = parser.parse_args()
    main(arguments.corpus, signals=arguments.signals)
