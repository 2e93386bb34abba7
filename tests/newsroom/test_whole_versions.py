"""An existing site goes on from a whole version; one that stands between two is told the way."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db

NOTED = MigrationRecorder.Migration.objects
FIRST = "0001_first_version"


def test_a_site_that_had_all_former_steps_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert NOTED.filter(app="articles", name="0019_begin_the_chains").exists()
    before = set(NOTED.values_list("app", "name"))
    NOTED.filter(name=FIRST).delete()
    call_command("migrate", skip_checks=False)
    assert "No migrations to apply" in capsys.readouterr().out
    assert set(NOTED.values_list("app", "name")) == before


@pytest.mark.parametrize(
    "step",
    [
        ("articles", "0019_begin_the_chains"),
        ("wire", "0006_headline_keys_keep_numbers"),
        ("taxonomy", "0001_initial"),
    ],
)
def test_a_site_that_lacks_a_former_step_is_refused_with_the_way_on(step: tuple[str, str]) -> None:
    app, name = step
    NOTED.filter(name=FIRST).delete()
    NOTED.filter(app=app, name=name).delete()
    before = set(NOTED.values_list("app", "name"))
    with pytest.raises(SystemCheckError) as refused:
        call_command("migrate", skip_checks=False)
    message = str(refused.value)
    assert f"of “{app}” it has not had {name}" in message
    assert "Install commit f7024e4 of Newsroom, run `manage.py migrate` there" in message
    assert set(NOTED.values_list("app", "name")) == before


def test_an_app_has_one_first_migration_that_names_what_it_replaces() -> None:
    loader = MigrationLoader(connection)
    ours = {app for app, name in loader.disk_migrations if name == FIRST}
    assert ours == {
        *("addresses", "people", "taxonomy", "media", "editions", "articles", "related", "wire")
    }
    for app in ours:
        replaced = loader.disk_migrations[app, FIRST].replaces
        assert replaced
        assert not {key for key in loader.disk_migrations if key in replaced}
