"""The first run: what is still to do before a new paper has its first story."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article
from desk.frame.powers import can, user_of
from desk.frame.words import zone_words
from desk.paper.first_run import is_first_run
from paper.now import paper_now
from people.models import Person, User
from people.roles import Act
from taxonomy.models import Section

UNNAMED = "Newsroom"


@dataclass(frozen=True)
class Step:
    """A step of the first run: what it is for, whether it is done, and where it is done."""

    name: str
    words: str
    is_done: bool
    links: tuple[tuple[str, str], ...] = ()


def first_steps(request: HttpRequest) -> list[Step]:
    """Return the steps of an empty desk, for those who run it; none once it has a story."""
    if not can(request, Act.RUN_THE_PAPER) or Article.objects.exists():
        return []
    return list(steps(user_of(request)))


def steps(user: User) -> Iterator[Step]:
    """Yield the steps in their order."""
    yield Step("Name and clock", named_words(), paper_now().name != UNNAMED, set_up_links())
    own = Person.objects.filter(user=user).first()
    account = reverse("admin:people_user_change", args=[user.pk])
    yield Step(
        "Your name",
        f"Stories that you begin carry the name “{own}”."
        if own
        else "Stories that you begin carry no name yet. Your account’s page gives them one.",
        own is not None,
        () if own else (("Your account", account),),
    )
    yield Step(
        "Sections",
        "World, Sport, whatever your menu is to say. No story goes out without one.",
        Section.objects.exists(),
        (("Make a section", reverse("admin:taxonomy_section_add")),),
    )
    yield Step(
        "People",
        "Whoever you invite chooses the password; you choose what they may do.",
        User.objects.filter(is_active=True)[1:2].exists(),
        (("Invite somebody", reverse("admin:invite")),),
    )
    yield Step(
        "The first story",
        "Write one, or paste a page of another house whole.",
        is_done=False,
        links=(
            ("Write a story", reverse("admin:articles_article_add")),
            ("Paste a wire page", reverse("admin:paste")),
        ),
    )


def set_up_links() -> tuple[tuple[str, str], ...]:
    """Return where the paper is set up: all at once at first, then setting by setting."""
    if is_first_run():
        return (("Set up the paper", reverse("admin:first_run")),)
    return (("The paper", reverse("admin:paper")),)


def named_words() -> str:
    """Return what the paper is called and which clock it goes by."""
    return f"The paper is called “{paper_now().name}” and goes by the clock of {zone_words()}."
