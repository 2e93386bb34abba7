"""A story's history: every save and every version readers saw, any two beside each other."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.draft.revisions import restore_story
from articles.draft.snapshot import story_of
from articles.models import Article, Revision
from articles.workflow import DoorError
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import can, can_with, user_of
from desk.history.versions import Version, before, edition_of, save_of, version_of
from editions.models import Edition
from editions.side_by_side import side_by_side
from paging.numbers import number_asked
from people.roles import Act
from wire.offers import offer_for

A_PAGE = 30


@dataclass(frozen=True)
class HistoryLine:
    """A save or an edition in the list; `key` is what the address calls it."""

    key: str
    at: datetime
    by: str
    words: str
    number: int
    is_edition: bool
    is_erased: bool = False
    is_hidden: bool = False
    is_offer: bool = False
    is_waiting: bool = False
    is_live: bool = False
    has_text: bool = True

    @property
    def can_be_compared(self) -> bool:
        """Whether it says something still, which can stand beside another."""
        return self.has_text and not self.is_erased

    @property
    def can_be_hidden(self) -> bool:
        """Whether it is a former edition that readers can still look up."""
        return self.is_edition and not (self.is_live or self.is_hidden or self.is_erased)

    @property
    def restore_page(self) -> str:
        """The name of the page that asks whether to restore it."""
        return "admin:restore_edition" if self.is_edition else "admin:restore_version"

    @property
    def restore_words(self) -> str:
        """What the link to that page says."""
        return "Take over…" if self.is_offer else "Restore…"

    @property
    def restore_label(self) -> str:
        """The same for those who hear the link without its line."""
        if self.is_offer:
            return "Take over what the wire offered"
        return f"Restore {'edition' if self.is_edition else 'version'} {self.number}"


def history(request: HttpRequest, public_id: str) -> HttpResponse:
    """List saves and editions, newest first, and show two of them beside each other."""
    article = story_for(request, public_id, Act.READ_DESK)
    older_than = number_asked(request, "before")
    revisions = article.revisions.order_by("-number")
    if older_than is not None:
        revisions = revisions.filter(number__lt=older_than)
    saves = list(revisions[: A_PAGE + 1])
    older = saves[A_PAGE - 1].number if len(saves) > A_PAGE else None
    saves = saves[:A_PAGE]
    waiting = offer_for(article, article)
    shown = [
        replace(line, is_waiting=line.is_offer and line.number == waiting.newest.revision_number)
        if waiting
        else line
        for line in lines(article, saves, is_first=older_than is None, is_last=older is None)
    ]
    left, right = asked(request, article)
    context = {
        "title": "History",
        "article": article,
        "lines": shown,
        "older": older,
        "older_than": older_than,
        "left": left,
        "right": right,
        "rows": side_by_side(left.story, right.story)
        if left and right and left.story and right.story
        else [],
        "chosen": chosen(shown, left, right),
        "may_restore": can_with(request, Act.WRITE, article),
        "may_hide": can(request, Act.HIDE_VERSION),
        "may_remove": can(request, Act.REMOVE_BY_ORDER),
    }
    return show(request, "desk/history/history.html", context)


def asked(request: HttpRequest, article: Article) -> tuple[Version | None, Version | None]:
    """Return the two versions that the address names, or one and what stood before it."""
    for name, find in (("revision", save_of), ("edition", edition_of)):
        number = number_asked(request, name)
        if number is not None:
            version = find(article, number)
            return before(article, version), version
    left, right = request.GET.get("left", ""), request.GET.get("right", "")
    if left and right:
        return version_of(article, left), version_of(article, right)
    return None, None


def chosen(
    found: list[HistoryLine], left: Version | None, right: Version | None
) -> tuple[str, str]:
    """Return which two versions the list has marked: those shown, else the newest two."""
    keys = [line.key for line in found if line.has_text and not line.is_erased]
    newest = (keys[1] if len(keys) > 1 else "", keys[0] if keys else "")
    return (left.key if left else newest[0], right.key if right else newest[1])


def lines(
    article: Article, saves: list[Revision], *, is_first: bool, is_last: bool
) -> list[HistoryLine]:
    """Return the saves of this page with the editions of the same time, newest first."""
    editions = Edition.objects.of(article.public_id).select_related("hidden", "removal")
    if saves and not is_last:
        editions = editions.filter(published_at__gte=saves[-1].made_at)
    if saves and not is_first:
        editions = editions.filter(published_at__lt=saves[0].made_at)
    entries = [
        HistoryLine(
            key=f"r{save.number}",
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
    entries += [
        HistoryLine(
            key=f"e{edition.number}",
            at=edition.published_at,
            by=edition.by,
            words=f"Edition {edition.number}: {edition.get_kind_display()}",
            number=edition.number,
            is_edition=True,
            is_erased=hasattr(edition, "removal"),
            is_hidden=hasattr(edition, "hidden"),
            is_live=article.is_live and edition.number == article.live_edition,
            has_text=not edition.is_withdrawal,
        )
        for edition in editions
    ]
    return sorted(entries, key=lambda line: (line.at, line.is_edition), reverse=True)


def restore_version(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Ask, then make an earlier save the draft again."""
    article = story_for(request, public_id, Act.WRITE)
    return restoring(request, article, save_of(article, number))


def restore_edition(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Ask, then make what readers saw once the draft again. Readers see nothing of it yet."""
    article = story_for(request, public_id, Act.WRITE)
    return restoring(request, article, edition_of(article, number))


def restoring(request: HttpRequest, article: Article, version: Version) -> HttpResponse:
    """Show what a restored version changes in the draft, or restore it as a new save."""
    if request.method == "POST" and version.story:
        try:
            restore_story(article, version.story, user_of(request))
        except DoorError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"The draft says again what {version.name.lower()} said.")
        return HttpResponseRedirect(story_address(article))
    context = {
        "title": f"Restore {version.name.lower()}",
        "article": article,
        "version": version,
        "rows": side_by_side(story_of(article), version.story) if version.story else [],
    }
    return show(request, "desk/history/restore.html", context)
