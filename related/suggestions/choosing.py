"""Choosing among a story's candidates: what stands under it, each with its reasons."""

from collections import Counter
from collections.abc import Iterable, Sequence

from related.suggestions.reasons import ALIKE, SENSITIVE, Reason, reasons_for
from related.suggestions.signals import Compared, Comparison

# A page shows six; the others wait for a ban or a withdrawal.
KEPT = 12
SHOWN = 6
# Terms in common, of all that two stories have: from here on they are one story told twice.
SAME_STORY = 0.5
FROM_ONE_SOURCE = 3
# Where too little speaks for anything, so many of the section stand there, the best first.
FEWEST = 3

type Chosen = list[tuple[Compared, list[Reason]]]


def choose(comparison: Comparison, ranked: Sequence[Compared]) -> Chosen:
    """Return the best candidates with their reasons.

    None that the text links to already, no copy of the story, one at most of those that tell the
    same, and no more than half of a page's from one source while there are others. The last issue
    of the story's series stands on the page.
    """
    chosen, others = pick(comparison, ranked)
    last = last_issue(comparison, ranked)
    if last and len(chosen) > SHOWN and last not in [compared for compared, _ in chosen[:SHOWN]]:
        in_turn = [compared for compared in ranked if compared is not last]
        in_turn.insert(in_turn.index(chosen[SHOWN - 1][0]), last)
        chosen, others = pick(comparison, in_turn)
    return [*chosen, *of_section(comparison, others, [compared for compared, _ in chosen])]


def pick(comparison: Comparison, ranked: Iterable[Compared]) -> tuple[Chosen, list[Compared]]:
    """Return the first candidates that may stand together, and those that nothing speaks for."""
    text = comparison.text
    linked = set(text.links)
    chosen: Chosen = []
    later: Chosen = []
    others: list[Compared] = []
    sources: Counter[str] = Counter()
    for compared in ranked:
        if compared.candidate.article_id in linked or is_near_duplicate(compared, comparison):
            continue
        reasons = reasons_for(compared, comparison)
        if not reasons:
            others.append(compared)
            continue
        if any(are_near_duplicates(compared, other) for other, _ in chosen):
            continue
        source = compared.candidate.source_slug
        if source and sources[source] >= FROM_ONE_SOURCE and len(chosen) < SHOWN:
            later.append((compared, reasons))
            continue
        sources[source] += 1
        chosen.append((compared, reasons))
        if len(chosen) == KEPT:
            break
    return [*chosen, *later[: KEPT - len(chosen)]], others


def last_issue(comparison: Comparison, ranked: Iterable[Compared]) -> Compared | None:
    """Return the issue of a story's series before it, or else the next.

    Issues are alike by their form, which says little about their subject; but who reads a series
    looks for the last one.
    """
    if comparison.text.series is None:
        return None
    at = comparison.text.at
    issues = [issue for issue in ranked if issue.signals["series"]]
    return min(
        issues,
        key=lambda issue: (issue.candidate.at > at, issue.days, issue.candidate.article_id),
        default=None,
    )


def is_near_duplicate(one: Compared, comparison: Comparison) -> bool:
    """Say whether a candidate tells the same story as the one it is compared with."""
    return is_same_story(one.shared, one.size, len(comparison.vector))


def are_near_duplicates(first: Compared, second: Compared) -> bool:
    """Say whether two candidates tell one story twice."""
    # Most pairs need no comparing: each term in common has a bit of the signature in common,
    # but for those of the first story's terms that share one.
    in_both = (first.signature & second.signature).bit_count()
    most = in_both + first.size - first.signature.bit_count()
    return is_same_story(most, first.size, second.size) and is_same_story(
        len(first.numbers & second.numbers), first.size, second.size
    )


def is_same_story(shared: int, size: int, other_size: int) -> bool:
    """Say whether two texts with so many terms in common are one story told twice (Jaccard)."""
    return shared > SAME_STORY * (size + other_size - shared)


def of_section(
    comparison: Comparison, others: Iterable[Compared], chosen: Sequence[Compared]
) -> Chosen:
    """Return stories of the section to stand behind those chosen, for a paper of a few stories.

    A whole page of such as have some words in common, and a few of any.
    """
    article = comparison.text.article
    reasons = [Reason(signal="section", words=f"same section: {article.section_name}")]
    if article.is_sensitive:
        reasons.insert(0, SENSITIVE)
    kept: list[Compared] = []
    for compared in others:
        most = SHOWN if compared.text >= ALIKE else FEWEST
        is_of_section = compared.candidate.section_slug == article.section_slug
        if len(chosen) + len(kept) >= most or not is_of_section:
            continue
        if not any(are_near_duplicates(compared, other) for other in (*chosen, *kept)):
            kept.append(compared)
    return [(compared, reasons) for compared in kept]
