"""A server that is killed at any moment leaves no half-saved and no half-published story."""

from pathlib import Path

import pytest

from tests.processes import own_site, run, run_function

KILLS = 100


@pytest.mark.django_db
def test_server_killed_a_hundred_times_leaves_nothing_half_done(tmp_path: Path) -> None:
    with own_site(tmp_path) as environment:
        run(environment, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")
        run_function(environment, f"tests.process_kill.main({KILLS})", timeout_s=240)
        run(environment, "manage.py", "verify_record")
