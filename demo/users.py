"""The demo's users: one for each role, with passwords that are printed."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from people.models import Person, User
from people.roles import Role


@dataclass(frozen=True)
class DemoUser:
    """Somebody to log in as."""

    username: str
    role: Role | None
    name: str

    @property
    def password(self) -> str:
        """A password that is no secret: the demo listens on this machine alone."""
        return f"{self.username}-at-the-harbour"


DEMO_USERS = (
    DemoUser("reporter", Role.REPORTER, "Tomasz Wieliczko"),
    DemoUser("web-editor", Role.WEB_EDITOR, "Petra Vlasák"),
    DemoUser("photo-editor", Role.PHOTO_EDITOR, "Ingrid Falk-Osei"),
    DemoUser("moderator", Role.MODERATOR, "Callum Breck"),
    DemoUser("publisher", Role.PUBLISHER, "Noor Ansari"),
    DemoUser("admin", None, "Site Admin"),
)


def make_users() -> dict[str, User]:
    """Make the demo's users and return them by user name."""
    return {demo.username: make_user(demo) for demo in DEMO_USERS}


def make_user(demo: DemoUser) -> User:
    """Make one user with their role, and join them to the person whom pages name."""
    first, _, last = demo.name.partition(" ")
    user = User(
        username=demo.username,
        first_name=first,
        last_name=last,
        is_staff=True,
        is_superuser=demo.role is None,
    )
    user.set_password(demo.password)
    user.save()
    if demo.role:
        user.groups.add(Group.objects.get(name=demo.role.value))
    Person.objects.filter(name=demo.name).update(user=user)
    return user
