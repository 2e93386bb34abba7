"""Every save of a draft is kept, whole."""

from django.db import transaction
from django.utils import timezone

from articles.draft.passages import move_passages
from articles.draft.search import note_words
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Revision, Stage
from articles.timeline import seal_save
from articles.workflow import DoorError
from editions.body import too_large
from editions.models import Edition
from editions.story import Story
from people.actors import Actor, account_of, actor_name


class TooLong(DoorError):
    """Words that were typed do not fit where they stand; nothing was saved."""


class SavedMeanwhile(DoorError):
    """Somebody saved the story since it was opened; nothing was overwritten."""


def lock(article: Article) -> Article:
    """Return the story, read anew and locked until the transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)


def newest_revision(article: Article) -> Revision | None:
    """Return the newest save of the draft; offers from a wire do not count."""
    return article.revisions.filter(is_proposal=False).order_by("number").last()


def add_revision(
    article: Article, story: Story, by: Actor, *, is_proposal: bool = False
) -> Revision:
    """Add a story as the article's next revision. The caller holds the lock."""
    last = article.revisions.order_by("-number").values_list("number", flat=True).first()
    return write_revision(article, story, by, number=(last or 0) + 1, is_proposal=is_proposal)


def first_revision(article: Article, story: Story, by: Actor) -> Revision:
    """Add the first revision of an article that was begun in this transaction."""
    return write_revision(article, story, by, number=1)


def write_revision(
    article: Article, story: Story, by: Actor, *, number: int, is_proposal: bool = False
) -> Revision:
    """Keep a save of a draft."""
    revision = Revision(
        article=article,
        number=number,
        made_by=account_of(by),
        by=actor_name(by),
        text=story.to_json(),
        is_proposal=is_proposal,
    )
    seal_save(revision).save(force_insert=True)
    return revision


def save_revision(article: Article, by: Actor, story: Story | None = None) -> Revision:
    """Save the draft as it stands now; a draft that did not change keeps its revision.

    A changed draft goes back to the stage of a draft: what was approved is the revision before.
    `story` is what the draft says, where the caller has it. The caller holds the lock.
    """
    story = story or story_of(article)
    last = newest_revision(article)
    # Compared as stories: a save made before a field was there says the same without it.
    if last and last.text and last.story == story:
        return last
    revision = add_revision(article, story, by)
    move_passages(article, last.story if last and last.text else None, story)
    note_words(article, story)
    article.version += 1
    article.changed_at = timezone.now()
    article.has_news = is_news(article, story)
    changed = ["version", "changed_at", "has_news"]
    if article.stage in {Stage.IN_REVIEW, Stage.APPROVED}:
        article.stage = Stage.DRAFT
        changed.append("stage")
    article.save(update_fields=changed)
    return revision


def has_news(article: Article) -> bool:
    """Say whether the newest save says other than what readers see now.

    What a save says of people or photos stays as it was then: renaming them is no news of a story.
    """
    draft = newest_revision(article)
    return is_news(article, draft.story if draft and draft.text else None)


def is_news(article: Article, draft: Story | None) -> bool:
    """Say whether a save says other than what readers see now; one that was removed does."""
    edition = Edition.objects.newest(article.public_id) if article.is_live else None
    if edition is None or draft is None or not edition.content.text:
        return True
    return edition.parsed.story != draft


def claim_version(article: Article, expected: int) -> None:
    """Make sure nobody saved the story since version `expected` was opened.

    Raises `SavedMeanwhile` otherwise. The caller is in a transaction, which holds the story
    from here on.
    """
    if lock(article).version != expected:
        raise SavedMeanwhile(
            "Somebody saved this story while you were writing. Your text is still on this page: "
            "compare it with theirs and save again."
        )


def check_size(body: str) -> None:
    """Raise `TooLong` for a text of more than 1 MB."""
    if problem := too_large(body):
        raise TooLong(problem)


@transaction.atomic
def restore_story(article: Article, story: Story, by: Actor) -> Revision:
    """Make what a story said once (a save, an edition, a wire's offer) the draft again.

    It becomes a new revision; what stood there stays in the history. Raises `TooLong`.
    """
    check_size(story.body)
    locked = lock(article)
    apply_story(locked, story)
    return save_revision(locked, by)
