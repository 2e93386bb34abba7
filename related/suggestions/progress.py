"""How far a rebuild is, on the screen of whoever waits for it."""

from typing import TextIO

WIDTH = 30
CLEAR = "\r\x1b[K"


class StagesBar:
    """A line on a terminal that says what is being done and how far it is; elsewhere nothing."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()

    def show(self, stage: str, done: int, total: int) -> None:
        """Show so many of all as done."""
        if self.is_terminal:
            filled = WIDTH * done // max(total, done, 1)
            self.stream.write(f"{CLEAR}[{'#' * filled:<{WIDTH}}] {stage}: {done} of {total}")
            self.stream.flush()

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self.is_terminal:
            self.stream.write(CLEAR)
            self.stream.flush()
