"""Beginning a story with all that it says at once, as the wire does: nobody else has it yet."""

from dataclasses import dataclass

from articles import workflow
from articles.draft.revisions import first_revision
from articles.draft.search import note_words
from articles.draft.snapshot import (
    assemble,
    credit_rows,
    figure_rows,
    put_words,
    sensitivity_of,
    tags_of,
)
from articles.models import Article, ArticleTag, Credit, Figure, Revision, TimelineEnd
from articles.timeline import begin_timeline
from editions.story import Story
from people.actors import Actor, account_of
from people.found_names import FoundNames


@dataclass(frozen=True)
class Begun:
    """A story that was begun in this transaction: nobody else has it, nor can change it."""

    article: Article
    revision: Revision
    story: Story
    end: TimelineEnd


def begin(
    story: Story, action: str, by: Actor, *, note: str = "", names: FoundNames | None = None
) -> Begun:
    """Make a new draft that says what this story says, with its first save and its first act.

    What it comes to is what an empty draft becomes by `apply_story` and `save_revision`, with a
    third of the questions. The names of the story were found just now, at their addresses of
    today: `names` are these. The caller is in a transaction.
    """
    names = names or FoundNames()
    article = Article(created_by=account_of(by), version=1)
    put_words(article, story, names)
    tags = tags_of(story.tags)
    article.is_sensitive = sensitivity_of(tags, story)
    article.save(force_insert=True)
    credits = credit_rows(article, story.credits, names)
    figures = figure_rows(article, story.figures, names)
    Credit.objects.bulk_create(credits)
    Figure.objects.bulk_create(figures)
    ArticleTag.objects.bulk_create([ArticleTag(content_object=article, tag=tag) for tag in tags])
    draft = assemble(article, credits=credits, figures=figures, tags=tags)
    revision = first_revision(article, draft, by)
    note_words(article, draft)
    end = begin_timeline(workflow.act_of(article, action, by, note=note))
    # Nobody could put it on hold yet: what asks need not look.
    Article.hold.related.set_cached_value(article, None)
    return Begun(article, revision, draft, end)
