"""Tables of a site that stands can be changed by later versions, whatever triggers name them."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from tests.builders import live_article

ROOMS = (
    "addresses",
    "articles",
    "editions",
    "freshness",
    "fronts",
    "media",
    "paper",
    "people",
    "related",
    "taxonomy",
    "website",
    "wire",
)


@pytest.mark.django_db(transaction=True)
def test_each_table_may_get_a_column() -> None:
    """SQLite remakes the whole table for one, with what stands in it."""
    story = live_article()
    added = models.CharField(max_length=9, default="")
    added.set_attributes_from_name("added_later")
    ours = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    try:
        with connection.schema_editor() as editor:
            for model in ours:
                editor.add_field(model, added)
        story.refresh_from_db()
    finally:
        with connection.schema_editor() as editor:
            for model in ours:
                editor.remove_field(model, added)
        call_command("migrate", verbosity=0)
    call_command("verify_record")
