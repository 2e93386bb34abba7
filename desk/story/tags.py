"""Tags while a story is written: those that begin so, and those that its text suggests."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from desk.frame.powers import check_can
from desk.story.tag_suggestions import suggested_tags
from desk.story.tags_field import names_in
from editions.body import plain
from people.roles import Act
from taxonomy.models import Tag
from taxonomy.names import tag_key

MOST = 8
MOST_LETTERS = 60_000


def tag_choices(request: HttpRequest) -> JsonResponse:
    """Return tags of which a word begins so."""
    check_can(request, Act.READ_DESK)
    words = tag_key(plain(request.GET.get("q", ""))[:100])
    begins = Q(key__startswith=words) | Q(key__contains=f" {words}")
    found = Tag.objects.filter(begins).order_by("name") if words else Tag.objects.none()
    return JsonResponse({"tags": list(found.values_list("name", flat=True)[:MOST])})


def tag_suggestions(request: HttpRequest) -> HttpResponse:
    """Return tags that the words of a story suggest. A POST for its length; it changes nothing."""
    check_can(request, Act.READ_DESK)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    has = {tag_key(name) for name in names_in(request.POST.get("tags", ""))}
    text = plain(request.POST.get("text", "")[:MOST_LETTERS])
    headline = plain(request.POST.get("headline", "")[:1000])
    return JsonResponse({"tags": suggested_tags(headline, text, without=has)})
