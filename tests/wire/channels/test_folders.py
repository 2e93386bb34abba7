"""Files that are put into the folder of a channel."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from articles.models import Article
from tests.wire.channels.channels import item, make_channel, read_all
from wire.channels import folder_files, folders
from wire.channels.folder_files import read
from wire.models import Channel, Delivery, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a channel, as it is after the worker's first look."""
    settings.WIRE_DIR = tmp_path / "in"
    monkeypatch.setattr(folders, "WATCH", folders.Watch())
    make_channel(Way.FOLDER)
    folders.look_into_folders()
    return tmp_path / "in" / "north"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock of this machine, which stands still until a test moves it."""
    now = [1000.0]
    monkeypatch.setattr("wire.channels.folders.time.monotonic", lambda: now[0])
    return now


def look(clock: list[float], after_s: float = 0) -> None:
    """Look into the folders after some time, and read in what is there."""
    clock[0] += after_s
    folders.look_into_folders()
    read_all()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_file_is_read_once_it_is_written_and_lies_in_done(folder: Path, clock: list[float]) -> None:
    file = folder / "ferry.json"
    data = item()
    file.write_bytes(data[:60])
    look(clock)
    look(clock, 8)
    # It goes on, under a clock that is an hour ahead.
    file.write_bytes(data)
    ahead = file.stat().st_mtime + 3600
    os.utime(file, (ahead, ahead))
    look(clock, 8)
    assert not Delivery.objects.exists()
    look(clock, 11)
    assert Article.objects.get().headline == "Ferries sail again"
    assert (names(folder), names(folder / "done")) == ([], ["ferry.json"])
    file.write_bytes(item(headline="Ferries sail", version="2"))
    look(clock)
    look(clock, 11)
    assert Article.objects.get().headline == "Ferries sail"
    assert names(folder / "done") == ["ferry-2.json", "ferry.json"]


def test_what_is_refused_lies_beside_its_reason(folder: Path, clock: list[float]) -> None:
    (folder / "plan.pdf").write_bytes(b"%PDF-1.7 and so on")
    look(clock)
    look(clock, 11)
    assert names(folder / "refused") == ["plan.pdf", "plan.pdf.reason.txt"]
    assert "PDF" in (folder / "refused/plan.pdf.reason.txt").read_text()
    assert Channel.objects.get().refused_count == 1


def test_what_is_unfinished_hidden_or_no_file_is_left_alone(
    folder: Path, clock: list[float], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody reads this.\n\nNobody at all.")
    (folder / "leads-out.txt").symlink_to(secret)
    os.mkfifo(folder / "pipe.txt")
    (folder / "below").mkdir()
    for name in (".ferry.json.Xy12", "ferry.json.part", "FERRY.JSON.FILEPART", "ferry.json~"):
        (folder / name).write_bytes(item())
    look(clock)
    look(clock, 11)
    assert not Delivery.objects.exists()
    assert len(names(folder)) == 5
    (folder / "ferry.json.part").rename(folder / "ferry.json")
    look(clock)
    look(clock, 11)
    assert names(folder / "done") == ["ferry.json"]
    # A link that somebody put where files are in hand leads nowhere either.
    (folder / "in-hand/link.txt").symlink_to(secret)
    look(clock)
    assert not Article.objects.filter(headline__contains="Nobody").exists()
    assert names(folder / "refused") == ["link.txt", "link.txt.reason.txt"]


def test_file_in_hand_when_its_worker_ended_is_read_by_the_next(
    folder: Path, clock: list[float]
) -> None:
    (folder / "in-hand/ferry.json").write_bytes(item())
    folders.look_into_folders()
    folders.look_into_folders()
    assert Delivery.objects.count() == 1
    look(clock)
    assert (Article.objects.count(), names(folder / "done")) == (1, ["ferry.json"])


def test_name_of_any_bytes_can_be_kept(folder: Path, clock: list[float]) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/f\xe4hre\n.json"))).write_bytes(item())
    look(clock)
    look(clock, 11)
    assert names(folder / "done") == ["f\ufffdhre_.json"]


def test_folder_that_cannot_be_made_is_said_on_the_channel(
    settings: Settings, tmp_path: Path, clock: list[float]
) -> None:
    settings.WIRE_DIR = tmp_path / "a file"
    settings.WIRE_DIR.write_text("x")
    make_channel(Way.FOLDER)
    look(clock)
    assert "folder cannot be used" in Channel.objects.get().problem
    settings.WIRE_DIR.unlink()
    look(clock)
    assert Channel.objects.get().problem == ""


def test_pipe_in_hand_holds_nobody_up(folder: Path, clock: list[float]) -> None:
    os.mkfifo(folder / "in-hand/pipe.json")
    channel = Channel.objects.get()

    def reads() -> None:
        with suppress(OSError):
            read(channel, "pipe.json", 9)

    reader = threading.Thread(target=reads, daemon=True)
    reader.start()
    reader.join(timeout=5)
    assert not reader.is_alive(), "it waits for the pipe's other end"
    look(clock)
    assert (folder / "refused/pipe.json").is_fifo()
    assert "a pipe" in Delivery.objects.get().outcomes[0]["reason"]


@pytest.mark.parametrize("part", ["in-hand", "done", "refused"])
def test_folder_that_is_a_link_leads_nowhere(
    part: str, folder: Path, clock: list[float], tmp_path: Path
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "key.txt").write_text("Nobody reads this.\n\nNobody at all.")
    (folder / part).rmdir()
    (folder / part).symlink_to(inside)
    (folder / "ferry.json").write_bytes(item())
    look(clock)
    look(clock, 11)
    assert names(inside) == ["key.txt"]
    assert not Delivery.objects.exists()
    assert f"“{part}” in it is no folder" in Channel.objects.get().problem
    (folder / part).unlink()
    look(clock)
    look(clock, 11)
    assert names(folder / "done") == ["ferry.json"]


def test_reason_is_written_over_nothing(folder: Path, clock: list[float], tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("as it was")
    (folder / "refused/plan.pdf.reason.txt").symlink_to(kept)
    (folder / "plan.pdf").write_bytes(b"%PDF-1.7 and so on")
    look(clock)
    look(clock, 11)
    assert kept.read_text() == "as it was"
    assert (folder / "refused/plan-2.pdf").is_file()


@pytest.mark.parametrize("name", ["漢".encode() * 83 + b".pdf", b"\xe4" * 240 + b".pdf"])
def test_long_name_is_cut_and_its_file_read_once(
    name: bytes, folder: Path, clock: list[float]
) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"%PDF-1.7 and so on")
    (folder / "\U0001f600.json").write_bytes(item())
    for after_s in (0, 11, 2, 2):
        look(clock, after_s)
    assert [len(names(folder / part)) for part in ("in-hand", "done", "refused")] == [0, 1, 2]
    assert Delivery.objects.count() == 2
    assert Channel.objects.get().problem == ""


def test_file_that_is_just_moved_away_does_not_wait_again(
    folder: Path,
    clock: list[float],
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def put_away(channel: Channel, name: str, reasons: list[str]) -> None:
        folders.look_into_folders()
        moved(channel, name, reasons)

    moved = folder_files.put_away
    monkeypatch.setattr(folder_files, "put_away", put_away)
    for name in ("a", "b", "c"):
        (folder / f"in-hand/{name}.json").write_bytes(item())
    folders.look_into_folders()
    with django_assert_max_num_queries(2):
        folders.look_into_folders()
    read_all()
    assert names(folder / "done") == ["a.json", "b.json", "c.json"]
    assert names(folder / "refused") == []
    assert Delivery.objects.count() == 3
