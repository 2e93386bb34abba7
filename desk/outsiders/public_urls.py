"""What somebody outside the paper can open, with a link that the desk gave them."""

from django.urls import path

from desk.outsiders.views import outsider, outsider_picture

urlpatterns = [
    path("<str:address_end>/", outsider, name="outsider"),
    path(
        "<str:address_end>/picture/<str:content_hash>-<whole:width_px>.<str:format>",
        outsider_picture,
        name="outsider_picture",
    ),
]
