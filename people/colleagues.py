"""Whom one can choose among at the desk: the accounts that may do something there."""

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from people.models import User
from people.roles import WHO_MAY, Act, Role


def of_roles(*roles: Role) -> QuerySet[User]:
    """Return the open accounts that have one of these roles at this moment."""
    names = [role.value for role in roles]
    fitting = Q(Exists(Group.objects.filter(user=OuterRef("pk"), name__in=names)))
    if Role.DUTY_EDITOR in roles:
        fitting |= Q(duty_until__gt=timezone.now())
    return User.objects.filter(fitting, is_active=True)


def colleagues(act: Act) -> QuerySet[User]:
    """Return the open accounts that may do this act, on stories of their own at least."""
    allowed = of_roles(*WHO_MAY[act]).values("pk")
    may = Q(is_superuser=True) | Q(pk__in=allowed)
    return User.objects.filter(may, is_active=True).order_by("first_name", "last_name", "username")
