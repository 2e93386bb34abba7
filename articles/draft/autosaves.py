"""What editors typed and did not save: a copy for each open page, offered back and taken over."""

import re
from collections.abc import Mapping
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from articles.draft.merging import Merge, merge
from articles.draft.revisions import lock, save_revision
from articles.draft.saving import check_fits, merge_into_draft, newest_number, saved_as
from articles.draft.snapshot import apply_story
from articles.models import Article, Autosave
from articles.workflow import WrongState, log
from editions.body import words_in
from editions.difference import story_difference
from editions.story import Story
from people.actors import check_may
from people.models import User
from people.roles import Act

NOTHING = Story(headline="")


def new_key() -> str:
    """Return the key of a page that is opened now."""
    return str(uuid4())


def page_key(text: str) -> str:
    """Return a page's key as the page sent it, or a new one where it sent none that can be."""
    return text if re.fullmatch(r"[0-9a-f-]{8,36}", text) else new_key()


def words_typed(before: Story | None, now: Story) -> int:
    """Return how many words somebody typed since `before`; what they took out does not count."""
    changes = story_difference(before or NOTHING, now)
    return sum(words_in(text) for one in changes for op, text in one.pieces if op == "new")


def autosave(
    user: User, article: Article | None, key: str, opened: int, story: Story
) -> Autosave | None:
    """Keep what somebody has on their page, in place of what this page had before.

    Returns none where they have changed nothing: there is nothing to keep then. The draft is
    neither changed nor locked.
    """
    mine = Autosave.objects.filter(user=user, key=key)
    copy = mine.first()
    if copy and copy.article_id != (article.pk if article else None):
        # The key of another story's page; that copy is not touched.
        return autosave(user, article, new_key(), opened, story)
    base = base_of(copy) if copy else began_with(article, opened)
    if story == (base or NOTHING):
        mine.delete()
        return None
    text = story.to_json()
    if copy and copy.text == text:
        return copy
    values = {"text": text, "word_count": words_typed(base, story), "kept_at": timezone.now()}
    begun = {"article": article, "base_number": opened}
    copy, _ = Autosave.objects.update_or_create(
        user=user, key=key, defaults=values, create_defaults={**values, **begun}
    )
    return copy


def began_with(article: Article | None, opened: int) -> Story | None:
    """Return the save that a page was opened with."""
    return saved_as(article, opened) if article else None


def base_of(copy: Autosave) -> Story | None:
    """Return what a copy began with: the save that was opened, or what a colleague took over."""
    if copy.base_text:
        return Story.from_json(copy.base_text)
    return began_with(copy.article, copy.base_number)


def base_of_page(user: User, article: Article, key: str, opened: int) -> Story | None:
    """Return what a page began with, whether or not a colleague took over some of it."""
    copy = Autosave.objects.filter(user=user, key=key, article=article).first()
    return base_of(copy) if copy and copy.base_text else saved_as(article, opened)


def unsaved(copy: Autosave, draft: Story) -> Merge | None:
    """Return how a copy merges with the draft, or none where the draft has all of it."""
    merged = merge(base_of(copy), draft, copy.story)
    return merged if merged.open or merged.story != draft else None


def drop_saved(user: User, article: Article, key: str, draft: Story) -> None:
    """Drop a page's copy once it was saved, and the user's others of which nothing is left."""
    for copy in Autosave.objects.filter(user=user, article=article):
        if copy.key == key or unsaved(copy, draft) is None:
            copy.delete()
    Autosave.objects.filter(user=user, key=key, article=None).delete()


@transaction.atomic
def take_copy(
    copy: Autosave, by: User, answers: Mapping[str, str] | None = None
) -> tuple[Article, Merge]:
    """Merge a copy into the draft: one's own is taken back, a colleague's taken over.

    Where a question is open nothing is written. One's own copy goes; a colleague's stays until
    they save, and knows what was taken. Raises `PermissionDenied` and `TooLong`.
    """
    locked = locked_story(copy, by)
    merged = merge_into_draft(locked, base_of(copy), copy.story, by, answers)
    if not merged.open:
        let_go(copy, locked, by)
    return locked, merged


@transaction.atomic
def put_whole(copy: Autosave, by: User, seen: int) -> Article:
    """Put a copy into the draft whole; what stood there stays in the history.

    `seen` is the save that was looked at. Raises `PermissionDenied`, `TooLong`, and `WrongState`
    where somebody saved since.
    """
    locked = locked_story(copy, by)
    if newest_number(locked) != seen:
        raise WrongState("Somebody saved since you looked. Look at the newer text first.")
    check_fits(copy.story)
    apply_story(locked, copy.story)
    save_revision(locked, by)
    let_go(copy, locked, by)
    return locked


@transaction.atomic
def begin_story(copy: Autosave, by: User) -> Article:
    """Make a story of a copy that never was one. Raises `PermissionDenied` and `TooLong`."""
    check_may(by, Act.WRITE, own=True)
    check_fits(copy.story)
    article = Article.objects.create(created_by=by)
    apply_story(article, copy.story)
    save_revision(article, by)
    copy.delete()
    return article


def locked_story(copy: Autosave, by: User) -> Article:
    """Return the story that a copy is of, locked, for one who may write it."""
    assert copy.article is not None, "a story that was never saved has no draft to merge with"
    locked = lock(copy.article)
    check_may(by, Act.WRITE, own=locked.is_own(by))
    return locked


def let_go(copy: Autosave, article: Article, by: User) -> None:
    """Let a copy go that is in the draft now, or note how much of a colleague's is."""
    if copy.user_id == by.pk:
        copy.delete()
        return
    Autosave.objects.filter(pk=copy.pk).update(base_text=copy.text)
    words = f"{copy.word_count} words" if copy.word_count != 1 else "1 word"
    log(article, "take over", by, note=f"{words} of {copy.user}, not saved before")
