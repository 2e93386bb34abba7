"""A fact and an action are added to a copy of the tree, in the files that the page names alone.

`docs/developers.md` says which files each of ten changes touches. Whoever needs one more file than
that finds this red, for what they left out would be missing here as well.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", ".*_cache", ".hypothesis", "pictures")

FACT = {
    "articles/models/article.py": (
        "    body = models.TextField(",
        '    strapline = models.CharField("strapline", max_length=80, blank=True)\n',
    ),
    "editions/story.py": (
        "    body: str = fact(",
        '    strapline: str = fact("Strapline", default="", is_text=True, is_word=True,'
        " is_searched=True)\n",
    ),
    "editions/models/site.py": (
        "    standfirst = models.TextField(blank=True)\n",
        "    strapline = models.CharField(max_length=80, blank=True)\n",
    ),
    "templates/desk/story/edit.html": (
        '      <div class="line head">',
        '<label for="id_strapline">Strapline</label>{{ form.strapline }}\n',
    ),
    "templates/website/_story.html": ("    <h1>", "<p>{{ article.strapline }}</p>\n"),
}
FACT_TEST = """
import pytest
from django.test import Client
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from editions.choices import Kind
from editions.models import Edition
from people.actors import SHELL
from tests.builders import live_article

pytestmark = pytest.mark.django_db


def test_fact_is_written_shown_searched_and_told(web_editor):
    article = live_article(strapline="Quayside ledger")
    client = Client()
    assert "Quayside ledger" in client.get(article.live_path).content.decode()
    assert article.live_path in client.get("/search/?q=quayside").content.decode()
    client.force_login(web_editor)
    page = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert 'value="Quayside ledger"' in page
    assert "Quayside" not in client.get("/admin/articles/article/?q=harbourmaster").content.decode()
    assert str(article) in client.get("/admin/articles/article/?q=quayside").content.decode()
    change = NamedChange(Kind.CORRECTION, note="The ledger.")
    amend(article, {"strapline": "Harbour ledger"}, change, by=SHELL)
    assert "Strapline" in client.get(f"{article.live_path}history/").content.decode()
    assert "Harbour ledger" in Client().get(article.live_path).content.decode()
"""
ACTION = {
    "people/roles.py": (
        ('    READ_DESK = "', '    SHELVE = "shelve a story"\n'),
        ("    Act.RETURN: {", "    Act.SHELVE: {R.WEB_EDITOR: ANY},\n"),
    ),
    "articles/workflow.py": (
        (
            '        Action(\n            "return",',
            '        Action("shelve", "Shelve…", "Shelved", Act.SHELVE, "Only in review.",\n'
            "            stages(Stage.IN_REVIEW), to_stage=Stage.DRAFT, needs_note=True),\n",
        ),
    ),
    "desk/acts/pages.py": (
        (
            '    "return": ActPage(',
            '    "shelve": ActPage(what="It waits.", form=WithdrawForm, done="Shelved."),\n',
        ),
    ),
}
ACTION_TEST = """
import pytest
from articles.acts.stages import move
from articles.models import Article
from django.test import Client
from people.actors import SHELL
from tests.builders import make_article

pytestmark = pytest.mark.django_db


def test_action_has_its_button_page_permission_and_line(web_editor, reporter):
    article = make_article()
    move(article, "submit", by=SHELL)
    client, address = Client(), f"/admin/stories/{article.public_id}/do/shelve/"
    client.force_login(reporter)
    assert client.post(address, {"note": "Wait."}).status_code in (403, 404)
    client.force_login(web_editor)
    assert "Shelve…" in client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "It waits." in client.get(address).content.decode()
    assert Article.objects.get().stage == "in_review"
    page = client.post(address, {"note": "Wait for the harbour."}, follow=True).content.decode()
    assert Article.objects.get().stage == "draft"
    assert "Shelved" in page
    assert "Wait for the harbour." in page
"""


def grown(tree: Path, change: dict[str, tuple[tuple[str, str], ...]], test: str) -> None:
    """Copy the tree, write a change before the places it names, and run a test in the copy."""
    shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
    for name, places in change.items():
        file = tree / name
        text = file.read_text(encoding="utf-8")
        for before, new in places:
            assert before in text, f"{name} has no {before}"
            text = text.replace(before, new + before, 1)
        file.write_text(text, encoding="utf-8")
    (tree / "tests" / "test_grown.py").write_text(test, encoding="utf-8")
    run(tree, "manage.py", "makemigrations", "-v", "0")
    run(tree, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/test_grown.py")


def run(tree: Path, *arguments: str) -> None:
    # A tree is no worker of this run: it has tables of its own.
    environment = {name: value for name, value in os.environ.items() if "XDIST" not in name}
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, f"{ended.stdout[-3000:]}{ended.stderr[-3000:]}"


def files_named(change: str) -> set[str]:
    """Return the files of a row of the ten changes."""
    page = (ROOT / "docs" / "developers.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| {change}"))
    return set(re.findall(r"`([\w/]+\.(?:py|html))`", row))


@pytest.mark.long
@pytest.mark.any_database
def test_a_fact_needs_no_file_that_the_page_leaves_out(tmp_path: Path) -> None:
    assert set(FACT) <= files_named("a plain fact")
    grown(tmp_path / "tree", {name: (place,) for name, place in FACT.items()}, FACT_TEST)


@pytest.mark.long
@pytest.mark.any_database
def test_an_action_needs_no_file_that_the_page_leaves_out(tmp_path: Path) -> None:
    assert set(ACTION) <= files_named("an action with a note")
    grown(tmp_path / "tree", ACTION, ACTION_TEST)
