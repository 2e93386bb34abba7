"""Remembering for a house what an editor corrected on two of its stories, and reading by it.

Lines are compared whole, and only in the runs of them at both ends of a text: a remembered line in
the middle of a story stays there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import takewhile

from django.db import transaction
from django.utils import timezone
from lxml import html

from articles.models import Article
from editions.body import blocks, clean_body, elements_of, plain
from editions.story import Story
from people.actors import actor_name
from people.models import Organisation, User
from people.names import letters_key
from people.roles import Act, may
from wire.models import HouseRule, WireItem
from wire.models.remembered import LINE_LENGTH, TIMES, Remembered
from wire.pagefields import Furniture, Page, Paragraph, Span

# No page has more lines of furniture at an end that an editor would take away one by one.
MOST_AT_AN_END = 8
# The newest ones count, of all houses together.
MOST_RULES = 2_000

type Correction = tuple[Remembered, str, Organisation | None]


# --- Learning -----------------------------------------------------------------------------------


def learn(article: Article, by: User) -> list[HouseRule]:
    """Learn from the first save of somebody who reads the wire in; return what counts from now on.

    The same correction, made on two stories of a house, is made by itself from then on.
    """
    read = first_words(article)
    if read is None or not may(by, Act.INGEST):
        return []
    before, after = read
    house = Organisation.objects.filter(slug=before.source.slug).first() if before.source else None
    if house is None:
        return []
    with transaction.atomic():
        noted = [note(house, each, article, by) for each in corrections(before, after)]
    return [rule for rule in noted if rule]


def first_words(article: Article) -> tuple[Story, Story] | None:
    """Return a story as the wire read it, and as somebody saved it first; None of any other."""
    item = WireItem.objects.filter(article=article).first()
    if item is None:
        return None
    saves = article.revisions.filter(is_proposal=False, number__gte=item.revision_number)
    first = list(saves.order_by("number")[:3])
    if len(first) != 2 or first[0].number != item.revision_number:
        return None
    if not all(save.text for save in first):
        return None
    return first[0].story, first[1].story


def corrections(before: Story, after: Story) -> Iterator[Correction]:
    """Yield what somebody corrected that is sure enough to be remembered."""
    if before.source and after.source and before.source.slug != after.source.slug:
        called = Organisation.objects.filter(slug=after.source.slug).first()
        if called:
            yield Remembered.SOURCE, "", called
    old = [block.text for block in blocks(before.body)]
    new = [block.text for block in blocks(after.body)]
    gone = [*gone_before(old, new), *gone_before(old[::-1], new[::-1])]
    for line in dict.fromkeys(gone):
        yield Remembered.LINE, line, None


def gone_before(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the lines that were taken away before the first that stayed, whole and as it was."""
    if not new or new[0] not in old[: MOST_AT_AN_END + 1]:
        return []
    gone = list(old[: old.index(new[0])])
    is_moved = any(line in new for line in gone)
    too_long = any(len(line) > LINE_LENGTH or not letters_key(line) for line in gone)
    return [] if is_moved or too_long else gone


def note(
    house: Organisation, correction: Correction, article: Article, by: User
) -> HouseRule | None:
    """Note that something was corrected; return its rule where it counts from now on.

    What somebody undid once is not learnt again; another source than last time begins anew.
    """
    kind, line, called = correction
    rule, is_new = HouseRule.objects.select_for_update().get_or_create(
        house=house,
        kind=kind,
        digest=digest_of(line),
        defaults={"line": line, "called": called, "article": article, "made_by": actor_name(by)},
    )
    if is_new or rule.undone_at or rule.article_id == article.pk or rule.is_in_force:
        return None
    rule.times = rule.times + 1 if rule.called == called else 1
    rule.line, rule.called, rule.article = line, called, article
    rule.made_by, rule.made_at = actor_name(by), timezone.now()
    rule.save()
    return rule if rule.is_in_force else None


def digest_of(line: str) -> str:
    """Return the SHA-256 by which a line is known."""
    return sha256(line.encode()).hexdigest()


def undo(rule: HouseRule, *, by: User) -> None:
    """Let a rule count no more; one that was undone counts again."""
    is_undone = rule.undone_at is not None
    HouseRule.objects.filter(pk=rule.pk).update(
        undone_at=None if is_undone else timezone.now(),
        undone_by="" if is_undone else actor_name(by),
    )


# --- Reading ------------------------------------------------------------------------------------


type OfHouses = dict[str, list[HouseRule]]


def remembered_now() -> OfHouses:
    """Return what counts, by the keys of the names by which pages call a house; one query."""
    rows = HouseRule.objects.filter(undone_at=None, times__gte=TIMES)
    of_houses: OfHouses = {}
    by_abbreviation: OfHouses = {}
    for rule in rows.select_related("house", "called")[:MOST_RULES]:
        of_houses.setdefault(rule.house.letters_key, []).append(rule)
        if short := rule.house.abbreviation_key:
            by_abbreviation.setdefault(short, []).append(rule)
    return by_abbreviation | of_houses


def with_remembered(page: Page, of_houses: OfHouses, *, is_of_known_house: bool) -> Page:
    """Return a page as the editors of this paper would correct it.

    The source stays where a channel says whose stories these are.
    """
    if not of_houses:
        return page
    rules = list(of_houses.get(letters_key(page.source or ""), ()))
    source = next((rule.called for rule in rules if rule.kind == Remembered.SOURCE), None)
    if source and not is_of_known_house:
        page = replace(page, source=source.name)
        rules += of_houses.get(source.letters_key, ())
    lines = {rule.line for rule in rules if rule.kind == Remembered.LINE and rule.line}
    return without_lines(page, lines) if lines else page


def without_lines(page: Page, lines: set[str]) -> Page:
    """Return a page whose text begins and ends without these lines: they are its furniture."""

    def is_line(paragraph: Paragraph) -> bool:
        return plain(paragraph.text) in lines

    head = len(list(takewhile(is_line, page.body)))
    tail = len(list(takewhile(is_line, reversed(page.body))))
    end = len(page.body) - tail
    if head >= end or not head + tail:
        return page
    gone = [*page.body[:head], *page.body[end:]]
    captions = (
        replace(caption, position=min(max(caption.position - head, 0), end - head))
        for caption in page.captions
    )
    return replace(
        page,
        body=page.body[head:end],
        captions=tuple(captions),
        furniture=(*page.furniture, *(Furniture("remembered", part.text) for part in gone)),
        spans=tuple(spans_without(page.spans, head, end)),
        told=replace(page.told, markup=markup_without(page.told.markup, lines)),
    )


def spans_without(spans: Sequence[Span], head: int, end: int) -> Iterator[Span]:
    """Yield the spans of a page, those of paragraphs outside these numbers as furniture."""
    number = 0
    for span in spans:
        if span.field == "body":
            yield span if head <= number < end else replace(span, field="furniture")
            number += 1
        else:
            yield span


def markup_without(markup: str, lines: set[str]) -> str:
    """Return a text with markup without the lines at its ends."""
    if not markup:
        return markup
    parts = list(elements_of(markup))

    def is_line(part: html.HtmlElement) -> bool:
        return plain(part.text_content()) in lines

    head = len(list(takewhile(is_line, parts)))
    tail = len(list(takewhile(is_line, reversed(parts))))
    kept = parts[head : len(parts) - tail]
    return clean_body("".join(html.tostring(part, encoding="unicode") for part in kept))
