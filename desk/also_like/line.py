"""One link or suggestion of a list, as its screen shows it: what it is, and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desk.frame.words import Badge, age_words
from related.lists.counting import Follows
from related.models import LinkKind, RelatedLink

# The verbs with a button of their own, in the order of the buttons, and the key that presses each.
BUTTONS = {
    "accept": ("Accept", "accept"),
    "pin": ("Pin", "pin"),
    "unpin": ("Unpin", "pin"),
    "allow": ("Allow again", "ban"),
    "everywhere-off": ("Allow everywhere again", ""),
}


@dataclass(frozen=True)
class Button:
    """A verb of a line: what it sends, its words, and the key on the keyboard it answers to."""

    value: str
    words: str
    key: str


@dataclass
class LinkLine:
    """One link or suggestion of a list, and what can be done with it.

    `section`, `at` and `picture` are those of a live story; `acts` are the verbs that fit it;
    `place` is what the fields of its form are named by.
    """

    key: str
    headline: str
    mark: Badge
    place: int = 0
    path: str = ""
    section: str = ""
    at: datetime | None = None
    picture: str = ""
    about: str = ""
    source: str = ""
    reasons: list[str] = field(default_factory=list)
    link: RelatedLink | None = None
    followed: Follows | None = None
    acts: Sequence[str] = ()

    @property
    def facts(self) -> list[str]:
        """Where and when it came out, who put it there, whose page it is, and its note."""
        note = f"“{self.link.note}”" if self.link and self.link.note else ""
        age = age_words(self.at) if self.at else ""
        return [words for words in (self.section, age, self.about, self.source, note) if words]

    @property
    def buttons(self) -> list[Button]:
        """The verbs that are a button each; what was decided is taken back by its own key."""
        return [self.button(act) for act in BUTTONS if act in self.acts]

    def button(self, act: str) -> Button:
        """Return the button of a verb."""
        sentence, key = BUTTONS[act]
        if act != "unpin" or self.link is None:
            return Button(f"{act} {self.key}", sentence, key)
        if self.link.kind == LinkKind.ACCEPTED:
            sentence = "Accept no more"
        return Button(f"{act} {self.link.key}", sentence, key)
