"""A published story as a file: which formats there are, and the file itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header

from desk.frame.pages import show, story_for
from editions.models import PublishedArticle
from people.roles import Act
from wire.formats import WRITERS, Writer, written
from wire.page_writer import PageWriteError


def files(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the formats, or give out the story in the one that is asked for: as readers see it."""
    article = story_for(request, public_id, Act.EXPORT)
    live = PublishedArticle.objects.filter(pk=public_id).first()
    asked = request.GET.get("format")
    writer = next((each for each in WRITERS if each.name == asked), None)
    if live and writer:
        try:
            return file_of(live, writer)
        except PageWriteError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    context = {"title": "Download the story", "article": article, "live": live, "writers": WRITERS}
    return show(request, "desk/files_out/files.html", context)


def file_of(live: PublishedArticle, writer: Writer) -> HttpResponse:
    """Return the file, named by the end of the story's address."""
    name = f"{live.slug}.{writer.ending}"
    response = HttpResponse(
        written(live, writer), content_type=f"{writer.media_type}; charset=utf-8"
    )
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
