"""Words for templates: times, the direction of a language, the lines a page prints."""

from collections.abc import Hashable, Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from editions import printed
from editions.choices import CreditRole, Kind
from editions.difference import Change
from editions.models import PublishedArticle
from editions.printed import source_line
from editions.story import Story, StoryCredit
from paper.now import paper_now
from paper.tongues import tongue_of
from related.lists.also_like import Entry
from related.lists.counting import follow_path
from website import cards, words
from website.elements import in_time_element, written_in
from website.feeds import FORMATS, NEWEST, SECTION
from website.for_engines import page_name
from website.made_once import made_once
from website.tongues import called_here, languages_of, way

register = template.Library()
register.simple_tag(cards.card, takes_context=True)
register.simple_tag(cards.cards, takes_context=True)
register.simple_tag(cards.found_cards, takes_context=True)
register.simple_tag(cards.new_picture, takes_context=True)
register.filter(written_in)

MARKS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


# --- Times: with the form for machines around the words ------------------------------------------


@register.filter
def moment(value: datetime) -> SafeString:
    """A moment with its zone: `11 September 2024, 11:40 CEST`."""
    return in_time_element(value, words.moment_words(value))


@register.filter
def mark(value: datetime) -> SafeString:
    """A moment as it stands beside the byline: `11 September, 11:40`."""
    return in_time_element(value, words.mark_words(value))


@register.filter(name="changed")
def changed_words(article: PublishedArticle) -> SafeString:
    """What became of a story in a list since it went out: `Corrected 11:40`; else ''."""
    return mark_safe(cards.changed(article))


@register.filter
def clock(value: datetime) -> str:
    """The time of day: `11:40`."""
    return words.clock_words(value)


@register.filter
def day(value: date) -> str:
    """A day: `11 September 2024`."""
    return words.day_words(value)


# --- Languages, kinds and people ------------------------------------------------------------------


@register.filter
def marked(change: Change) -> SafeString:
    """What changed in a text: words that went and words that came, each marked as such."""
    pieces = ((MARKS[op], words) for op, words in change.pieces)
    return format_html_join("", "{}", ((format_html(form, words),) for form, words in pieces))


@register.filter
def kind_words(kind: str) -> str:
    """What a change is called: `Correction`."""
    return gettext(Kind(kind).label)


@register.filter
def as_choice(stories: Iterable[PublishedArticle]) -> SafeString:
    """Links to a story in other languages, each by its own name: `Deutsch or 简体中文`."""
    form = '<a href="{}" hreflang="{}" lang="{}">{}</a>'
    links = [
        format_html(
            form, other.get_absolute_url(), other.language, other.language,
            words.language_words(other.language),
        )
        for other in stories
    ]  # fmt: skip
    # Each link is escaped; what stands between them is the translator's.
    return mark_safe(printed.one_of(links))


@register.filter
def languages_by_name(codes: Iterable[str]) -> SafeString:
    """Languages one after the other, each by its own name: `Deutsch, 简体中文`."""
    form = '<span lang="{}">{}</span>'
    names = [format_html(form, code, words.language_words(code)) for code in codes]
    # Each name is escaped; what stands between them is the translator's.
    return mark_safe(printed.in_a_row(names))


@register.filter
def as_page(address: str) -> str:
    """A page elsewhere as it is printed: `social.example/@li`."""
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path}".rstrip("/")


@register.filter
def byline(story: Story) -> SafeString:
    """The byline, each name a link: `By Li Xuan and Chen Yu in Yangzhou`."""
    form = '<a rel="author" href="{}"><bdi>{}</bdi></a>'
    names = [linked(credit, form) for credit in story.credited(CreditRole.WRITER)]
    return mark_safe(printed.byline(names, escape(story.byline_place)))


@register.filter
def joined(credits: Iterable[StoryCredit]) -> SafeString:
    """People as a sentence has them, each a link: `A, B and C`."""
    return mark_safe(printed.joined([linked(credit) for credit in credits]))


@register.filter
def in_a_row(credits: Iterable[StoryCredit]) -> SafeString:
    """People one after the other, each a link: `A, B, C`."""
    return mark_safe(printed.in_a_row([linked(credit) for credit in credits]))


def linked(credit: StoryCredit, form: str = '<a href="{}"><bdi>{}</bdi></a>') -> SafeString:
    """Return a person's name as a link to what they did; it runs in its own direction."""
    return format_html(form, reverse("person", args=[credit.slug]), credit.name)


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
def followed_from(entry: Entry, article: PublishedArticle) -> str:
    """What is told when a reader follows an entry under a story: the path that counts it."""
    return follow_path(article.id, entry)


@register.simple_tag(name="made_once")
def made_once_of(template_name: str, **words: Hashable) -> str:
    """What a template makes of these words and no others: made once in each language."""
    return made_once(template_name, get_language(), tuple(words.items()))


@register.simple_tag
def feed_links(of_list: str = NEWEST, slug: str = "", title: str = "") -> str:
    """Where the feeds of a list are, for a page's head; `title` is what the list is called."""
    facts = paper_now()
    words = (("list", of_list), ("slug", slug), ("title", title))
    of_paper = (("site_name", facts.name), ("tongue", facts.tongue))
    return made_once("website/_feeds.html", get_language(), (*words, *of_paper))


@register.simple_tag
def feeds_of(of_list: str = NEWEST, slug: str = "") -> list[dict[str, str]]:
    """The feeds of a list: what each is called, its type and where it stands."""
    return [
        {
            "label": gettext(each.label),
            "type": each.media_type,
            "href": feed_address(each.view_name(of_list), of_list, slug),
        }
        for each in FORMATS
    ]


def feed_address(name: str, of_list: str, slug: str) -> str:
    """Return where a feed stands: that of the paper or of a section in the language spoken here."""
    args = [slug] if slug else []
    return way(name, *args) if of_list in (NEWEST, SECTION) else reverse(name, args=args)


@register.simple_tag(name="way")
def way_to(name: str, *args: str) -> str:
    """The address of a page in the language that the paper speaks here."""
    return way(name, *args)


@register.filter
def section_words(article: PublishedArticle) -> str:
    """What the section of a story is called in the language spoken here."""
    return called_here(article.section_slug, article.section_name)


@register.inclusion_tag("website/_languages.html", takes_context=True)
def switch(context: Context) -> dict[str, object]:
    """The way to the paper in its other languages; to the same page where they have it."""
    stories = {
        tongue_of(each.language): each.get_absolute_url()
        for each in context.get("translations") or ()
    }
    request = context.get("request")
    page = page_name(request) if request else ""
    slug = str(context.get("slug") or "")
    return {"languages": languages_of(page, slug, stories)}
