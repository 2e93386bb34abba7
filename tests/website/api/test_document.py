"""The OpenAPI document says what there is: whoever asks by it, and against it, finds no fault."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.schemas import OpenApiSchema

from newsroom.wsgi import application
from tests.lengths import short_or_long
from tests.website.api.paper import small_paper, told
from website.api.operations import OPERATIONS

pytestmark = pytest.mark.django_db

EXAMPLES = hypothesis_settings(
    max_examples=short_or_long(3, 200), derandomize=True, suppress_health_check=[*HealthCheck]
)


@pytest.fixture
def document(settings: Settings) -> Iterator[OpenApiSchema]:
    # The test's transaction is on this connection: no request may close it.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    settings.API_PER_MIN = 1_000_000
    settings.SITE_URL = "http://localhost"
    small_paper()
    yield schemathesis.openapi.from_wsgi(reverse("api:openapi"), application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.long
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_all_that_can_be_asked_is_answered_as_the_document_says(
    document: OpenApiSchema, mode: GenerationMode
) -> None:
    """With what the document allows, and with what it does not: all checks that there are."""
    asked = 0
    for result in document.get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        if mode.is_negative and not operation.query and not operation.path_parameters:
            continue
        asked += 1

        @EXAMPLES
        @given(operation.as_strategy(generation_mode=mode))
        def ask(case: Case[Any]) -> None:
            # What asks in this process unpacks nothing.
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        ask()
    assert asked


def test_document_names_every_operation_with_its_parameters(reader: Client) -> None:
    paths = told(reader, "openapi.json")["paths"]
    assert set(paths) == {f"/{each.path}" for each in OPERATIONS}
    for each in OPERATIONS:
        said = [one["name"] for one in paths[f"/{each.path}"]["get"]["parameters"]]
        names = [one.name for one in each.parameters]
        assert said == ([each.part.name, *names] if each.part else names)
