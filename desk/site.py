"""The admin site of the paper."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path

from desk.dashboard import dashboard
from desk.navigation import navigation
from desk.urls import PAGES


class DeskSite(AdminSite):
    """Django's admin as the paper's desk."""

    site_header = "Newsroom"
    site_title = "Newsroom desk"
    index_title = "Desk"
    index_template = "desk/dashboard.html"
    enable_nav_sidebar = False
    final_catch_all_view = True

    def admin_view[View: Callable[..., HttpResponseBase]](
        self, view: View, cacheable: bool = False
    ) -> View:
        """Let a page that somebody may not see answer like one that is not there."""

        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied:
                raise Http404("There is no such page.") from None

        return cast(View, super().admin_view(answered, cacheable))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Add the desk's own pages to the admin's."""
        own = [path(route, self.admin_view(view), name=name) for route, view, name in PAGES]
        return [*own, *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Give every page of the desk its menu."""
        context = super().each_context(request)
        if context["has_permission"]:
            context["navigation"] = navigation(request, context["available_apps"])
        return context

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What needs me, and what just went out."""
        return super().index(request, {**dashboard(request), **(extra_context or {})})
