"""Columns of tables that people look into: in the desk's words, leading to the story."""

from typing import TYPE_CHECKING, TypedDict

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article, Event, Note, PreviewLink
from desk.frame.pages import story_address
from desk.frame.words import clock_words, done_words
from editions.models import ThreadChange
from website.templatetags.stamps import stamp

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class OfStory(TypedDict):
    """What a row that knows a story by its public id has of it beside."""

    story_pk: int | None
    story_headline: str | None


@admin.display(description="When")
def when(row: Event | Note | ThreadChange) -> SafeString:
    """The moment, by the newsroom's clock."""
    return format_html('<time datetime="{}">{}</time>', stamp(row.at), clock_words(row.at))


@admin.display(description="What")
def done(event: Event) -> str:
    """What was done to a story."""
    return done_words(event.action)


@admin.display(description="Story")
def story(row: Event | Note | PreviewLink) -> SafeString:
    """The story it is about, leading to its page."""
    return linked(row.article)


@admin.display(description="Made")
def made(link: PreviewLink) -> str:
    """When a link was made."""
    return clock_words(link.made_at)


@admin.display(description="Open until")
def ends(link: PreviewLink) -> str:
    """When it ends, or that it was ended."""
    return "Ended" if link.revoked_at else clock_words(link.expires_at)


@admin.display(description="What")
def act_on_thread(change: ThreadChange) -> str:
    """What was done to a thread, and what it was called then."""
    act = change.get_act_display()
    return f"{act}: {change.words}" if change.words else act


@admin.display(description="Thread")
def thread(change: ThreadChange) -> str:
    """The end of the address of the thread."""
    return change.thread_slug


@admin.display(description="Story")
def story_of_id(change: "WithAnnotations[ThreadChange, OfStory]") -> SafeString | str:
    """The story that a row knows by its public id alone, leading to its page."""
    if change.story_pk is None:
        return ""
    return linked(Article(pk=change.story_pk, headline=change.story_headline or ""))


def linked(article: Article) -> SafeString:
    """Return a story's headline, leading to its page."""
    return format_html('<a href="{}">{}</a>', story_address(article), str(article))
