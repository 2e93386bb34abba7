"""Trying a rule on what came in lately, before it acts; letting it act, and stopping it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched
from time import monotonic
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import Article, ArticleText
from editions.body import blocks
from paper.tongues import tongue_of
from people.actors import Actor, actor_name, check_may
from people.models import User
from people.roles import Act
from search.asking import pattern_of
from wire.models import RouteRule, WireItem
from wire.models.routes import lines_of
from wire.routing.facts import Facts, facts_that_came, subject_keys, words_of_draft
from wire.routing.phrases import phrases_in
from wire.routing.rules import ReadyRule, Routing, decided, ready_rules
from wire.told import Subject

LOOKS_BACK = timedelta(days=7)
MOST_LOOKED_AT = 2_000
AT_ONCE = 100
# Whoever looks at the page of a rule waits no longer for the words of stories.
MOST_S = 1.5
_NO_PLAIN_LETTER = re.compile(r"(?![\x00-\x7f])[^\W\d_]")
COLUMNS = (
    "pk", "received_at", "article_id", "article__source_id", "article__language",
    "batch__channel_id", "batch__channel__house_id", "told__urgency", "told__subjects",
)  # fmt: skip


@dataclass(frozen=True)
class Trial:
    """On how many new stories a rule was tried, and the readings that made those it fits.

    Not `is_all`: more came in these days than could be looked at.
    """

    looked_at: int
    fits: list[int]
    is_all: bool


@dataclass(frozen=True)
class Fit:
    """A story that a rule fits, and what the rules would have done with it."""

    item: WireItem
    routing: Routing


@dataclass(frozen=True)
class Came:
    """A new story that came in lately, as far as it is read at once."""

    item: int
    article: int
    facts: Facts


def tried(rule: RouteRule, user: User, *, now: datetime | None = None) -> Trial:
    """Try a rule on the new stories of the last seven days, among the newest 2,000 readings.

    They are looked at as they stand at the desk now. Nobody learns of a story on hold.
    """
    since = (now or timezone.now()) - LOOKS_BACK
    came, is_all = came_lately(user, since)
    ready = ReadyRule(rule)
    perhaps = [one for one in came if ready.may_fit(one.facts)]
    if not ready.phrases:
        return Trial(len(came), [one.item for one in perhaps], is_all)
    fits, last = with_words(rule, ready, perhaps)
    if last is None:
        return Trial(len(came), fits, is_all)
    return Trial(sum(one.item >= last for one in came), fits, is_all=False)


def came_lately(user: User, since: datetime) -> tuple[list[Came], bool]:
    """Return the stories that came in since a moment, the newest first, and whether all of them."""
    earlier = WireItem.objects.filter(article=OuterRef("article"), pk__lt=OuterRef("pk"))
    hidden = Article.objects.hidden_from(user).values("pk")
    rows = WireItem.objects.annotate(is_again=Exists(earlier)).exclude(article__in=hidden)
    read = list(rows.order_by("-pk").values_list(*COLUMNS, "is_again")[:MOST_LOOKED_AT])
    lately = [row for row in read if row[1] >= since]
    is_all = len(read) < MOST_LOOKED_AT or len(lately) < len(read)
    return [came_of(row[:-1]) for row in lately if not row[-1]], is_all


def came_of(row: Sequence[Any]) -> Came:
    """Return a row of `COLUMNS` with what a rule asks of it beside its words."""
    pk, _, article, house, language, channel, house_of_channel, urgency, subjects = row
    facts = Facts(
        house=house,
        channel=channel,
        is_of_house=house_of_channel is not None,
        subjects=subject_keys([Subject(each["code"], each["name"]) for each in subjects or ()]),
        tongue=tongue_of(language),
        urgency=urgency,
        words=list,
    )
    return Came(pk, article, facts)


def with_words(
    rule: RouteRule, ready: ReadyRule, perhaps: Sequence[Came]
) -> tuple[list[int], int | None]:
    """Return those stories that have a phrase of the rule; and the last one looked at, where time
    was too short for all.

    The desk's index knows the words of each; only where all of a phrase are there is the text
    itself read.
    """
    quick = [pattern_of(line) for line in lines_of(rule.words)]
    until = monotonic() + MOST_S
    fits: list[int] = []
    for some in batched(perhaps, AT_ONCE):
        if monotonic() > until:
            return fits, some[0].item + 1
        texts = ArticleText.objects.filter(article__in=[one.article for one in some])
        indexed = {row.article_id: f" {row.text} " for row in texts}
        likely = [
            one.article
            for one in some
            if any(
                all(f" {word} " in indexed.get(one.article, "") for word in phrase)
                for phrase in ready.phrases
            )
        ]
        has_it = {
            article.pk
            for article in Article.objects.filter(pk__in=likely)
            if has_phrase(article, ready, quick)
        }
        fits += [one.item for one in some if one.article in has_it]
    return fits, None


def has_phrase(article: Article, ready: ReadyRule, quick: Sequence[re.Pattern[str]]) -> bool:
    """Say whether a draft has a phrase of a rule, cutting its text only where that is needed."""
    parts = [article.headline, article.standfirst, *(block.text for block in blocks(article.body))]
    text = "\n".join(parts).casefold()
    if any(pattern.search(text) for pattern in quick):
        return True
    if not _NO_PLAIN_LETTER.search(text):
        return False
    return bool(phrases_in(words_of_draft(article), ready.phrases))


def fits_shown(rule: RouteRule, items: Sequence[int]) -> list[Fit]:
    """Return these readings with what the rules would have done, this one among them."""
    among = ready_rules(beside=rule)
    of_story = ("in_inbox", "section", "assigned_to", "source")
    joined = [*(f"article__{name}" for name in of_story), "batch__channel", "routed"]
    rows = WireItem.objects.filter(pk__in=items).select_related(*joined).order_by("-pk")
    return [Fit(item, decided(among, facts_that_came(item))) for item in rows]


def let_act(rule: RouteRule, *, by: Actor, version: int) -> bool:
    """Let a rule act from now on, as it was when somebody saw what it would do; say whether it is.

    One that was changed meanwhile is tried first. Raises `PermissionDenied`.
    """
    check_may(by, Act.RUN_THE_PAPER)
    same = RouteRule.objects.filter(pk=rule.pk, version=version)
    return bool(same.update(is_acting=True, let_act_by=actor_name(by), let_act_at=timezone.now()))


def stop(rule: RouteRule, *, by: Actor) -> None:
    """Let a rule act no more. What it did stays. Raises `PermissionDenied`."""
    check_may(by, Act.RUN_THE_PAPER)
    RouteRule.objects.filter(pk=rule.pk).update(is_acting=False)
