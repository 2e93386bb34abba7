"""Finding what editors typed and did not save: whose copy somebody may read, and what it says."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from articles.draft.autosaves import unsaved
from articles.models import Article, Autosave
from desk.frame.powers import can_with, check_can, user_of
from editions.story import Story
from people.roles import Act

MOST = 10


@dataclass(frozen=True)
class Offer:
    """Words that are not saved yet, as a page offers them."""

    pk: int
    words: str
    at: datetime
    who: str
    is_own: bool
    may_take: bool
    headline: str

    @property
    def by_whom(self) -> str:
        """How they came about, to the one who did it."""
        return "that you made" if self.words == "Changes" else "you typed"


def copy_for(request: HttpRequest, pk: int) -> Autosave:
    """Return a copy that the one who asks may read: their own, or of a story they may read.

    Raises `PermissionDenied` or `Http404`, which look the same from outside.
    """
    copy = Autosave.objects.select_related("user", "article").filter(pk=pk).first()
    user = user_of(request)
    if copy is None or (copy.article is None and copy.user_id != user.pk):
        raise Http404("There is no such copy.")
    if copy.article is None:
        if not can_with(request, Act.WRITE, None):
            raise PermissionDenied
        return copy
    if not Article.objects.seen_by(user).filter(pk=copy.article.pk).exists():
        raise Http404("There is no such copy.")
    check_can(request, Act.READ_DESK, copy.article)
    return copy


def writable_copy(request: HttpRequest, pk: int) -> Autosave:
    """Return a copy whose words the one who asks may put into the story."""
    copy = copy_for(request, pk)
    if copy.article is not None:
        check_can(request, Act.WRITE, copy.article)
    return copy


def count_words(copy: Autosave) -> str:
    """Return how much there is, such as `312 words`; what was only taken out is `changes`."""
    return words_of(copy.word_count)


def words_of(number: int) -> str:
    """Return how many words were typed, in words; what was only taken out is `Changes`."""
    return {0: "Changes", 1: "1 word"}.get(number, f"{number} words")


def offer_of(request: HttpRequest, copy: Autosave) -> Offer:
    """Return a copy as it is offered to the one who asks."""
    return Offer(
        pk=copy.pk,
        words=count_words(copy),
        at=copy.kept_at,
        who=str(copy.user),
        is_own=copy.user_id == user_of(request).pk,
        may_take=may_write(request, copy),
        headline=copy.story.headline or "No headline yet",
    )


def offers(request: HttpRequest, article: Article, draft: Story, key: str = "") -> list[Offer]:
    """Return the copies of a story in which something is not saved, without that of page `key`."""
    copies = Autosave.objects.filter(article=article).select_related("user", "article")
    others = [copy for copy in copies[:MOST] if not (copy.key == key and key)]
    return [offer_of(request, copy) for copy in others if unsaved(copy, draft)]


def begun_stories(request: HttpRequest, key: str = "") -> list[Offer]:
    """Return the stories that the one who asks began and never saved."""
    copies = Autosave.objects.filter(user=user_of(request), article=None)
    copies = copies.exclude(key=key).select_related("user")
    return [offer_of(request, copy) for copy in copies[:MOST]]


def may_write(request: HttpRequest, copy: Autosave) -> bool:
    """Say whether the one who asks may put the words of a copy into its story."""
    return can_with(request, Act.WRITE, copy.article)
