"""What the desk's search finds: a row a kind, for those who may open what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from articles.draft.search import found_ids
from articles.models import Article
from desk.frame.pages import story_address
from desk.frame.powers import can, user_of
from desk.frame.readers_addresses import page_of_row, row_at
from desk.frame.story_choices import choices
from desk.frame.words import draft_badge, readers_badge
from desk.story.name_choices import matching
from desk.story.tags import tags_begun
from desk.threads.choices import threads_named
from media.finding import found_ids as found_photos
from media.models import Photo
from people.models import User
from people.roles import Act
from search.words import stands_in
from taxonomy.models import Section, Thread

# So many of a kind are shown, of so many stories that were looked at.
MOST = 6
LOOKED_AT = 60


@dataclass(frozen=True)
class Entry:
    """Something to open: its words, where it is, and what tells it from others of its name.

    `then` is the story page's own button that leads there, which saves what is written first.
    """

    words: str
    address: str
    note: str = ""
    then: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of things that somebody looks for, for those who may do `act` and not `unless`.

    `lists` is the name of the page that has all of them, if it can be searched.
    """

    heading: str
    act: Act
    find: Callable[[HttpRequest, str], Iterable[Entry]]
    lists: str = ""
    unless: Act | None = None

    def is_for(self, request: HttpRequest) -> bool:
        """Whether the one who asks may open what is found."""
        return can(request, self.act) and not (self.unless and can(request, self.unless))


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `all_at` is the list that goes on, if there is one."""

    heading: str
    entries: list[Entry]
    all_at: str = ""


def stories(request: HttpRequest, words: str) -> Iterable[Entry]:
    """Return stories that have these words, those first that have them in their headline."""
    keys = found_ids(words, LOOKED_AT)
    rows = Article.objects.seen_by(user_of(request)).filter(pk__in=keys)
    best_first = sorted(
        rows.select_related("section").defer("body", "merge_conflicts"),
        key=lambda article: (not stands_in(words, article.headline), -article.pk),
    )
    for article in best_first[:MOST]:
        state = f"{readers_badge(article).words} · {draft_badge(article).words}"
        note = f"{state} · {article.section}" if article.section else state
        yield Entry(str(article), story_address(article), note)


def lists(request: HttpRequest, words: str) -> Iterable[Entry]:
    """Return the related lists of live and approved stories with these words."""
    for public_id, headline in islice(choices(words), MOST):
        yield Entry(headline, reverse("admin:related_list", args=[public_id]))


def photos(request: HttpRequest, words: str) -> Iterable[Entry]:
    """Return the newest photos that have these words."""
    keys = found_photos(words, most=MOST)
    rows = Photo.objects.filter(pk__in=keys).select_related("agency", "photographer")
    for photo in rows.order_by("-pk"):
        note = photo.get_status_display() if photo.is_killed else photo.credit_line
        yield Entry(str(photo), reverse("admin:media_photo_change", args=[photo.pk]), note)


def names(kind: str) -> Callable[[HttpRequest, str], Iterable[Entry]]:
    """Return the search for people or organisations by their names."""

    def find(request: HttpRequest, words: str) -> Iterable[Entry]:
        for one in matching(kind, words)[:MOST]:
            address = reverse(f"admin:people_{kind}_change", args=[one.pk])
            yield Entry(one.name, address, str(getattr(one, "title", "")))

    return find


def places(request: HttpRequest, words: str) -> Iterable[Entry]:
    """Return sections, tags and threads whose names have these words."""
    sections = [one for one in Section.objects.all() if stands_in(words, one.name)]
    tags = tags_begun(words)[:MOST]
    threads = islice(threads_named(Thread.objects.all(), words), MOST)
    for kind, rows in (("section", sections[:MOST]), ("tag", tags), ("thread", threads)):
        for row in rows:
            address = reverse(f"admin:taxonomy_{kind}_change", args=[row.pk])
            yield Entry(str(row), address, kind.capitalize())


def accounts(request: HttpRequest, words: str) -> Iterable[Entry]:
    """Return the accounts of those who are called so, the open ones first."""
    rows = User.objects.order_by("-is_active", "first_name", "last_name", "username")
    for word in words.split():
        rows = rows.filter(
            Q(username__icontains=word)
            | Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(email__icontains=word)
        )
    for user in rows[:MOST]:
        note = user.username if user.is_active else f"{user.username} · Closed"
        yield Entry(str(user), reverse("admin:people_user_change", args=[user.pk]), note)


KINDS = (
    Kind("Stories", Act.READ_DESK, stories, lists="articles_article_changelist"),
    Kind("You May Also Like", Act.LINK, lists, unless=Act.READ_DESK),
    Kind("People", Act.READ_DESK, names("person"), lists="people_person_changelist"),
    Kind("Photos", Act.READ_DESK, photos, lists="media_photo_changelist"),
    Kind("Sections, tags, threads", Act.READ_DESK, places),
    Kind(
        "Agencies and sources",
        Act.READ_DESK,
        names("organisation"),
        lists="people_organisation_changelist",
    ),
    Kind("Accounts", Act.RUN_THE_PAPER, accounts, lists="people_user_changelist"),
)


def groups(request: HttpRequest, words: str) -> list[Group]:
    """Return what has these words, of each kind that the one who asks may open.

    Of a readers' address that was pasted: what stands there.
    """
    if not words:
        return []
    row = row_at(request, words) if "/" in words else None
    if row:
        return [Group("At this address", [Entry(str(row), page_of_row(row))])]
    found = [(kind, list(kind.find(request, words))) for kind in KINDS if kind.is_for(request)]
    return [Group(kind.heading, rows, all_of(kind, words)) for kind, rows in found if rows]


def all_of(kind: Kind, words: str) -> str:
    """Return where all that a kind has of these words are listed, '' where nowhere."""
    if not kind.lists:
        return ""
    return f"{reverse(f'admin:{kind.lists}')}?{urlencode({'q': words})}"
