"""What the actions on a story ask for, a form each."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from articles.acts.lead_story import LeadPlace
from articles.door.endings import place_words
from articles.models import Article
from desk.accounts.choices import ColleagueChoice, ColleaguesChoice
from desk.frame.wall_clock import PaperTimeField
from editions.models import PublishedArticle
from editions.models.fronts import front_for
from people.colleagues import colleagues
from people.roles import Act
from wire.pagenotes import open_embargo


class ActionForm(forms.Form):
    """A form about one story; an action that asks for nothing has it as it is."""

    def __init__(self, data: QueryDict | None, article: Article) -> None:
        super().__init__(data)
        self.article = article

    def put_caret(self) -> None:
        """Put the caret into the first field, where it is one to type into."""
        for field in list(self.fields.values())[:1]:
            if isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs["autofocus"] = ""


class NoteForm(ActionForm):
    """A sentence that the action needs."""

    note = forms.CharField(widget=forms.Textarea({"rows": 3}), max_length=500)


class ReturnForm(NoteForm):
    """What the writer should do."""

    note = forms.CharField(
        label="What should the writer change?", widget=forms.Textarea({"rows": 3}), max_length=500
    )


class WithdrawForm(NoteForm):
    """What readers are told."""

    note = forms.CharField(
        label="Reason",
        help_text="Readers see this sentence at the story's address. The headline is not named.",
        widget=forms.Textarea({"rows": 2}),
        max_length=500,
    )


class ReleaseForm(NoteForm):
    """Why an embargo does not wait for its time."""

    note = forms.CharField(
        label="Why is it released now?",
        help_text="Publishers are told at once.",
        widget=forms.Textarea({"rows": 2}),
        max_length=500,
    )


class ApproveForm(ActionForm):
    """A line of reason, where the paper asks for four eyes and there are two."""

    note = forms.CharField(
        label="Reason, for the desk",
        help_text="Only where you approve alone what you saved yourself.",
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FOUR_EYES:
            del self.fields["note"]


class ClockForm(ActionForm):
    """A moment by the paper's clock."""

    at = PaperTimeField()


class EmbargoForm(ClockForm):
    """Until when the story may not go out, and whose embargo it is."""

    note = forms.CharField(
        label="Whose embargo is it?",
        help_text="For the desk, such as: “The ministry's, 12 Nov.”",
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].label = "Embargoed until"
        embargo = open_embargo(self.article)
        if embargo:
            self.fields["at"].initial = embargo.embargo_at
            self.fields["note"].initial = " ".join(embargo.embargo_words.split())[:300]


class HoldForm(ActionForm):
    """The name to type when it goes out, who sees it, and when somebody looks at it again."""

    name = forms.CharField(
        label="Name of the hold",
        max_length=80,
        help_text="Short, such as the person's. Whoever publishes the story types it.",
    )
    people = forms.ModelMultipleChoiceField(
        label="Who may see it",
        queryset=colleagues(Act.READ_DESK),
        required=False,
        widget=ColleaguesChoice,
        help_text="Besides yourself. Nobody else finds the story, whatever their role.",
    )
    look_again_on = forms.DateField(
        label="Look at it again on",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="The story's page reminds you from this day on.",
    )


class UnholdForm(ActionForm):
    """Why a hold ends."""

    note = forms.CharField(label="Note, for the desk", required=False, max_length=300)


class GiveForm(ActionForm):
    """To whom a story is given."""

    to = forms.ModelChoiceField(label="To", queryset=colleagues(Act.WRITE), widget=ColleagueChoice)
    note = forms.CharField(
        label="What should they do?",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="They are told, with this note.",
    )


class AssignForm(GiveForm):
    """To whom a story is given, and by which day it is expected."""

    until = forms.DateField(
        label="Until which day?",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="It stands on the calendar until it is approved. Empty: no day.",
    )
    field_order = ("to", "until", "note")


class LeadForm(ActionForm):
    """What the story leads."""

    place = forms.ChoiceField(label="It leads", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = PublishedArticle.objects.filter(pk=self.article.public_id).first()
        section = shown.section_name if shown else "its section"
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField), "declared above"
        front = front_for(shown) if shown else ""
        of_front = place_words(front, shown) if shown else "the front page"
        field.choices = [
            (LeadPlace.FRONT.value, of_front),
            *([] if front else [(LeadPlace.SECTION.value, f"its section: {section}")]),
            (LeadPlace.NOTHING.value, "nothing any more"),
        ]
