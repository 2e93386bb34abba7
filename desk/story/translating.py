"""What a translation has to follow: how its original changed since, edition by edition."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from articles.models import TranslationTask
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import user_of
from desk.story.translations import open_tasks
from editions.content import Content
from editions.difference import Change, story_difference
from editions.models import Edition
from editions.models.record import ContentRemoved
from paging.numbers import whole_number
from people.roles import Act


@dataclass(frozen=True)
class Followed:
    """One thing to follow: the edition of the original, what it changed, or what is said of it."""

    task: TranslationTask
    edition: Edition | None
    changes: Sequence[Change]
    remark: str


def translation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show how the original changed, or note that the translation has followed one change.

    Neither saving nor publishing closes a task: only somebody who looked can say that it is done.
    """
    article = story_for(request, public_id, Act.WRITE)
    if request.method == "POST":
        key = whole_number(request.POST.get("task", "")) or 0
        tasks = TranslationTask.objects.filter(article=article, done_at=None)
        tasks = tasks.filter(pk=key)
        if tasks.update(done_at=timezone.now(), done_by=str(user_of(request))):
            messages.success(request, "Noted: the translation follows this change.")
        else:
            messages.info(request, "A colleague has noted that already.")
        if open_tasks(article):
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(story_address(article))
    context = {
        "title": "What the translation has to follow",
        "article": article,
        "followed": [followed(task) for task in open_tasks(article)],
    }
    return show(request, "desk/story/translation.html", context)


def followed(task: TranslationTask) -> Followed:
    """Return what one edition changed against the one before it."""
    chain = Edition.objects.of(task.original.public_id).select_related("content")
    numbers = (task.edition_number - 1, task.edition_number)
    found = {edition.number: edition for edition in chain.filter(number__in=numbers)}
    edition = found.get(task.edition_number)
    before, after = (content_of(found.get(number)) for number in numbers)
    if after is None:
        return Followed(task, edition, [], "The text of this edition was removed by order.")
    if after.story is None:
        return Followed(task, edition, [], f"The original was withdrawn: {after.reason}")
    if before is None or before.story is None:
        return Followed(task, edition, [], "There is no earlier text to compare it with.")
    changes = story_difference(before.story, after.story)
    return Followed(task, edition, changes, "" if changes else "No word of it changed.")


def content_of(edition: Edition | None) -> Content | None:
    """Return what an edition says, or none where it is not there any more."""
    try:
        return edition.parsed if edition else None
    except ContentRemoved:
        return None
