"""How far a long command is, on the screen of whoever waits for it."""

import time
from typing import TextIO

WIDTH = 30
# A bar that flashes up and is gone tells nobody anything.
QUIET_SECONDS = 1.0
CLEAR = "\r\x1b[K"


class ProgressBar:
    """A line on a terminal that says how many of `total` are done; elsewhere it says nothing.

    `clear` takes it away before something else is printed; the next `step` shows it again.
    """

    def __init__(self, stream: TextIO, total: int) -> None:
        self.stream = stream
        self.total = total
        self.done = 0
        self.started = time.monotonic()
        self.is_shown = False
        self.is_terminal = stream.isatty()

    def step(self) -> None:
        """Count one more as done."""
        self.done += 1
        if not self.is_terminal or time.monotonic() - self.started < QUIET_SECONDS:
            return
        filled = WIDTH * self.done // max(self.total, self.done)
        self.stream.write(f"{CLEAR}[{'#' * filled:<{WIDTH}}] {self.done} of {self.total}")
        self.stream.flush()
        self.is_shown = True

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self.is_shown:
            self.stream.write(CLEAR)
            self.stream.flush()
            self.is_shown = False
