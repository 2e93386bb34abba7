"""What the one who asks may do: by the table in `people/roles.py`, roles read once a request."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from articles.models import Article
from articles.workflow import ACTIONS, Action, is_possible
from media.models import Photo
from people.models import User
from people.roles import WHO_MAY, Act, Reach, Role, allows, roles_named, roles_of


def user_of(request: HttpRequest) -> User:
    """Return who asks. Raises `PermissionDenied` where nobody is logged in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def can(request: HttpRequest, act: Act, *, own: bool = False) -> bool:
    """Say whether the one who asks may do this act."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return allows(roles(request), act, own=own)


def roles(request: HttpRequest) -> frozenset[Role]:
    """Return the roles of the one who asks. Raises `PermissionDenied` where nobody is logged in."""
    user = user_of(request)
    # A request is asked many times; its user's groups are read once, with the session.
    names = user.session_roles
    return roles_of(user) if names is None else roles_named(user, names)


def is_theirs(request: HttpRequest, row: Model | None) -> bool:
    """Say whether the one who asks began this story or brought this photo in."""
    user = request.user
    if isinstance(row, Article) and isinstance(user, User):
        return row.is_own(user)
    if isinstance(row, Photo):
        return row.uploaded_by_id is not None and row.uploaded_by_id == user.pk
    return False


def can_with(request: HttpRequest, act: Act, row: Model | None) -> bool:
    """Say whether the one who asks may do this act on this row; on none: on any of their own."""
    return can(request, act, own=row is None or is_theirs(request, row))


def check_can(request: HttpRequest, act: Act, row: Model | None = None) -> None:
    """Raise `PermissionDenied`, which the desk answers like a page that is not there."""
    if not can(request, act, own=row is not None and is_theirs(request, row)):
        raise PermissionDenied


def actions_for(request: HttpRequest, article: Article) -> list[Action]:
    """Return the actions the one who asks can take on this story now, as `workflow.available`."""
    own = is_theirs(request, article)
    return [
        action
        for action in ACTIONS.values()
        if is_possible(article, action) and can(request, action.act, own=own)
    ]


def who_may(act: Act) -> str:
    """Return the roles that may do this act on anybody's work, such as `publishers`."""
    names = [f"{role.value.lower()}s" for role, reach in WHO_MAY[act].items() if reach is Reach.ANY]
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
