"""What stands in a story's form, as a story: nothing of it is written.

Words that have to be mended before they can be saved are there as they were typed; what is saved
meanwhile has in their place what stood there before.
"""

from collections.abc import Iterable
from copy import copy

from django.db.models import CharField, TextField

from articles.draft.snapshot import assemble
from articles.models import Article
from desk.story.forms import StoryForm
from desk.story.parts import CreditFormSet, FigureFormSet
from desk.story.tags_field import names_in
from editions.body import plain
from editions.story import Story
from taxonomy.models import Tag
from taxonomy.names import tag_key


def typed_story(form: StoryForm, credits: CreditFormSet, figures: FigureFormSet) -> Story:
    """Return the story that a checked form and its parts make, as it was typed."""
    form.put_source_time()
    article = copy(form.instance)
    put_raw_words(form, article)
    return assemble(
        article,
        credits=credits.parts(),
        figures=figures.parts(),
        tags=tags_named(tag_names(form)),
    )


def story_that_fits(form: StoryForm, credits: CreditFormSet, figures: FigureFormSet) -> Story:
    """Return the story that a checked form makes without what has to be mended."""
    return assemble(
        form.leave_wrong_fields(),
        credits=credits.parts(as_typed=False),
        figures=figures.parts(as_typed=False),
        tags=tags_named(form.tags_that_fit()),
    )


def put_raw_words(form: StoryForm, article: Article) -> None:
    """Put words that cannot be saved yet, such as a headline that is too long, as they are."""
    for name in form.errors:
        if name not in form.fields or name not in FREE_WORDS:
            continue
        raw = str(form[name].value() or "")
        setattr(article, name, raw if name == "body" else plain(raw))


FREE_WORDS = {
    field.name
    for field in Article._meta.concrete_fields
    if type(field) in (CharField, TextField) and field.editable and not field.choices
}


def tag_names(form: StoryForm) -> list[str]:
    """Return the names of the tags, those too that cannot be saved yet."""
    cleaned: list[str] | None = form.cleaned_data.get("tags")
    return names_in(str(form["tags"].value() or "")) if cleaned is None else cleaned


def tags_named(names: Iterable[str]) -> list[Tag]:
    """Return the tags of these names; one that nobody made yet is not made here."""
    known = Tag.objects.known(names)
    each = {tag_key(name): known.get(tag_key(name)) or Tag(name=name, slug="") for name in names}
    return list({tag.pk or key: tag for key, tag in each.items()}.values())
