"""The forms of a story's page: its words, its credits and its figures, as one thing."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.forms import Media
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from articles.models import Article, Credit, Figure
from desk.acts.checklist import ELEMENTS
from desk.frame.powers import can, user_of
from desk.story.forms import StoryForm
from desk.story.offers import own_credits
from desk.story.parts import CREDITS, FIGURES, CreditFormSet, FigureFormSet
from desk.story.typed import story_that_fits, typed_story
from editions.story import Story
from people.roles import Act

type Files = "MultiValueDict[str, UploadedFile[bytes]] | None"

# The admin's own scripts that the page uses: rows that are added, and a section made in a window.
SCRIPTS = Media(
    js=[
        "admin/js/vendor/jquery/jquery.min.js",
        "admin/js/jquery.init.js",
        "admin/js/core.js",
        "admin/js/inlines.js",
        "admin/js/admin/RelatedObjectLookups.js",
    ]
)


@dataclass(frozen=True)
class PageForms:
    """What stands in the fields of a page, as it was opened or as it was sent."""

    form: StoryForm
    credits: CreditFormSet
    figures: FigureFormSet

    @classmethod
    def opened(cls, request: HttpRequest, article: Article) -> "PageForms":
        """Return the page of a story as it stands in the database."""
        return cls.bound(request, article, None, None)

    @classmethod
    def sent(
        cls, request: HttpRequest, article: Article, sent: QueryDict, files: Files = None
    ) -> "PageForms":
        """Return what a page was sent with. The article stays as it is: a copy gets the words."""
        return cls.bound(request, copy(article), sent, files)

    @classmethod
    def bound(
        cls, request: HttpRequest, article: Article, sent: QueryDict | None, files: Files
    ) -> "PageForms":
        """Make the three forms for one who writes."""
        user = user_of(request)
        first = own_credits(user) if sent is None and not article.pk else []
        form = StoryForm(sent, instance=article, user=user, makes=can(request, Act.EDIT_TAXONOMY))
        credits = CREDITS(
            sent,
            instance=article,
            prefix="credits",
            queryset=Credit.objects.select_related("person"),
            initial=first,
        )
        credits.extra = len(first)
        figures = FIGURES(
            sent,
            files,
            instance=article,
            prefix="figures",
            queryset=Figure.objects.select_related("photo__agency", "photo__photographer"),
            form_kwargs={"user": user},
        )
        return cls(form, cast(CreditFormSet, credits), cast(FigureFormSet, figures))

    @cached_property
    def are_valid(self) -> bool:
        """Whether all of it can be saved; each form is checked, so that all is said at once."""
        return all([self.form.is_valid(), self.credits.is_valid(), self.figures.is_valid()])

    @property
    def article(self) -> Article:
        """The story with the words of the page, not saved."""
        article: Article = self.form.instance
        return article

    @property
    def key(self) -> str:
        """The page's own key, which tells it from other windows of the same story."""
        return str(self.form.cleaned_data["page_key"])

    @property
    def opened_save(self) -> int:
        """The number of the save that the page was opened with, 0 where there was none."""
        return int(self.form.cleaned_data["opened"])

    def typed(self) -> Story:
        """Return the story that stands on the page, as it was typed; nothing is written."""
        return typed_story(self.form, self.credits, self.figures)

    def fitting(self) -> Story:
        """Return the story that can be saved of the page; nothing is written."""
        return story_that_fits(self.form, self.credits, self.figures)

    def say_opened(self, number: int) -> None:
        """Let the page that comes back be one that was opened with this save."""
        sent = QueryDict(mutable=True)
        sent.update(self.form.data)
        sent["opened"] = str(number)
        self.form.data = sent

    @property
    def change_something(self) -> bool:
        """Whether anything of the story is not as it was when the page was opened."""
        of_story = {*StoryForm.Meta.fields, "tags"}
        is_other = bool(of_story.intersection(self.form.changed_data))
        return is_other or self.credits.has_changed() or self.figures.has_changed()

    @property
    def are_empty(self) -> bool:
        """Whether nothing at all stands on the page."""
        return self.typed() == Story(headline="", language=self.article.language)

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        """Yield what has to be mended: the field's name, its place on the page, what is said."""
        for name, errors in self.form.errors.items():
            if name in self.form.fields:
                field = self.form[name]
                place = ELEMENTS.get(name, str(field.id_for_label))
                yield str(field.label), place, str(errors[0])
        for rows, called, place in (
            (self.credits, "Credits", "credits-name"),
            (self.figures, "Photos", "figures"),
        ):
            of_rows = [errors for row in rows.forms for errors in row.errors.values()]
            for errors in [rows.non_form_errors(), *of_rows]:
                if errors:
                    yield called, place, str(errors[0])

    def context(self) -> Mapping[str, object]:
        """Return what the template of the page takes."""
        media = SCRIPTS + self.form.media + self.credits.media + self.figures.media
        # A story that turned out too long after it was merged is wrong too.
        is_wrong = self.form.is_bound and not (self.are_valid and self.form.is_valid())
        return {
            "form": self.form,
            "credits": self.credits,
            "figures": self.figures,
            "media": media,
            "errors": is_wrong,
            "wrong": list(self.wrong()) if is_wrong else [],
            # What a page of ours cannot have sent is no key: it gets a new one.
            "page_key": self.key if self.form.is_bound else str(self.form.initial["page_key"]),
        }


@dataclass(frozen=True)
class OnPage:
    """The story as it stands on a page, the page's key, and the save it was opened with."""

    key: str
    opened: int
    story: Story


def read_page(request: HttpRequest, article: Article | None, sent: QueryDict) -> OnPage:
    """Return what an open page sent, as a story; nothing is saved.

    What cannot be saved yet is there as it was typed.
    """
    forms = PageForms.sent(request, article or Article(), sent)
    for form in (forms.form, forms.credits, forms.figures):
        form.is_valid()
    return OnPage(forms.key, forms.opened_save, forms.typed())
