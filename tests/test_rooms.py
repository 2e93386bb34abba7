"""Readers' rows have no way to the desk's, in either direction."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

DESK_ROOMS = {"articles", "fronts", "wire", "desk", "admin"}
READERS_ROOMS = {"editions", "related", "website"}
LIBRARY_ROOMS = {"people", "taxonomy", "media", "paper"}


def ways_out(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """Yield every name by which a row of this model leads to rows of another."""
    for field in model._meta.get_fields():
        other = field.related_model
        if not isinstance(other, type):
            continue
        hidden = isinstance(field, ForeignObjectRel) and field.hidden
        if not hidden:
            yield field.name, other


def models_of(rooms: set[str]) -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in rooms]


@pytest.mark.parametrize("model", models_of(READERS_ROOMS | LIBRARY_ROOMS))
def test_no_row_below_the_desk_leads_to_the_desk(model: type[Model]) -> None:
    leads = [name for name, other in ways_out(model) if other._meta.app_label in DESK_ROOMS]
    # The admin's own log hangs on the user who acted; no reader's row leads to a user.
    allowed = {"logentry"} if model._meta.model_name == "user" else set()
    assert set(leads) <= allowed, f"{model.__name__} leads to the desk by {leads}"


@pytest.mark.parametrize("model", models_of(READERS_ROOMS))
def test_readers_rows_lead_only_to_readers_rows(model: type[Model]) -> None:
    for name, other in ways_out(model):
        assert other._meta.app_label in READERS_ROOMS, f"{model.__name__}.{name}"


def test_the_walk_sees_every_room() -> None:
    assert {model._meta.app_label for model in models_of(READERS_ROOMS)} >= {"editions", "related"}
    assert {model._meta.app_label for model in models_of(DESK_ROOMS)} >= {"articles", "wire"}
