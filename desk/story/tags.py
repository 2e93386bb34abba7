"""Tags while a story is written: those that begin so, and those that its text suggests."""

from django.db.models import Q, QuerySet
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
    found = tags_begun(plain(request.GET.get("q", ""))[:100])
    return JsonResponse({"tags": list(found.values_list("name", flat=True)[:MOST])})


def tags_begun(words: str) -> QuerySet[Tag]:
    """Return the tags of which a word begins so, by name; of no word none."""
    key = tag_key(words)
    begins = Q(key__startswith=key) | Q(key__contains=f" {key}")
    return Tag.objects.filter(begins).order_by("name") if key else Tag.objects.none()


def tag_suggestions(request: HttpRequest) -> HttpResponse:
    """Return tags that the words of a story suggest. A POST for its length; it changes nothing."""
    check_can(request, Act.READ_DESK)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    has = {tag_key(name) for name in names_in(request.POST.get("tags", ""))}
    text = plain(request.POST.get("text", "")[:MOST_LETTERS])
    headline = plain(request.POST.get("headline", "")[:1000])
    return JsonResponse({"tags": suggested_tags(headline, text, without=has)})
