"""Naming a change of a live story, on the pages that send one out."""

from typing import Any

from django import forms
from django.http import QueryDict

from addresses.slugs import address_slug
from articles.checks.change_kinds import NamedChange
from articles.door.addresses import left_behind
from editions.choices import CHANGES, Kind
from editions.story import Story

KIND_WORDS = {
    Kind.CORRECTION: "Correction: something was wrong. Readers are told.",
    Kind.CLARIFICATION: "Clarification: something was unclear. Readers are told.",
    Kind.UPDATE: "Update: there is new to say. The page says “Updated”.",
    Kind.TYPO: "Typo: spelling only. No note.",
    Kind.HOUSEKEEPING: "Housekeeping: tags, section, alt text, crop, a picture. No note.",
}


KEEP, ANEW = "keep", "anew"


class ChangeForm(forms.Form):
    """What a change is, and what readers or the desk are told of it.

    Where the address still says what the headline said before, it is asked whether it stays.
    """

    kind = forms.ChoiceField(
        label="What is this change?",
        choices=[(kind.value, KIND_WORDS[kind]) for kind in CHANGES],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="What readers are told",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="One sentence, such as: “An earlier version gave the wrong year.”",
    )
    is_note_owed = forms.BooleanField(
        label="The fix cannot wait: the sentence follows within the hour", required=False
    )
    reason = forms.CharField(
        label="Reason, for the desk",
        required=False,
        max_length=300,
        help_text="Only where a typo or housekeeping changes more than that.",
    )

    def __init__(self, *args: Any, asks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_behind: list[str] = []
        if asks:
            ask_for_reason(self.fields["reason"])

    def ask_address(self, path: str, before: Story, after: Story) -> None:
        """Ask whether the live address stays, where the change leaves it behind."""
        day, _, slug = path.rstrip("/").rpartition("/")
        self.left_behind = left_behind(slug, before, after)
        if not self.left_behind:
            return
        anew = f"{day}/{address_slug(after.headline)}/"
        self.ask(
            "What about its address?",
            f"Keep {path}",
            f"Let the old one lead to {anew}",
            f"It still says {self.said_by_address}; the headline does not.",
        )

    def ask_addresses(self, words: list[str], count: int) -> None:
        """Ask whether the addresses of several stories stay, where so many are left behind."""
        self.left_behind = list(dict.fromkeys(words))
        if not self.left_behind:
            return
        still = "One address still says" if count == 1 else f"{count} addresses still say"
        self.ask(
            "What about the addresses?",
            "Keep them",
            "Let the old ones lead to new ones",
            f"{still} {self.said_by_address}; the headlines do not.",
        )

    def ask(self, label: str, keep: str, anew: str, why: str) -> None:
        """Ask about addresses; where nobody answered yet they stay."""
        self.fields["address"] = forms.ChoiceField(
            label=label,
            choices=[(KEEP, keep), (ANEW, anew)],
            initial=KEEP,
            required=False,
            widget=forms.RadioSelect,
            help_text=why,
        )
        if isinstance(self.data, QueryDict) and self.is_bound and "address" not in self.data:
            self.data = self.data.copy()
            self.data["address"] = KEEP

    @property
    def said_by_address(self) -> str:
        """What the address says and the headline does not, such as `“five”, “oslo”`."""
        return ", ".join(f"“{word}”" for word in self.left_behind)

    def new_slug(self, headline: str) -> str:
        """Return the end of the address that was asked for, '' where the old one stays."""
        if not self.left_behind or self.cleaned_data.get("address") != ANEW:
            return ""
        return address_slug(headline)

    def named(self) -> NamedChange:
        """Return how the door wants the change named."""
        values = self.cleaned_data
        return NamedChange(
            kind=Kind(values["kind"]),
            note=values["note"],
            reason=values["reason"],
            is_note_owed=values["is_note_owed"],
        )


def ask_for_reason(field: forms.Field) -> None:
    """Say that one line of reason is needed, for everything that asks for one."""
    field.help_text = (
        "One line for all that is marked “needs a reason”. It stays in the story's timeline."
    )
