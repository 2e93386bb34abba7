"""Those who log in."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from desk.accounts.roles_field import RolesMixin
from desk.frame.admin import DeskAdmin
from desk.frame.powers import user_of
from people.audit import record
from people.models import AuditEntry, User
from people.own_person import give_person, name_without_person
from people.roles import Act
from people.second_factor import has_one

# Roles are the paper's table; a second factor's secret and allauth's addresses are nobody's list.
for hidden in (Group, Authenticator, EmailAddress):
    if admin.site.is_registered(hidden):
        admin.site.unregister(hidden)


MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class NewUserForm(RolesMixin, AdminUserCreationForm):  # type: ignore[type-arg]
    """A new account. Each has a password; whoever has a passkey may do without it."""

    usable_password = None  # type: ignore[assignment]  # as Django leaves a field out


class NewPasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A password that somebody sets for another."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.label_suffix = ""
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True


class RolesFilter(admin.RelatedFieldListFilter):
    """Accounts by what they may do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "Roles"
        self.empty_value_display = mark_safe("No role")


class OpenFilter(admin.SimpleListFilter):
    """Accounts of today, and those that were closed."""

    title, parameter_name = "Account", "is_active__exact"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Name the two states."""
        return [("1", "Open"), ("0", "Closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        """Return the accounts of the state asked for."""
        if self.value() not in {"0", "1"}:
            return queryset
        return queryset.filter(is_active=self.value() == "1")


@admin.register(User)
class DeskUserAdmin(DeskAdmin, UserAdmin):  # type: ignore[type-arg]
    """Who logs in. An account is closed, never deleted: the record names it."""

    reads = Act.RUN_THE_PAPER
    writes = Act.RUN_THE_PAPER
    form = RolesMixin
    add_form = NewUserForm
    add_form_template = "admin/change_form.html"
    change_password_form = NewPasswordForm
    change_user_password_template = "desk/accounts/password.html"
    called = "Accounts"
    adds = "New account"
    change_form_template = "desk/accounts/user.html"
    change_list_template = "desk/accounts/list.html"
    list_display = ["username", "name", "roles", "duty_until", "account"]
    list_filter = [OpenFilter, ("groups", RolesFilter)]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["groups", "duty_until"]}),
        ("The account", {"fields": ["last_login"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email"]}),
        ("What they may do", {"fields": ["groups"]}),
        ("Password", {"fields": ["password1", "password2"]}),
    ]
    formfield_overrides = {
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": MOMENT},
    }
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

    @admin.display(description="Account", ordering="is_active")
    def account(self, user: User) -> str:
        """Whether they can log in, and did."""
        if may_be_invited(user):
            return "Invited"
        return "Open" if user.is_active else "Closed"

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:  # noqa: ANN401
        """Return the fields in their groups; roles in words where nobody changes them here."""
        sets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return sets
        return [
            (name, {"fields": ["roles" if one == "groups" else one for one in shown["fields"]]})
            for name, shown in sets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Return what is to be looked at only."""
        return ["last_login", "roles"]

    @admin.display(description="Roles")
    def roles(self, user: User) -> str:
        """Their roles."""
        names = [group.name for group in user.groups.all()]
        return ", ".join(["Superuser", *names] if user.is_superuser else names) or "No role"

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
            "byline_for": name_without_person(account) if account and may_manage else "",
            "is_self": account == request.user,
            "is_invited": account is not None and may_be_invited(account),
        }
        return super().change_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )


def may_be_invited(account: User) -> bool:
    """Say whether somebody has still to set the password of their account."""
    return account.is_active and not account.has_usable_password() and account.last_login is None


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
