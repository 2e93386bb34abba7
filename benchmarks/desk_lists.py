"""How the desk's lists grow with the paper: python benchmarks/desk_lists.py [1000 10000 100000].

Fills an empty scratch database (a temporary SQLite file, or the empty PostgreSQL database that
DATABASE_URL names), asks each page several times at each size and prints the median in
milliseconds, with the growth from the first size to the last. A ratio near 1 is a flat page.
"""

import sys
from pathlib import Path
from random import Random
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import scratch

scratch.set_up()

from django.test import Client, override_settings  # noqa: E402

from benchmarks.lists_in_bulk import fill_lists  # noqa: E402
from desk.also_like.queue import THIN, token_for  # noqa: E402
from editions.models import PublishedArticle  # noqa: E402
from newsroom.corpus import VOCABULARY, generate, stock_for  # noqa: E402
from people.models import User  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
SUGGESTED = 12
LISTED = "/admin/articles/article/"


def pages(common: str, rare: str, name: str) -> dict[str, str]:
    """Return what is measured: its words and its address."""
    some = middle_story()
    return {
        "first page": "/admin/",
        "story list": LISTED,
        "story list, in review": f"{LISTED}?stage__exact=in_review",
        "story list, withdrawn (none)": f"{LISTED}?live__exact=withdrawn",
        "story list, one section": f"{LISTED}?section=1",
        "story list, the thirtieth page": f"{LISTED}?p=30",
        "search, the commonest word": f"{LISTED}?q={common}",
        "search, a rare word": f"{LISTED}?q={rare}",
        "search, two words": f"{LISTED}?q={common}+{rare}",
        "search, three letters typed": f"{LISTED}?q={common[:3]}",
        "choosing a story": f"/admin/story-choices/?term={common}",
        "a name across stories": f"/admin/across/?q={name}",
        "lists that wait": "/admin/also-like/",
        "lists that wait, in the middle": f"/admin/also-like/?{urlencode({'after': middle()})}",
        "the next list that waits": f"/admin/also-like/next/?{urlencode({'after': middle()})}",
        "one list, to decide": f"/admin/stories/{some.pk}/also-like/",
        "one story, as readers get it": some.get_absolute_url(),
        "events": "/admin/articles/event/",
        "the record": "/admin/editions/edition/",
    }


def middle_story() -> PublishedArticle:
    """Return a live story from the middle of the paper's time."""
    stories = PublishedArticle.objects.order_by("first_published_at", "id")
    return stories[stories.count() // 2]


def middle() -> str:
    """Return the place in the moderators' queue of a thin list in the middle."""
    some = middle_story()
    return token_for(THIN, some.first_published_at, some.pk)


@override_settings(STORAGES=scratch.STORAGES)
def main(sizes: tuple[int, ...]) -> None:
    """Grow the paper from size to size, measure every page at each, and print the table."""
    scratch.empty_tables()
    user = User.objects.create_superuser("measure", password="measure")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    times: dict[str, list[float]] = {}
    there = 0
    for seed, size in enumerate(sizes):
        for _ in generate(size - there, seed):
            pass
        there = size
        fill_lists(SUGGESTED)
        scratch.count_anew()
        words = stock_for(Random("stock")).words
        name = "Ada+Brandt"
        for what, address in pages(words[0], words[VOCABULARY // 2], name).items():
            times.setdefault(what, []).append(scratch.median_ms(client, address))
    scratch.print_table(sizes, times)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
