"""A worker pool: processes that make what a rebuild writes, as many as the machine has cores.

They only read the database. Nothing of this may import a model: a process of the pool comes
here before it has set up Django.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self

import django
from django.db import connection

# For fewer stories it takes longer to start processes than to do without.
WORTH_IT = 1_000
# Of the C library on Linux: keep freed memory instead of giving it back and taking it anew for
# every story, which cost a sixth of the time. Read when a process starts.
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "100000000", "MALLOC_TRIM_THRESHOLD_": "500000000"}
# Bytes of a SQLite file that such a process reads as memory, all that SQLite allows: it looks at
# thousands of pages for each story, and asking the system for each took a tenth of the time.
MAPPED = 0x7FFF0000
# Batches that are under way for each process, so that none waits for the one that writes them.
AHEAD = 2


class WorkerPool:
    """The processes of one rebuild; none where there shall be 0, or the paper is small."""

    def __init__(self, processes: int | None, stories: int) -> None:
        cores = os.cpu_count() or 1
        if processes is None:
            processes = cores if stories >= WORTH_IT and cores > 1 else 0
        self.at_once = AHEAD * processes
        for name, value in KEEP_MEMORY.items():
            os.environ.setdefault(name, value)
        # Begun afresh and not forked: a connection to the database must not be shared.
        start = get_context("spawn")
        self.executor = (
            ProcessPoolExecutor(processes, start, initializer=set_up) if processes else None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes; what they have not begun is left."""
        if self.executor:
            self.executor.shutdown(cancel_futures=True)


def set_up() -> None:
    """Make a process of the pool ready; Ctrl-C is for the one that writes what it makes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    django.setup()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA mmap_size = {MAPPED}")


def is_worker_process() -> bool:
    """Say whether this is a process of the pool."""
    return parent_process() is not None


def end_with_parent() -> None:
    """End when the process that began this one is gone: killed, it tells nobody to stop."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def in_order[Made](
    pool: WorkerPool, make: Callable[[list[str]], Made], batches: Iterable[list[str]]
) -> Iterator[tuple[list[str], Made]]:
    """Yield each batch with what is made of it, in their order."""
    if pool.executor is None:
        for ids in batches:
            yield ids, make(ids)
        return
    under_way: deque[tuple[list[str], Future[Made]]] = deque()
    for ids in batches:
        under_way.append((ids, pool.executor.submit(make, ids)))
        if len(under_way) >= pool.at_once:
            first, future = under_way.popleft()
            yield first, future.result()
    for ids, future in under_way:
        yield ids, future.result()
