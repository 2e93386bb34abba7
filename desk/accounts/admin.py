"""Those who log in."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from desk.frame.admin import DeskAdmin
from desk.frame.powers import user_of
from people.audit import record
from people.models import AuditEntry, User
from people.own_person import give_person
from people.roles import GROUPS, Act
from people.second_factor import has_one

# Roles are the paper's table; a second factor's secret and allauth's addresses are nobody's list.
for hidden in (Group, Authenticator, EmailAddress):
    if admin.site.is_registered(hidden):
        admin.site.unregister(hidden)


MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class RolesMixin(forms.ModelForm):  # type: ignore[type-arg]
    """Roles as boxes to tick; anybody with an account may open the desk."""

    groups = forms.ModelMultipleChoiceField(
        label="Roles",
        queryset=Group.objects.filter(name__in=[role.value for role in GROUPS]),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class NewUserForm(RolesMixin, AdminUserCreationForm):  # type: ignore[type-arg]
    """A new account."""


@admin.register(User)
class DeskUserAdmin(DeskAdmin, UserAdmin):  # type: ignore[type-arg]
    """Who logs in. An account is closed, never deleted: the record names it."""

    reads = Act.RUN_THE_PAPER
    writes = Act.RUN_THE_PAPER
    form = RolesMixin
    add_form = NewUserForm
    change_form_template = "desk/accounts/user.html"
    list_display = ["username", "name", "roles", "duty_until", "is_active"]
    list_filter = ["is_active", "groups"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["groups", "duty_until"]}),
        ("The account", {"fields": ["last_login"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["groups"]}),
        ("Password", {"fields": ["usable_password", "password1", "password2"]}),
    ]
    formfield_overrides = {
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": MOMENT},
    }
    readonly_fields = ["last_login"]
    filter_horizontal = []
    search_fields = ["username", "first_name", "last_name", "email"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Return the users with their roles."""
        users: QuerySet[User] = super().get_queryset(request).prefetch_related("groups")
        return users

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only a superuser changes a superuser: otherwise a publisher could become one."""
        is_above = isinstance(obj, User) and obj.is_superuser
        if is_above and not user_of(request).is_superuser:
            return False
        return super().has_change_permission(request, obj)

    @admin.display(description="Name")
    def name(self, user: User) -> str:
        """Their name."""
        return user.get_full_name()

    @admin.display(description="Roles")
    def roles(self, user: User) -> str:
        """Their roles."""
        names = [group.name for group in user.groups.all()]
        return ", ".join(["Superuser", *names] if user.is_superuser else names)

    def save_model(
        self, request: HttpRequest, obj: User, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Let whoever has an account open the desk."""
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: "forms.ModelForm[Any]",
        formsets: "Iterable[forms.BaseModelFormSet[Any, Any]]",
        change: bool,
    ) -> None:
        """Keep in the audit what was changed, once the roles are written; give them a byline."""
        super().save_related(request, form, formsets, change)
        by = user_of(request)
        if not change:
            roles = ", ".join(sorted(form.instance.role_names())) or "no role"
            record(AuditEntry.Kind.OPENED, form.instance, by=by, note=roles, request=request)
        elif form.changed_data:
            note = "; ".join(changes(form))
            record(AuditEntry.Kind.ROLES, form.instance, by=by, note=note, request=request)
        if not change or {"first_name", "last_name"}.intersection(form.changed_data):
            person = give_person(form.instance)
            if person:
                messages.info(request, f"Stories they begin carry the name “{person}”.")

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Keep in the audit that somebody set another's password."""
        response: HttpResponse = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            user = User.objects.get(pk=id)
            record(AuditEntry.Kind.PASSWORD, user, by=user_of(request), request=request)
        return response

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show beside the form what else can be done with the account."""
        account = self.get_object(request, object_id)
        may_manage = account is not None and self.has_change_permission(request, account)
        context = {
            "account": account if may_manage else None,
            "has_factor": account is not None and has_one(account),
            "is_self": account == request.user,
        }
        return super().change_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )


def changes(form: "forms.ModelForm[Any]") -> Iterator[str]:
    """Yield what a form changed, in words."""
    for name in form.changed_data:
        field = form.fields[name]
        before, after = form.initial.get(name), form.cleaned_data.get(name)
        if name == "groups":
            yield f"Roles: {roles_words(before)} → {roles_words(after)}"
        else:
            yield f"{field.label}: {before or 'none'} → {after or 'none'}"


def roles_words(groups: Iterable[Group] | None) -> str:
    """Return roles in words."""
    return ", ".join(sorted(group.name for group in groups or ())) or "none"
