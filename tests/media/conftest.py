"""The darkroom itself is tried here: each picture goes into it, however often it was there."""

import pytest

from media.darkroom import sandbox
from tests.developed import run_ready

# What these say is how a child begins, what it may use up and how it ends.
FROM_THE_BEGINNING = ("test_darkroom",)


@pytest.fixture(autouse=True)
def darkroom(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children begin as on a site where that is tried, else from a process that is ready."""
    if request.path.stem not in FROM_THE_BEGINNING:
        monkeypatch.setattr(sandbox, "run", run_ready)
