"""Work for all processors: made side by side, taken in order, never much of it ahead."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any

from django.db import connections

# So many pieces for each process may wait to be taken: memory stays the same, whoever is slower.
AHEAD = 2


def in_order[Job, Made](make: Callable[[Job], Made], jobs: Iterable[Job]) -> Iterator[Made]:
    """Yield what is made of each job, in order, made by as many processes as there are processors.

    They are forked here: `make` finds there what this process knows, and has no database.
    """
    # A file of SQLite must not be open in two processes that are one another's fork.
    connections.close_all()
    many = os.cpu_count() or 1
    context = multiprocessing.get_context("fork")
    coming = iter(jobs)
    with ProcessPoolExecutor(many, context, initializer=_know, initargs=(make,)) as pool:
        waiting: deque[Future[Made]] = deque(
            pool.submit(_made, job) for job in islice(coming, many * AHEAD)
        )
        try:
            while waiting:
                made = waiting.popleft().result()
                waiting.extend(pool.submit(_made, job) for job in islice(coming, 1))
                yield made
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


# What the processes make, known before they begin.
_make: list[Callable[[Any], Any]] = []


def _know(make: Callable[[Any], Any]) -> None:
    _make[:] = [make]


def _made(job: Any) -> Any:  # noqa: ANN401  # whatever jobs and pieces are
    return _make[0](job)
