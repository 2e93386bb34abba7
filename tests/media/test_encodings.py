"""Words without a mark of their encoding are read as what they are, or shown in each way."""

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from articles.checks.advisory import advisory_checks
from articles.draft.snapshot import story_of
from media.bulk import bring_in
from media.metadata.encodings import readings, text_by
from media.metadata.words import read_words
from media.models import Photo
from people.models import Organisation, Person, User
from tests.builders import make_article, make_photo
from tests.desk.client import desk
from tests.media.samples import a_picture, dataset, jpeg_with, packet, segment, with_iim

UTF_8 = b"\x1b%G"
# By encoding: by-line, city, caption, as agencies of that script send them.
SENT = [
    ("gbk", "李博", "杭州", "8月5日，台风过后渡轮恢复通航，游客在码头排队登船。新华社记者 李博 摄"),
    ("gb18030", "张䶮", "上海", "市民在人民广场参观展览。"),
    ("big5", "陳大文", "台北", "8月5日，颱風過後渡輪恢復通航，民眾在碼頭排隊上船。"),
    ("big5hkscs", "陳啟恒", "香港", "行政長官出席立法會會議，回應議員提問。"),
    ("cp932", "鈴木一郎", "東京", "台風の後、フェリーの運航が再開された。"),
    ("euc_jp", "佐藤健", "大阪", "大阪の港で船を待つ人たち。"),
    ("iso2022_jp", "鈴木一郎", "東京", "台風の後、フェリーの運航が再開された。"),
    ("cp949", "김철수", "부산", "태풍이 지나간 뒤 여객선 운항이 재개됐다."),
    ("cp1251", "Иван Петров", "Москва", "После шторма паромы снова ходят."),
    ("cp1251", "ИВАН ПЕТРОВ", "МОСКВА", "Фото: ТАСС"),
    ("koi8_r", "Иван Петров", "Москва", "После шторма паромы снова ходят."),
    ("mac_roman", "José García", "Málaga", "The port’s first ferry – “at last”, said Zoë."),
    ("mac_roman", "Jürgen Weiß", "Köln", "Die Fähre fährt wieder."),
    ("cp1252", "José García", "São Paulo", "The port’s first ferry – “at last”, said Zoë."),
    ("cp1252", "Bjørn Ødegård", "Tromsø", "Fergen går igjen."),
    ("cp1250", "Łukasz Żak", "Łódź", "Po burzy promy znów pływają, mówi Świątek."),
    ("cp1253", "Γιώργος Παππάς", "Αθήνα", "Μετά την καταιγίδα τα πλοία φεύγουν ξανά."),
    ("cp1255", "יוסי כהן", "תל אביב", "אחרי הסערה המעבורת יוצאת שוב מהנמל."),
    ("cp1256", "محمد علي", "القاهرة", "بعد العاصفة عادت العبارة إلى الميناء."),
    ("cp874", "สมชาย ใจดี", "กรุงเทพ", "เรือข้ามฟากออกจากท่าเรืออีกครั้ง"),
    ("cp1250", "Karel Čapek", "Plzeň", "Trajekt znovu jezdí, řekl ředitel přístavu."),
]


def sent(byline: bytes, city: bytes, caption: bytes, mark: bytes = b"", xmp: str = "") -> bytes:
    """Return a picture with these words in IIM, and a mark of their encoding where one is given."""
    marked = dataset(1, 90, mark) if mark else b""
    words = dataset(2, 80, byline) + dataset(2, 90, city) + dataset(2, 120, caption)
    return with_iim(marked + words, xmp=xmp)


@pytest.mark.parametrize(("encoding", "byline", "city", "caption"), SENT)
@pytest.mark.parametrize("mark", [b"", UTF_8])
def test_words_without_a_mark_or_with_a_false_one_are_read(
    mark: bytes, encoding: str, byline: str, city: str, caption: str
) -> None:
    raw = [text.encode(encoding) for text in (byline, city, caption)]
    words = read_words(sent(raw[0], raw[1], raw[2], mark))
    assert (words.bylines, words.city, words.caption) == ((byline,), city, caption)


@pytest.mark.parametrize(("encoding", "byline", "city", "caption"), SENT)
def test_the_same_is_read_in_exif(encoding: str, byline: str, city: str, caption: str) -> None:
    entries = [
        (0x010E, caption.encode(encoding) + b"\0"),
        (0x013B, byline.encode(encoding) + b"\0"),
    ]
    at = 8 + 2 + 12 * len(entries) + 4
    head, tail = b"", b""
    for tag, value in entries:
        value += bytes(max(0, 5 - len(value)))
        head += tag.to_bytes(2) + (2).to_bytes(2) + len(value).to_bytes(4) + at.to_bytes(4)
        tail, at = tail + value, at + len(value)
    block = b"MM\0*\0\0\0\x08" + len(entries).to_bytes(2) + head + bytes(4) + tail
    words = read_words(jpeg_with(segment(0xE1, b"Exif\0\0" + block)))
    assert (words.bylines, words.caption) == ((byline,), caption)


@pytest.mark.parametrize(
    ("encoding", "byline"),
    [
        ("cp1253", "Γιώργος Παππάς"),
        ("cp1253", "Μαρία Παπαδοπούλου"),
        ("cp1256", "محمد علي"),
        ("cp1256", "فاطمة الزهراء"),
        ("cp874", "สมชาย ใจดี"),
        ("cp1251", "Москва"),
        ("cp1251", "Сергей Лавров"),
        ("gbk", "王伟"),
        ("cp1250", "Łukasz Żak"),
    ],
)
def test_a_name_alone_is_read_as_what_it_is(encoding: str, byline: str) -> None:
    raw = byline.encode(encoding)
    assert [text_by(raw, way.encoding) for way in readings([raw])] == [byline]


