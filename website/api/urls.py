"""The addresses of the API, below `/api/v1/`: one for each operation, and none besides."""

from django.urls import path, re_path

from website.api.answering import answered, nothing_here
from website.api.operations import OPERATIONS

app_name = "api"
urlpatterns = [
    *(path(each.route, answered(each), name=each.name) for each in OPERATIONS),
    re_path(r"^(?P<rest>.*)$", nothing_here),
]
