"""After a removal by order no table and no byte of the database's file holds the words."""

from pathlib import Path

import pytest

from tests.processes import own_site, run, run_function


@pytest.mark.django_db
def test_removed_words_stand_in_no_table_and_no_byte_of_the_file(
    tmp_path: Path, collected: Path
) -> None:
    with own_site(tmp_path) as environment:
        (tmp_path / "static").symlink_to(collected)
        said = run_function(environment, "tests.removing.main()", timeout_s=120)
        assert "before: editions_publishedheadline.key" in said
        run(environment, "manage.py", "verify_record")
        run(environment, "manage.py", "apply_removals")
