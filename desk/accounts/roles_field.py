"""Roles as boxes to tick, each with a sentence that says what it is for."""

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Case, QuerySet, When

from people.roles import GROUPS, ROLE_WORDS, Role

ORDER = [role.value for role in GROUPS]
IN_ORDER = Case(*(When(name=name, then=at) for at, name in enumerate(ORDER)))


class RolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """A choice of roles."""

    def label_from_instance(self, group: Group) -> str:
        """Return a role with what it is for."""
        return f"{group.name}: {ROLE_WORDS[Role(group.name)]}"


class RolesMixin(forms.ModelForm):  # type: ignore[type-arg]
    """Roles as boxes to tick; anybody with an account may open the desk."""

    groups = RolesField(
        label="Roles",
        queryset=Group.objects.filter(name__in=ORDER).order_by(IN_ORDER),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_groups(self) -> QuerySet[Group]:
        """Refuse an account that nobody could do anything with; a superuser may do all."""
        groups: QuerySet[Group] = self.cleaned_data["groups"]
        if not groups and not self.instance.is_superuser:
            raise ValidationError("Tick at least one role: without one the desk stays empty.")
        return groups
