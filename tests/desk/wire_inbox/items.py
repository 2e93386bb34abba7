"""Items of an agency, version after version, for tests of what becomes of them at the desk."""

import json
from typing import Any

from articles.draft.revisions import save_revision
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article
from people.actors import Actor
from wire.ingest import ingest
from wire.outcome import Outcome
from wire.wanted import Wanted

LEAD = "The harbour board halted the night ferry at the eastern pier on Sunday evening."
LORRIES = "The pier can no longer carry the weight of lorries, an old report had found."
PEOPLE = "Two hundred people take the ferry every night on their way to the fish market."
CAPTAIN = "Nobody was asked about it, said the captain, who had waited outside."
TEXT = (LEAD, LORRIES, PEOPLE, CAPTAIN)
MENDED = LEAD.replace("Sunday", "Monday")
ADDED = "A bus will run along the shore until the spring, the board added late at night."


def send(
    version: int = 1,
    text: tuple[str, ...] = TEXT,
    *,
    is_sent_out: bool = False,
    **changes: Any,
) -> Outcome:
    """Read in a version of an item of North News, which goes out by itself if that is asked for."""
    item = {
        "uri": "urn:north:ferry",
        "type": "text",
        "version": str(version),
        "versioncreated": f"2025-03-02T0{version}:45:00Z",
        "pubstatus": "usable",
        "language": "en",
        "headline": "Night ferry halted",
        "source": "North News",
        "body_html": "".join(f"<p>{words}</p>" for words in text),
    } | changes
    return ingest(json.dumps(item), Wanted(name="ferry.json", publish=is_sent_out))


def sent(version: int = 1, text: tuple[str, ...] = TEXT, **changes: Any) -> Article:
    """Read in a version of an item; return its story."""
    article = send(version, text, **changes).article
    assert article is not None
    article.refresh_from_db()
    return article


def edit(article: Article, by: Actor, *, old: str = "", new: str = "", **fields: Any) -> None:
    """Save a story with some words of its text changed, and some fields."""
    article.refresh_from_db()
    story = story_of(article)
    apply_story(article, story.with_changes({"body": story.body.replace(old, new), **fields}))
    save_revision(article, by)
    article.refresh_from_db()


def words(article: Article) -> list[str]:
    """Return the paragraphs of a draft."""
    article.refresh_from_db()
    return article.body.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
