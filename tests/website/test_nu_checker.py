"""Every page that readers have is valid HTML, by the Nu checker of the W3C."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from tests.website.page_types import page_of_each_type
from website import errors

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]
# Said for browsers that lose a list's meaning with its bullets: the checker knows no such browser.
FOR_SAFARI = "role is unnecessary for element"


@pytest.fixture
def checker() -> list[str]:
    """The command of the checker: `NU_CHECKER` names its jar, as `.ci/run` sets it."""
    jar, java = os.environ.get("NU_CHECKER", ""), shutil.which("java")
    if not java or not Path(jar).is_file():
        reason = "no Nu checker: NU_CHECKER names no vnu.jar, or there is no java"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return [java, "-jar", jar, "--format", "json", "--exit-zero-always"]


@override_settings(SITE_URL="https://news.example")
def test_every_page_is_valid(
    reader: Client, rf: RequestFactory, checker: list[str], tmp_path: Path
) -> None:
    """Pages that say what went wrong too."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, path in enumerate(page_of_each_type()):
        (folder / f"{number}.html").write_bytes(reader.get(path).content)
    (folder / "500.html").write_bytes(errors.went_wrong(rf.get("/")).content)
    pages = [str(page) for page in folder.iterdir()]
    said = subprocess.run([*checker, *pages], capture_output=True, check=True, text=True)
    messages = json.loads(said.stderr)["messages"]
    assert [
        f"{Path(each['url']).name}, line {each.get('lastLine')}: {each['message']}"
        for each in messages
        if FOR_SAFARI not in each["message"]
    ] == []
