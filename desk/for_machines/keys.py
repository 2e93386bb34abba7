"""The keys of those who read the API often: made, shown once, and ended."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from desk.frame.pages import posted, show
from desk.frame.powers import check_can, user_of
from people.actors import actor_name
from people.program_keys import make_key
from people.roles import Act
from website.models import ApiKey

# The newest; a paper that gives out more has other means.
MOST_SHOWN = 200


class KeyForm(forms.Form):
    """Whose a new key is."""

    name = forms.CharField(
        label="Whose", max_length=80, help_text="The house or program that has it."
    )


@never_cache
def api_keys(request: HttpRequest) -> HttpResponse:
    """Show which keys there are; make one, and show it this once."""
    check_can(request, Act.RUN_THE_PAPER)
    form, key, made_for = KeyForm(label_suffix=""), "", ""
    if request.method == "POST":
        form = KeyForm(request.POST, label_suffix="")
        if form.is_valid():
            made_for = form.cleaned_data["name"]
            key, digest = make_key()
            by = actor_name(user_of(request))
            ApiKey.objects.create(name=made_for, digest=digest, made_by=by)
    context = {
        "title": "Keys of the API",
        "form": form,
        "key": key,
        "made_for": made_for,
        "keys": ApiKey.objects.all()[:MOST_SHOWN],
        "usual": settings.API_PER_MIN,
        "with_key": settings.API_PER_MIN_WITH_KEY,
    }
    return show(request, "desk/for_machines/keys.html", context)


@posted
def end_api_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a key open nothing any more."""
    check_can(request, Act.RUN_THE_PAPER)
    key = get_object_or_404(ApiKey, pk=pk)
    still_open = ApiKey.objects.filter(pk=pk, ended_at=None)
    still_open.update(ended_at=timezone.now(), ended_by=actor_name(user_of(request)))
    messages.success(request, f"The key of {key} opens nothing any more.")
    return HttpResponseRedirect(reverse("admin:api_keys"))
