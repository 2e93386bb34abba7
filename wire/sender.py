"""What is known beforehand of whoever sends stories, where the stories do not say it themselves."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.utils import timezone

from wire.pagefields import Page


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whose stories they are, in which zone and language, and what they may do by themselves.

    `house` is the source of all of them; `zone` and `language` are of those that name none.
    `kills_at_once`: a story that its source takes back is withdrawn. `waits`: a new story stands
    in *From the wire* until somebody takes it up.
    """

    house: str = ""
    zone: str = ""
    language: str = ""
    kills_at_once: bool = False
    waits: bool = True

    def clock(self) -> AbstractContextManager[object]:
        """Return the context in which times without a zone are those of its clock."""
        return timezone.override(ZoneInfo(self.zone)) if self.zone else nullcontext()

    def sent(self, page: Page) -> Page:
        """Return a page with what it does not say itself."""
        language = page.told.language or self.language
        return replace(
            page,
            source=self.house or page.source,
            told=replace(page.told, language=language),
        )


UNKNOWN = Sender()
"""Of whom nothing is known."""
