"""Files read as pages before they are taken in: where there are many, by all processors."""

import logging
from collections.abc import Iterator, Sequence
from functools import partial

from wire.files import PageFile, UnreadableFile, read_page_file
from wire.ingest import page_of, refused
from wire.lines import PageError
from wire.outcome import Outcome, Status
from wire.pagefields import Page
from wire.processors import in_order

# So many are read one after the other before it is worth to begin other processes.
ALONE = 100
WENT_WRONG = "Something went wrong here, and nothing of it was kept. The log says what."
logger = logging.getLogger(__name__)


def pages_ahead(files: Sequence[PageFile], format_name: str) -> Iterator[Page | Outcome]:
    """Yield what each file says, in their order, or the outcome of one that cannot be read."""
    read = partial(page_in, format_name)
    yield from in_order(read, files) if len(files) > ALONE else map(read, files)


def page_in(format_name: str, file: PageFile) -> Page | Outcome:
    """Return the page that a file is, or why it is none. It stops no other."""
    try:
        return page_of(read_page_file(file), format_name)
    except UnreadableFile as error:
        return Outcome(path=file.name, status=Status.REFUSED, reason=str(error))
    except PageError as error:
        return refused(file.name, error)
    except Exception:
        logger.exception("The page %s could not be read.", file.name)
        return Outcome(path=file.name, status=Status.REFUSED, reason=WENT_WRONG)
