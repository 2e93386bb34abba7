"""Preview: the page readers would get, with the draft's content."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from articles.draft.snapshot import story_of
from desk.frame.pages import show, story_for
from desk.frame.powers import can_with
from desk.preview.draft_row import draft_row
from editions.printed import in_the_papers_language
from editions.story import Story
from paper.now import as_for_readers_of
from people.roles import Act
from website.pages import around_story

WIDTHS = {"phone": "Phone", "desktop": "Desktop"}
COLOURS = {"light": "Light", "dark": "Dark"}
POLICY = cast(dict[str, list[str]], settings.SECURE_CSP)
# The pages that may hold another of ours, and those that may be held; nobody else's.
HOLDS: dict[str, list[str]] = {**POLICY, "frame-src": [CSP.SELF]}
HELD: dict[str, list[str]] = {**POLICY, "frame-ancestors": [CSP.SELF]}


@csp_override(HOLDS)
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the draft as it was saved last, at the width and in the colours asked for."""
    article = story_for(request, public_id, Act.READ_DESK)
    context = {
        "title": "Preview",
        "article": article,
        "width": chosen(request, "width", WIDTHS, "desktop"),
        "colours": chosen(request, "colours", COLOURS, "light"),
        "widths": WIDTHS,
        "all_colours": COLOURS,
        "may_show_outsiders": can_with(request, Act.SHOW_OUTSIDERS, article),
    }
    return show(request, "desk/preview/frame.html", context)


@xframe_options_sameorigin
@csp_override(HELD)
def preview_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give exactly the public template with the draft's content, and what would stand under it."""
    article = story_for(request, public_id, Act.READ_DESK)
    return page_of(request, story_of(article), article.public_id)


def page_of(request: HttpRequest, story: Story, public_id: str) -> HttpResponse:
    """Give the public page that a story would get, whether it is saved or not."""
    row = draft_row(story, public_id)
    with in_the_papers_language(), as_for_readers_of(story.language):
        context = {
            "article": row,
            "story": story,
            "current_section": row.section_slug,
            "colours": chosen(request, "colours", COLOURS, ""),
            **around_story(row),
        }
        return render(request, "desk/preview/preview.html", context)


def chosen(request: HttpRequest, name: str, choices: dict[str, str], usual: str) -> str:
    """Return a choice of the address, or the usual one where it has none that is known."""
    asked = request.GET.get(name, "")
    return asked if asked in choices else usual
