"""What somebody chooses for themselves alone: how the desk writes with them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from desk.frame.pages import show
from desk.frame.powers import can_with, user_of
from people.models import User
from people.roles import Act


class OwnSettings(forms.ModelForm):  # type: ignore[type-arg]
    """A person's own settings."""

    class Meta:
        model = User
        fields = ("leaves_signs",)


def own_settings(request: HttpRequest) -> HttpResponse:
    """Show what one who writes chose, or keep it."""
    if not can_with(request, Act.WRITE, None):
        raise PermissionDenied
    user = user_of(request)
    form = OwnSettings(request.POST if request.method == "POST" else None, instance=user)
    if request.method == "POST" and form.is_valid():
        # Only what was chosen: a publisher may change the account meanwhile.
        User.objects.filter(pk=user.pk).update(**form.cleaned_data)
        messages.success(request, "Kept.")
        return HttpResponseRedirect(reverse("admin:own_settings"))
    return show(
        request, "desk/accounts/own_settings.html", {"title": "Your settings", "form": form}
    )