@pytest.mark.parametrize(
    ("encoding", "byline"),
    [
        ("cp1255", "יוסי כהן"),
        ("cp1255", "משה לוי"),
        ("cp1253", "ΓΙΩΡΓΟΣ ΠΑΠΠΑΣ"),
        ("cp1256", "أحمد الخطيب"),
        ("cp1251", "ИВАН ПЕТРОВ"),
    ],
)
def test_a_name_that_may_be_of_two_scripts_is_shown_in_both(encoding: str, byline: str) -> None:
    raw = byline.encode(encoding)
    shown = [text_by(raw, way.encoding) for way in readings([raw])]
    assert byline in shown
    assert len(shown) > 1


def test_a_true_mark_is_believed_and_a_letter_cut_off_at_the_end_is_none() -> None:
    caption = "Die Fähre in Łódź: 渡轮".encode()
    words = read_words(sent("Bjørn".encode(), b"", caption[:-1], UTF_8))
    assert words.caption == "Die Fähre in Łódź: 渡"
    cyrillic = "Паромы снова".encode("iso8859_5")
    assert read_words(sent(b"", b"", cyrillic, b"\x1b-L")).caption == "Паромы снова"


def test_what_the_file_has_in_unicode_too_tells_the_encoding_of_the_rest() -> None:
    # Alone this by-line has four readings.
    data = with_iim(
        dataset(2, 80, "冰岛".encode("gbk")) + dataset(2, 105, "理磬".encode("gbk")),
        xmp=packet("理磬"),
    )
    assert read_words(data).bylines == ("冰岛",)


@given(st.text(min_size=1), st.sampled_from(["gb18030", "cp1251", "mac_roman", "cp932"]))
def test_no_letter_is_dropped_whatever_the_bytes_are(text: str, encoding: str) -> None:
    raw = text.encode(encoding, "ignore")
    ways = readings([raw])
    assert ways
    for way in ways:
        assert "\ufffd" not in text_by(raw, way.encoding).replace("\ufffd" * ("\ufffd" in text), "")
        assert len(text_by(raw, way.encoding)) >= len(raw) // 4


@pytest.mark.django_db
def test_gibberish_names_nobody_and_both_ways_are_shown_until_somebody_chooses(
    photo_editor: User, reporter: User
) -> None:
    data = sent("冰岛".encode("gbk"), b"", b"A ferry leaves.")
    outcome = bring_in(ContentFile(data, name="a.jpg"), "a.jpg", by=None)
    assert "can be read in more than one way" in outcome.reason
    photo = Photo.objects.get()
    assert (photo.photographer, photo.caption) == (None, "A ferry leaves.")
    assert not Person.objects.exists()
    article = make_article(photos=[photo], writers=())
    said = [check.words for check in advisory_checks(story_of(article), article.public_id)]
    assert any("more than one way" in words for words in said)

    address = f"/admin/media/photo/{photo.pk}/change/"
    page = desk(photo_editor).get(address).content.decode()
    assert "冰岛" in page
    assert "깥돎" in page
    number = next(at for at, way in enumerate(photo.readings) if "GBK" in way["name"])
    choose = f"/admin/photos/{photo.pk}/reading/"
    assert desk(reporter).post(choose, {"reading": number}).status_code == 404
    assert desk(photo_editor).get(choose).status_code == 405
    desk(photo_editor).post(choose, {"reading": "9" * 500})
    assert not Person.objects.exists()
    desk(photo_editor).post(choose, {"reading": number})
    photo.refresh_from_db()
    assert str(photo.photographer) == "冰岛"
    assert (photo.readings, photo.worth_knowing) == ([], [])
    assert "Which of these is right" not in desk(photo_editor).get(address).content.decode()


@pytest.mark.django_db
def test_a_choice_leaves_what_somebody_wrote_meanwhile(photo_editor: User) -> None:
    data = sent("冰岛".encode("gbk"), b"", "冰岛".encode("gbk"))
    photo = make_photo(data=data, caption="", alt_text="A ferry")
    assert photo.caption
    other = make_photo(data=sent("冰岛".encode("gbk"), b"", "冰岛 ".encode("gbk")), caption="Mine.")
    for each in (photo, other):
        number = next(at for at, way in enumerate(each.readings) if "Korean" in way["name"])
        desk(photo_editor).post(f"/admin/photos/{each.pk}/reading/", {"reading": number})
        each.refresh_from_db()
    assert (photo.caption, other.caption) == ("깥돎", "Mine.")
    assert [str(person) for person in Person.objects.all()] == ["깥돎"]
    assert not Organisation.objects.exists()


def test_a_long_caption_is_read_by_what_is_not_plain_in_it() -> None:
    caption = "A ferry leaves. " * 600 + "台风过后渡轮恢复通航" + ", said a man" * 600
    assert read_words(sent(b"", b"", caption.encode("gbk"))).caption == caption


def test_plain_words_have_one_reading() -> None:
    assert [way.encoding for way in readings([b"A ferry leaves.", b""])] == ["utf-8"]
    assert read_words(a_picture("JPEG")).as_json() == {}
