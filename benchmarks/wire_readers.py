"""Our readers of the wire beside others: python benchmarks/wire_readers.py FOLDER PEERS

FOLDER has files as agencies send them, PEERS is the Python of an environment with `feedparser` and
`newsmlg2`: python -m venv peers && peers/bin/pip install feedparser newsmlg2. Prints seconds of the
processor (the shortest of several readings, in turns) for NewsML-G2 and for feeds that are made of
the folder's ninjs, the ratio, and how many items of all files a second ours parses.
"""

import json
import subprocess
import sys
import tempfile
import time
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import scratch

scratch.set_up()

from django.utils import timezone  # noqa: E402

from wire.lines import PageError  # noqa: E402
from wire.stories_of_file import pages_of  # noqa: E402

TURNS, ROUNDS = 5, 5
ENTRIES = 30
PEER = Path(__file__).parent / "peers" / "wire_readers.py"
HEAD = {
    "rss": '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>A feed</title>",
    "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>A feed</title>',
}
END = {"rss": "</channel></rss>", "atom": "</feed>"}


def made_feed(folder: Path, kind: str) -> str:
    """Return a feed of the texts of the folder's ninjs, each in full."""
    entries: list[str] = []
    day = timezone.now()
    for path in sorted(folder.rglob("*.json")):
        for _, page in pages_of(path.read_bytes(), path.name, "auto"):
            if isinstance(page, PageError) or not page.told.markup:
                continue
            title, body = escape(page.headline), escape(page.told.markup)
            number = f"urn:x:{len(entries)}"
            entries.append(
                f"<item><title>{title}</title><guid>{number}</guid><pubDate>"
                f"{format_datetime(day)}</pubDate><content:encoded>{body}</content:encoded></item>"
                if kind == "rss"
                else f"<entry><title>{title}</title><id>{number}</id><updated>{day.isoformat()}"
                f'</updated><content type="html">{body}</content></entry>'
            )
    return HEAD[kind] + "".join(entries[:ENTRIES]) + END[kind]


def ours(paths: list[Path]) -> dict[str, float | None]:
    """Return what our readers take for each file; None where they refuse all of it."""
    took: dict[str, float | None] = {}
    for path in paths:
        data = path.read_bytes()
        times = []
        for _ in range(ROUNDS):
            began = time.process_time()
            pages = pages_of(data, path.name, "auto")
            times.append(time.process_time() - began)
        refused = all(isinstance(page, PageError) for _, page in pages)
        took[str(path)] = None if refused else min(times)
    return took


def theirs(python: str, name: str, paths: list[Path]) -> dict[str, float | None]:
    """Return what another reader takes for each file; None where it cannot read it."""
    asked = "\n".join(map(str, paths))
    command = [python, str(PEER), name, str(ROUNDS)]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    read: dict[str, float | None] = json.loads(done.stdout)
    return read


def beside(python: str, name: str, what: str, paths: list[Path]) -> None:
    """Print ours beside another, for the files that both read, each the shortest of all turns."""
    turns = [(ours(paths), theirs(python, name, paths)) for _ in range(TURNS)]
    rows = []
    for path in map(str, paths):
        here = [own[path] for own, _ in turns]
        there = [other[path] for _, other in turns]
        if None not in here and None not in there:
            rows.append((min(filter(None, here)), min(filter(None, there))))
    own_s, other_s = (sum(column) for column in zip(*rows, strict=True))
    print(
        f"{what}: {len(rows)} of {len(paths)} files read by both; ours {own_s * 1000:.1f} ms,"
        f" {name} {other_s * 1000:.1f} ms: {other_s / own_s:.1f} times as fast"
    )


def main() -> None:
    """Measure, and print."""
    folder, python = Path(sys.argv[1]), sys.argv[2]
    g2 = sorted(path for path in (folder / "newsml-g2").iterdir() if path.is_file())
    beside(python, "newsmlg2", "NewsML-G2", g2)
    with tempfile.TemporaryDirectory() as made:
        for kind in HEAD:
            feed = Path(made) / f"feed.{kind}"
            feed.write_text(made_feed(folder, kind), encoding="utf-8")
            beside(python, "feedparser", f"A feed of full texts ({kind})", [feed])
    sent = [path for path in folder.rglob("*") if path.is_file() and "schemas" not in path.parts]
    items = 0
    began = time.process_time()
    for path in sent:
        items += sum(
            not isinstance(page, PageError)
            for _, page in pages_of(path.read_bytes(), path.name, "auto")
        )
    took_s = time.process_time() - began
    print(f"All formats, once each: {items} items of {len(sent)} files, {items / took_s:.0f} a s")


main()
