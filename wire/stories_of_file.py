"""From a file, or a text that was pasted, to the stories in it, in whatever format it is."""

import logging
from collections.abc import Sequence

from wire.formats import reader_of
from wire.lines import MAX_BYTES, MOST_FILE_BYTES, PageError
from wire.pagefields import Page
from wire.story_from_page import check_fits

logger = logging.getLogger(__name__)

type NamedPage = tuple[str, Page | PageError]


def pages_of(text: bytes | str, name: str, format_name: str) -> list[NamedPage]:
    """Return the stories of a file, each with what it is called, or why it cannot be read or kept.

    What a story of several is called ends with its source's own name of it, so that the same is
    known when the file comes again.
    """
    try:
        pages = read_all(text, format_name)
    except PageError as error:
        return [(name, error)]
    if len(pages) == 1:
        return [(name, fitting(pages[0]))]
    return [(f"{name} · {own_name(page, at)}", fitting(page)) for at, page in enumerate(pages, 1)]


def read_all(text: bytes | str, format_name: str) -> Sequence[Page | PageError]:
    """Return all stories of a file. Raises `PageError` where nothing of it can be read."""
    if len(text) > MAX_BYTES and isinstance(text, str):
        raise PageError(
            f"The text is longer than {MAX_BYTES:,} characters. That is no single news page."
        )
    # What is no letter at all is left for the reader to refuse.
    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    if len(data) > MOST_FILE_BYTES:
        raise PageError(
            f"The file is longer than {MOST_FILE_BYTES // 1_000_000} MB. Ask for it in parts."
        )
    reader = reader_of(data, format_name)
    try:
        pages = reader.read(data)
    except PageError:
        raise
    except Exception as error:
        # A file may hold anything: what nobody foresaw stops neither the others nor the page.
        logger.exception("A file of the format %s could not be read.", reader.name)
        raise PageError(
            f"This file ({reader.name}) is written in a way that could not be read, and nothing of"
            " it was. Copy the story out of it and paste it, and tell those who run the site."
        ) from error
    if not pages:
        raise PageError("There is no story in this file.")
    return pages


def own_name(page: Page | PageError, number: int) -> str:
    """Return what one story of several is called: by its source, else by its number."""
    told = "" if isinstance(page, PageError) else page.told.item_id
    return told or str(number)


def fitting(page: Page | PageError) -> Page | PageError:
    """Return a page that the desk can keep, or why it cannot."""
    if isinstance(page, PageError):
        return page
    try:
        check_fits(page)
    except PageError as error:
        return error
    return page
