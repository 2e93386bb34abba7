"""What the demo newspaper is beside its stories: its languages, its own texts, and its fronts."""

from collections.abc import Mapping
from typing import Any

from articles.acts.breaking import break_news
from articles.acts.paper import publish_paper, save_paper
from articles.acts.texts import publish_text, save_text
from articles.models import Article
from demo.newspaper import body_markup, read_paper
from editions.choices import TextKind
from editions.front import Layout, Row, Rule, RuleKind, Slot
from fronts.drafting import change
from fronts.publishing import publish
from fronts.rows import new_key
from paper.tongues import Tongue
from people.models import User


def speak_further_languages(*, by: User) -> None:
    """Let the paper have a front and a menu of its own in each of its further languages."""
    further = [Tongue.from_values(each).as_values() for each in read_paper()["languages"]]
    saved = save_paper({"further": further}, opened=0, by=by)
    publish_paper(number=saved.number, by=by)


def say_what_the_paper_is(*, by: User) -> None:
    """Publish what the paper says of itself."""
    for text in read_paper()["texts"]:
        kind = TextKind(text["kind"])
        body = body_markup(text["body"], {}, {})
        saved = save_text(kind, str(kind.label), body, opened=0, by=by)
        publish_text(kind, number=saved.number, by=by)


def edit_fronts(ids: Mapping[str, str], *, by: User) -> None:
    """Publish the fronts that somebody edited; `ids` are those of the stories by their names."""
    for front in read_paper()["fronts"]:
        edit_front(front["place"], [row_of(values, ids) for values in front["rows"]], by=by)


def say_what_breaks(ids: Mapping[str, str], *, by: User) -> None:
    """Let every page say what breaks; `ids` are those of the stories by their names."""
    break_news(Article.objects.get(public_id=ids[read_paper()["breaking"]]), by=by)


def edit_front(place: str, rows: list[Row], *, by: User) -> None:
    """Publish a front of these rows."""
    change(place, lambda _: rows, by=by)
    publish(place, by=by)


def row_of(values: Mapping[str, Any], ids: Mapping[str, str]) -> Row:
    """Return a row of a front: a story by hand, and a rule that fills so many places after it."""
    kind, slug = values["rule"]
    by_hand = [Slot(new_key(), story=ids[values["story"]])] if "story" in values else []
    filled = [Slot(new_key(), rule=Rule(RuleKind(kind), slug)) for _ in range(values["many"])]
    heading = values.get("heading", "")
    return Row(new_key(), Layout(values["layout"]), heading, (*by_hand, *filled))
