"""A server that is killed at any moment leaves no half-saved and no half-published story."""

from pathlib import Path

import pytest

from tests.lengths import short_or_long
from tests.processes import own_site, run, run_function

# Its first kills fall before, within and after each of the three acts.
KILLS = short_or_long(12, 100)


@pytest.mark.long
@pytest.mark.django_db
def test_server_killed_again_and_again_leaves_nothing_half_done(
    tmp_path: Path, collected: Path
) -> None:
    with own_site(tmp_path) as environment:
        (tmp_path / "static").symlink_to(collected)
        run_function(environment, f"tests.process_kill.main({KILLS})", timeout_s=240)
        run(environment, "manage.py", "verify_record")
