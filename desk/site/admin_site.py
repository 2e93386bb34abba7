"""The admin site of the paper."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account.views import logout
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from desk.first_page.dashboard import dashboard
from desk.frame.powers import user_of
from desk.site.navigation import navigation
from desk.site.urls import KEPT, PAGES
from people.second_factor import is_missing


def factor_missing(request: HttpRequest) -> bool:
    """Say whether the one who asks must set up a second factor first."""
    # Most papers ask for none: then nothing is read.
    return bool(settings.REQUIRE_SECOND_FACTOR) and is_missing(user_of(request))


def ask_for_factor(site: AdminSite, request: HttpRequest) -> HttpResponseBase:
    """Lead a person to where a second factor is set up; refuse what a page's script sends."""
    if request.method == "GET" and request.accepts("text/html"):
        return HttpResponseRedirect(reverse("mfa_index"))
    context = {**site.each_context(request), "title": "Second factor first"}
    return TemplateResponse(request, "account/factor_first.html", context, status=403)


class DeskSite(AdminSite):
    """Django's admin as the paper's desk."""

    site_header = "Newsroom"
    site_title = "Newsroom desk"
    index_title = "Desk"
    index_template = "desk/first_page/dashboard.html"
    enable_nav_sidebar = False
    final_catch_all_view = True

    def admin_view[View: Callable[..., HttpResponseBase]](
        self, view: View, cacheable: bool = False
    ) -> View:
        """Let a page that somebody may not see answer like one that is not there.

        Where a second factor is missing, no page of the desk opens before it is set up.
        """

        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if factor_missing(request):
                return ask_for_factor(self, request)
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied:
                raise Http404("There is no such page.") from None

        return cast(View, super().admin_view(answered, cacheable))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Add the desk's own pages to the admin's."""
        own = [
            path(route, self.admin_view(view, cacheable=name in KEPT), name=name)
            for route, view, name in PAGES
        ]
        # Words of Django's own scripts, for anybody: every page loads them beside itself, and they
        # need not ask again who it is.
        words = path("jsi18n/", self.i18n_javascript, name="jsi18n")
        return [words, *own, *super().get_urls()]

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the login page; tell somebody whose account does not open the desk."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if request.user.is_authenticated:
            context = {**self.each_context(request), "title": "No access"}
            return TemplateResponse(request, "account/no_access.html", context, status=403)
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        query = urlencode({REDIRECT_FIELD_NAME: wanted})
        return HttpResponseRedirect(f"{reverse('account_login')}?{query}")

    @method_decorator(never_cache)
    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Log out where that was asked by a button; anything else leads to the button."""
        if request.method != "POST":
            return HttpResponseRedirect(reverse("account_logout"))
        response: HttpResponse = logout(request)
        return response

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page where somebody changes their own password."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def password_change_done(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the desk: that it is done was said there."""
        return HttpResponseRedirect(reverse("admin:index"))

    def app_index(  # type: ignore[override]
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Have no page of a room's tables. Raises `Http404`."""
        raise Http404("There is no such page.")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Give every page of the desk its menu."""
        context = super().each_context(request)
        if context["has_permission"]:
            context["csrf_cookie_name"] = settings.CSRF_COOKIE_NAME
            context["navigation"] = navigation(request)
        return context

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Return nothing: no page of the desk lists models, and the menu is `navigation`.

        Django's own asks of every model, for every page, whether its rows may be added, changed
        and deleted, and for three addresses.
        """
        return []

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What needs me, and what just went out."""
        return super().index(request, {**dashboard(request), **(extra_context or {})})
