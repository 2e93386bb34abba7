"""What publishers do with accounts: closing and opening them, and resetting a second factor."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from articles.acts.close_account import (
    CannotLeave,
    check_may_manage,
    close_account,
    holds_of,
    open_account,
    stories_words,
    unfinished,
)
from desk.accounts.choices import ColleagueChoice
from desk.frame.pages import posted, show
from desk.frame.powers import user_of
from people import second_factor
from people.colleagues import colleagues
from people.models import User
from people.own_person import give_person
from people.roles import Act

MOST_SHOWN = 10
MOST_COUNTED = 1_000


class CloseForm(forms.Form):
    """Who takes over."""

    successor = forms.ModelChoiceField(
        label="Who takes over?",
        queryset=User.objects.none(),
        required=False,
        widget=ColleagueChoice,
    )

    def __init__(self, data: QueryDict | None, leaver: User) -> None:
        super().__init__(data)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField), "it is one"
        field.queryset = colleagues(Act.WRITE).exclude(pk=leaver.pk)


def account_for(request: HttpRequest, pk: int) -> User:
    """Return an account that the one who asks may manage; otherwise it is not there."""
    user = User.objects.filter(pk=pk).first()
    if user is None:
        raise Http404("There is no such account.")
    check_may_manage(user, user_of(request))
    return user


def back_to(user: User) -> HttpResponseRedirect:
    """Go back to the account's page."""
    return HttpResponseRedirect(reverse("admin:people_user_change", args=[user.pk]))


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who takes over, and close the account."""
    user = account_for(request, pk)
    form = CloseForm(request.POST if request.method == "POST" else None, user)
    if request.method == "POST" and form.is_valid():
        successor: User | None = form.cleaned_data["successor"]
        try:
            count = close_account(user, successor=successor, by=user_of(request))
        except CannotLeave as error:
            form.add_error(None, str(error))
        else:
            gone = f"{stories_words(count)} handed over to {successor}." if successor else ""
            messages.success(request, f"The account of {user} is closed. {gone}".strip())
            return back_to(user)
    # Somebody who is not named for a hold learns nothing of it here either.
    stories = unfinished(user).seen_by(user_of(request))
    count = len(stories.values_list("pk")[: MOST_COUNTED + 1])
    context = {
        "title": f"Close the account of {user}",
        "account": user,
        "form": form,
        "stories": stories.defer("body")[:MOST_SHOWN],
        "count": f"more than {MOST_COUNTED:,} stories"
        if count > MOST_COUNTED
        else stories_words(count),
        "has_stories": bool(count),
        "holds": holds_of(user).filter(people=user_of(request)).exists(),
    }
    return show(request, "desk/accounts/close.html", context)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    user = account_for(request, pk)
    if request.method == "POST":
        try:
            open_account(user, by=user_of(request))
        except CannotLeave as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"The account of {user} is open again.")
        return back_to(user)
    context = {
        "title": f"Open the account of {user} again",
        "account": user,
        "words": "It has the roles and the password it had. Stories that were handed over stay "
        "where they are.",
        "verb": "Open the account",
    }
    return show(request, "desk/accounts/action.html", context)


@posted
def give_byline(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie an account to the person whose name its stories are to carry."""
    user = account_for(request, pk)
    person = give_person(user)
    if person:
        messages.success(request, f"Stories they begin carry the name “{person}”.")
    else:
        messages.error(
            request,
            "Somebody of this name has an account already, or has a page by now. Choose the "
            "account on the page of the person who is meant, or make a new person.",
        )
    return back_to(user)


def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove the second factor of somebody who lost theirs."""
    user = account_for(request, pk)
    if request.method == "POST":
        second_factor.reset(user, by=user_of(request))
        messages.success(request, f"{user} has no second factor now, and is logged out.")
        return back_to(user)
    context = {
        "title": f"Reset the second factor of {user}",
        "account": user,
        "words": "App, passkeys and recovery codes open nothing any more, and every session of "
        "the account ends. Be sure that it is really they who ask: call them, or see them.",
        "verb": "Reset the second factor",
    }
    return show(request, "desk/accounts/action.html", context)
