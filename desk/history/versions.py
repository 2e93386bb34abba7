"""A save or an edition of a story, found by what the history's addresses call it: `r3`, `e2`."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from articles.models import Article
from editions.choices import Kind
from editions.models import Edition
from editions.story import Story
from paging.numbers import whole_number


@dataclass(frozen=True)
class Version:
    """What a story said once. One without a story says in `why` that nothing of it is there."""

    key: str
    name: str
    number: int
    at: datetime
    by: str
    story: Story | None
    why: str = ""

    @property
    def is_edition(self) -> bool:
        """Whether readers saw it."""
        return self.key.startswith("e")


def version_of(article: Article, key: str) -> Version:
    """Return the version of this key. Raises `Http404` where there is none."""
    find = {"r": save_of, "e": edition_of}.get(key[:1])
    number = whole_number(key[1:])
    if find is None or number is None:
        raise Http404("There is no such version.")
    return find(article, number)


def save_of(article: Article, number: int) -> Version:
    """Return a save of the draft. Raises `Http404` where there is none."""
    save = article.revisions.filter(number=number).first()
    if save is None:
        raise Http404("There is no such version.")
    name = f"Version {number}"
    return Version(
        key=f"r{number}",
        name=name,
        number=number,
        at=save.made_at,
        by=save.by,
        story=save.story if save.text else None,
        why="" if save.text else removed(name),
    )


def edition_of(article: Article, number: int) -> Version:
    """Return an edition. Raises `Http404` where there is none."""
    found = Edition.objects.of(article.public_id).filter(number=number)
    edition = found.select_related("content").first()
    if edition is None:
        raise Http404("There is no such version.")
    name = f"Edition {number}"
    has_text = bool(edition.content.text)
    story = edition.parsed.story if has_text else None
    why = "" if has_text else removed(name)
    if edition.is_withdrawal:
        why = f"{name} took the story from readers. It has no text."
    return Version(
        key=f"e{number}",
        name=name,
        number=number,
        at=edition.published_at,
        by=edition.by,
        story=story,
        why=why,
    )


def removed(name: str) -> str:
    """Say that nothing of a version is left."""
    return f"{name} was removed by order. Nothing of it can be compared or restored."


def before(article: Article, version: Version) -> Version | None:
    """Return what was saved, or what readers saw, before this version; none before the first."""
    if version.is_edition:
        editions = Edition.objects.of(article.public_id).filter(
            number__lt=version.number, removal=None
        )
        number = editions.exclude(kind=Kind.WITHDRAWAL).values_list("number", flat=True).last()
        return edition_of(article, number) if number else None
    saves = article.revisions.filter(number__lt=version.number).exclude(text="")
    number = saves.order_by("number").values_list("number", flat=True).last()
    return save_of(article, number) if number else None
