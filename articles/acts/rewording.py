"""Live stories that still say what the library said of a photo before it was reworded."""

from collections.abc import Iterator
from dataclasses import replace

from articles.acts.photo_kill import live_stories_with
from articles.draft.snapshot import figure_of
from articles.models import Article, Figure
from editions.body import plain
from editions.models import PublishedArticle
from editions.story import Story, StoryFigure
from media.models import Photo

MOST_STORIES = 100


def saying_old_words(photo: Photo) -> Iterator[tuple[Article, PublishedArticle]]:
    """Yield the live stories that say an earlier caption or credit of this photo.

    A story with words of its own is none of them.
    """
    if not photo.former_words:
        return
    articles = {one.public_id: one for one in live_stories_with(photo)[:MOST_STORIES]}
    for row in PublishedArticle.objects.filter(pk__in=articles).order_by("-first_published_at"):
        story = row.parsed.story
        if story and with_words_of_now(story, photo) != story:
            yield articles[row.pk], row


def with_words_of_now(story: Story, photo: Photo) -> Story:
    """Return the story with the photo's earlier words replaced by those of now."""
    figures = tuple(
        figure_of_now(figure, photo)
        if figure.photo and figure.photo.hash == photo.content_hash
        else figure
        for figure in story.figures
    )
    return story.with_changes({"figures": figures})


def figure_of_now(figure: StoryFigure, photo: Photo) -> StoryFigure:
    """Return the figure with the photo's words of now, where it has earlier ones of them."""
    now = figure_of(Figure(photo=photo))
    if now.caption and figure.caption in earlier(photo, "caption"):
        figure = replace(figure, caption=now.caption)
    if now.credit and figure.credit in earlier(photo, "credit"):
        figure = replace(
            figure,
            credit=now.credit,
            agency=now.agency,
            photographer=now.photographer,
            photographer_slug=now.photographer_slug,
            copyright_notice=now.copyright_notice,
        )
    return figure


def earlier(photo: Photo, name: str) -> set[str]:
    """Return what the library said before, in the form that stories have."""
    return {plain(row[name]) for row in photo.former_words} - {""}
