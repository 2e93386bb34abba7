"""Rules of the wire in words: what they would have done lately, letting them act, stopping them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.models import Article
from desk.frame.pages import posted
from desk.frame.powers import can, check_can, user_of
from desk.frame.words import Badge
from paging.numbers import number_asked, whole_number
from people.roles import Act
from wire.models import InboxStory, Route, RouteRule, Standing
from wire.models.routes import lines_of
from wire.routing.rules import ROUTE_WORDS
from wire.routing.trying import MOST_LOOKED_AT, Fit, fits_shown, let_act, stop, tried

PER_PAGE = 50


def state_of(rule: RouteRule) -> Badge:
    """Return how a rule does."""
    if not rule.is_acting:
        return Badge("Is tried: does nothing yet", "grey")
    return Badge("Acts, but not all of it", "amber") if any(rule.ills()) else Badge("Acts", "green")


def conditions_of(rule: RouteRule) -> Iterator[str]:
    """Yield what a rule asks of a story, in words."""
    if rule.house:
        yield f"from {rule.house}"
    if rule.channel:
        yield f"on “{rule.channel}”"
    if rule.subjects:
        yield f"about {' or '.join(lines_of(rule.subjects))}"
    if rule.words:
        yield f"says {' or '.join(f'“{line}”' for line in lines_of(rule.words))}"
    if rule.language:
        yield f"in {rule.language}"
    if rule.urgency:
        yield f"urgency 1 to {rule.urgency}" if rule.urgency > 1 else "urgency 1"


def deeds_of(rule: RouteRule) -> Iterator[str]:
    """Yield what a rule does with a story, in words."""
    if rule.section:
        yield f"section {rule.section}"
    if tags := rule.tags.all():
        yield f"tagged {', '.join(tag.name for tag in tags)}"
    if rule.assigned_to:
        yield f"given to {rule.assigned_to}"
    if rule.route:
        yield ROUTE_WORDS[rule.route]


def page_of(rule: RouteRule) -> HttpResponse:
    """Lead to the page of a rule."""
    return HttpResponseRedirect(reverse("admin:wire_routerule_change", args=[rule.pk]))


def trial_of(request: HttpRequest, rule: RouteRule) -> dict[str, Any]:
    """Return what the page of a rule says of the last seven days."""
    trial = tried(rule, user_of(request))
    after = number_asked(request, "after") or 0
    shown = fits_shown(rule, trial.fits[after : after + PER_PAGE])
    end = after + len(shown)
    return {
        "rule": rule,
        "state": state_of(rule),
        "ills": list(rule.ills()),
        "trial": trial,
        "rows": [trial_row(rule, fit) for fit in shown],
        "first": after + 1,
        "last": end,
        "earlier": max(after - PER_PAGE, 0) if after else None,
        "later": end if end < len(trial.fits) else None,
        "most": MOST_LOOKED_AT,
        "may_change": can(request, Act.RUN_THE_PAPER),
    }


def trial_row(rule: RouteRule, fit: Fit) -> dict[str, Any]:
    """Return a story that a rule fits: what would have become of it, and what did."""
    article = fit.item.article
    section = f"section {article.section}" if article.section else "no section"
    given = f"given to {article.assigned_to}" if article.assigned_to else "given to nobody"
    return {
        "article": article,
        "item": fit.item,
        "would": list(would_become(rule, fit)),
        "is_now": [section, given, f"in the inbox: {standing_of(article).lower()}"],
    }


def standing_of(article: Article) -> str:
    """Return where a story stands in the inbox, as that says it."""
    listed: InboxStory | None = getattr(article, "in_inbox", None)
    return str(Standing(listed.standing).label) if listed else "not there any more"


def would_become(rule: RouteRule, fit: Fit) -> Iterator[str]:
    """Yield what would become of a story by a rule, or by another that stands before it."""
    routing, routed = fit.routing, fit.routing.routed
    for deed, by in (
        (f"section {rule.section}" if rule.section else "", routing.section),
        ("tagged" if rule.tags.all() else "", routing.tagged),
        (f"given to {rule.assigned_to}" if rule.assigned_to else "", routing.given),
    ):
        if deed and by:
            yield deed if by.pk == rule.pk else before_it(by.name, deed)
    if not rule.route:
        return
    is_straight = rule.route == Route.STRAIGHT
    deed = ROUTE_WORDS[rule.route] + (", if it passes the checks" if is_straight else "")
    if routed:
        yield deed if routed.rule == rule.pk else before_it(routed.rule_name, deed)
    else:
        yield f"its way as it was: it came on no channel{' of that house' if is_straight else ''}"


def before_it(other: str, deed: str) -> str:
    """Return in words that another rule says what this one would say."""
    return f"not {deed}, for “{other}” comes before"


@posted
def let_rule_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a rule act from now on, as it stood on the page that was looked at."""
    check_can(request, Act.RUN_THE_PAPER)
    rule = get_object_or_404(RouteRule, pk=pk)
    version = whole_number(request.POST.get("version", "")) or 0
    if let_act(rule, by=user_of(request), version=version):
        messages.success(request, "It acts from now on, on what is new.")
    else:
        messages.error(request, "Somebody changed it meanwhile. See below what it would do now.")
    return page_of(rule)


@posted
def stop_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a rule act no more."""
    check_can(request, Act.RUN_THE_PAPER)
    rule = get_object_or_404(RouteRule, pk=pk)
    stop(rule, by=user_of(request))
    messages.success(request, "It acts no more. What it did stays.")
    return page_of(rule)
