"""A live story as suggestions read it: its paragraphs, terms, names, tags, writers and links."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q

from editions.body import blocks
from editions.choices import CreditRole
from editions.models import Address, PublishedArticle
from editions.story import Story
from related.suggestions.names import names_in
from related.suggestions.series import form_of
from related.suggestions.terms import LANGUAGE, NAME, TAG, WRITER, feature, numbers_of, pairs_of
from search.words import words_in

# A word of the headline says as much as if it stood this often in the text besides.
HEADLINE_COUNTS = 3
HREF = re.compile(r'href="([^"]+)"')
PATH = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/([^/]+)/?\Z")


@dataclass(frozen=True)
class StoryText:
    """One live story, taken apart once."""

    article: PublishedArticle

    @cached_property
    def story(self) -> Story:
        """What the newest edition says, its names at their addresses of today."""
        return self.article.story

    @property
    def language(self) -> str:
        """Its language, which all its terms carry."""
        return self.story.language

    @property
    def at(self) -> int:
        """When it was first published, in seconds since 1970."""
        return int(self.article.first_published_at.timestamp())

    @cached_property
    def paragraphs(self) -> list[str]:
        """The standfirst and the blocks of the text."""
        found = [block.text for block in blocks(self.story.body)]
        return [self.story.standfirst, *found] if self.story.standfirst else found

    @cached_property
    def headline_words(self) -> list[str]:
        """The words of the headline in order."""
        return words_in(self.story.headline)

    @cached_property
    def paragraph_words(self) -> list[list[str]]:
        """The words of each paragraph in order."""
        return [words_in(paragraph) for paragraph in self.paragraphs]

    @cached_property
    def paragraph_terms(self) -> list[list[str]]:
        """The words of each paragraph in order, then its word pairs."""
        return [words + pairs_of(words) for words in self.paragraph_words]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every term."""
        terms = dict.fromkeys(chain(self.headline_terms, *self.paragraph_terms))
        return numbers_of(self.language, terms)

    @cached_property
    def printed(self) -> dict[int, str]:
        """Every term of the story in letters, by its number."""
        return {number: term for term, number in self.numbers.items()}

    @cached_property
    def counts(self) -> Counter[int]:
        """How often each term stands in the story, those of the headline counted more."""
        headline = self.headline_terms
        counted = self.numbered(chain(headline, *self.paragraph_terms))
        for term in headline:
            counted[self.numbers[term]] += HEADLINE_COUNTS
        return counted

    @cached_property
    def headline_terms(self) -> list[str]:
        """The words and word pairs of the headline."""
        return self.headline_words + pairs_of(self.headline_words)

    @cached_property
    def paragraph_counts(self) -> list[Counter[int]]:
        """How often each term stands in each paragraph."""
        return [self.numbered(terms) for terms in self.paragraph_terms]

    def numbered(self, terms: Iterable[str]) -> Counter[int]:
        """Count terms by number; those of one number are one."""
        return Counter(map(self.numbers.__getitem__, terms))

    @cached_property
    def names(self) -> dict[int, tuple[str, int]]:
        """The names in the text by their number: as printed, and how often."""
        names: dict[int, tuple[str, int]] = {}
        for name, count in names_in(self.paragraphs).items():
            number = feature(NAME, f"{self.language} {' '.join(words_in(name))}")
            printed, before = names.get(number, (name, 0))
            names[number] = (printed, before + count)
        return names

    @cached_property
    def tags(self) -> dict[str, str]:
        """The names of its tags by slug."""
        return {tag.slug: tag.name for tag in self.story.tags}

    @cached_property
    def writers(self) -> dict[str, str]:
        """The names of its writers by slug."""
        return {credit.slug: credit.name for credit in self.story.credited(CreditRole.WRITER)}

    @property
    def features(self) -> list[int]:
        """The numbers of what is counted beside its words."""
        return [
            feature(LANGUAGE, self.language),
            *(feature(TAG, slug) for slug in self.tags),
            *(feature(WRITER, slug) for slug in self.writers),
            *self.names,
        ]

    @cached_property
    def series(self) -> int | None:
        """The number of the headline's form, if it has one that a series would have."""
        form = form_of(self.story.headline)
        return feature("series", f"{self.language} {form}") if form else None

    @cached_property
    def links(self) -> list[str]:
        """The ids of the stories of this paper that its text links to, in order."""
        wanted: dict[tuple[str, str], None] = {}
        for href in HREF.findall(self.story.body):
            parts = urlsplit(href)
            match = PATH.match(parts.path)
            if match and parts.netloc in ("", urlsplit(settings.SITE_URL).netloc):
                wanted[f"{match[1]}-{match[2]}-{match[3]}", match[4]] = None
        if not wanted:
            return []
        which = Q()
        for day, slug in wanted:
            which |= Q(published_on=day, slug=slug)
        found = Address.objects.filter(which).values_list("published_on", "slug", "article_id")
        ids = {(day.isoformat(), slug): article_id for day, slug, article_id in found}
        return list(dict.fromkeys(ids[link] for link in wanted if link in ids))
