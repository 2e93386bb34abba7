"""Publish a corpus into an empty database, and ask its questions of the search page.

python benchmarks/search_corpus.py CORPUS.jsonl: one JSON line a question of `CORPUS.queries`, the
ids of the first stories that the page shows.
"""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

# Sets Django up for a scratch database.
from benchmarks.publish_corpus import make_tables, publish  # isort: skip

from django.test import Client, override_settings

from benchmarks.corpora import read_corpus
from benchmarks.scratch import STORAGES, count_anew
from benchmarks.search import questions_of
from benchmarks.search_baselines import FOUND

# The heading of a story in a list, and the end of the address that it leads to.
CARD = re.compile(r'<h[23][^>]*>\s*<a[^>]* href="/\d{4}/\d\d/\d\d/(c\d{11})/"')


@override_settings(STORAGES=STORAGES)
def main(path: Path) -> None:
    """Publish all stories, then ask all questions."""
    make_tables()
    stories = read_corpus(path)
    ids = {f"c{number:011}": str(story["id"]) for number, story in enumerate(stories)}
    for article_id, story in zip(ids, stories, strict=True):
        publish(article_id, story)
    count_anew()
    reader = Client(SERVER_NAME="localhost")
    for asked in questions_of(path):
        page = reader.get("/search/", {"q": asked["query"]}).content.decode()
        shown = dict.fromkeys(CARD.findall(page))
        print(json.dumps([ids[article_id] for article_id in shown][:FOUND]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
