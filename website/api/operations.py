"""All that can be asked of the API, a row each: addresses, document and page come from it."""

from typing import Any

from freshness.subjects import About
from website.api import views
from website.api.openapi import document
from website.api.operation import Operation, Part
from website.api.parameters import CURSOR, FROM, IN_LANGUAGE, LIMIT, QUERY, SINCE, UNTIL, Parameter

STORY_ID = Part(
    "story_id",
    "The id of a story: what stands behind the `#` of its `uri`.",
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,12}$"},
    "k3m9x2p7q4w8",
)
CONTENT_HASH = Part(
    "content_hash",
    "The hash of a photo: what stands behind `#photo-` in its `uri`.",
    {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    "0123456789abcdef0123456789abcdef",
)
PAGED = (LIMIT, CURSOR)
IN_TIME = (FROM, UNTIL, *PAGED)
# What a list is of, what it is called in addresses, and what ends them.
LISTS = (
    (About.SECTION, "sections", "section", "sport", (IN_LANGUAGE, *IN_TIME)),
    (About.TAG, "tags", "tag", "ferries", IN_TIME),
    (About.PERSON, "people", "person, in whatever role", "li-xuan", IN_TIME),
    (About.SOURCE, "sources", "source", "xinhua", IN_TIME),
    (About.THREAD, "threads", "thread", "storm", IN_TIME),
)


def list_of(
    about: About, places: str, words: str, example: str, parameters: tuple[Parameter, ...]
) -> Operation:
    """Return the operation of one kind of list."""
    slug = Part(
        "slug",
        "The end of the address of its page.",
        {"type": "string", "minLength": 1, "maxLength": views.LONGEST_SLUG},
        example,
    )
    return Operation(
        f"stories_of_{about}",
        f"{places}/{{slug}}/stories",
        f"Stories of a {about}",
        f"The live stories of a {words}, newest first.",
        views.in_list(about),
        "Stories",
        slug,
        parameters,
    )


def openapi(said: views.Said) -> dict[str, Any]:
    """Return this document."""
    return document(OPERATIONS)


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "root",
        "",
        "Where to begin",
        "Where all stories, corrections, changes and this document stand.",
        views.root,
        "Root",
    ),
    Operation(
        "stories",
        "stories",
        "All stories",
        "The live stories of the paper, newest first, each whole.",
        views.stories,
        "Stories",
        parameters=(IN_LANGUAGE, *IN_TIME),
    ),
    Operation(
        "story",
        "stories/{story_id}",
        "One story",
        "A live story, in ninjs 3.1. One that was withdrawn answers 410.",
        views.story,
        "Story",
        STORY_ID,
        is_gone=True,
    ),
    Operation(
        "history",
        "stories/{story_id}/history",
        "The history of a story",
        "The versions of a live story that readers were shown, newest first, with their digests.",
        views.history,
        "Versions",
        STORY_ID,
        PAGED,
        is_gone=True,
    ),
    *(list_of(*each) for each in LISTS),
    Operation(
        "search",
        "search",
        "Stories by their words",
        "The live stories that have all that is looked for, newest first.",
        views.found,
        "Stories",
        parameters=(QUERY, *PAGED),
        is_kept=False,
    ),
    Operation(
        "photo",
        "photos/{content_hash}",
        "A photo",
        "A photo that a live story shows: its words, rights, and files in every format and width.",
        views.photo,
        "Photo",
        CONTENT_HASH,
        is_gone=True,
    ),
    Operation(
        "corrections",
        "corrections",
        "Corrections",
        "What readers were told of mistakes in live stories, newest first.",
        views.corrections,
        "Corrections",
        parameters=PAGED,
    ),
    Operation(
        "changes",
        "changes",
        "Changes since a place in the list",
        "What became of stories, in the order in which readers came to see it: each story once, at "
        "its last change, withdrawn and removed ones too. Who follows it has what the lists say.",
        views.changes,
        "Changes",
        parameters=(SINCE, LIMIT),
        is_gone=True,
    ),
    Operation(
        "openapi",
        "openapi.json",
        "This document",
        "All of this for programs, in OpenAPI 3.1.",
        openapi,
        "Document",
    ),
)
