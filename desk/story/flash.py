"""A flash: headline, one sentence and section are enough to be out within a minute."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.acts.flash import send_flash
from desk.frame.kept_forms import drop_sent
from desk.frame.pages import WENT_OUT, show, story_address
from desk.frame.powers import check_can, user_of
from editions.body import plain
from people.roles import Act
from taxonomy.models import Section


class FlashForm(forms.Form):
    """What readers must know now."""

    headline = forms.CharField(
        max_length=300, widget=forms.TextInput({"autofocus": "", "autocomplete": "off"})
    )
    sentence = forms.CharField(
        label="One sentence",
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="What is known, and who says so.",
    )
    # None is chosen beforehand: in a hurry that would be the section it goes out in.
    section = forms.ModelChoiceField(
        queryset=Section.objects.all(), empty_label="Choose the section"
    )
    reason = forms.CharField(
        label="Reason, for the desk",
        help_text="This paper asks for a second pair of eyes. Say why this cannot wait for them.",
        max_length=500,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FOUR_EYES:
            del self.fields["reason"]

    def clean_headline(self) -> str:
        """Return the headline as it will stand; tags alone are none."""
        return self.words("headline")

    def clean_sentence(self) -> str:
        """Return the sentence as it will stand."""
        return self.words("sentence")

    def words(self, name: str) -> str:
        """Return cleaned words. Raises `ValidationError` where none are left."""
        text = plain(self.cleaned_data[name])
        if not text:
            raise forms.ValidationError("Write it in words.")
        return text


def flash(request: HttpRequest) -> HttpResponse:
    """Show the form, or publish at once; what cannot go out stays a draft and says why."""
    check_can(request, Act.PUBLISH)
    form = FlashForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        article, problem = send_flash(by=user_of(request), **form.cleaned_data)
        drop_sent(request)
        if problem:
            messages.error(request, f"Not published, but kept as a draft. {problem}")
        else:
            messages.success(
                request,
                "Published. Readers see it now, with “More follows”. Write on here.",
                extra_tags=WENT_OUT,
            )
        return HttpResponseRedirect(story_address(article))
    return show(request, "desk/story/flash.html", {"title": "Flash", "form": form})
