"""The front page as readers would get it, were the draft of the paper's settings to count."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from articles.acts.paper import draft_values
from desk.frame.pages import show
from desk.frame.powers import check_can
from desk.paper.views import newest_number
from desk.preview.views import COLOURS, HELD, HOLDS, WIDTHS, chosen
from editions.printed import in_the_papers_language
from paper.facts import PaperFacts
from paper.models import Logo
from paper.now import as_paper
from people.roles import Act
from website.pages import shown_front
from website.words import language_words


@csp_override(HOLDS)
def paper_preview(request: HttpRequest) -> HttpResponse:
    """Show the front page of the draft, at the width and in the colours asked for."""
    check_can(request, Act.RUN_THE_PAPER)
    languages = drafted_languages()
    context = {
        "title": "Preview of the paper",
        "width": chosen(request, "width", WIDTHS, "desktop"),
        "colours": chosen(request, "colours", COLOURS, "light"),
        "widths": WIDTHS,
        "all_colours": COLOURS,
        "number": newest_number(),
        "languages": languages,
        "language": chosen(request, "language", languages, ""),
    }
    return show(request, "desk/paper/preview.html", context)


def drafted_languages() -> dict[str, str]:
    """Return the languages that the draft has, each with what its readers call it."""
    facts = PaperFacts.from_values(draft_values())
    further = {each.key: language_words(each.language) for each in facts.others}
    return {"": language_words(facts.speaks), **further}


@xframe_options_sameorigin
@csp_override(HELD)
def paper_page(request: HttpRequest) -> HttpResponse:
    """Give exactly the public front page with the draft of the settings."""
    check_can(request, Act.RUN_THE_PAPER)
    language = chosen(request, "language", drafted_languages(), "")
    facts = PaperFacts.from_values(draft_values()).in_tongue(language)
    with as_paper(facts), in_the_papers_language():
        context = {
            **shown_front(),
            "colours": chosen(request, "colours", COLOURS, ""),
            "logo_page": "admin:draft_logo",
        }
        return render(request, "desk/paper/page.html", context)


def draft_logo(request: HttpRequest, digest: str) -> HttpResponse:
    """Give a logo, whether it counts yet or not."""
    check_can(request, Act.RUN_THE_PAPER)
    logo = Logo.objects.filter(pk=digest).first()
    if logo is None:
        raise Http404("There is no such logo.")
    return HttpResponse(bytes(logo.png), content_type="image/png")
