"""What became of one page: the result of reading it in, for people and for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.models import Article
from editions.body import plain
from editions.difference import Piece, story_difference
from editions.story import Story, StoryFigure
from wire.lines import PageError
from wire.page import as_json
from wire.pagefields import Page

# So many characters of what stayed the same are shown on each side of a change.
CONTEXT = 40
NO_PAGE: dict[str, object] = {
    "headline": None,
    "source": None,
    "published_at": None,
    "dateline": None,
    "captions": [],
    "web_editors": [],
    "authors": [],
    "related": [],
    "body": [],
}


class Status(StrEnum):
    """What reading a page did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one page.

    `reason` says why it was refused, not published, or only offered; `url` is the story's page
    where readers see one. `difference` has a line for each part that an update changes.
    """

    path: str
    status: Status
    article: Article | None = None
    page: Page | None = None
    reason: str = ""
    url: str = ""
    difference: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether nothing was taken from the page."""
        return self.status == Status.REFUSED

    def as_json(self) -> dict[str, object]:
        """Return what `ingest --json` prints of it; the names are relied on by others."""
        fields = as_json(self.page) if self.page else NO_PAGE
        return {
            "path": self.path,
            "status": self.status.value,
            "article_id": self.article.public_id if self.article else None,
            "url": self.url or None,
            **{name: fields[name] for name in NO_PAGE},
            "reason": self.reason or None,
        }

    def in_words(self) -> str:
        """Return the same for a person: a line, and one below it for each part that changed."""
        parts = [f"{plain(self.path)}: {self.status}"]
        if self.article:
            parts.append(f"{self.article.public_id} “{plain(self.article.headline)}”")
        if self.url:
            parts.append(self.url)
        first = " · ".join(parts)
        if self.reason:
            first = f"{first}. {plain(self.reason)}"
        return "\n".join([first, *(f"    {line}" for line in self.difference)])


def refused(name: str, error: PageError) -> Outcome:
    """Return the outcome of a page that was not taken, with the line that shows why."""
    line = f"Line {error.line}"
    reason = str(error)
    if line not in reason:
        reason = f"{line}: {reason}"
    return Outcome(path=name, status=Status.REFUSED, reason=reason)


def difference_lines(
    old: Story, new: Story, old_related: Sequence[str], new_related: Sequence[str]
) -> tuple[str, ...]:
    """Return what changed, a line a part: `Body: … a [-gone-] {+new+} word …`."""
    # Captions are compared below, where those that wait for their picture count too.
    found = [change for change in story_difference(old, new) if change.field != "figures"]
    lines = [f"{change.label}: {in_marks(change.pieces) or change.remark}" for change in found]
    lines += changed_lines("Caption", captions(old.figures), captions(new.figures))
    lines += changed_lines("Related", old_related, new_related)
    return tuple(lines) or ("Nothing that a reader sees, such as whose photo a caption is.",)


def in_marks(pieces: Sequence[Piece]) -> str:
    """Return a word-level difference as one line of text."""
    out = []
    for at, (op, text) in enumerate(pieces):
        if op == "same":
            out.append(shortened(text, is_first=at == 0, is_last=at == len(pieces) - 1))
        else:
            before, after = ("[-", "-]") if op == "gone" else ("{+", "+}")
            out.append(f"{before}{text}{after}")
    return " ".join("".join(out).split())


def shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return an unchanged stretch with only what stands next to a change."""
    if len(text) <= 2 * CONTEXT:
        return text
    head = "" if is_first else text[:CONTEXT]
    tail = "" if is_last else text[-CONTEXT:]
    return f"{head}…{tail}"


def captions(figures: Sequence[StoryFigure]) -> list[str]:
    """Return captions with their credits, those without a picture too."""
    return [" ".join(filter(None, (figure.caption, figure.credit))) for figure in figures]


def changed_lines(label: str, old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return a line for each of these that is gone, and for each that is new."""
    gone = [f"{label}: [-{text}-]" for text in old if text not in new]
    return gone + [f"{label}: {{+{text}+}}" for text in new if text not in old]
