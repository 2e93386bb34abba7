"""How fast wire pages come in: python benchmarks/wire_pages.py [PAGES], 10,000 if not said.

Writes so many made-up pages (`wire/page_writer.py`), reads them in with `manage.py ingest
--publish` into a scratch database, and prints at each tenth how many went out a second since the
one before, and the most memory that the process had by then.
"""

import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import scratch

scratch.set_up()

from django.core.management import call_command  # noqa: E402

from editions.models import PublishedArticle  # noqa: E402
from newsroom.corpus import NEWEST, Stock, stock_for  # noqa: E402
from wire.page_writer import PageFields, write_page  # noqa: E402
from wire.pagefields import Caption, Dateline, Paragraph  # noqa: E402

PAGES = 10_000
APART = timedelta(minutes=3)


def page(stock: Stock, moment: datetime) -> str:
    """Return the text of one page, as long and as various as agencies' are."""
    rng = stock.rng
    house = rng.choice(stock.houses)
    paragraphs = rng.randint(6, 14)
    place = stock.some_words(1).upper()
    photographer = rng.choice(stock.people).name
    caption = Caption(stock.sentence(14), house.name, photographer, "", 0)
    fields = PageFields(
        headline=stock.sentence(rng.randint(6, 10))[:-1],
        body=tuple(
            Paragraph(" ".join(stock.sentence(rng.randint(8, 16)) for _ in range(2)))
            for _ in range(paragraphs)
        ),
        source=house.name,
        source_time=moment,
        authors=(rng.choice(stock.people).name,),
        dateline=Dateline(place, moment.date(), "", house.name),
        captions=(caption,) if rng.random() < 0.4 else (),
        related=(stock.sentence(7)[:-1],) if rng.random() < 0.3 else (),
    )
    return write_page(fields, site_zone=UTC)


def write_pages(folder: Path, many: int) -> list[Path]:
    """Write pages in ten folders, and return these."""
    stock = stock_for(Random("stock"))
    stock.rng = Random("pages")
    parts = [folder / str(tenth) for tenth in range(10)]
    for number in range(many):
        part = parts[number * 10 // many]
        part.mkdir(exist_ok=True)
        text = page(stock, NEWEST - APART * (many - number))
        (part / f"{number:07}.txt").write_text(text, encoding="utf-8")
    return parts


def main(many: int) -> None:
    """Write the pages, and read them in."""
    scratch.empty_tables()
    with tempfile.TemporaryDirectory() as name, open("/dev/null", "w", encoding="utf-8") as nowhere:
        parts = write_pages(Path(name), many)
        begun, there = time.perf_counter(), PublishedArticle.objects.count()
        for part in parts:
            before, processor = time.perf_counter(), time.process_time()
            call_command("ingest", str(part), "--publish", "--section", "world", stdout=nowhere)
            after = PublishedArticle.objects.count()
            spent, worked = time.perf_counter() - before, time.process_time() - processor
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            many_now = after - there
            print(
                f"{after:>7,} out, {many_now / spent:6.1f} a second "
                f"({many_now / worked:.1f} of the processor’s), {memory:.0f} MB",
                flush=True,
            )
            there = after
        print(f"{there / (time.perf_counter() - begun):.1f} a second in all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
