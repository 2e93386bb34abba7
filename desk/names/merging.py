"""Merging a tag, person or organisation into another, with what that changes looked at first."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.db.models import Field, Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.defaultfilters import pluralize
from django.urls import reverse

from articles.acts.uniting import AT_ONCE, CannotUnite, Name, Uses, bring_out, unite, uses_of
from articles.models import Article, ArticleTag, Credit
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from desk.frame.searched import KeySelect
from fronts.moving import follow
from people.models import Organisation, Person
from people.roles import Act
from taxonomy.models import Tag

# A field that leads to such a name: the admin's search-as-you-type asks by it.
LEADS_TO: dict[type[Model], tuple[type[Model], str]] = {
    Tag: (ArticleTag, "tag"),
    Person: (Credit, "person"),
    Organisation: (Article, "source"),
}


class IntoForm(forms.Form):
    """The name that stays."""

    into = forms.ModelChoiceField(label="Merge into", queryset=Tag.objects.none())

    def __init__(self, data: QueryDict | None, name: Name) -> None:
        super().__init__(data, label_suffix="")
        model, column = LEADS_TO[type(name)]
        leading = model._meta.get_field(column)
        assert isinstance(leading, Field), "it is a column"
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField), "it is one"
        field.queryset = type(name)._default_manager.exclude(pk=name.pk)
        field.widget = KeySelect(leading, site)
        field.widget.choices = field.choices


def merge_tag(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge a tag into another."""
    return merge(request, Tag, pk)


def merge_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge a person into another."""
    return merge(request, Person, pk)


def merge_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge an organisation into another."""
    return merge(request, Organisation, pk)


def merge(
    request: HttpRequest, model: type[Tag] | type[Person] | type[Organisation], pk: int
) -> HttpResponse:
    """Ask which one stays, show what has either name, and make one of them."""
    check_can(request, Act.MERGE_NAMES)
    name = model._default_manager.filter(pk=pk).first()
    if name is None:
        raise Http404("There is no such name.")
    asked = request.POST if request.method == "POST" else request.GET
    form = IntoForm(asked if "into" in asked else None, name)
    into: Name | None = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
    if request.method == "POST" and into is not None:
        try:
            unite(name, into, by=user_of(request))
        except CannotUnite as error:
            form.add_error(None, str(error))
        else:
            follow(name.address_kind, name.slug, into.slug)
            bring_out(name.address_kind, name.slug)
            messages.success(request, f"“{name}” is “{into}” now.")
            return HttpResponseRedirect(page_of(into))
    return show(request, "desk/names/merge.html", words_of(request, form, name, into))


def words_of(request: HttpRequest, form: IntoForm, name: Name, into: Name | None) -> dict[str, Any]:
    """Return what the page says."""
    label = name._meta.label_lower.replace(".", "_")
    context: dict[str, Any] = {
        "title": f"Merge “{name}” into …",
        "form": form,
        "name": name,
        "into": into,
        "name_at": page_of(name),
        "list_at": reverse(f"admin:{label}_changelist"),
        "list_called": str(name._meta.verbose_name_plural).capitalize(),
        "here": request.path,
    }
    if into is None:
        return context
    user = user_of(request)
    uses, has_photos = uses_of(name, user), not isinstance(name, Tag)
    return {
        **context,
        "title": f"Merge “{name}” into “{into}”",
        "uses": uses,
        "used": [
            (name, use_words(uses, has_photos=has_photos)),
            (into, use_words(uses_of(into, user), has_photos=has_photos)),
        ],
        "has_photos": has_photos,
        "at_once": AT_ONCE,
        "old_at": f"/{name.address_kind}/{name.slug}/",
        "new_at": f"/{into.address_kind}/{into.slug}/",
    }


def use_words(uses: Uses, *, has_photos: bool) -> str:
    """Say what has a name, such as `1 live story, 2 drafts, 0 photos`; no photo has a tag."""
    outcome = [
        f"{uses.live} live stor{pluralize(uses.live, 'y,ies')}",
        f"{uses.drafts} draft{pluralize(uses.drafts)}",
    ]
    if has_photos:
        outcome.append(f"{uses.photos} photo{pluralize(uses.photos)}")
    return ", ".join(outcome)


def page_of(name: Name) -> str:
    """Return the address of a name's page in the library."""
    label = name._meta.label_lower.replace(".", "_")
    return reverse(f"admin:{label}_change", args=[name.pk])
