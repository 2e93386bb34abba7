"""Choosing people and organisations by typing, and making a new one in place."""

from typing import Any

from django import forms
from django.contrib.admin import site
from django.db.models import Field, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import reverse

from desk.frame.powers import can, check_can, who_may
from desk.frame.searched import KeySelect
from editions.body import plain
from people.models import KEY_LENGTH, Organisation, Person
from people.names import is_one_name, letters_key
from people.roles import Act

MOST = 20
KINDS: dict[str, type[Person] | type[Organisation]] = {
    "person": Person,
    "organisation": Organisation,
}
# What stands in a choice for "make this one": it is never saved as such.
NEW = "new:"


class NameSelect(KeySelect):
    """A choice among all people or organisations, which offers to add the name that is typed."""

    def __init__(self, field: "Field[Any, Any]", **kwargs: Any) -> None:
        super().__init__(field, site, **kwargs)
        model = field.related_model
        self.kind = next(kind for kind, of_kind in KINDS.items() if of_kind is model)

    def get_url(self) -> str:
        """Ask the desk's own page, not the admin's."""
        return reverse("admin:name_choices", args=[self.kind])

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Say where a new name is sent."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-adds": reverse("admin:new_name", args=[self.kind])}


def name_field(field: "Field[Any, Any]", **kwargs: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """Return a form field for a person or organisation of this model field."""
    widget = NameSelect(field)
    names: QuerySet[Any] = KINDS[widget.kind]._default_manager.all()
    return forms.ModelChoiceField(queryset=names, widget=widget, **kwargs)


def name_choices(request: HttpRequest, kind: str) -> JsonResponse:
    """Return who has these words in their name, best first, and the offer to add them."""
    check_can(request, Act.READ_DESK)
    typed = plain(request.GET.get("term", ""))[:200]
    fitting = matching(kind, typed)
    same = [one for one in fitting if is_one_name(one.name, typed)]
    results = [{"id": str(one.pk), "text": str(one)} for one in fitting]
    if typed and not same:
        noun = "person" if kind == "person" else "agency or source"
        results.append(
            {"id": f"{NEW}{typed}", "text": f"Add “{typed}” as a new {noun}{but(fitting, typed)}"}
        )
    return JsonResponse({"results": results, "pagination": {"more": False}})


def but(found: list[Person | Organisation], words: str) -> str:
    """Return whom a new name is not, where one is alike: an editor alone can say so."""
    alike = [one.name for one in found if letters_key(one.name) == letters_key(words)]
    return f", who is not {alike[0]}" if alike else ""


def matching(kind: str, words: str) -> list[Person | Organisation]:
    """Return the names that begin so, then those that have the words somewhere."""
    names: QuerySet[Any] = model_of(kind)._default_manager.order_by("name", "pk")
    key = letters_key(words)
    first = list(names.filter(letters_key__startswith=key)[:MOST]) if key else list(names[:MOST])
    if len(first) == MOST or not key:
        return first
    known = [one.pk for one in first]
    later = names.filter(letters_key__contains=key).exclude(pk__in=known)
    if kind == "organisation":
        later = (
            names.filter(abbreviation__istartswith=words) | names.filter(letters_key__contains=key)
        ).exclude(pk__in=known)
    return [*first, *later[: MOST - len(first)]]


def model_of(kind: str) -> type[Person] | type[Organisation]:
    """Return the model. Raises `Http404`."""
    try:
        return KINDS[kind]
    except KeyError as error:
        raise Http404("There are no such names.") from error


def new_name(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a person or organisation; one who is known already is found. Refuses in words."""
    check_can(request, Act.READ_DESK)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    model = model_of(kind)
    name = plain(request.POST.get("name", ""))
    if not can(request, Act.EDIT_PEOPLE):
        words = f"“{name}” is not known yet, and {who_may(Act.EDIT_PEOPLE)} can add new names."
        return JsonResponse({"error": f"{words} Ask one of them."}, status=403)
    if not letters_key(name) or len(name) > KEY_LENGTH:
        return JsonResponse({"error": "Give a name, up to 200 letters long."}, status=400)
    one = model.objects.named(name)
    return JsonResponse({"id": str(one.pk), "text": str(one)})
