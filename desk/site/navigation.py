"""The menu at the top of every desk page: what somebody works with, and behind More what else is
of use. The tables behind the scenes are on a page of their own (`desk/inner_tables/`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from desk.first_page.notices import unseen
from desk.frame.powers import can
from people.roles import Act


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu."""

    words: str
    address: str
    is_here: bool = False


@dataclass(frozen=True)
class Navigation:
    """The menu: the places of every day, and the others by group."""

    places: list[MenuItem]
    more: list[tuple[str, list[MenuItem]]]
    may_write: bool
    may_ingest: bool
    unseen: str
    may_flash: bool


EVERY_DAY = (
    ("Stories", "articles_article_changelist", Act.READ_DESK),
    ("Wire", "inbox", Act.INGEST),
    ("Fronts", "fronts", Act.EDIT_FRONTS),
    ("Calendar", "going_out", Act.READ_DESK),
    ("Photos", "media_photo_changelist", Act.READ_DESK),
    ("You May Also Like", "related_queue", Act.LINK),
    ("People", "people_person_changelist", Act.READ_DESK),
)
MOST_COUNTED = 9
# What is behind More: the words, the page, and the act that opens it.
MORE = (
    (
        "What comes in",
        (
            ("Paste a wire page", "paste", Act.INGEST),
            ("What came in", "batches", Act.WITHDRAW),
            ("Channels of the wire", "wire_channel_changelist", Act.INGEST),
            ("Routes of the wire", "wire_routerule_changelist", Act.INGEST),
            ("Remembered of houses", "remembered", Act.INGEST),
            ("Send many pictures", "send_pictures", Act.EDIT_PHOTOS),
        ),
    ),
    (
        "Stories",
        (
            ("A name across stories", "across", Act.CORRECT),
            ("What happened", "articles_event_changelist", Act.READ_DESK),
            ("Notes on stories", "articles_note_changelist", Act.READ_DESK),
            ("Previews for outsiders", "articles_previewlink_changelist", Act.RUN_THE_PAPER),
        ),
    ),
    (
        "Names",
        (
            ("Sections", "taxonomy_section_changelist", Act.READ_DESK),
            ("Tags", "taxonomy_tag_changelist", Act.READ_DESK),
            ("Threads", "taxonomy_thread_changelist", Act.READ_DESK),
            ("Organisations", "people_organisation_changelist", Act.READ_DESK),
            ("Subjects of the wire", "wire_subjectmeaning_changelist", Act.READ_DESK),
        ),
    ),
    (
        "You May Also Like",
        (
            ("Links in force", "related_relatedlink_changelist", Act.LINK),
            ("What was decided", "related_decision_changelist", Act.LINK),
        ),
    ),
    (
        "The house",
        (
            ("The paper", "paper", Act.RUN_THE_PAPER),
            ("Texts of the paper", "texts", Act.WRITE_TEXTS),
            ("Accounts", "people_user_changelist", Act.RUN_THE_PAPER),
            ("Texts for machines", "machine_texts", Act.RUN_THE_PAPER),
            ("Keys of the API", "api_keys", Act.RUN_THE_PAPER),
            ("Behind the scenes", "tables", Act.SEE_TABLES),
        ),
    ),
)


def navigation(request: HttpRequest) -> Navigation:
    """Return the menu of the one who asks."""
    lists = [(words, reverse(f"admin:{name}"), act) for words, name, act in EVERY_DAY]
    places = [
        MenuItem(words, address, request.path.startswith(address))
        for words, address, act in lists
        if can(request, act)
    ]
    return Navigation(
        places,
        list(groups(request)),
        may_write=can(request, Act.WRITE, own=True),
        may_ingest=can(request, Act.INGEST),
        may_flash=can(request, Act.PUBLISH),
        unseen=unseen_words(request),
    )


def groups(request: HttpRequest) -> Iterator[tuple[str, list[MenuItem]]]:
    """Yield the places that are not of every day, by group, to those who may go there."""
    for heading, places in MORE:
        entries = [
            MenuItem(words, reverse(f"admin:{name}"))
            for words, name, act in places
            if can(request, act, own=True)
        ]
        if entries:
            yield heading, entries


def unseen_words(request: HttpRequest) -> str:
    """Return how many notices wait on the first page of the one who asks, `9+` at most."""
    waiting = len(unseen(request).values_list("pk")[: MOST_COUNTED + 1])
    return f"{MOST_COUNTED}+" if waiting > MOST_COUNTED else str(waiting or "")
