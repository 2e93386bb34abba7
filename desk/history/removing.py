"""The law reaches the record: hiding a version, and removal by order of two people."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.acts.removal.erasing import foreseen, work_in_hand
from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.models import Article, RemovalOrder
from articles.workflow import DoorError
from desk.frame.pages import show, story_for
from desk.frame.powers import check_can, user_of
from editions.models import Edition
from people.roles import Act


class ReasonForm(forms.Form):
    """Why a version is hidden."""

    reason = forms.CharField(
        label="Why?",
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="For the record. Readers are not told.",
    )


class OrderForm(forms.Form):
    """Which editions are to be erased, and by whose order."""

    numbers = forms.TypedMultipleChoiceField(
        label="Editions to erase",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="What readers see now is not among them: correct or withdraw it first.",
    )
    reason = forms.CharField(
        label="The order",
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="Who demands it and on what ground, such as the court and its file number.",
    )

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = Edition.objects.of(article.public_id).filter(removal=None)
        if article.is_live:
            editions = editions.exclude(number=article.live_edition)
        field = self.fields["numbers"]
        assert isinstance(field, forms.TypedMultipleChoiceField), "declared above"
        field.choices = [
            (
                edition.number,
                f"Edition {edition.number}: {edition.get_kind_display()}, {edition.by}",
            )
            for edition in editions
        ]


def history_address(article: Article) -> str:
    """Return where the story's history stands."""
    return reverse("admin:story_history", args=[article.public_id])


def hide_version(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Ask why, then take one version out of the public history."""
    article = story_for(request, public_id, Act.HIDE_VERSION)
    if not Edition.objects.of(article.public_id).filter(number=number).exists():
        raise Http404("There is no such version.")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            hide_edition(article, number, by=user_of(request), **form.cleaned_data)
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, f"Edition {number} is out of the public history.")
            return HttpResponseRedirect(history_address(article))
    context = {
        "title": f"Hide edition {number}",
        "article": article,
        "form": form,
        "what": "Readers no longer find this version in the story's history. It stays in the "
        "record, and the desk can read it.",
        "verb": "Hide it",
    }
    return show(request, "desk/history/grave.html", context)


def order_removal(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask which editions and by whose order; a second person carries it out."""
    article = story_for(request, public_id, Act.REMOVE_BY_ORDER)
    form = OrderForm(article, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            ask_removal(article, values["numbers"], reason=values["reason"], by=user_of(request))
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, "Asked for. A second publisher carries it out.")
            return HttpResponseRedirect(history_address(article))
    context = {
        "title": "Remove by order",
        "article": article,
        "form": form,
        "what": "What these editions say and no other edition says is erased for good, here and in "
        "every save. Name every edition that says it. What remains is that something was removed, "
        "when, and by whose order. Nothing happens before a second publisher agrees.",
        "verb": "Ask for removal",
    }
    return show(request, "desk/history/grave.html", context)


def second_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the order to the second person, or carry it out."""
    check_can(request, Act.REMOVE_BY_ORDER)
    order = RemovalOrder.objects.select_related("article", "asked_by").filter(pk=pk).first()
    if order is None:
        raise Http404("There is no such order.")
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            do_removal(order, by=user_of(request))
        except DoorError as error:
            form.add_error(None, ValidationError(str(error)))
        else:
            messages.success(request, "Removed. The record keeps that, when and why.")
            return HttpResponseRedirect(history_address(order.article))
    gone = foreseen(order.article, order.numbers)
    context = {
        "title": "Carry out a removal",
        "article": order.article,
        "order": order,
        "gone": gone,
        "is_in_hand": work_in_hand(order.article, gone),
        "form": form,
        "what": "The text of these editions is erased for good, wherever the paper keeps it. It "
        "cannot be brought back. Files that hold it elsewhere, such as backups, are named in the "
        "guide for operators.",
        "verb": "Erase it",
    }
    return show(request, "desk/history/grave.html", context)
