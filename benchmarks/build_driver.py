"""Drives one build for benchmarks/two_builds.py: started by the build's own Python, in its folder.

It reads a line of JSON for each question, `[what, round]`, and answers with one: for each time that
it was done the milliseconds by the clock and of the processor, its child processes' too. It knows a
build only by what every build has: settings, addresses, commands, names of form fields.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

# The folder of this file holds modules called like rooms of the house.
sys.path[0] = os.getcwd()
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from lxml import html  # noqa: E402

# What is looked at once would be measured by chance.
STORIES = 8
WRITTEN = 8
SUGGESTED = 3
STORY_LIST = "/admin/articles/article/"
# A story in the feed: the end of its address, and its public id.
ITEM = re.compile(r"<link>https?://[^/<]+(/\d{4}/[^<]+)</link>.*?#([0-9a-z]{12})<", re.DOTALL)
OWN_PAGE = re.compile(rf"{STORY_LIST}(\d+)/change/")

type Values = dict[str, str]
# By the clock, and of the processor.
type Spent = tuple[float, float]


def main() -> None:
    """Answer until there is no more question."""
    build = Build(Path(sys.argv[1]))
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        what, number = json.loads(line)
        print(json.dumps(list(build.measure(what, number))), flush=True)


class Build:
    """A build with its site: a browser in which a superuser is logged in, and its stories."""

    def __init__(self, pages: Path) -> None:
        """Log in, and find the newest stories by the feed, the drafts by the desk's list."""
        self.pages = pages
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(get_user_model().objects.filter(is_superuser=True).earliest("pk"))
        stories = sorted(ITEM.findall(self.get("/feed/").partition("<item>")[2]))[:STORIES]
        self.articles = [address for address, _ in stories]
        self.ids = [public_id for _, public_id in stories]
        self.live = [self.key_of(public_id) for public_id in self.ids]
        drafts = self.get(f"{STORY_LIST}?stage__exact=draft&live__exact=not_yet")
        self.drafts = sorted(set(OWN_PAGE.findall(drafts)), key=int)[:WRITTEN]
        if not self.ids or not self.drafts:
            raise SystemExit("There are no stories to measure by.")

    def measure(self, what: str, number: int) -> Iterator[Spent]:
        """Return what it took, each time that something was done."""
        ways: dict[str, Callable[[], Iterator[Spent]]] = {
            "story page at the desk": lambda: self.read([own_page(pk) for pk in self.live]),
            "desk's first page": lambda: self.read(["/admin/"] * STORIES),
            "story list": lambda: self.read([STORY_LIST] * STORIES),
            "readers' first page": lambda: self.read(["/"] * STORIES),
            "article page": lambda: self.read(self.articles),
            "saving a draft": lambda: self.save(number),
            "ingest of 20 pages": lambda: self.ingest(number),
            "publish": lambda: self.publish(number),
            "suggestions of a story": lambda: self.suggest(*self.ids[:SUGGESTED]),
            "suggestions of all stories": self.suggest,
        }
        return ways[what]()

    def get(self, address: str) -> str:
        """Return a page, or end with what it answered."""
        response = self.client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}.")
        return b"".join(response).decode()

    def key_of(self, public_id: str) -> str:
        """Return the key of a story at the desk, which finds it by its public id."""
        key: str = OWN_PAGE.findall(self.get(f"{STORY_LIST}?q={public_id}"))[0]
        return key

    def read(self, addresses: list[str]) -> Iterator[Spent]:
        """Ask each page once."""
        for address in addresses:
            yield timed(self.get, address)

    def post(self, address: str, values: Values) -> None:
        """Send a form; one that does not lead on was refused."""
        response = self.client.post(address, values)
        if response.status_code != 302:
            root = html.fromstring(response.content)
            said = root.xpath("//*[contains(@class, 'error')]//text()")
            raise SystemExit(f"{address} was refused: {' '.join(' '.join(said).split())[:400]}")

    def save(self, number: int) -> Iterator[Spent]:
        """Open each draft, add a paragraph, and save it as its writer does; the saving is timed."""
        for pk in self.drafts:
            values = form_with("headline", self.get(own_page(pk)))
            values["body"] += f"<p>In round {number} the harbour master added a sentence.</p>"
            yield timed(self.post, own_page(pk), values)

    def ingest(self, number: int) -> Iterator[Spent]:
        """Read a folder of pages in that no other round has."""
        yield timed(self.read_in, "ingest", number)

    def read_in(self, folder: str, number: int) -> list[str]:
        """Run `ingest`, and return the public ids of the new stories."""
        pages = str(self.pages / folder / str(number))
        said = told("ingest", pages, "--section", "world", "--json")
        return [json.loads(line)["article_id"] for line in said.splitlines()]

    def publish(self, number: int) -> Iterator[Spent]:
        """Publish stories that came in just now by the desk's page; the sending is timed."""
        for public_id in self.read_in("publish", number):
            address = f"/admin/stories/{public_id}/do/publish/"
            values = form_with("version", self.get(address))
            yield timed(self.post, address, values)

    def suggest(self, *ids: str) -> Iterator[Spent]:
        """Make the suggestions of these stories anew, or of all, once each."""
        for one in [[public_id] for public_id in ids] or [[]]:
            yield timed(told, "suggest_related", *one)


def own_page(pk: str) -> str:
    """Return the address of a story's page at the desk."""
    return f"{STORY_LIST}{pk}/change/"


def told(command: str, *arguments: str) -> str:
    """Run a command and return what it printed."""
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def timed(do: Callable[..., object], *arguments: object) -> Spent:
    """Return how many milliseconds it takes."""
    clock, processor = time.perf_counter(), processor_s()
    do(*arguments)
    return (time.perf_counter() - clock) * 1000, (processor_s() - processor) * 1000


def processor_s() -> float:
    """Return the seconds of the processor that this process had, and those it started."""
    own, others = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def form_with(field: str, page: str) -> Values:
    """Return what a browser would send of the form that has this field, without a button."""
    for form in html.fromstring(page).forms:
        if form.method == "POST" and field in form.fields:
            values = {name: value or "" for name, value in form.form_values()}
            return {name: value for name, value in values.items() if "__prefix__" not in name}
    raise SystemExit(f"The page has no form with {field!r}.")


if __name__ == "__main__":
    main()
