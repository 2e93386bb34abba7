"""The first run: a paper that was just set up gets its name, language, clock and sections."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.acts.paper import publish_paper, save_paper
from articles.models import Article
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from desk.paper.form import WhoseForm, said_in_form
from editions.body import plain
from paper.facts import PaperFacts
from paper.models import PaperSave
from people.models import User
from people.roles import Act
from taxonomy.models import Section
from taxonomy.sections import add_section

MOST_SECTIONS = 30


class FirstRunForm(WhoseForm):
    """All that a paper needs before its first story."""

    sections = forms.CharField(
        label="Sections",
        widget=forms.Textarea({"rows": 5}),
        help_text="One a line, in the order of the menu, such as World, City, Sport.",
    )

    def clean_sections(self) -> list[str]:
        """Return the names. Raises `ValidationError` for none, or one that will not do."""
        typed = (plain(line) for line in self.cleaned_data["sections"].splitlines())
        names = list(dict.fromkeys(filter(None, typed)))
        if not names:
            raise ValidationError("Name at least one: no story goes out without a section.")
        if len(names) > MOST_SECTIONS:
            raise ValidationError(f"{MOST_SECTIONS} are the most to begin with.")
        return names


def is_first_run() -> bool:
    """Say whether nobody has set anything of this paper, nor written a story."""
    return not (PaperSave.objects.exists() or Section.objects.exists() or Article.objects.exists())


def first_run(request: HttpRequest) -> HttpResponse:
    """Ask for what the paper needs, and use it. Raises `Http404` once that was done."""
    check_can(request, Act.RUN_THE_PAPER)
    if not is_first_run():
        raise Http404("The paper is set up.")
    facts = PaperFacts.from_values({})
    form = FirstRunForm(
        facts, request.POST if request.method == "POST" else None, initial=said_in_form(facts)
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_up(form.cleaned_data, user_of(request))
        except ValidationError as error:
            form.add_error("sections", error.messages)
        else:
            messages.success(request, "The paper is set up. Write its first story.")
            return HttpResponseRedirect(reverse("admin:index"))
    return show(request, "desk/paper/first_run.html", {"title": "Welcome", "form": form})


@transaction.atomic
def set_up(values: dict[str, Any], user: User) -> None:
    """Make the sections, and let name, language and clock count. Raises `ValidationError`."""
    for name in values["sections"]:
        add_section(name)
    chosen = {field: values[field] for field in ("name", "language", "time_zone")}
    publish_paper(number=save_paper(chosen, opened=0, by=user).number, by=user)
