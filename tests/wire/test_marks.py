"""Real files of agencies, read as a careful person marked them before there was a reader.

The marks are in `marks.txt`, the files beside the project: no words of theirs are here but the
first few of a headline.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.trial_data import FOLDER, needs_trial_data
from wire.formats import reader_of
from wire.lines import PageError
from wire.pagefields import Page

MARKS = Path(__file__).parent / "marks.txt"
NOTHING = "-"

type Marks = tuple[tuple[str, str], ...]


def marked() -> Iterator[tuple[str, Marks]]:
    """Yield each item of the table with its marks."""
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *marks = line.split(" | ")
            pairs = [mark.partition("=") for mark in marks]
            yield name, tuple((key, value) for key, _, value in pairs)


@cache
def pages_of(name: str) -> list[Page | PageError]:
    """Return the stories of a file, by `--format auto`."""
    data = (FOLDER / "wire" / name).read_bytes()
    try:
        return list(reader_of(data).read(data))
    except PageError as error:
        return [error]


def said(page: Page, mark: str) -> str | list[str]:
    """Return what a page says of one mark; of what has several parts all of them."""
    item = page.told
    match mark:
        case "by":
            return ", ".join(page.authors)
        case "src":
            return page.source or ""
        case "place":
            return page.dateline.place if page.dateline else ""
        case "ver" | "lang" | "urg":
            names = {"ver": "version", "lang": "language", "urg": "urgency"}
            return str(getattr(item, names[mark]) or "")
        case "status" | "kind":
            return str(getattr(item, mark))
        case "paras" | "pics" | "links":
            many = {"paras": page.body, "pics": page.captions, "links": item.links}
            return str(len(many[mark]))
        case "credit":
            return page.captions[0].credit if page.captions else ""
        case "subj":
            return [words for one in item.subjects for words in (one.code, one.name)]
        case "notes":
            return list(page.notes)
        case "kept":
            rights = [line for picture in item.pictures for line in picture.rights]
            return [
                *(f"{name} {words}" for name, words in item.kept),
                *rights,
                item.slugline,
                item.kind,
            ]
        case "emb":
            until = item.embargo and item.embargo.until
            return "" if not item.embargo else (until.isoformat() if until else "?")
    raise AssertionError(f"no mark is called {mark}")


def fits(page: Page, mark: str, value: str) -> bool:
    """Say whether a page says what was marked."""
    item = page.told
    if mark == "head":
        return page.headline.startswith(value)
    if mark == "summary":
        return item.summary.startswith(value)
    if mark == "id":
        return item.item_id.endswith(value)
    if mark == "at":
        return page.source_time == datetime.fromisoformat(value)
    marked_as = said(page, mark)
    if isinstance(marked_as, list):
        return any(value in words for words in marked_as) if value != NOTHING else not marked_as
    return marked_as == ("" if value == NOTHING else value)


@needs_trial_data
@pytest.mark.parametrize(("name", "marks"), list(marked()))
def test_file_of_an_agency_says_what_was_marked(name: str, marks: Marks) -> None:
    file, _, number = name.partition("#")
    if not (FOLDER / "wire" / file).is_file():
        pytest.skip(f"{file} is not in {FOLDER}")
    pages = pages_of(file)
    page = pages[int(number) - 1 if number else 0]
    if marks[0][0] == "refused":
        assert isinstance(page, PageError)
        assert marks[0][1] in str(page)
        return
    assert isinstance(page, Page), page
    wrong = []
    for mark, value in marks:
        if mark == "items":
            assert len(pages) == int(value)
        elif not fits(page, mark, value):
            shown = said(page, mark) if mark in SHOWN else (page.headline, page.source_time)
            wrong.append((mark, value, shown))
    assert wrong == []


SHOWN = {
    "by", "src", "place", "ver", "lang", "urg", "status", "kind", "paras", "pics", "links",
    "credit", "subj", "notes", "kept", "emb",
}  # fmt: skip
