"""What a page of the paper tells while the next one opens: which entry was followed."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from related.lists.counting import count_follow


@csrf_exempt
@never_cache
@require_POST
def followed(request: HttpRequest, article_id: str, target: str, seal: str) -> HttpResponse:
    """Count an entry of "You May Also Like", and say nothing, whether it was counted or not."""
    count_follow(article_id, target, seal, request.headers)
    return HttpResponse(status=204)


urlpatterns = [
    path("<slug:article_id>/<slug:target>/<slug:seal>/", followed, name="followed"),
]
