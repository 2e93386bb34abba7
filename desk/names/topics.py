"""The form of a tag: its name, and what makes its page more than a list."""

from django import forms
from django.core.exceptions import ValidationError

from desk.frame.story_choices import StoryChoice
from desk.names.pictures import PicturedForm
from editions.models import PublishedTag


class TagForm(PicturedForm):
    """A tag; one with words, a picture or a story that leads has a topic's page."""

    lead_story = forms.CharField(
        label="Story that leads",
        required=False,
        max_length=12,
        widget=StoryChoice,
        help_text="A live story that has the tag. Empty: the newest.",
    )

    def clean_lead_story(self) -> str:
        """Refuse a story that readers do not find under the tag."""
        chosen = str(self.cleaned_data["lead_story"])
        under = PublishedTag.objects.filter(article_id=chosen, slug=self.instance.slug)
        if chosen and "lead_story" in self.changed_data and not under.exists():
            raise ValidationError("Readers do not find this story under the tag. Choose another.")
        return chosen
