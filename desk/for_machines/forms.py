"""The form of a text for machines."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict

from website.crawlers import CRAWLERS, PURPOSE_WORDS, TOKENS, Purpose
from website.models import MachineText, TextName
from website.text_checks import faults_of

LINES_SHOWN = 10


class TextForm(forms.Form):
    """A text, and for robots.txt the crawlers that are turned away."""

    text = forms.CharField(
        required=False, widget=forms.Textarea({"rows": LINES_SHOWN, "spellcheck": "false"})
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        name: TextName,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.name = name
        is_robots = name == TextName.ROBOTS
        self.fields["text"].label = "Lines of your own" if is_robots else "The text"
        if is_robots:
            self.fields["turned_away"] = forms.MultipleChoiceField(
                label="Turned away",
                required=False,
                choices=[(crawler.token, crawler.token) for crawler in CRAWLERS],
            )

    def clean_text(self) -> str:
        """Take the text with plain line ends, if nothing of it is wrong."""
        text = "\n".join(line.rstrip() for line in self.cleaned_data["text"].splitlines()).strip()
        if text and (faults := faults_of(self.name, text)):
            raise forms.ValidationError([forms.ValidationError(fault) for fault in faults])
        return text

    def ticked(self) -> set[str]:
        """Return the crawlers that are ticked, sent or not."""
        if not self.is_bound:
            return set(self.initial.get("turned_away", ()))
        return set(self.data.getlist("turned_away")) & TOKENS  # type: ignore[attr-defined]

    def groups(self) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
        """Yield the crawlers by what they are for: name, whose, and whether it is ticked."""
        ticked = self.ticked()
        for purpose in Purpose:
            rows = [
                (crawler.token, crawler.house, crawler.token in ticked)
                for crawler in CRAWLERS
                if crawler.purpose == purpose
            ]
            yield PURPOSE_WORDS[purpose], rows


def initial_of(version: MachineText | None, seen: MachineText | None) -> dict[str, object]:
    """Return what a form begins with: a version, and which one was the newest then."""
    return {
        "text": version.text if version else "",
        "turned_away": version.turned_away if version else [],
        "seen": str(seen.pk) if seen else "",
    }
