"""Keeping the filter of the story list that is on the screen, under a name; and forgetting it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from articles.models import SavedFilter
from desk.frame.pages import posted
from desk.frame.powers import check_can, user_of
from desk.story_list.filters import STORY_FILTERS
from editions.body import plain
from people.roles import Act

# More would be a list of their own to search in.
MOST_KEPT = 30
SEARCH = "q"


def filter_query(given: str) -> str:
    """Return the part of an address that filters the story list: known filters, one value each."""
    asked = QueryDict(given.lstrip("?")[:2000])
    kept = QueryDict(mutable=True)
    for name in (SEARCH, *(spec.parameter_name for spec in STORY_FILTERS)):
        if value := asked.get(str(name), "").strip():
            kept[str(name)] = value[:200]
    return kept.urlencode()


def back_to(query: str) -> HttpResponse:
    """Lead back to the list as it was."""
    address = reverse("admin:articles_article_changelist")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


@posted
def keep_filter(request: HttpRequest) -> HttpResponse:
    """Keep the current filter under a name; one's own filter of that name is changed."""
    check_can(request, Act.READ_DESK)
    user = user_of(request)
    query = filter_query(request.POST.get("query", ""))
    kept = SavedFilter(user=user, name=plain(request.POST.get("name", "")), query=query)
    if not query:
        messages.error(request, "Choose a filter or search first, then keep it under a name.")
        return back_to(query)
    try:
        kept.clean_fields()
    except ValidationError:
        messages.error(request, "Give the filter a short name, such as “Sport, in review”.")
        return back_to(query)
    own = SavedFilter.objects.filter(user=user)
    if own.filter(name=kept.name).update(query=query):
        messages.success(request, f"“{kept.name}” is this filter now.")
    elif own.count() >= MOST_KEPT:
        messages.error(request, f"You keep {MOST_KEPT} filters. Forget one first.")
    else:
        try:
            with transaction.atomic():
                kept.save()
        except IntegrityError:
            # Pressed twice: the first press kept it.
            own.filter(name=kept.name).update(query=query)
        messages.success(request, f"Kept as “{kept.name}”.")
    return back_to(query)


@posted
def forget_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own filters."""
    deleted, _ = SavedFilter.objects.filter(user=user_of(request), pk=pk).delete()
    if not deleted:
        raise Http404("There is no such filter.")
    messages.success(request, "Forgotten.")
    return back_to(filter_query(request.POST.get("query", "")))
