"""Many pictures sent to the desk: kept at once, taken in by the worker, each with its result."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from media.forgetting import forget_sent
from media.incoming_worker import claim_incoming, take_next_in
from media.models import IncomingFile, Photo
from people.models import User
from tests.builders import picture_bytes
from tests.desk.client import desk

pytestmark = pytest.mark.django_db
SEND = "/admin/photos/send/"


def upload(name: str, data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture_bytes() if data is None else data)


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def begun(client: Client) -> dict[str, str]:
    """Return the addresses of a new batch."""
    answer: dict[str, str] = client.post(f"{SEND}new/").json()
    return answer


def results(client: Client, batch: dict[str, str]) -> list[tuple[str, str]]:
    files = client.get(batch["results"]).json()["files"]
    return [(file["name"], file["status"]) for file in files]


@pytest.fixture
def work(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Callable[[], None]:
    """Let the worker take everything in that waits."""

    def take_all_in() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            while take_next_in():
                pass

    return take_all_in


def kept() -> list[str]:
    """Return the files that still wait in the store."""
    return default_storage.listdir("incoming")[1] if default_storage.exists("incoming") else []


def test_a_file_is_kept_at_once_and_taken_in_by_the_worker(
    photo_editor: User, work: Callable[[], None]
) -> None:
    client = desk(photo_editor)
    batch = begun(client)
    sent = client.post(batch["send"], {"picture": upload("a.jpg")}).json()
    assert (sent["name"], sent["status"]) == ("a.jpg", "waiting")
    assert not Photo.objects.exists()
    client.post(batch["send"], {"picture": upload("b.jpg", b"no picture")})
    client.post(batch["send"], {"picture": upload("c.jpg")})
    work()
    assert results(client, batch) == [
        ("a.jpg", "created"),
        ("b.jpg", "refused"),
        ("c.jpg", "created"),
    ]
    assert {photo.uploaded_by for photo in Photo.objects.all()} == {photo_editor}
    page = client.get(batch["page"]).content.decode()
    assert "b.jpg is not a picture" in page
    assert f"/admin/media/photo/{Photo.objects.get(file_name='a.jpg').pk}/change/" in page
    assert kept() == []


def test_without_a_script_the_form_sends_them_all(
    photo_editor: User, work: Callable[[], None]
) -> None:
    client = desk(photo_editor)
    files = [upload("a.jpg"), upload("b.jpg")]
    answer = client.post(SEND, {"pictures": files}, follow=True)
    work()
    assert results(client, {"results": f"{answer.request['PATH_INFO']}results/"}) == [
        ("a.jpg", "created"),
        ("b.jpg", "created"),
    ]


def test_the_files_of_a_zip_wait_and_come_in_each_for_itself(
    photo_editor: User, work: Callable[[], None]
) -> None:
    client = desk(photo_editor)
    batch = begun(client)
    data = zipped(**{"day/a.jpg": picture_bytes(), "b.txt": b"notes"})
    client.post(batch["send"], {"picture": upload("all.zip", data)})
    client.post(batch["send"], {"picture": upload("broken.zip", data[:-60])})
    work()
    assert results(client, batch) == [
        ("all.zip", "unpacked"),
        ("broken.zip", "refused"),
        ("all.zip/day/a.jpg", "created"),
        ("all.zip/b.txt", "refused"),
    ]
    assert kept() == []


def test_a_file_whose_worker_died_is_taken_up_again_and_given_up_after_three(
    photo_editor: User, work: Callable[[], None]
) -> None:
    client = desk(photo_editor)
    batch = begun(client)
    client.post(batch["send"], {"picture": upload("a.jpg")})
    row = IncomingFile.objects.get()
    assert claim_incoming() == row
    assert claim_incoming() is None
    for _ in range(2):
        IncomingFile.objects.update(claimed_until=None)
        assert claim_incoming() == row
    IncomingFile.objects.update(claimed_until=None)
    work()
    assert results(client, batch) == [("a.jpg", "refused")]
    assert "failed three times" in client.get(batch["page"]).content.decode()
    assert kept() == []


def test_what_is_too_large_is_refused_before_it_is_kept(
    photo_editor: User, settings: Settings
) -> None:
    settings.PHOTO_MAX_BYTES = 10
    settings.PHOTO_ZIP_MAX_BYTES = 20
    client = desk(photo_editor)
    batch = begun(client)
    for name, data in (("a.jpg", picture_bytes()), ("a.zip", zipped(a=b"a"))):
        answer = client.post(batch["send"], {"picture": upload(name, data)})
        assert answer.status_code == 400
        assert "larger than" in answer.json()["error"]
    assert "larger than" in client.post(SEND, {"pictures": [upload("a.jpg")]}).content.decode()
    assert not IncomingFile.objects.exists()


def test_a_batch_is_seen_by_its_sender_and_by_those_who_edit_all_photos(
    reporter: User, other_reporter: User, photo_editor: User, moderator: User
) -> None:
    client = desk(reporter)
    batch = begun(client)
    client.post(batch["send"], {"picture": upload("a.jpg")})
    assert desk(photo_editor).get(batch["page"]).status_code == 200
    sent = desk(photo_editor).post(batch["send"], {"picture": upload("b.jpg")})
    assert sent.status_code == 400
    for stranger in (other_reporter, moderator):
        for address in (batch["page"], batch["results"]):
            assert desk(stranger).get(address).status_code == 404
        assert desk(stranger).post(batch["send"], {"picture": upload("b.jpg")}).status_code == 404
    assert desk(moderator).get(SEND).status_code == 404
    assert desk(moderator).post(f"{SEND}new/").status_code == 404
    assert IncomingFile.objects.count() == 1


def test_a_large_batch_asks_no_more_than_a_small_one(photo_editor: User) -> None:
    client = desk(photo_editor)
    batch = begun(client)
    counts = []
    for number in (1, 30):
        for _ in range(number):
            client.post(batch["send"], {"picture": upload("a.jpg", b"x")})
        with CaptureQueriesContext(connection) as asked:
            client.get(batch["results"])
        counts.append(len(asked))
    assert counts[0] == counts[1] < 7


def test_results_are_kept_for_thirty_days_and_nothing_that_waits_is_lost(
    photo_editor: User, work: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk(photo_editor)
    done, waiting = begun(client), begun(client)
    client.post(done["send"], {"picture": upload("a.jpg")})
    work()
    client.post(waiting["send"], {"picture": upload("b.jpg", picture_bytes(size=(70, 70)))})
    # A process ended while it kept this one.
    left = default_storage.save("incoming/left", ContentFile(b"x"))
    assert not forget_sent()
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert forget_sent()
    assert not forget_sent()
    client = desk(photo_editor)
    assert client.get(done["results"]).status_code == 404
    assert results(client, waiting) == [("b.jpg", "waiting")]
    assert not default_storage.exists(left)
    work()
    assert results(client, waiting) == [("b.jpg", "created")]
    assert Photo.objects.count() == 2
