"""Measures one site for benchmarks/growth.py: how long whoever asks for something waits.

`python benchmarks/growth_site.py make SIZE` fills the empty database of DATABASE_URL with a paper,
`… measure` prints one line of JSON: for everything that is asked its group, and in milliseconds the
medians by the clock and of this process's processor. Each page is asked for in turns with others of
its kind, so that it is made for other stories every time. All are asked in rounds; the first warms,
and of each the least counts, to which others' work at the machine adds nothing.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
# Pages are to be made, not taken from where they are stored.
os.environ["PAGE_STORE_BYTES"] = "0"

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402

from articles.models import Article, Stage  # noqa: E402
from benchmarks import scratch  # noqa: E402
from benchmarks.build_driver import form_with, own_page, processor_s  # noqa: E402
from benchmarks.lists_in_bulk import fill_lists  # noqa: E402
from editions.models import Correction, PublishedArticle, PublishedThread  # noqa: E402
from newsroom.corpus import generate, stock_for  # noqa: E402
from paging.keyset import Cursor  # noqa: E402
from paper.now import by_the_papers_clock  # noqa: E402
from people.models import User  # noqa: E402
from taxonomy.models import Section  # noqa: E402
from wire.export import fields_of  # noqa: E402
from wire.ingest import ingest  # noqa: E402
from wire.outcome import Status  # noqa: E402
from wire.page_writer import write_page  # noqa: E402
from wire.wanted import Wanted  # noqa: E402

SUGGESTED = 6
# So many stories, words or drafts each question is asked of.
TIMES = 12
ROUNDS = 3
LISTED = "/admin/articles/article/"
PHOTOS = "/admin/media/photo/"
PEOPLE = "/admin/people/person/"


@dataclass(frozen=True)
class Question:
    """Something that somebody waits for: its group, its name, and what is asked in turns."""

    group: str
    name: str
    asked: Sequence[Callable[[], None]]


class Site:
    """A site with its paper, a reader, and an editor who may do everything."""

    def __init__(self) -> None:
        """Log in, and find stories from all times of the paper, spread evenly."""
        self.reader = Client(SERVER_NAME="localhost")
        self.editor = Client(SERVER_NAME="localhost")
        self.editor.force_login(User.objects.get(username="measure"))
        self.stock = stock_for(Random("stock"))
        # What is written now was not written by a measurement before.
        self.stock.rng = Random()
        self.some = list(self.spread(TIMES))
        self.middle = self.some[len(self.some) // 2]

    def spread(self, many: int) -> Iterator[PublishedArticle]:
        """Yield stories from the oldest to the newest, with as much time between each."""
        rows = PublishedArticle.objects.order_by("first_published_at", "id")
        first, last = rows[0].first_published_at, rows.reverse()[0].first_published_at
        for at in range(many):
            yield rows.filter(first_published_at__gte=first + (last - first) * at / many)[0]

    # --- Asking -----------------------------------------------------------------------------

    def pages(self, group: str, name: str, *addresses: str) -> Question:
        """Return the question for pages of one kind; the desk's are asked by the editor."""
        client = self.editor if addresses[0].startswith("/admin/") else self.reader
        turns = (addresses * TIMES)[:TIMES]
        return Question(group, name, [partial(get, client, address) for address in turns])

    def questions(self) -> Iterator[Question]:
        """Yield everything that is asked."""
        yield from self.readers_pages()
        yield from self.searches()
        yield from self.for_machines()
        yield from self.desk_pages()

    def readers_pages(self) -> Iterator[Question]:
        """Yield the kinds of pages that readers have."""
        stories, middle = self.some, self.middle
        before = Cursor((middle.first_published_at, middle.pk))
        sections = [f"/section/{section.slug}/" for section in Section.objects.all()]
        tags = [f"/tag/{tag.slug}/" for tag in self.stock.tags[:TIMES]]
        people = [f"/person/{person.slug}/" for person in self.stock.people[:TIMES]]
        sources = [f"/source/{house.slug}/" for house in self.stock.houses]
        corrected = Correction.objects.select_related("article")[:TIMES]
        threads = PublishedThread.objects.order_by("-pk").values_list("slug", flat=True)[:50]
        yield self.pages("page", "article", *(story.get_absolute_url() for story in stories))
        yield self.pages("page", "front page", "/")
        yield self.pages("page", "section", *sections)
        yield self.pages("page", "section, half way back", *further(sections, before))
        yield self.pages("page", "tag", *tags)
        yield self.pages("page", "tag, half way back", *further(tags, before))
        yield self.pages("page", "person", *people)
        yield self.pages("page", "source", *sources)
        days = {f"/archive/{story.published_on:%Y/%m/%d}/" for story in stories}
        yield self.pages("page", "day", *sorted(days))
        yield self.pages("page", "archive", "/archive/")
        yield self.pages("page", "thread", *sorted({f"/thread/{slug}/" for slug in threads}))
        yield self.pages("page", "corrections", "/corrections/")
        histories = [f"{row.article.get_absolute_url()}history/" for row in corrected]
        yield self.pages("page", "history of a story", *histories)

    def searches(self) -> Iterator[Question]:
        """Yield what readers look for: a question names a page of what was found."""
        frequent, chinese = self.stock.words, self.stock.chinese
        headlines = [story.headline for story in self.some if story.headline.isascii()]
        asked = {
            "the commonest word": frequent[:1],
            "a word of every day": frequent[20 : 20 + TIMES],
            "a rare word": frequent[-TIMES:],
            "three words of a headline": [" ".join(line.split()[1:4]) for line in headlines],
            "two Chinese characters": chinese[5 : 5 + TIMES],
            "a person’s name": [person.name for person in self.stock.people[:TIMES]],
            "what is nowhere": ["xyzzyxq"],
        }
        for name, queries in asked.items():
            yield self.pages("search", name, *(f"/search/?q={quote(text)}" for text in queries))
        before = Cursor((self.middle.first_published_at, self.middle.pk))
        far = f"/search/?q={frequent[0]}&before={quote(str(before))}"
        yield self.pages("search", "the commonest word, half way back", far)

    def for_machines(self) -> Iterator[Question]:
        """Yield feeds and sitemaps."""
        section = Section.objects.all()[0].slug
        month = f"{self.middle.published_on:%Y-%m}"
        yield self.pages("page", "feed", "/feed/")
        yield self.pages("page", "JSON feed", "/feed.json")
        yield self.pages("page", "feed of a section", f"/section/{section}/feed/")
        yield self.pages("page", "sitemap", "/sitemap.xml")
        yield self.pages("page", "sitemap of a month", f"/sitemap-{month}.xml")
        yield self.pages("page", "sitemap of the news", "/sitemap-news.xml")

    def desk_pages(self) -> Iterator[Question]:
        """Yield the desk's lists and searches."""
        frequent = self.stock.words
        name = quote(self.stock.people[3].name)
        lists = {
            "first page": "/admin/",
            "stories": LISTED,
            "stories in review": f"{LISTED}?stage__exact=in_review",
            "stories of a section": f"{LISTED}?section=1",
            "events": "/admin/articles/event/",
            "photos": PHOTOS,
            "photos of an agency": f"{PHOTOS}?agency={self.stock.houses[1].pk}",
            "people": PEOPLE,
            "related lists that wait": "/admin/also-like/",
        }
        looked_for = {
            "stories: the commonest word": f"{LISTED}?q={frequent[0]}",
            "stories: a rare word": f"{LISTED}?q={frequent[-5]}",
            "stories: a person": f"{LISTED}?q={name}",
            "photos: the commonest word": f"{PHOTOS}?q={frequent[0]}",
            "photos: a rare word": f"{PHOTOS}?q={frequent[-5]}",
            "people: a name": f"{PEOPLE}?q={name}",
            "a name across stories": f"/admin/across/?q={name}",
        }
        for what, address in lists.items():
            yield self.pages("desk", what, address)
        for what, address in looked_for.items():
            yield self.pages("desk search", what, address)
        keys = Article.objects.filter(public_id__in=[story.pk for story in self.some])
        pages = [own_page(str(key)) for key in keys.values_list("pk", flat=True)]
        yield self.pages("desk", "opening a story", *pages)

    # --- Doing ------------------------------------------------------------------------------

    def acts(self) -> Iterator[tuple[str, str, Iterator[list[float]]]]:
        """Yield what changes something: its group, its name and what each time took."""
        yield "act", "saving a draft", self.saved()
        yield "act", "reading a page in and publishing it", self.read_in()
        yield "act", "publishing", self.published()
        yield "act", "withdrawing", self.withdrawn()

    def drafts(self) -> list[Article]:
        """Return some drafts that can go out."""
        rows = Article.objects.filter(stage=Stage.DRAFT, has_news=True, live="not_yet")
        return list(rows.order_by("-changed_at")[:TIMES])

    def saved(self) -> Iterator[list[float]]:
        """Open each draft, add a paragraph and save it; the saving is timed."""
        for article in self.drafts():
            address = own_page(str(article.pk))
            values = form_with("headline", self.editor.get(address).content.decode())
            values["body"] += f"<p>{self.stock.sentence(12)}</p>"
            yield timed(post, self.editor, address, values)

    def published(self) -> Iterator[list[float]]:
        """Publish drafts by their page; the sending is timed."""
        for article in self.drafts():
            address = f"/admin/stories/{article.public_id}/do/publish/"
            values = form_with("version", self.editor.get(address).content.decode())
            yield timed(post, self.editor, address, values)

    def withdrawn(self) -> Iterator[list[float]]:
        """Withdraw stories of all times; the sending is timed."""
        for story in self.some:
            address = f"/admin/stories/{story.pk}/do/withdraw/"
            values = form_with("note", self.editor.get(address).content.decode())
            yield timed(post, self.editor, address, {**values, "note": "It was not so."})

    def read_in(self) -> Iterator[list[float]]:
        """Read pages in that are new, and publish them."""
        section = Section.objects.all()[0]
        english = [story for story in self.some if story.language == "en"]
        moment = datetime.now(UTC).replace(second=0, microsecond=0)
        for at, story in enumerate(english):
            fields = story.story.with_changes(
                {
                    "headline": self.stock.sentence(8)[:-1],
                    "body": "".join(f"<p>{self.stock.sentence(40)}</p>" for _ in range(5)),
                    "source_time": (moment - timedelta(days=2 * at)).isoformat(),
                    "source": story.story.source or story.story.section,
                }
            )
            page = write_page(fields_of(fields, ()))
            wanted = Wanted(name=f"{moment}-{at}.txt", publish=True, section=section)
            yield timed(expect_new, page, wanted)


