"""The paper in each of its languages: which addresses there are, and which stories stand there.

Its main language stands at `/`; each further one has a front, lists and feeds below its own name,
such as `/fr/`. Only the address decides, never who asks: what is kept is everybody's.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import wraps
from typing import Concatenate, NamedTuple

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from editions.models import PublishedArticle
from editions.written_out import ARTICLE
from freshness.making import reads
from freshness.parts import Part
from freshness.subjects import About
from paper.facts import PaperFacts
from paper.now import as_for_readers_of, paper_now
from paper.tongues import tongue_of
from taxonomy.models import Section
from website.words import language_words

# What the names of addresses below a language begin with.
IN_TONGUE = "tongue_"
# The pages that each language has, as they are named in `urls.py`.
PAGES = frozenset({"front", "latest", "section"})
IN_SECTIONS = f"""
SELECT s.slug FROM {Section._meta.db_table} s
WHERE EXISTS (SELECT 1 FROM {ARTICLE} a WHERE a.tongue = %s AND a.section_slug = s.slug)
"""

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]
type Condition = tuple[str, list[str]]


class InLanguage(NamedTuple):
    """The paper in one of its languages: its tag (BCP 47), what it is called there, and where.

    `is_same` says that the same page stands there, and not the front.
    """

    language: str
    words: str
    href: str
    is_here: bool
    is_same: bool


def in_each_language[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Let a view answer below `/fr/` too, where its address has a `tongue`, in that language."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        tongue = str(kwargs.pop("tongue", ""))
        if not tongue:
            return view(request, *args, **kwargs)
        with as_for_readers_of(tongue) as facts:
            if facts.tongue != tongue:
                raise Http404("The paper has no such language.")
            return view(request, *args, **kwargs)

    return answer


def for_readers_of(article: PublishedArticle) -> AbstractContextManager[PaperFacts]:
    """Be the paper within as who reads this story has it: its masthead, menu and words."""
    return as_for_readers_of(article.language)


def way(name: str, *args: str) -> str:
    """Return the address of a page or feed in the language that the paper speaks here."""
    tongue = paper_now().tongue
    return (
        reverse(f"{IN_TONGUE}{name}", args=[tongue, *args]) if tongue else reverse(name, args=args)
    )


def standing_here() -> Condition:
    """Return the SQL condition, with its parameters, for what stands in the lists of a language.

    What has a front of its own stands there, and all else on that of the main language; in a paper
    with one language that is everything, and the condition ''.
    """
    facts = paper_now()
    if facts.tongue:
        return "tongue = %s", [facts.tongue]
    others = [each.key for each in facts.others]
    if not others:
        return "", []
    return f"tongue NOT IN ({', '.join(['%s'] * len(others))})", others


def reads_stories_here() -> None:
    """Note that what is made now is made of all stories of the language that is spoken here."""
    tongue = paper_now().tongue
    reads(*((About.TONGUE, tongue) if tongue else (About.LIVE,)))


def sections_of_tongues() -> Mapping[str, frozenset[str]]:
    """Return the sections that have stories in each further language of the paper."""
    sections = {}
    with connection.cursor() as cursor:
        for each in paper_now().others:
            cursor.execute(IN_SECTIONS, [each.key])
            sections[each.key] = frozenset(slug for (slug,) in cursor.fetchall())
    return sections


SECTIONS_OF = Part(About.TONGUE_MENU, sections_of_tongues, About.PAPER, About.MENU)


def has_section(tongue: str, slug: str) -> bool:
    """Say whether a section has stories in a further language; in the main one it has its page."""
    return not tongue or slug in SECTIONS_OF.now().get(tongue, ())


def called_here(slug: str, name: str) -> str:
    """Return what a section is called in the language spoken here."""
    return paper_now().called(slug, name)


def languages_of(
    page: str, slug: str = "", stories: Mapping[str, str] | None = None
) -> list[InLanguage]:
    """Return a page in each language of the paper, the main one first; none where it has one alone.

    `page` is what its address is called, `slug` a section's. `stories` are where a story stands in
    other languages. What is not there in a language leads to its front.
    """
    facts = paper_now()
    if not facts.others:
        return []
    paper = facts.whole or facts
    languages = []
    for key, language in [
        ("", paper.speaks),
        *((each.key, each.language) for each in paper.others),
    ]:
        there = page in PAGES and (page != "section" or bool(slug and has_section(key, slug)))
        name, args = (page, [slug] if page == "section" else []) if there else ("front", [])
        href = reverse(f"{IN_TONGUE}{name}", args=[key, *args]) if key else reverse(name, args=args)
        href = (stories or {}).get(tongue_of(language), href)
        is_here = key == facts.tongue
        languages.append(InLanguage(language, language_words(language), href, is_here, there))
    return languages
