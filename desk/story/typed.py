"""What stands in a story's form, as a story: nothing of it is written.

Words that have to be mended before they can be saved are there as they were typed.
"""

from collections.abc import Iterable

from django.db.models import CharField, TextField

from articles.draft.snapshot import assemble, story_of
from articles.models import Article, Credit, Figure
from desk.story.forms import StoryForm
from desk.story.parts import OrderedFormSet
from desk.story.tags_field import names_in
from editions.body import plain
from editions.story import Story
from taxonomy.models import Tag
from taxonomy.names import tag_key


def typed_story(form: StoryForm, formsets: Iterable[OrderedFormSet]) -> Story:
    """Return the story that a checked form and its parts make."""
    form.put_source_time()
    put_raw_words(form)
    parts = {formset.part: formset for formset in formsets}
    story = assemble(
        form.instance,
        credits=parts[Credit].parts() if Credit in parts else [],
        figures=parts[Figure].parts() if Figure in parts else [],
        tags=tags_named(tag_names(form)),
    )
    return story.with_changes(unread_parts(form.instance, parts))


def put_raw_words(form: StoryForm) -> None:
    """Put words that cannot be saved yet, such as a headline that is too long, as they are."""
    for name in form.errors:
        if name not in form.fields or name not in FREE_WORDS:
            continue
        raw = str(form[name].value() or "")
        setattr(form.instance, name, raw if name == "body" else plain(raw))


FREE_WORDS = {
    field.name
    for field in Article._meta.concrete_fields
    if type(field) in (CharField, TextField) and field.editable and not field.choices
}


def tag_names(form: StoryForm) -> list[str]:
    """Return the names of the tags, those too that cannot be saved yet."""
    cleaned: list[str] | None = form.cleaned_data.get("tags")
    return names_in(str(form["tags"].value() or "")) if cleaned is None else cleaned


def tags_named(names: list[str]) -> list[Tag]:
    """Return the tags of these names; one that nobody made yet is not made here."""
    known = Tag.objects.known(names)
    each = {tag_key(name): known.get(tag_key(name)) or Tag(name=name, slug="") for name in names}
    return list({tag.pk or key: tag for key, tag in each.items()}.values())


def unread_parts(
    article: Article, parts: dict[type[Article] | type, OrderedFormSet]
) -> dict[str, object]:
    """Return the draft's own credits and figures where the form did not come with them whole."""
    unread = [
        name
        for name, part in (("credits", Credit), ("figures", Figure))
        if part not in parts or not parts[part].management_form.is_valid()
    ]
    if not unread or not article.pk:
        return {}
    draft = story_of(Article.objects.get(pk=article.pk))
    return {name: getattr(draft, name) for name in unread}
