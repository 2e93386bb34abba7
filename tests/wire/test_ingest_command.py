"""`manage.py ingest`: files, folders and standard input; a line or a JSON object for each."""

import io
import json
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Revision
from editions.models import Edition
from tests.builders import make_section
from tests.trial_data import FOLDER, needs_trial_data
from tests.wire.samples import CAPTION, HEADLINE, RELATED, page_text, with_body

pytestmark = pytest.mark.django_db

KEYS = [
    "path", "status", "article_id", "url", "headline", "source", "published_at", "dateline",
    "captions", "web_editors", "authors", "related", "body", "reason",
]  # fmt: skip


def run(*args: str | Path, **options: Any) -> str:
    out = io.StringIO()
    call_command("ingest", *map(str, args), stdout=out, **options)
    return out.getvalue()


def run_json(*args: str | Path, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*args, json=True, **options).splitlines()]


def refused(*args: str | Path, **options: Any) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("ingest", *map(str, args), stdout=out, **options)
    assert caught.value.returncode == 1
    return out.getvalue()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(page_text(), encoding="utf-8")
    return path


def test_json_has_exactly_these_names_and_values(page: Path) -> None:
    make_section()
    [row] = run_json(page, publish=True)
    article = Article.objects.get()
    assert list(row) == KEYS
    assert row | {"body": len(row["body"])} == {
        "path": str(page),
        "status": "created",
        "article_id": article.public_id,
        "url": f"http://127.0.0.1:8000{article.live_path}",
        "headline": HEADLINE,
        "source": "Xinhua",
        "published_at": "2025-03-02T07:45:00+08:00",
        "dateline": {"place": "HANGZHOU", "date": "2025-03-01", "agency": "Xinhua"},
        "captions": [
            {
                "text": CAPTION.removesuffix(" (Xinhua/Ma Lin)"),
                "agency": "Xinhua",
                "photographer": "Ma Lin",
            }
        ],
        "web_editors": ["Bai Yun", "Tang Wei"],
        "authors": [],
        "related": list(RELATED),
        "body": 4,
        "reason": None,
    }


def test_json_of_a_bare_page_and_of_a_refused_one_has_empty_parts(tmp_path: Path) -> None:
    (tmp_path / "1").write_text("A headline\n\nA sentence, no more.\n")
    (tmp_path / "2").write_bytes(b"\x00")
    out = refused(tmp_path, json=True)
    bare, broken = (json.loads(line) for line in out.splitlines())
    nothing: dict[str, object] = {
        "url": None, "source": None, "published_at": None, "dateline": None, "captions": [],
        "web_editors": [], "authors": [], "related": [],
    }  # fmt: skip
    assert {name: bare[name] for name in nothing} == nothing
    assert {name: broken[name] for name in nothing} == nothing
    assert (bare["status"], bare["body"]) == ("created", ["A sentence, no more."])
    assert list(broken) == KEYS
    assert (broken["status"], broken["article_id"], broken["headline"]) == ("refused", None, None)
    assert broken["body"] == []
    assert "Line 1" in broken["reason"]


def test_folder_gives_its_files_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1", ".hidden", ".git/3.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page_text(headline=f"Headline of {name}"))
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "b" / "linked.txt").symlink_to(tmp_path / "a.txt")
    rows = run_json(tmp_path)
    results = [(str(Path(row["path"]).relative_to(tmp_path)), row["status"]) for row in rows]
    # One text under four headlines is one story; what counts here is the order.
    assert [path for path, _ in results] == ["a.txt", "b/1", "b/2.txt", "b/linked.txt"]
    assert results[-1][1] == "unchanged"


def test_what_cannot_be_read_stops_no_other_file(tmp_path: Path, page: Path) -> None:
    (tmp_path / "0.txt").write_bytes(b"A headline\n\nA line\nwith \xff in it\n")
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").symlink_to(tmp_path / "2.txt")
    os.mkfifo(tmp_path / "3.txt")
    out = refused(tmp_path / "missing", tmp_path)
    lines = out.splitlines()
    assert [line.split(": ")[1].split(".")[0].split(" ")[0] for line in lines[:5]] == [
        "refused"
    ] * 5
    assert f"{tmp_path}/missing: refused. The file cannot be read: No such file" in lines[0]
    assert f"{tmp_path}/0.txt: refused. Line 4 is not valid UTF-8" in lines[1]
    assert "page.txt: created · " in lines[5]
    assert lines[6] == "6 pages: 1 created, 5 refused."
    assert Article.objects.count() == 1


def test_standard_input_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(page_text().encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    [row] = run_json("-")
    assert (row["path"], row["status"]) == ("-", "created")


def test_of_a_huge_file_only_so_much_is_read_as_shows_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(5_000_000_000)
    assert "longer than 20 MB" in refused(huge)


def test_fault_in_one_page_stops_no_other(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str) -> None:
        raise ZeroDivisionError

    (tmp_path / "a.txt").write_text("A headline\n\nA text.\n")
    monkeypatch.setattr("wire.ingest.guessed_language", fail)
    assert refused(tmp_path).count("Something went wrong here") == 2
    assert not Article.objects.exists()


def test_unknown_section_stops_the_command_before_anything_is_done(page: Path) -> None:
    make_section()
    with pytest.raises(CommandError, match=r"no section 'sports'.*: city"):
        run(page, section="sports")
    assert not Article.objects.exists()


def test_unknown_format_is_refused_with_the_choices(page: Path) -> None:
    with pytest.raises(CommandError, match=r"'?auto'?, .*'?page"):
        run(page, "--format", "telex")


def test_words_for_a_person_tell_what_changed_and_how_many(page: Path) -> None:
    assert "page.txt: created · " in run(page)
    page.write_text(page_text(body=with_body("38", "39")))
    lines = run(page).splitlines()
    assert lines[0].endswith(f"“{HEADLINE}”")
    assert "[-38-]{+39+}" in lines[1]
    assert lines[1].startswith("    Body: …")
    assert lines[2] == "1 page: 1 updated."


def test_name_of_any_bytes_is_printed(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff.txt")
    with open(path, "wb") as file:
        file.write(page_text().encode())
    [row] = run_json(tmp_path)
    assert row["path"].endswith("\ufffd.txt")


@needs_trial_data
def test_second_reading_of_the_trial_pages_changes_nothing() -> None:
    make_section()
    first = run_json(FOLDER / "pages", publish=True, as_dated=True)
    assert {row["status"] for row in first} == {"created"}
    counts = Article.objects.count(), Revision.objects.count(), Edition.objects.count()
    again = run_json(FOLDER / "pages", publish=True, as_dated=True)
    assert {row["status"] for row in again} == {"unchanged"}
    assert (Article.objects.count(), Revision.objects.count(), Edition.objects.count()) == counts
    names = [name for name in KEYS if name != "status"]
    assert [[row[name] for name in names] for row in again] == [
        [row[name] for name in names] for row in first
    ]


@pytest.mark.django_db(transaction=True)
def test_many_files_read_by_all_processors_come_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"Harbour {number} opens" for number in range(12)]
    for number, headline in enumerate(names):
        text = page_text(headline=headline, body=[f"Ships came to harbour {number} at noon."])
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "05b.txt").write_text("", encoding="utf-8")
    one_by_one = refused(tmp_path)
    assert [article.headline for article in Article.objects.order_by("pk")] == names
    monkeypatch.setattr("wire.reading_ahead.ALONE", 2)
    again = refused(tmp_path)
    assert again == one_by_one.replace("created", "unchanged")
    assert again.count("05b.txt") == 1
    assert Article.objects.count() == len(names)
