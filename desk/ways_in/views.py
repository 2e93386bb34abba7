"""From a readers' page to the desk's: for anybody only a way to the login, then to the page."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from desk.frame.powers import check_can
from desk.frame.readers_addresses import desk_page
from people.roles import Act


@require_safe
@never_cache
def edit(request: HttpRequest, **_page: object) -> HttpResponse:
    """Lead `…/edit` to the desk, whatever stands at the address: nothing is looked for here."""
    query = urlencode({"page": request.path})
    return HttpResponseRedirect(f"{reverse('admin:page_of')}?{query}")


def page_of(request: HttpRequest) -> HttpResponse:
    """Lead somebody of the desk to the page of what stands, or stood, at a readers' address."""
    check_can(request, Act.READ_DESK)
    page = desk_page(request, request.GET.get("page", ""))
    if not page:
        raise Http404("There is no such page.")
    return HttpResponseRedirect(page)
