"""What starts Newsroom on a server: units of systemd, an image and its neighbours.

Tried by hand under systemd they hold a site; here is seen that they start what there is.
"""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands
from granian.cli import cli

DEPLOY = Path(settings.BASE_DIR) / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
# As the operators' guide has it.
CHECKOUT = "/srv/newsroom"

pytestmark = pytest.mark.any_database


def commands_of_units() -> list[list[str]]:
    """Return the words of each command that a unit starts."""
    lines = [line for unit in UNITS for line in unit.read_text().splitlines()]
    return [shlex.split(line.removeprefix("ExecStart=")) for line in lines if "ExecStart=" in line]


def commands_of_images() -> list[list[str]]:
    """Return the words of each command that the image or a service of it starts."""
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    [line] = re.findall(r"^CMD (.*)$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    said = [each["command"] for each in services.values() if "command" in each]
    plain = [words for words in said if words[0] != "sh"]
    shells = [each for words in said if words[0] == "sh" for each in words[2].split(" && ")]
    return [yaml.safe_load(line), *plain, *map(shlex.split, shells)]


def see_it_starts(words: list[str]) -> None:
    """See that a command is one of Granian's with options it takes, or one of `manage.py`."""
    program, *rest = (word.removeprefix(f"{CHECKOUT}/.venv/bin/") for word in words)
    if program == "granian":
        assert cli.make_context("granian", rest).params["app"] == "newsroom.wsgi:application"
    else:
        assert (program, rest[0]) == ("python", "manage.py")
        assert rest[1] in get_commands()


@pytest.mark.parametrize("words", [*commands_of_units(), *commands_of_images()], ids=" ".join)
def test_what_is_started_is_there(words: list[str]) -> None:
    see_it_starts(words)


def test_units_and_image_start_the_site_alike() -> None:
    [by_unit] = [words for words in commands_of_units() if "granian" in words[0]]
    [by_image] = [words for words in commands_of_images() if words[0] == "granian"]
    assert by_unit[1:] == by_image[1:]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_knows_every_word_of_a_unit(unit: Path, tmp_path: Path) -> None:
    """With what holds for all of them, and in the place of a checkout that is not here."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd-analyze (Debian: apt install systemd)")
    shared = DEPLOY / "systemd" / "newsroom-.service.d" / "hardening.conf"
    for source in (unit, shared):
        target = tmp_path / source.relative_to(DEPLOY / "systemd")
        target.parent.mkdir(exist_ok=True)
        words = re.sub(rf"{CHECKOUT}/\S+/(granian|python)", "/bin/true", source.read_text())
        target.write_text(words.replace(CHECKOUT, str(tmp_path)))
    done = subprocess.run(
        [analyze, "verify", "--man=no", tmp_path / unit.name],
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
