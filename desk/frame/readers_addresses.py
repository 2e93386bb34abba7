"""Which page of the desk an address of the site is about, or was about before that moved."""

from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

from django.contrib.admin import site
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from addresses.models import FormerAddress, Kind
from addresses.named import Addressed
from articles.draft.own_links import path_here
from articles.models import Article
from desk.frame.powers import user_of
from editions.models import Address
from editions.models.record import closed_slug
from media.models import Photo
from people.models import Organisation, Person, User
from taxonomy.models import Section, Tag, Thread
from website.tongues import IN_TONGUE

READERS = "website.urls"
EDIT = "edit"
NAMED: tuple[type[Addressed], ...] = (Section, Tag, Person, Organisation)


def row_at(request: HttpRequest, address: str) -> Model | None:
    """Return what a readers' address is of: a story, photo, thread, section, tag, person or house.

    The address is whole or a path, with `edit` after it or without. None for one of no page, of
    another site, and of what the one who asks may not know of: they look the same.
    """
    page = page_at(path_of(address, request.get_host()))
    find = ROWS.get((page.url_name or "").removeprefix(IN_TONGUE)) if page else None
    row = find(page, user_of(request)) if page and find else None
    if row is None or not site.get_model_admin(type(row)).has_view_permission(request):
        return None
    return row


def desk_page(request: HttpRequest, address: str) -> str:
    """Return the address of the desk's page about what a readers' address is of, '' where none."""
    row = row_at(request, address)
    return page_of_row(row) if row else ""


def page_of_row(row: Model) -> str:
    """Return the address of the desk's page about a row."""
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def path_of(address: str, host: str = "") -> str:
    """Return the path of an address of this site; '' of another, and for words that are none."""
    text = address.strip()
    if any(sign.isspace() for sign in text) or "/" not in text:
        return ""
    is_whole = text.startswith("/") or "://" in text
    return unquote(path_here(text if is_whole else f"//{text}", host))


def page_at(path: str) -> ResolverMatch | None:
    """Return which of readers' pages stands at a path; None where there is none."""
    path = path.removesuffix("/").removesuffix(f"/{EDIT}")
    for full in (f"{path}/", path):
        try:
            return resolve(full, READERS)
        except Resolver404:
            continue
    return None


def story(page: ResolverMatch, user: User) -> Article | None:
    """Return the story that has this address, or had it: its own, withdrawn or removed since."""
    day: date = page.kwargs["day"]
    slugs = (page.kwargs["slug"], closed_slug(day, page.kwargs["slug"]))
    ids = Address.objects.filter(published_on=day, slug__in=slugs).values("article_id")
    return Article.objects.seen_by(user).filter(public_id__in=ids).first()


def photo(page: ResolverMatch, user: User) -> Photo | None:
    """Return the photo of a file that readers get."""
    return Photo.objects.filter(content_hash=page.kwargs["content_hash"]).first()


def thread(page: ResolverMatch, user: User) -> Thread | None:
    """Return a thread; its address never changes."""
    return Thread.objects.filter(slug=page.kwargs["slug"]).first()


def named(model: type[Addressed]) -> Callable[[ResolverMatch, User], Model | None]:
    """Return how to find a section, tag, person or source by an address of today or before."""

    def find(page: ResolverMatch, user: User) -> Model | None:
        kind, slug = Kind(model.address_kind), page.kwargs["slug"]
        now = FormerAddress.objects.now_of(kind, [slug]).get(slug, slug)
        rows: QuerySet[Model] = model._default_manager.filter(slug=now)
        return rows.first()

    return find


ROWS: dict[str, Callable[[ResolverMatch, User], Model | None]] = {
    "article": story,
    "history": story,
    "photo": photo,
    "thread": thread,
    **{str(model.address_kind): named(model) for model in NAMED},
}
