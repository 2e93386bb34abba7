"""Every address: the desk under `/admin/`, an outsider's under `/preview/`, all others readers'.

Under `/api/v1/` programs read; at `/metrics` whoever watches the site; under `/followed/` readers'
browsers tell what was followed; under `/wire/in/` other houses send their stories; `…/edit` leads
from a page of theirs to the desk's.
"""

from django.contrib import admin
from django.urls import include, path, register_converter

from newsroom import metrics
from paging.numbers import WholeConverter

register_converter(WholeConverter, "whole")
# Nobody needs the desk's screens before an address is asked for.
admin.autodiscover()

urlpatterns = [
    path("admin/account/", include("desk.accounts.own_pages")),
    path("admin/", admin.site.urls),
    path("preview/", include("desk.outsiders.public_urls")),
    path("followed/", include("website.follows")),
    path("wire/in/", include("wire.channels.urls")),
    path("metrics", metrics.exposed, name="metrics"),
    path("api/v1/", include("website.api.urls")),
    path("", include("website.urls")),
    path("", include("desk.ways_in.public_urls")),
]

handler400 = "newsroom.errors.bad_request"
handler403 = "website.errors.forbidden"
handler404 = "newsroom.errors.not_found"
handler500 = "newsroom.errors.went_wrong"
