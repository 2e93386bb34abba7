"""Where houses send their stories, behind no address of readers."""

from django.urls import path

from wire.channels.posting import take_in, what_became

urlpatterns = [
    path("<slug:short_name>/", take_in, name="wire_in"),
    path("<slug:short_name>/<slug:public_id>/", what_became, name="wire_delivery"),
]
