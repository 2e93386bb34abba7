"""Readers and a newsroom in processes of their own, by one clock: what was seen, and what was true.

Every story is called `Serial S.N`: story S in its N-th form. A section without stories, in the
menu of every page, is called `Serial m.N` likewise. Whoever asks for a page after form N was out
never sees one before it, and of a withdrawn story nothing.
"""

import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.test import Client

from articles.acts.threads import make_thread, put_in
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, restore, withdraw
from articles.models import Article
from editions.choices import Kind
from people.actors import SHELL
from related.lists.models import RelatedLink
from taxonomy.models import Section
from tests.builders import live_article, make_section

STORIES = 6
SERIAL = re.compile(r"Serial (\w)\.(\d+)")
SECTION = "m"
# The file that says that all was done.
DONE = "done"


class Seen(NamedTuple):
    """An answer: when it was asked for and had, what it was, and the forms that stood in it."""

    asked: int
    had: int
    address: str
    status: int
    forms: list[tuple[str, int]]


@dataclass(frozen=True)
class Acted:
    """An act: when it began and was committed, and the form of a story from then on; -1 is none."""

    began: int
    ended: int
    story: str
    form: int


def plant(folder: str) -> int:
    """Make the site: stories under each other, in a section, under a tag, in a thread."""
    section = make_section("Sea", "sea")
    make_section(f"Serial {SECTION}.0", SECTION)
    thread = make_thread("Storm", "storm", by=SHELL)
    stories = [
        live_article(
            headline=f"Serial {n}.0", section=section, tags=["Ferries"], writers=[f"Writer {n % 2}"]
        )
        for n in range(STORIES)
    ]
    for n, story in enumerate(stories):
        if n % 2:
            put_in(story, thread, by=SHELL)
        target = stories[(n + 1) % STORIES].public_id
        RelatedLink.objects.create(article_id=story.public_id, target_id=target, by="")
    lists = ["/", "/section/sea/", "/tag/ferries/", "/thread/storm/", "/person/writer-0/", "/feed/"]
    lists += ["/sitemap-news.xml", "/section/sea/feed/", "/thread/storm/feed/", "/feed.json"]
    addresses = [*lists, *(story.live_path for story in stories)]
    Path(folder, "addresses.json").write_text(json.dumps(addresses))
    return 0


def read(folder: str, number: int, seed: int) -> int:
    """Ask for so many pages or more, until all is done, and write down what was seen."""
    addresses = json.loads(Path(folder, "addresses.json").read_text())
    chance, reader = random.Random(seed), Client(SERVER_NAME="127.0.0.1")
    with Path(folder, f"seen-{seed}.jsonl").open("w") as seen:
        asked_for = 0
        while asked_for < number or not Path(folder, DONE).exists():
            asked_for += 1
            address = chance.choice(addresses)
            asked = time.monotonic_ns()
            answer = reader.get(address)
            had = time.monotonic_ns()
            forms = [(story, int(form)) for story, form in SERIAL.findall(answer.content.decode())]
            seen.write(json.dumps([asked, had, address, answer.status_code, forms]) + "\n")
    return 0


def act(folder: str, number: int, seed: int, apart_s: float) -> int:
    """Do so many acts, some time apart, and write down when each was committed."""
    chance = random.Random(seed)
    forms = dict.fromkeys([*map(str, range(STORIES)), SECTION], 0)
    is_out = dict.fromkeys(forms, True)
    with Path(folder, "acted.jsonl").open("w") as acted:
        for _ in range(number):
            story = chance.choice([*forms])
            began = time.monotonic_ns()
            form = changed(story, forms, is_out, chance)
            acted.write(json.dumps([began, time.monotonic_ns(), story, form]) + "\n")
            time.sleep(chance.uniform(0, 2 * apart_s))
    Path(folder, DONE).touch()
    return 0


def changed(
    story: str, forms: dict[str, int], is_out: dict[str, bool], chance: random.Random
) -> int:
    """Change a story or the section, and return the form that it has then; -1 is withdrawn."""
    if story != SECTION:
        article = Article.objects.order_by("pk")[int(story)]
        if not is_out[story]:
            restore(article, by=SHELL)
            is_out[story] = True
            return forms[story]
        if chance.random() < 0.2:
            withdraw(article, reason="Wrong.", by=SHELL)
            is_out[story] = False
            return -1
    forms[story] += 1
    name = f"Serial {story}.{forms[story]}"
    if story == SECTION:
        Section.objects.filter(slug=SECTION).update(name=name)
    else:
        amend(article, {"headline": name}, NamedChange(Kind.UPDATE), by=SHELL)
    return forms[story]


def seen_in(folder: Path) -> Iterator[Seen]:
    """Yield what all readers saw."""
    for file in folder.glob("seen-*.jsonl"):
        for line in file.read_text().splitlines():
            yield Seen(*json.loads(line))


def acted_in(folder: Path) -> list[Acted]:
    """Return what was done, in its order."""
    lines = Path(folder, "acted.jsonl").read_text().splitlines()
    return [Acted(*json.loads(line)) for line in lines]


def too_old(seen: Seen, acts: list[Acted]) -> Iterator[str]:
    """Yield what of an answer was not true any more when it was asked for."""
    for story, form in seen.forms:
        of_story = [one for one in acts if one.story == story]
        before = [one for one in of_story if one.ended <= seen.asked]
        meanwhile = any(seen.asked < one.ended and one.began <= seen.had for one in of_story)
        if before and (form < before[-1].form or (before[-1].form == -1 and not meanwhile)):
            yield f"{seen.address} showed {story}.{form} when {before[-1].form} was out"
