"""A backup is a site: put back elsewhere it is the same, but for what was removed since."""

import json
import os
import re
import subprocess
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.acts.removal.removals_list import ListedOrder
from articles.models import Article
from editions.story import canonical_json
from newsroom.backups.files import put_back_files
from tests.builders import live_article, make_article, make_photo
from tests.processes import own_site, run

SECRET = "correct-horse"


def backup(folder: Path, *options: str) -> Path:
    """Make a backup of the tests' own site, and return it: the newest."""
    call_command("backup", folder, *options, stdout=StringIO())
    return newest(folder)


def newest(folder: Path) -> Path:
    """Return the newest backup of a folder."""
    return max(folder.glob("2*"))


def removed(article: Article, file: Path) -> Path:
    """Write a list with an order to remove all that readers saw of a story; return it."""
    order = ListedOrder(
        article_id=article.public_id,
        numbers=(1,),
        reason="By order of a court.\u2028It is final.",
        ordered_by="Paula Reyes",
        seconded_by="Piet Vos",
        removed_at=timezone.now().isoformat(),
    )
    file.write_text(f"{canonical_json(asdict(order))}\n", encoding="utf-8")
    return file


@pytest.mark.django_db(transaction=True)
def test_site_comes_back_from_its_backup_without_what_was_removed_since(
    tmp_path: Path, collected: Path
) -> None:
    photo = make_photo(rendered=True)
    kept = live_article(headline="Ferries run again", photos=[photo])
    gone = live_article(headline="What nobody may read")
    draft = make_article(headline="Not yet")
    stopped = tmp_path / "backups" / ".unfinished" / "junk"
    stopped.parent.mkdir(parents=True)
    stopped.touch()
    made = backup(tmp_path / "backups")
    assert not stopped.exists()
    order = removed(gone, tmp_path / "kept-apart.jsonl")
    # As the list is where it was copied in the midst of that order, and of a letter of it.
    begun = order.read_bytes().partition("\u2028".encode())[0] + b"\xe2"
    (made / "removals.jsonl").write_bytes(begun)
    with own_site(tmp_path / "other", is_migrated=False) as other:
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "static").symlink_to(collected)
        said = run(other, "manage.py", "restore", str(made.parent), "--removals", str(order)).stdout
        assert "Every file of the library is there." in said
        assert "editions are whole." in said
        page = run(other, "manage.py", "export", kept.public_id).stdout
        assert page.startswith("Ferries run again\n")
        stories = (
            "from articles.models import Article as A; print(*A.objects.values_list('headline'))"
        )
        headlines = run(other, "manage.py", "shell", "--verbosity", "0", "-c", stories).stdout
        assert draft.headline in headlines
        assert gone.headline not in headlines
    store = tmp_path / "other" / "files"
    assert (store / str(photo.original.name)).read_bytes() == Path(photo.original.path).read_bytes()


def run_refused(environment: dict[str, str], *arguments: str) -> str:
    """Run a command that refuses; return what it says."""
    with pytest.raises(AssertionError) as refused:
        run(environment, "manage.py", *arguments)
    return str(refused.value)


@pytest.mark.django_db(transaction=True)
def test_second_backup_links_what_is_the_same_and_says_what_is_missing(tmp_path: Path) -> None:
    photo = make_photo()
    first = backup(tmp_path, "--untried")
    assert photo.original.name
    inside = Path("files") / photo.original.name
    second = backup(tmp_path, "--untried")
    assert (first / inside).samefile(second / inside)
    default_storage.delete(photo.original.name)
    with pytest.raises(CommandError, match="kept, but the copy is not sound"):
        call_command("backup", tmp_path, stdout=(said := StringIO()))
    assert f"{photo.original.name} is not there." in said.getvalue()
    assert "check_files" in json.loads((newest(tmp_path) / "backup.json").read_text())["faults"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "address", "shown"),
    [
        ("EMAIL_URL", f"smtp+tls://desk:{SECRET}@mail.example:587", "mail.example"),
        ("EMAIL_URL", f"smtp+tls://desk:a/{SECRET}#@mail.example:587", "mail.example"),
        ("CACHE_URL", f"redis://cache.example/0?db=1&password={SECRET}", "cache.example/0?db=1"),
        (
            "WEBSUB_HUBS",
            f"https://one:a@one.example/,https://two:{SECRET}@two.example/",
            "two.example",
        ),
    ],
)
def test_no_secret_of_the_settings_is_in_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, address: str, shown: str
) -> None:
    monkeypatch.setenv(setting, address)
    told = (backup(tmp_path, "--untried") / "backup.json").read_text()
    assert shown in told
    assert SECRET not in told


