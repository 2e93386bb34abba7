"""The work that goes on beside the site: the clock, and the renditions of new photos.

All of it is data in the database: several workers may run, and one that dies loses nothing.
"""

import logging
import signal
import threading
from types import FrameType

from django.db import close_old_connections

from articles.clock import publish_due
from editions.projection import project_photo
from media.renditions import claim_photo, make_renditions

PAUSE_S = 2.0
logger = logging.getLogger(__name__)


def work_once() -> bool:
    """Do what is to be done now; say whether there may be more at once."""
    for article, edition in publish_due():
        logger.info("%s: %s", article.public_id, edition or article.publish_problem)
    photo = claim_photo()
    if photo is None:
        return False
    make_renditions(photo)
    project_photo(photo)
    return True


def work_until_stopped() -> None:
    """Work until the process is asked to end (SIGTERM, SIGINT)."""
    stop = threading.Event()

    def ask_to_stop(signum: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    while not stop.is_set():
        close_old_connections()
        try:
            more = work_once()
        except Exception:
            # A worker outlives a database that restarts, and one bad story stops no other.
            logger.exception("The worker met a problem and goes on.")
            more = False
        if not more:
            stop.wait(PAUSE_S)
