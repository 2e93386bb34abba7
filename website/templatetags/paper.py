"""Words for templates: times, the direction of a language, the lines a page prints."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from editions.choices import CreditRole, Kind
from editions.models import PublishedArticle
from editions.printed import direction, source_line
from editions.story import Story, StoryCredit
from related.counting import ping_path
from related.reading import Entry
from website import words
from website.structured import absolute

register = template.Library()

# Where the writer is named beside the section in lists.
OPINION_SECTIONS = {"opinion", "comment", "columns"}


@register.filter
def moment(value: datetime) -> str:
    """A moment with its zone: `11 September 2024, 11:40 CEST`."""
    return words.moment_words(value)


@register.filter
def mark(value: datetime) -> str:
    """A moment as it stands beside the byline: `11 September, 11:40`."""
    return words.mark_words(value)


@register.filter
def listed(value: datetime) -> str:
    """A moment as lists show it: the time today, else the day."""
    return words.list_words(value)


@register.filter
def clock(value: datetime) -> str:
    """The time of day: `11:40`."""
    return f"{timezone.localtime(value):%H:%M}"


@register.filter
def day(value: date) -> str:
    """A day: `11 September 2024`."""
    return words.day_words(value)


@register.filter
def iso_moment(value: str) -> datetime:
    """A moment of the record, which writes them as text."""
    return datetime.fromisoformat(value)


@register.filter
def dir_of(language: str) -> str:
    """The direction of a language: `ltr` or `rtl`."""
    return direction(language)


@register.filter
def language_name(language: str) -> str:
    """What a language is called by those who read it: `Deutsch`."""
    return words.language_words(language)


@register.filter
def kind_words(kind: str) -> str:
    """What a change is called: `Correction`."""
    return str(Kind(kind).label)


@register.filter
def writers(story: Story) -> tuple[StoryCredit, ...]:
    """The writers in the order printed."""
    return story.credited(CreditRole.WRITER)


@register.filter
def web_editors(story: Story) -> tuple[StoryCredit, ...]:
    """The web editors in the order printed."""
    return story.credited(CreditRole.WEB_EDITOR)


@register.filter
def translators(story: Story) -> tuple[StoryCredit, ...]:
    """The translators in the order printed."""
    return story.credited(CreditRole.TRANSLATOR)


@register.filter
def source_time_words(story: Story) -> str:
    """The time of the source in its own form and zone: `09:19, September 11, 2024`."""
    return source_line("", story.source_moment, story.language)


@register.filter
def label(article: PublishedArticle) -> str:
    """What stands over a headline in a list: kicker or section, and whose opinion it is."""
    if is_opinion(article) and article.byline:
        return f"{article.section_name} · {article.byline}"
    return article.kicker or article.section_name


@register.filter
def is_opinion(article: PublishedArticle) -> bool:
    """Whether the writer stands beside the section, instead of a time alone."""
    return article.section_slug in OPINION_SECTIONS


@register.filter
def followed_from(entry: Entry, article: PublishedArticle) -> str:
    """What a browser tells when a reader follows an entry under a story.

    HTML wants a whole address in `ping`; a relative one is not valid.
    """
    return absolute(ping_path(article.id, entry))