def further(addresses: Sequence[str], before: Cursor[tuple[datetime, str]]) -> list[str]:
    """Return lists as they go on from a story."""
    return [f"{address}?before={quote(str(before))}" for address in addresses]


def get(client: Client, address: str) -> None:
    """Ask for a page, and read it whole."""
    response = client.get(address)
    b"".join(response)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}.")


def post(client: Client, address: str, values: dict[str, str]) -> None:
    """Send a form; one that does not lead on was refused."""
    response = client.post(address, values)
    if response.status_code != 302:
        raise SystemExit(f"{address} was refused: {response.content.decode()[:2000]}")


def expect_new(page: str, wanted: Wanted) -> None:
    """Read a page in that no story has, and see that readers have it."""
    outcome = ingest(page, wanted)
    if outcome.status != Status.CREATED or not outcome.url:
        raise SystemExit(f"{wanted.name}: {outcome.status} {outcome.reason}")


def timed(do: Callable[..., None], *arguments: object) -> list[float]:
    """Return how many milliseconds it takes, by the clock and of the processor."""
    clock, processor = time.perf_counter(), processor_s()
    do(*arguments)
    return [(time.perf_counter() - clock) * 1000, (processor_s() - processor) * 1000]


def medians(spent: Sequence[list[float]]) -> list[float]:
    """Return the medians of both times."""
    return [round(statistics.median(column), 2) for column in zip(*spent, strict=True)]


def make(size: int) -> None:
    """Fill an empty database with a paper of so many stories, whose newest are of today."""
    scratch.empty_tables()
    newest = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    with by_the_papers_clock():
        for _ in generate(size, newest=newest):
            pass
    fill_lists(SUGGESTED)
    User.objects.create_superuser("measure", password="measure")
    if connection.vendor == "postgresql":
        scratch.count_anew()


@override_settings(STORAGES=scratch.STORAGES)
def measure() -> None:
    """Ask everything, and print what it took."""
    site = Site()
    times: dict[str, dict[str, list[float]]] = {}
    for question in site.questions():
        for ask in question.asked:
            ask()
        rounds = [[timed(ask) for ask in question.asked] for _ in range(ROUNDS)]
        spent = [
            [min(column) for column in zip(*same, strict=True)]
            for same in zip(*rounds, strict=True)
        ]
        times.setdefault(question.group, {})[question.name] = medians(spent)
    for group, name, each in site.acts():
        times.setdefault(group, {})[name] = medians(list(each)[1:])
    print(json.dumps(times))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]))
    else:
        measure()
