"""The answers of the API. Each is given what its parameters say, and returns what is told.

What stands in the table (`operations.py`) is answered by these; `answering.py` makes pages of it.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from addresses.models import FormerAddress, Kind
from freshness.subjects import About
from paging.keyset import Cursor, MomentKey, Page, moment, page_of, row_id, written
from website import queries
from website.api import tokens
from website.api.changes import changes_after, place_now
from website.api.lists import Wanted, stories_in, stories_with
from website.api.parameters import NOW
from website.api.problems import Refused, gone, not_there, problem
from website.api.stories import (
    Facts,
    address,
    change_item,
    correction_item,
    history_of,
    live_story,
    photo_item,
    story_item,
)
from website.walks import Stories

KINDS = {
    About.SECTION: Kind.SECTION,
    About.TAG: Kind.TAG,
    About.PERSON: Kind.PERSON,
    About.SOURCE: Kind.SOURCE,
}

# No list's address ends in more characters.
LONGEST_SLUG = 100

type Said = dict[str, Any]


def root(said: Said) -> Facts:
    """Where there is to begin."""
    names = ("stories", "corrections", "changes", "openapi")
    return {name: address(name) for name in names}


def story(said: Said, story_id: str) -> Facts:
    """A live story."""
    return story_item(live_story(story_id))


def stories(said: Said) -> Facts:
    """All live stories."""
    page = stories_in(About.LIVE, "", wanted(said, "stories"))
    return listed(page, story_item, "stories", said)


def in_list(about: About) -> Callable[..., Facts]:
    """Return what answers with the stories of a list of one kind."""
    name = f"stories_of_{about}"

    def answer(said: Said, slug: str) -> Facts:
        """Return the stories of one list."""
        if len(slug) > LONGEST_SLUG or not slug.isprintable():
            raise not_there("There is no such list.")
        page = stories_in(about, slug, wanted(said, f"{name}.{slug}"))
        if page.is_first and not page.rows and not said["from"] and not said["until"]:
            raise elsewhere(about, slug)
        return listed(page, story_item, name, said, slug)

    return answer


def elsewhere(about: About, slug: str) -> Refused:
    """Return what is said of a list without stories: where it stands now, if it moved."""
    kind = KINDS.get(about)
    leads_to = FormerAddress.objects.now_of(kind, [slug]).get(slug) if kind else None
    if leads_to is None:
        return not_there("There are no stories here.")
    answer = problem(HTTPStatus.MOVED_PERMANENTLY, "This list has another address now.")
    answer["Location"] = address(f"stories_of_{about}", leads_to)
    return Refused(answer)


def found(said: Said) -> Facts:
    """The stories that have what is looked for."""
    page = stories_with(said["q"], wanted(said, f"search.{said['q']}"))
    return listed(page, story_item, "search", said)


def history(said: Said, story_id: str) -> Facts:
    """The versions of a live story."""
    article = live_story(story_id)
    use = f"history.{story_id}"
    values = values_asked(said, use)
    cursor = Cursor(int(values[0])) if values else None
    rows = history_of(article, cursor, said["limit"])
    page = page_of(rows, cursor, lambda row: int(row["number"]), said["limit"])
    return listed(page, lambda row: row, "history", said, story_id)


def photo(said: Said, content_hash: str) -> Facts:
    """A photo that a live story shows."""
    return photo_item(content_hash)


def corrections(said: Said) -> Facts:
    """What readers were told of mistakes."""
    page = queries.corrections(moment_asked(said, "corrections"), said["limit"])
    return listed(page, correction_item, "corrections", said)


def changes(said: Said) -> Facts:
    """What became of stories since a place in the list."""
    last, paper = place_now()
    number = 0
    if said["since"] == NOW:
        number = last
    elif said["since"]:
        values = tokens.values_of("changes", said["since"])
        if values is None:
            raise not_there("This is no place in the changes. Begin anew, without since.")
        number, of_paper = values
        if number > last or of_paper != paper:
            raise gone(
                "The changes cannot be followed from there any more. Begin anew: take the changes "
                f"since={NOW}, then all stories, then the changes after that."
            )
    page = changes_after(number, said["limit"])
    since = tokens.token_of("changes", page.number, paper)
    following = address("changes", since=since, limit=said["limit"])
    return {
        "changes": [change_item(row) for row in page.rows],
        "since": since,
        "hasMore": page.has_more,
        "next": following if page.has_more else None,
    }


# --- How lists go on ----------------------------------------------------------------------------


def wanted(said: Said, use: str) -> Wanted:
    """Return what of a list of stories is asked for."""
    return Wanted(
        limit=said["limit"],
        cursor=moment_asked(said, use),
        since=said.get("from"),
        until=said.get("until"),
        tongue=said.get("language") or "",
    )


def values_asked(said: Said, use: str) -> Sequence[Any] | None:
    """Return what a cursor says. Raises `Refused` where it is not one of this very list."""
    if not said["cursor"]:
        return None
    values = tokens.values_of(use, said["cursor"])
    if values is None:
        raise not_there("This list does not go on from there. Begin it anew, without cursor.")
    return values


def moment_asked(said: Said, use: str) -> Cursor[MomentKey] | None:
    """Return the cursor of a list by moment."""
    values = values_asked(said, use)
    at, key = (moment(values[0]), row_id(values[1])) if values else (None, None)
    return Cursor((at, key)) if at and key else None


def listed[T](
    page: Page[T] | Stories, item: Callable[[Any], Facts], name: str, said: Said, *args: str
) -> Facts:
    """Return a page of a list, and where it goes on."""
    following = None
    if page.after:
        key = page.after.key if isinstance(page.after.key, tuple) else (page.after.key,)
        use = ".".join([name, *args, *([said["q"]] if "q" in said else [])])
        cursor = tokens.token_of(use, *map(written, key))
        query = {name: again(value) for name, value in said.items() if value is not None}
        following = address(name, *args, **{**query, "cursor": cursor})
    return {"items": [item(row) for row in page.rows], "next": following}


def again(value: object) -> str:
    """Return a value as an address has it."""
    return written(value)
