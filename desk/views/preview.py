"""Preview: the page readers would get, with the draft's content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.snapshot import story_of
from desk.draft_row import draft_row
from desk.pages import story_address, story_for
from people.roles import Act


def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the draft as it was saved last in the public template."""
    article = story_for(request, public_id, Act.READ_DESK)
    story = story_of(article)
    row = draft_row(story, article.public_id)
    context = {
        "article": row,
        "story": story,
        "back": story_address(article),
        "current_section": row.section_slug,
    }
    return render(request, "desk/preview.html", context)
