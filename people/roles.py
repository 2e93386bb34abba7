"""Who may do what: the one table, for buttons, views, commands, the door and the tests.

Read a row as "this act may be done by these roles"; `OWN` narrows it to the stories that
somebody began themselves or was given. Superusers may do everything. A *duty editor* is a
reporter who was given the night: `User.duty_until`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

if TYPE_CHECKING:
    from people.models import User


class Role(StrEnum):
    """What somebody is at the paper: Django groups, but for the duty editor, who is one by time."""

    REPORTER = "Reporter"
    WEB_EDITOR = "Web editor"
    PHOTO_EDITOR = "Photo editor"
    MODERATOR = "Moderator"
    PUBLISHER = "Publisher"
    DUTY_EDITOR = "Duty editor"


class Act(StrEnum):
    """Everything that somebody may be allowed to do."""

    READ_DESK = "read the desk's stories"
    WRITE = "write and change a story"
    SUBMIT = "send a story for review"
    RETURN = "return a story with a note"
    APPROVE = "approve a story"
    PUBLISH = "publish a story"
    SCHEDULE = "set when a story goes out"
    CORRECT = "change what readers see"
    WITHDRAW = "withdraw a story"
    RESTORE = "restore a withdrawn story"
    EMBARGO = "set an embargo"
    RELEASE = "release an embargo before its time"
    HOLD = "put a story on hold and take it off"
    LEAD = "choose the story that leads"
    EDIT_FRONTS = "edit the fronts, and publish them"
    BREAK = "put breaking news on every page"
    ASSIGN = "assign a story"
    HAND_OVER = "hand a story over to a colleague"
    NOTE = "leave a note on a story"
    SHOW_OUTSIDERS = "give an outsider a preview"
    SPIKE = "set a story aside"
    UNSPIKE = "take a story back up"
    INGEST = "read wire stories in"
    EXPORT = "download a published story for other houses"
    EDIT_PHOTOS = "add and change photos"
    HAVE_ORIGINAL = "have a photo's file as it came, with where it was taken"
    KILL_PHOTO = "kill a photo"
    RESTRICT_PHOTO = "restrict a photo, permit its use and free it"
    LINK = "choose related stories"
    THREAD = "gather stories in threads"
    EDIT_PEOPLE = "change people and organisations"
    EDIT_TAXONOMY = "change sections and tags"
    MERGE_NAMES = "make one of two tags, people or organisations"
    WRITE_TEXTS = "write what the paper says of itself"
    PUBLISH_TEXTS = "publish what the paper says of itself"
    HIDE_VERSION = "hide a version"
    REMOVE_BY_ORDER = "remove by order"
    RUN_THE_PAPER = "change users and settings"
    SEE_TABLES = "look behind the scenes"


class Reach(StrEnum):
    """How far a permission goes."""

    OWN = "their own"
    ANY = "everybody's"


OWN, ANY = Reach.OWN, Reach.ANY
R = Role

WHO_MAY: dict[Act, dict[Role, Reach]] = {
    Act.READ_DESK: {R.REPORTER: ANY, R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.WRITE: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.SUBMIT: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.RETURN: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.APPROVE: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.PUBLISH: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.SCHEDULE: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.CORRECT: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.WITHDRAW: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY, R.DUTY_EDITOR: ANY},
    Act.RESTORE: {R.PUBLISHER: ANY},
    Act.EMBARGO: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.RELEASE: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY, R.DUTY_EDITOR: ANY},
    Act.HOLD: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.LEAD: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.EDIT_FRONTS: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.BREAK: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.ASSIGN: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.HAND_OVER: {R.REPORTER: OWN},
    Act.NOTE: {R.REPORTER: ANY, R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.SHOW_OUTSIDERS: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.SPIKE: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.UNSPIKE: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.INGEST: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.EXPORT: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.EDIT_PHOTOS: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.HAVE_ORIGINAL: {R.REPORTER: OWN, R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.KILL_PHOTO: {R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY, R.DUTY_EDITOR: ANY},
    Act.RESTRICT_PHOTO: {R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.LINK: {R.WEB_EDITOR: ANY, R.MODERATOR: ANY, R.PUBLISHER: ANY},
    Act.THREAD: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.EDIT_PEOPLE: {R.WEB_EDITOR: ANY, R.PHOTO_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.EDIT_TAXONOMY: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.MERGE_NAMES: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.WRITE_TEXTS: {R.WEB_EDITOR: ANY, R.PUBLISHER: ANY},
    Act.PUBLISH_TEXTS: {R.PUBLISHER: ANY},
    Act.HIDE_VERSION: {R.PUBLISHER: ANY},
    Act.REMOVE_BY_ORDER: {R.PUBLISHER: ANY},
    Act.RUN_THE_PAPER: {R.PUBLISHER: ANY},
    # What the door, the worker and the wire keep for themselves: for superusers alone.
    Act.SEE_TABLES: {},
}


# What a role is for, in a sentence: where one chooses among them.
ROLE_WORDS: dict[Role, str] = {
    R.REPORTER: "writes stories and sends them for review.",
    R.WEB_EDITOR: "reviews, publishes and corrects everybody’s stories.",
    R.PHOTO_EDITOR: "brings photos in and decides how they may be used.",
    R.MODERATOR: "decides what stands under “You May Also Like”.",
    R.PUBLISHER: "does all that, answers for it, and invites people.",
    R.DUTY_EDITOR: "withdraws, releases and kills at night, for as long as it is set.",
}

GROUPS: tuple[Role, ...] = tuple(role for role in Role if role is not Role.DUTY_EDITOR)


def roles_of(user: User) -> frozenset[Role]:
    """Return the roles this user has at this moment."""
    return roles_named(user, user.role_names())


def roles_named(user: User, names: Iterable[str]) -> frozenset[Role]:
    """Return the roles of a user whose groups have these names."""
    if not user.is_active:
        return frozenset()
    held = set(names)
    roles = {role for role in GROUPS if role.value in held}
    if user.duty_until and user.duty_until > timezone.now():
        roles.add(Role.DUTY_EDITOR)
    return frozenset(roles)


def may(user: User, act: Act, *, own: bool = False) -> bool:
    """Say whether this user may do this act; `own` is true for a story of theirs."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    return allows(roles_of(user), act, own=own)


def allows(roles: Iterable[Role], act: Act, *, own: bool = False) -> bool:
    """Say whether somebody of these roles may do this act."""
    reaches = {WHO_MAY[act][role] for role in roles if role in WHO_MAY[act]}
    return Reach.ANY in reaches or (own and Reach.OWN in reaches)


def require(user: User, act: Act, *, own: bool = False) -> None:
    """Raise `PermissionDenied`, which names nothing, where the user may not do this act."""
    if not may(user, act, own=own):
        raise PermissionDenied
