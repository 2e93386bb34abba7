"""Links for outsiders: the page on which they are made, and what the outsider gets."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.acts.preview_links import MOST_HOURS, end_link, open_link, show_outsider, signed
from articles.draft.snapshot import story_of
from articles.models import Article, PreviewLink
from articles.workflow import DoorError
from desk.frame.pages import show, story_for
from desk.frame.powers import user_of
from desk.photos.pictures import TYPES
from desk.preview.draft_row import draft_row
from editions.pictures import PictureFile
from media.models import PhotoStatus, Rendition
from paging.numbers import whole_number
from people.roles import Act

MOST_LISTED = 30
NOT_PUBLISHED = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive, noimageindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class OutsiderForm(forms.Form):
    """For whom a link is, and how long it leads to the draft."""

    to = forms.CharField(
        label="For whom?", max_length=200, help_text="The page names them, and so does this list."
    )
    hours = forms.IntegerField(label="For how many hours?", min_value=1, max_value=MOST_HOURS)


def outsiders(request: HttpRequest, public_id: str) -> HttpResponse:
    """List a story's links, make one, or end one."""
    article = story_for(request, public_id, Act.SHOW_OUTSIDERS)
    here = HttpResponseRedirect(reverse("admin:outsiders", args=[public_id]))
    form = OutsiderForm(initial={"hours": settings.PREVIEW_HOURS})
    if request.method == "POST" and "end" in request.POST:
        key = whole_number(request.POST["end"])
        end_link(get_object_or_404(article.preview_links, pk=key), by=user_of(request))
        messages.success(request, "That link has ended.")
        return here
    if request.method == "POST":
        form = OutsiderForm(request.POST)
        if form.is_valid():
            try:
                show_outsider(article, by=user_of(request), **form.cleaned_data)
            except DoorError as error:
                form.add_error(None, ValidationError(str(error)))
            else:
                messages.success(request, "Here is the link. Send it to nobody else.")
                return here
    links = article.preview_links.select_related("made_by")[:MOST_LISTED]
    context = {
        "title": "Show an outsider",
        "article": article,
        "form": form,
        "links": [(link, address(link) if link.is_open else "") for link in links],
    }
    return show(request, "desk/outsiders/outsiders.html", context)


def address(link: PreviewLink) -> str:
    """Return the whole address of a link, to be sent."""
    return f"{settings.SITE_URL}{reverse('outsider', args=[signed(link)])}"


@require_safe
def outsider(request: HttpRequest, address_end: str) -> HttpResponse:
    """Show the draft to whoever has the link."""
    link = open_link(address_end)
    if link is None:
        return ended(request)
    article: Article = link.article
    story = story_of(article)

    def where(content_hash: str, file: PictureFile) -> str:
        args = [address_end, content_hash, file.width_px, file.format]
        return reverse("outsider_picture", args=args)

    context: dict[str, Any] = {
        "article": draft_row(story, article.public_id, where),
        "story": story,
        "link": link,
    }
    return kept_private(render(request, "desk/outsiders/outsider.html", context))


@require_safe
def outsider_picture(
    request: HttpRequest, address_end: str, content_hash: str, width_px: int, format: str
) -> HttpResponseBase:
    """Give a picture of the draft to whoever has the link; never a killed one, never another."""
    link = open_link(address_end)
    if link is None:
        return ended(request)
    shown = link.article.figures.filter(photo__content_hash=content_hash)
    made = (
        Rendition.objects.filter(
            photo__in=shown.values("photo"), width_px=width_px, format=format, is_share=False
        )
        .exclude(photo__status=PhotoStatus.KILLED)
        .select_related("photo")
        .first()
    )
    if made is None or not default_storage.exists(made.path):
        return ended(request)
    return kept_private(FileResponse(default_storage.open(made.path), content_type=TYPES[format]))


def ended(request: HttpRequest) -> HttpResponse:
    """Answer alike for a link that ended, was taken back, was made up or never was."""
    return kept_private(render(request, "desk/outsiders/ended.html", status=404))


def kept_private[Answer: HttpResponseBase](response: Answer) -> Answer:
    """Return the answer with what keeps it out of caches, searches and other sites' logs."""
    for name, value in NOT_PUBLISHED.items():
        response[name] = value
    return response
