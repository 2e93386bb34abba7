"""Saving a story's page while a colleague saved too."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from articles.draft.presence import stop_writing
from articles.draft.recovery import base_of_page, drop_saved, keep_copy
from articles.draft.revisions import lock
from articles.draft.saving import merge_into_draft, newest_number, savers_since
from articles.draft.snapshot import story_of
from articles.models import Article, Credit, RecoveryCopy
from desk.frame.field_names import names_of_fields
from desk.frame.powers import user_of
from desk.story.forms import StoryForm
from desk.story.parts import OrderedFormSet
from desk.story.typed import typed_story
from editions.story import Story


@dataclass(frozen=True)
class Meeting:
    """What came of saving over a newer version: the merged draft, or a copy that is asked about."""

    article: Article
    words: str = ""
    copy: RecoveryCopy | None = None


def meet(request: HttpRequest, form: StoryForm, formsets: list[OrderedFormSet]) -> Meeting | None:
    """Merge the page into the draft where somebody saved since it was opened; none otherwise.

    Where both changed the same thing the draft stays as it is, and the page's text becomes a
    copy of its writer's. The caller holds the story's lock.
    """
    user, key = user_of(request), str(form.cleaned_data["page_key"])
    opened = int(form.cleaned_data["opened"])
    locked = lock(form.instance)
    if newest_number(locked) == opened:
        return None
    mine = typed_story(form, formsets)
    savers = savers_since(locked, opened)
    merged = merge_into_draft(locked, base_of_page(user, locked, key, opened), mine, user)
    if merged.open:
        return Meeting(locked, copy=keep_copy(user, locked, key, opened, mine))
    put_parts(formsets, mine, merged.story)
    stop_writing(locked, user)
    drop_saved(user, locked, key, merged.story)
    return Meeting(locked, words=words_of(mine, merged.story, savers, str(user)))


def put_parts(formsets: Iterable[OrderedFormSet], mine: Story, merged: Story) -> None:
    """Write credits and figures that stand as they were typed from their own rows.

    A caption left empty is then still the photo's own, as on any other save.
    """
    for formset in formsets:
        name = "credits" if formset.part is Credit else "figures"
        if getattr(mine, name) == getattr(merged, name):
            formset.save()


def words_of(mine: Story, merged: Story, savers: list[str], me: str) -> str:
    """Return what was saved together with what, or '' where nobody changed anything else."""
    fields = names_of_fields(mine, merged)
    if not fields:
        return ""
    others = [name for name in savers if name != me]
    who = " and ".join(others) if others else "you"
    where = "" if others else " in another window"
    return f"Saved, together with what {who} changed meanwhile{where}: {fields}."


def saved_alone(request: HttpRequest, form: StoryForm) -> None:
    """Drop the copy of a page that was saved: it is in the draft."""
    article = form.instance
    stop_writing(article, user_of(request))
    drop_saved(user_of(request), article, str(form.cleaned_data["page_key"]), story_of(article))
