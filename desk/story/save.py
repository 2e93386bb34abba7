"""Saving a story's page: alone, or together with what a colleague saved meanwhile."""

from dataclasses import dataclass

from articles.draft.autosaves import autosave, base_of_page, drop_saved
from articles.draft.own_links import in_step
from articles.draft.presence import stop_writing
from articles.draft.revisions import save_revision
from articles.draft.saving import merge_into_draft, newest_number, savers_since
from articles.draft.snapshot import assemble
from articles.models import Article, Autosave
from desk.frame.field_names import names_of_fields
from desk.story.page_forms import PageForms
from editions.story import Story
from people.models import User
from taxonomy.models import Tag
from taxonomy.names import tag_key
from wire.remembering import learn


@dataclass(frozen=True)
class SaveResult:
    """What came of saving: the draft as it stands, with `words` for what was saved beside it.

    Where both changed the same thing the draft is as it was, and the page's text is a `copy` of
    its writer's, which is asked about.
    """

    article: Article
    words: str = ""
    copy: Autosave | None = None


def save_page(forms: PageForms, locked: Article, by: User) -> SaveResult:
    """Save what a page says as one revision, over nobody's newer words.

    `locked` is the story as it stands in the database, held by the caller; a new one has no key.
    What has to be mended before it can be saved stays in the writer's copy. Raises `TooLong`
    where a merged story does not fit.
    """
    if locked.pk and newest_number(locked) != forms.opened_save:
        return save_merged(forms, locked, by)
    article = forms.form.leave_wrong_fields()
    # A save that changes nothing leaves an approved story as it was approved.
    if forms.change_something:
        article.body = in_step(article.body)
    article.save()
    forms.credits.save()
    forms.figures.save()
    tags = put_tags(article, forms.form.tags_that_fit())
    story = assemble(
        article,
        credits=forms.credits.parts(as_typed=False),
        figures=forms.figures.parts(as_typed=False),
        tags=tags,
    )
    save_revision(article, by, story)
    learn(article, by)
    note_saved(forms, article, by, story)
    keep_unsaved(forms, article, by, newest_number(article))
    return SaveResult(article)


def keep_unsaved(forms: PageForms, article: Article, by: User, opened: int) -> None:
    """Keep what has to be mended in its writer's copy, as it was typed, until it is saved too.

    The page comes back as one that was opened with the save of this number.
    """
    if not forms.are_valid:
        forms.say_opened(opened)
        autosave(by, article, forms.key, opened, forms.typed())


def put_tags(article: Article, names: list[str]) -> list[Tag]:
    """Make these the story's tags, and return them in their order: new ones stand last."""
    before = [item.tag for item in article.tag_items.select_related("tag")]
    known = {tag.key: tag for tag in before}
    wanted = [known.get(tag_key(name)) or Tag.objects.named(name) for name in names]
    if set(wanted) != set(before):
        article.tags.set(wanted)
    return list(dict.fromkeys([*(tag for tag in before if tag in wanted), *wanted]))


def save_merged(forms: PageForms, locked: Article, by: User) -> SaveResult:
    """Merge a page into what was saved since it was opened, or keep it as a copy to ask about."""
    opened, key, mine = forms.opened_save, forms.key, forms.fitting()
    savers = savers_since(locked, opened)
    merged = merge_into_draft(locked, base_of_page(by, locked, key, opened), mine, by)
    if merged.open:
        return SaveResult(locked, copy=autosave(by, locked, key, opened, forms.typed()))
    # What stands as it was typed is written from its own rows: a caption left empty is then
    # still the photo's own, as on any other save.
    if mine.credits == merged.story.credits:
        forms.credits.save()
    if mine.figures == merged.story.figures:
        forms.figures.save()
    note_saved(forms, locked, by, merged.story)
    beside = words_of(mine, merged.story, savers, str(by))
    # A page without the words of others stays one of an older save: it undoes none of them.
    keep_unsaved(forms, locked, by, opened if beside else newest_number(locked))
    return SaveResult(locked, words=beside)


def note_saved(forms: PageForms, article: Article, by: User, story: Story) -> None:
    """Note that somebody's page is saved: its copy is in the draft, and they only look now."""
    stop_writing(article, by)
    drop_saved(by, article, forms.key, story)


def words_of(mine: Story, merged: Story, savers: list[str], me: str) -> str:
    """Return what was saved together with what, or '' where nobody changed anything else."""
    fields = names_of_fields(mine, merged)
    if not fields:
        return ""
    others = [name for name in savers if name != me]
    who = " and ".join(others) if others else "you"
    where = "" if others else " in another window"
    return f"Saved, together with what {who} changed meanwhile{where}: {fields}."
