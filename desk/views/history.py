"""A story's history: every save and every version readers saw, in one list."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.models import Article, Revision
from articles.revisions import restore_revision
from desk.pages import show, story_address, story_for
from desk.powers import can, can_with, user_of
from editions.choices import Kind
from editions.difference import Change, story_difference
from editions.models import Edition
from editions.story import Story
from people.roles import Act

A_PAGE = 30


@dataclass(frozen=True)
class Line:
    """A save or an edition in the list."""

    at: datetime
    by: str
    words: str
    number: int
    is_edition: bool
    is_erased: bool = False
    is_hidden: bool = False
    is_offer: bool = False
    is_live: bool = False


def history(request: HttpRequest, public_id: str) -> HttpResponse:
    """List saves and editions, newest first, and show what one of them changed."""
    article = story_for(request, public_id, Act.READ_DESK)
    before = number_asked(request, "before")
    revisions = article.revisions.order_by("-number")
    if before is not None:
        revisions = revisions.filter(number__lt=before)
    saves = list(revisions[: A_PAGE + 1])
    older = saves[A_PAGE - 1].number if len(saves) > A_PAGE else None
    saves = saves[:A_PAGE]
    context = {
        "title": "History",
        "article": article,
        "lines": lines(article, saves, is_first=before is None, is_last=older is None),
        "older": older,
        "shown": shown(request, article),
        "may_restore": can_with(request, Act.WRITE, article),
        "may_hide": can(request, Act.HIDE_VERSION),
        "may_remove": can(request, Act.REMOVE_BY_ORDER),
    }
    return show(request, "desk/history.html", context)


def number_asked(request: HttpRequest, name: str) -> int | None:
    """Return a number of the address. Raises `Http404` where it is none."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Http404("There is no such version.")
    return int(text)


def lines(article: Article, saves: list[Revision], *, is_first: bool, is_last: bool) -> list[Line]:
    """Return the saves of this page with the editions of the same time, newest first."""
    editions = Edition.objects.of(article.public_id).select_related("hidden", "removal")
    if saves and not is_last:
        editions = editions.filter(published_at__gte=saves[-1].made_at)
    if saves and not is_first:
        editions = editions.filter(published_at__lt=saves[0].made_at)
    found = [
        Line(
            at=save.made_at,
            by=save.by,
            words="Offered by the wire" if save.is_proposal else f"Version {save.number} saved",
            number=save.number,
            is_edition=False,
            is_erased=not save.text,
            is_offer=save.is_proposal,
        )
        for save in saves
    ]
    found += [
        Line(
            at=edition.published_at,
            by=edition.by,
            words=f"Edition {edition.number}: {edition.get_kind_display()}",
            number=edition.number,
            is_edition=True,
            is_erased=hasattr(edition, "removal"),
            is_hidden=hasattr(edition, "hidden"),
            is_live=article.is_live and edition.number == article.live_edition,
        )
        for edition in editions
    ]
    return sorted(found, key=lambda line: (line.at, line.is_edition), reverse=True)


def shown(request: HttpRequest, article: Article) -> dict[str, object] | None:
    """Return what the asked save or edition changed, compared with the one before it."""
    for name, find in (("revision", saved), ("edition", published)):
        number = number_asked(request, name)
        if number is None:
            continue
        story, older = find(article, number)
        changes: list[Change] = story_difference(older, story) if older and story else []
        return {
            "name": f"{'Version' if name == 'revision' else 'Edition'} {number}",
            "is_first": older is None,
            "story": story,
            "changes": changes,
        }
    return None


def saved(article: Article, number: int) -> tuple[Story | None, Story | None]:
    """Return what was saved, and what was saved before."""
    texts = article.revisions.filter(number__lte=number).order_by("-number")
    found = list(texts.exclude(text="").values_list("number", "text")[:2])
    if not found or found[0][0] != number:
        raise Http404("There is no such version, or it was removed by order.")
    stories = [Story.from_json(text) for _, text in found]
    return stories[0], stories[1] if len(stories) > 1 else None


def published(article: Article, number: int) -> tuple[Story | None, Story | None]:
    """Return what an edition said, and the edition before that said something."""
    editions = Edition.objects.of(article.public_id).filter(number__lte=number, removal=None)
    found = list(
        editions.exclude(kind=Kind.WITHDRAWAL).select_related("content").order_by("-number")[:2]
    )
    if not found or found[0].number != number:
        raise Http404("There is no text in this version.")
    stories = [edition.said.story for edition in found]
    return stories[0], stories[1] if len(stories) > 1 else None


def restore_version(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Ask, then make an earlier save the draft again."""
    article = story_for(request, public_id, Act.WRITE)
    revision = article.revisions.filter(number=number).exclude(text="").first()
    if revision is None:
        raise Http404("There is no such version.")
    if request.method == "POST":
        restore_revision(article, revision, user_of(request))
        messages.success(request, f"The draft says again what version {number} said.")
        return HttpResponseRedirect(story_address(article))
    newest = article.revisions.filter(is_proposal=False).order_by("number").last()
    now = newest.story if newest and newest.text else None
    context = {
        "title": f"Restore version {number}",
        "article": article,
        "revision": revision,
        "changes": story_difference(now, revision.story) if now else [],
    }
    return show(request, "desk/restore_version.html", context)
