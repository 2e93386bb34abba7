"""The darkroom itself is tried here."""

import pytest


@pytest.fixture(autouse=True)
def darkroom() -> None:
    """Each picture goes into the darkroom, however often it was there."""
