"""Filling the desk's forms as a browser would."""

from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from articles.models import Article
from people.models import User

type Values = dict[str, Any]


def desk(user: User) -> Client:
    """Return a browser in which this user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def story_url(article: Article) -> str:
    """Return the address of the story's page."""
    return reverse("admin:articles_article_change", args=[article.pk])


def action_url(article: Article, action: str) -> str:
    """Return the address of an action's page."""
    return reverse("admin:story_action", args=[article.public_id, action])


def form_values(page: bytes, form_id: str = "article_form") -> Values:
    """Return what the browser would send from the form of this page, without any button."""
    root = html.fromstring(page)
    form = root.get_element_by_id(form_id)
    values: Values = {}
    for field in form.iterfind(".//*[@name]"):
        name, kind = field.get("name", ""), field.get("type", "")
        if field.tag == "button" or kind in {"file", "submit"} or "__prefix__" in name:
            continue
        if kind in {"checkbox", "radio"} and field.get("checked") is None:
            continue
        if field.tag == "select":
            chosen = field.xpath("./option[@selected]/@value") or field.xpath("./option/@value")
            values[name] = chosen[0] if chosen else ""
        elif field.tag == "textarea":
            # A browser drops the first line break of a text area.
            values[name] = (field.text or "").removeprefix("\n")
        else:
            values[name] = field.get("value", "on" if kind == "checkbox" else "")
    return values


def open_story(client: Client, article: Article) -> Values:
    """Open the story's page and return its form."""
    return form_values(client.get(story_url(article)).content)


def add_row(values: Values, prefix: str, **fields: Any) -> None:
    """Add a credit or figure at the end of the form."""
    number = int(values[f"{prefix}-TOTAL_FORMS"])
    values[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    for name, value in fields.items():
        values[f"{prefix}-{number}-{name}"] = value
