"""An existing site is upgraded: its tags are mended by the steps of two migrations."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from addresses.models import FormerAddress
from articles.models import Article
from taxonomy.models import Tag
from tests.builders import make_article

pytestmark = pytest.mark.django_db


def mend(step: str) -> None:
    """Run the data step of a migration on the rows that are there."""
    app, name, function = step.split(".")
    module = import_module(f"{app}.migrations.{name}")
    getattr(module, function)(apps, SimpleNamespace(connection=connection))


def tag(name: str, slug: str, *, is_sensitive: bool = False) -> Tag:
    """A tag as it stood before: its address of any letters, its key not known yet."""
    made = Tag.objects.create(name=name, slug=slug, is_sensitive=is_sensitive)
    Tag.objects.filter(pk=made.pk).update(key=f"not yet {made.pk}")
    return made


def test_addresses_of_other_letters_are_made_by_the_rule() -> None:
    for name, slug in [("Ferries", "ferries"), ("Élection", "élection"), ("中国", "中国")]:
        tag(name, slug)
    mend("taxonomy.0005_tags_in_latin_letters.mend")
    slugs = dict(Tag.objects.values_list("name", "slug"))
    assert slugs["Ferries"] == "ferries"
    assert slugs["Élection"] == "election"
    assert slugs["中国"].isascii()
    former = dict(FormerAddress.objects.values_list("slug", "leads_to"))
    assert former == {"élection": "election", "中国": slugs["中国"]}
    mend("taxonomy.0005_tags_in_latin_letters.mend")
    assert dict(Tag.objects.values_list("name", "slug")) == slugs


def test_tags_that_differ_in_case_alone_become_the_oldest() -> None:
    kept, second = tag("Élection", "election"), tag("ÉLECTION", "election-2")
    third, other = tag("élection", "election-3", is_sensitive=True), tag("Election", "election-4")
    stories = [make_article() for _ in range(3)]
    for story, tags in zip(stories, ([kept, third], [second], [other]), strict=True):
        story.tags.set(tags)
    Tag.objects.filter(pk=kept.pk).update(key="not yet")
    name = next(one for one in dir_of("articles") if one.endswith("one_tag_whatever_its_case"))
    mend(f"articles.{name}.fill")
    assert set(Tag.objects.values_list("name", "key")) == {
        ("Élection", "élection"),
        ("Election", "election"),
    }
    assert Tag.objects.get(pk=kept.pk).is_sensitive
    found = [
        [str(item) for item in Article.objects.get(pk=one.pk).tag_items.all()] for one in stories
    ]
    assert found == [["Élection"], ["Élection"], ["Election"]]
    former = dict(FormerAddress.objects.values_list("slug", "leads_to"))
    assert former == {"election-2": "election", "election-3": "election"}


def dir_of(app: str) -> list[str]:
    """The names of an app's migrations."""
    folder = apps.get_app_config(app).path
    return [path.stem for path in Path(folder, "migrations").glob("0*.py")]
