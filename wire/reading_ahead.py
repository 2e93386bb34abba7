"""Files read as pages before they are taken in: where there are many, by all processors."""

import logging
from collections.abc import Iterator, Sequence
from functools import partial

from wire.files import PageFile, UnreadableFile, read_page_file
from wire.lines import PageError
from wire.outcome import Outcome, Status, refused
from wire.pagefields import Page
from wire.processors import in_order
from wire.stories_of_file import pages_of

# So many are read one after the other before it is worth to begin other processes.
ALONE = 100
WENT_WRONG = "Something went wrong here, and nothing of it was kept. The log says what."
logger = logging.getLogger(__name__)


type Read = list[tuple[str, Page | Outcome]]


def pages_ahead(files: Sequence[PageFile], format_name: str) -> Iterator[Read]:
    """Yield the stories of each file with their names, or the outcome of what cannot be read."""
    read = partial(page_in, format_name)
    yield from in_order(read, files) if len(files) > ALONE else map(read, files)


def page_in(format_name: str, file: PageFile) -> Read:
    """Return the stories that are in a file, or why there is none. It stops no other."""
    try:
        pages = pages_of(read_page_file(file), file.name, format_name)
    except UnreadableFile as error:
        return [(file.name, Outcome(path=file.name, status=Status.REFUSED, reason=str(error)))]
    except Exception:
        logger.exception("The page %s could not be read.", file.name)
        return [(file.name, Outcome(path=file.name, status=Status.REFUSED, reason=WENT_WRONG))]
    return [
        (name, refused(name, page) if isinstance(page, PageError) else page) for name, page in pages
    ]
