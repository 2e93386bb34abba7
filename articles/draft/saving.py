"""Saving over what a colleague saved meanwhile: both changes stand, or somebody is asked."""

from collections.abc import Iterator, Mapping

from articles.draft.merging import Merge, merge
from articles.draft.revisions import TooLong, check_size, save_revision
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Credit, Figure
from editions.story import Story
from people.actors import Actor
from taxonomy.models import Tag


def newest_number(article: Article) -> int:
    """Return the number of the newest save, 0 where there is none; a wire's offers do not count."""
    saves = article.revisions.filter(is_proposal=False).order_by("-number")
    return saves.values_list("number", flat=True).first() or 0


def saved_as(article: Article, number: int) -> Story | None:
    """Return what was saved under a number; none where nothing was, or it was removed by order."""
    saves = article.revisions.filter(is_proposal=False, number=number).exclude(text="")
    revision = saves.first()
    return revision.story if revision else None


def savers_since(article: Article, number: int) -> list[str]:
    """Return who saved after a version, as they were called then, the newest last."""
    saves = article.revisions.filter(is_proposal=False, number__gt=number).order_by("number")
    return list(dict.fromkeys(saves.values_list("by", flat=True)))


def merge_into_draft(
    locked: Article,
    base: Story | None,
    mine: Story,
    by: Actor,
    answers: Mapping[str, str] | None = None,
) -> Merge:
    """Merge what somebody wrote, beginning from `base`, into the draft, and save a revision.

    Where a question is open nothing is written. The caller holds the lock. Raises `TooLong`.
    """
    draft = story_of(locked)
    merged = merge(base, draft, mine, answers)
    if not merged.open:
        check_fits(merged.story)
        if merged.story != draft:
            apply_story(locked, merged.story)
        save_revision(locked, by)
    return merged


def check_fits(story: Story) -> None:
    """Raise `TooLong`, with what to shorten, where words do not fit their field."""
    check_size(story.body)
    for label, text, most in measured(story):
        if len(text) > most:
            raise TooLong(
                f"{label[0].upper()}{label[1:]} has {len(text)} letters, and {most} fit. Nothing "
                "was saved and nothing is lost: copy the words into the text, or shorten them."
            )


def measured(story: Story) -> Iterator[tuple[str, str, int]]:
    """Yield (name, words, how many letters fit) of everything that has a limit."""
    for field in Article._meta.concrete_fields:
        text = getattr(story, field.name, None)
        if field.max_length and isinstance(text, str):
            yield str(field.verbose_name), text, field.max_length
    if story.dateline:
        yield "the dateline's place", story.dateline.place, length_of(Article, "dateline_place")
        text = story.dateline.date_text
        yield "the dateline's date", text, length_of(Article, "dateline_date_text")
    for figure in story.figures:
        yield "a photo's credit", figure.credit, length_of(Figure, "credit")
    for credit in story.credits:
        yield "a person's role", credit.role, length_of(Credit, "role")
    for tag in story.tags:
        yield "a tag", tag.name, length_of(Tag, "name")


def length_of(model: type[Article | Figure | Credit | Tag], name: str) -> int:
    """Return how many letters fit into a column."""
    field = model._meta.get_field(name)
    return int(getattr(field, "max_length", None) or 0)