@pytest.mark.django_db
def test_files_of_any_name_are_copied_and_their_sums_can_be_checked(tmp_path: Path) -> None:
    names = ["a\nb.jpg", "a\\nb.jpg", "a\rb.jpg", "ü b.jpg", os.fsdecode(b"\xff.jpg")]
    for name in names:
        path = Path(default_storage.path("odd")) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    made = backup(tmp_path, "--untried")
    assert {path.name for path in (made / "files" / "odd").iterdir()} == {*names}
    checked = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=made, check=False)
    assert checked.returncode == 0
    again = backup(tmp_path, "--untried")
    for name in names:
        assert (made / "files" / "odd" / name).samefile(again / "files" / "odd" / name)
    store = tmp_path / "store"
    assert put_back_files(made, store) == len([path for path in store.rglob("*") if path.is_file()])
    assert {path.name for path in (store / "odd").iterdir()} == {*names}


@pytest.mark.django_db
def test_no_backup_is_made_within_what_it_copies(tmp_path: Path) -> None:
    Path(default_storage.path("")).mkdir(parents=True, exist_ok=True)
    link = tmp_path / "elsewhere"
    link.symlink_to(default_storage.path(""))
    with pytest.raises(CommandError, match="Name a folder elsewhere"):
        call_command("backup", link / "backups", "--untried")


@pytest.mark.django_db
def test_backup_is_kept_where_there_is_no_room_to_try_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "full"))
    with pytest.raises(CommandError, match="The backup is kept"):
        call_command("backup", tmp_path, stdout=StringIO())
    assert "restore" in json.loads((newest(tmp_path) / "backup.json").read_text())["faults"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="its database is a file")
@pytest.mark.django_db(transaction=True)
def test_database_is_reached_as_the_site_reaches_it(tmp_path: Path) -> None:
    """The parts of an address may stand behind its `?`, as of a socket."""
    with own_site(tmp_path / "site", is_migrated=False) as site:
        address = urlsplit(site["DATABASE_URL"])
        parts = f"host={address.hostname}&port={address.port}&user={address.username}"
        site["DATABASE_URL"] = f"postgres://{address.path}?{parts}&password=x"
        run(site, "manage.py", "migrate", "--verbosity", "0")
        assert "it is sound" in run(site, "manage.py", "backup", str(tmp_path / "backups")).stdout


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"migrations": ["articles.9999_of_next_year"]}, r"newer version .* articles\.9999"),
        ({"form": 2, "more": "of another form"}, "in a form that this one cannot read"),
    ],
)
def test_backup_of_a_newer_version_says_so(
    tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    made = backup(tmp_path / "backups", "--untried")
    manifest = made / "backup.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **changed}))
    with own_site(tmp_path / "other", is_migrated=False) as other:
        assert re.search(said, run_refused(other, "restore", str(made)))


@pytest.mark.django_db
def test_nothing_is_put_back_over_a_site_that_is_there(tmp_path: Path) -> None:
    backup(tmp_path, "--untried")
    with pytest.raises(CommandError, match="This site is not empty"):
        call_command("restore", tmp_path)


@pytest.mark.django_db
def test_backup_that_was_changed_is_not_put_back(tmp_path: Path) -> None:
    made = backup(tmp_path / "backups", "--untried")
    with next(made.glob("database.*")).open("ab") as file:
        file.write(b"\0")
    with own_site(tmp_path / "other", is_migrated=False) as other:
        said = run_refused(other, "restore", str(made))
    assert "was changed since it was made" in said


def test_folder_without_a_backup_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=f"There is no backup in {tmp_path}"):
        call_command("restore", tmp_path)
