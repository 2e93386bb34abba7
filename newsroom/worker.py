"""The work that goes on beside the site: the clock, new photos, the wire, mail, suggestions.

All of it is data in the database: several workers may run, and one that dies loses nothing.
Each kind of work has a thread of its own, so that neither a queue of photos nor a mail server
that does not answer holds up a story whose time has come.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from django.db import close_old_connections, connections

from articles.acts.clock import publish_due
from articles.acts.licences import see_to_ended_licences
from articles.acts.uniting import go_on_uniting
from articles.draft.search import renew as renew_drafts
from articles.proxy import tell_proxy
from articles.sending import send_next_alert, send_next_mail
from counting.counters import PIECES
from editions.bringing_along import follow_moves
from editions.projection import project_photo
from editions.search import renew as renew_live
from freshness.forgetting import forget_changes
from fronts.publishing import publish_planned
from leases.heartbeat import EVERY_S, Heart
from media.backfills import go_on_backfilling
from media.finding import renew as renew_photos
from media.forgetting import forget_sent
from media.incoming_worker import take_next_in
from media.renditions import claim_photo, make_renditions
from media.sweeping import sweep_next
from paper.now import by_the_papers_clock
from people.audit import forget_addresses
from related.lists.counting import forget_follows
from related.lists.list_health import check_next_list, mark_dirty_where_pins_ended
from related.suggestions.indexing import index_next
from related.suggestions.rebuilding import go_on as go_on_rebuilding
from website.api.changes import number_changes
from website.hubs import tell_hubs
from website.most_read import rank_most_read
from wire.channels.deliveries import forget_deliveries, read_next
from wire.channels.fetching import fetch_next
from wire.channels.folders import look_into_folders
from wire.channels.silence import tell_of_silence
from wire.pictures import fetch_next_picture

PAUSE_S = 2.0
# What can wait, as opposed to the clock: whoever reads a page goes first.
GIVING_WAY = frozenset({"incoming", "photos", "wire pictures"})
NICENESS = 10
logger = logging.getLogger(__name__)


def send_out_due() -> bool:
    """Publish what is due now; there is nothing more at once."""
    for article, edition in publish_due():
        logger.info("%s: %s", article.public_id, edition or article.publish_problem)
    return False


def send_out_fronts() -> bool:
    """Show readers the fronts that were planned for now; there is nothing more at once."""
    for version in publish_planned():
        logger.info("%s", version)
    return False


def forget_what_is_old() -> bool:
    """Delete what was kept long enough, and files of pictures that nobody knows of.

    That is: addresses of the audit, counts of follows, files that were sent, what channels brought.
    """
    forget_addresses()
    forget_follows()
    sweep_next()
    return any([forget_sent(), forget_deliveries()])


def make_sizes() -> bool:
    """Make the sizes of one photo; say whether there may be more."""
    photo = claim_photo()
    if photo is None:
        return False
    make_renditions(photo)
    project_photo(photo)
    return True


def renew_words() -> bool:
    """Go on with what only the search of a former time finds; say whether there may be more."""
    return any([renew_drafts(), renew_live(), renew_photos()])


def check_lists() -> bool:
    """Check a related list in which something may have changed; say whether there may be more."""
    mark_dirty_where_pins_ended()
    return check_next_list()


KINDS: dict[str, Callable[[], bool]] = {
    "clock": send_out_due,
    "fronts": send_out_fronts,
    "incoming": take_next_in,
    "photos": make_sizes,
    "names": go_on_backfilling,
    "words": renew_words,
    "addresses": follow_moves,
    "merges": go_on_uniting,
    "licences": see_to_ended_licences,
    "proxy": tell_proxy,
    "hubs": tell_hubs,
    "mirrors": number_changes,
    "mail": send_next_mail,
    "alerts": send_next_alert,
    "forgetting": forget_what_is_old,
    "changes": forget_changes,
    "suggestions": index_next,
    "rebuild": go_on_rebuilding,
    "lists": check_lists,
    "most read": rank_most_read,
    "fetching": fetch_next,
    "folders": look_into_folders,
    "wire": read_next,
    "silence": tell_of_silence,
    "wire pictures": fetch_next_picture,
}
# What day it is, the paper's own clock says, which may be set otherwise at any time.
WORK = {name: by_the_papers_clock()(work) for name, work in KINDS.items()}


def work_once() -> bool:
    """Do a piece of each kind of work; say whether there may be more at once."""
    return sum(work() for work in WORK.values()) > 0


def keep_at(name: str, stop: threading.Event) -> None:
    """Do one kind of work until asked to stop, whatever happens."""
    if name in GIVING_WAY:
        give_way()
    while not stop.is_set():
        close_old_connections()
        try:
            more = WORK[name]()
        except Exception:
            # A worker outlives a database that restarts, and one bad story stops no other.
            logger.exception("The worker (%s) met a problem and goes on.", name)
            more = False
            PIECES.add(name, "failed")
        if more:
            PIECES.add(name, "done")
        if not more:
            stop.wait(PAUSE_S)
    connections.close_all()


def keep_beating(stop: threading.Event) -> None:
    """Say every few seconds that this worker lives, until it is asked to stop."""
    heart = Heart()
    while not stop.is_set():
        close_old_connections()
        try:
            heart.beat()
        except Exception:
            # Whatever ails the database, a heart that stops looks like a worker that died.
            logger.warning("Nobody could be told that this worker lives.", exc_info=True)
        stop.wait(EVERY_S)
    with suppress(Exception):
        heart.stop()
    connections.close_all()


def give_way() -> None:
    """Let others go before this thread and the darkrooms that it opens."""
    # Linux alone counts niceness by thread; elsewhere the number would be another process's.
    if sys.platform == "linux":
        nicer = min(os.nice(0) + NICENESS, 19)
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), nicer)


def work_until_stopped() -> None:
    """Work until the process is asked to end (SIGTERM, SIGINT)."""
    stop = threading.Event()

    def ask_to_stop(signum: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    threads = [
        threading.Thread(target=keep_at, args=(name, stop), name=name, daemon=True) for name in WORK
    ]
    heart = threading.Thread(target=keep_beating, args=(stop,), name="heart", daemon=True)
    for thread in (heart, *threads):
        thread.start()
    while not stop.wait(PAUSE_S) and all(thread.is_alive() for thread in threads):
        pass
    was_asked = stop.is_set()
    stop.set()
    for thread in (*threads, heart):
        thread.join()
    if not was_asked:
        # A kind of work ended by itself: whoever watches the process starts all of it anew.
        sys.exit(1)
