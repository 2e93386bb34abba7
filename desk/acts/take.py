"""Taking an action at its door: each returns what was done, in words, and raises `DoorError`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from articles.acts import stages
from articles.acts.colleagues import give
from articles.acts.embargo import embargo, release
from articles.acts.hold import hold, unhold
from articles.acts.lead_story import LeadPlace, lead
from articles.dates import moment_words
from articles.door.publishing import restore, withdraw
from articles.models import Article
from desk.frame.wall_clock import zone_at
from people.models import User

type Values = dict[str, Any]
# What takes an action: the story, the action's name, who acts, and what its form was sent with.
type Take = Callable[[Article, str, User, Values], str]


def take_stage(article: Article, name: str, user: User, values: Values) -> str:
    """Take an action that only moves the draft."""
    stages.move(article, name, by=user, note=values.get("note", ""))
    return ""


def on_the_clock(moment: datetime) -> str:
    """Return a moment, and by which clock."""
    return f"{moment_words(moment)} ({zone_at(moment)})"


def take_unschedule(article: Article, name: str, user: User, values: Values) -> str:
    """Let it not go out by the clock."""
    stages.unschedule(article, by=user)
    return ""


def take_embargo(article: Article, name: str, user: User, values: Values) -> str:
    """Keep it until its time."""
    was_scheduled = article.is_scheduled
    embargo(article, until=values["at"], by=user, note=values["note"])
    done = f"Embargoed until {on_the_clock(values['at'])}."
    if was_scheduled and not article.is_scheduled:
        done += " It was to go out before that, and is off the clock now."
    return done


def take_release(article: Article, name: str, user: User, values: Values) -> str:
    """End an embargo."""
    release(article, by=user, note=values["note"])
    return ""


def take_hold(article: Article, name: str, user: User, values: Values) -> str:
    """Hide it and keep it."""
    hold(article, by=user, **values)
    return ""


def take_unhold(article: Article, name: str, user: User, values: Values) -> str:
    """End a hold."""
    unhold(article, by=user, note=values["note"])
    return ""


def take_give(article: Article, name: str, user: User, values: Values) -> str:
    """Give it to a colleague."""
    until = values.get("until")
    give(article, name, to=values["to"], by=user, note=values["note"], until=until)
    return f"It is {values['to']}'s now. They are told."


def take_lead(article: Article, name: str, user: User, values: Values) -> str:
    """Let it lead."""
    place = LeadPlace(values["place"])
    lead(article, place, by=user)
    return "It leads nothing any more." if place == LeadPlace.NOTHING else "It leads there now."


def take_withdraw(article: Article, name: str, user: User, values: Values) -> str:
    """Take it from readers."""
    withdraw(article, reason=values["note"], by=user)
    return ""


def take_restore(article: Article, name: str, user: User, values: Values) -> str:
    """Give it back to readers."""
    restore(article, by=user)
    return ""
