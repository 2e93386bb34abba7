"""Names in a ZIP are read as what they are, whatever the ZIP says of them."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from media.bulk import bring_in_zip
from media.incoming_worker import let_wait, open_batch, take_next_in
from media.models import Photo
from people.models import User
from tests.media.samples import as_file, noisy

pytestmark = pytest.mark.django_db
SENT = [
    ("gbk", "图片/渡轮恢复通航-台风.jpg"),
    ("big5", "圖片/渡輪恢復通航-颱風.jpg"),
    ("cp932", "写真/フェリーの運航.jpg"),
    ("cp949", "사진/여객선 운항 재개.jpg"),
    ("cp866", "Фото/Паромы снова ходят.jpg"),
    ("cp1251", "Фото/Паромы снова ходят.jpg"),
    ("cp437", "Photos/Élysée à midi.jpg"),
    ("cp1252", "Photos/Élysée à midi – été.jpg"),
    ("utf-8", "Photos/Élysée 渡轮.jpg"),
]


def zipped(names: list[bytes], *, is_marked: bool = False) -> bytes:
    """Return a ZIP of pictures under these names, which says that they are UTF-8 where `marked`."""
    plain = [f"{at:04}" + "x" * (len(name) - 4) for at, name in enumerate(names)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for at, name in enumerate(plain):
            archive.writestr(name, as_file(noisy(at), "JPEG"))
    data = buffer.getvalue()
    for name, real in zip(plain, names, strict=True):
        assert len(name.encode()) == len(real)
        data = data.replace(name.encode(), real)
    if is_marked:
        for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            parts = data.split(head)
            flags = at - 4
            marked = [part[: flags + 1] + b"\x08" + part[flags + 2 :] for part in parts[1:]]
            data = head.join([parts[0], *marked])
    return data


@pytest.mark.parametrize("is_marked", [False, True])
@pytest.mark.parametrize(("encoding", "name"), SENT)
def test_a_name_is_read_as_its_sender_wrote_it(encoding: str, name: str, is_marked: bool) -> None:
    data = zipped([name.encode(encoding)], is_marked=is_marked)
    outcomes = list(bring_in_zip(ContentFile(data), "a.zip", by=None))
    assert [(outcome.path, outcome.status) for outcome in outcomes] == [
        (f"a.zip/{name}", "created")
    ]
    assert Photo.objects.get().file_name == name.split("/")[1]


def test_all_names_of_a_zip_are_read_in_one_way_and_an_unsure_one_is_shown_in_each() -> None:
    names = ["冰岛.jpg", "台风过后渡轮恢复通航.jpg", "plain.jpg"]
    outcomes = bring_in_zip(
        ContentFile(zipped([name.encode("gbk") for name in names])), "a.zip", by=None
    )
    assert [outcome.path for outcome in outcomes] == [f"a.zip/{name}" for name in names]
    alone = bring_in_zip(ContentFile(zipped(["冰岛.jpg".encode("gbk")])), "b.zip", by=None)
    (outcome,) = alone
    assert outcome.path.startswith("b.zip/")
    shown = outcome.path.removeprefix("b.zip/").removesuffix(")")
    assert {"冰岛.jpg", "깥돎.jpg"} <= set(shown.replace(" (or ", " or ").split(" or "))


def test_what_was_sent_to_the_desk_has_the_names_too(photo_editor: User) -> None:
    data = zipped(["台风过后渡轮恢复通航.jpg".encode("gbk")], is_marked=True)
    batch = open_batch(photo_editor)
    let_wait(batch, [ContentFile(data, name="a.zip")])
    while take_next_in():
        pass
    assert Photo.objects.get().file_name == "台风过后渡轮恢复通航.jpg"
    assert [row.name for row in batch.files.all()] == ["a.zip", "a.zip/台风过后渡轮恢复通航.jpg"]
