"""A new photo begins with what its file says; people, agencies and copies are recognised."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from articles.acts.photo_kill import kill_photo
from media.add_photo import add_photo
from media.metadata.words import FileWords
from media.models import Photo, PhotoStatus
from people.actors import SHELL
from people.models import Organisation, Person
from tests.media.samples import (
    NAMESPACES,
    XPACKET,
    as_file,
    dataset,
    jpeg_with,
    noisy,
    segment,
    with_iim,
)

pytestmark = pytest.mark.django_db


def take(data: bytes, name: str = "GM1E.jpg", **words: object) -> Photo:
    return add_photo(ContentFile(data, name=name), by=None, **words)


def agency_file(
    byline: str = "MARIO ANZUONI", credit: str = "REUTERS", source: str = "X90"
) -> bytes:
    """Return a file as an agency sends it."""
    values = {
        25: "harbour", 40: "No sales in Norway.", 55: "20140722", 60: "062012+0000", 80: byline,
        90: "HOLLYWOOD", 95: "CA", 101: "United States", 105: "Premiere", 110: credit, 115: source,
        116: "© Reuters", 120: "An actor arrives. REUTERS/Mario Anzuoni",
    }  # fmt: skip
    iim = b"".join(dataset(2, key, value.encode()) for key, value in values.items() if value)
    return with_iim(dataset(1, 90, b"\x1b%G") + iim)


def test_a_new_photo_has_the_words_of_its_file() -> None:
    photo = take(agency_file())
    assert (photo.headline, photo.caption) == (
        "Premiere",
        "An actor arrives. REUTERS/Mario Anzuoni",
    )
    assert photo.credit_line == "REUTERS"
    assert photo.copyright_notice == "© Reuters"
    assert photo.place == "HOLLYWOOD, CA, United States"
    assert photo.taken_at == datetime(2014, 7, 22, 6, 20, 12, tzinfo=UTC)
    assert photo.keywords == "harbour"
    assert photo.instructions == "No sales in Norway."
    assert photo.file_name == "GM1E.jpg"
    assert photo.file_words["source"] == "X90"


def test_words_given_by_a_person_come_before_those_of_the_file() -> None:
    photo = take(agency_file(), caption="An actor at a premiere.", headline="")
    assert (photo.caption, photo.headline) == ("An actor at a premiere.", "Premiere")


def test_a_time_without_an_offset_is_the_newsrooms() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:03:01 09:30:00"
    photo = take(as_file(noisy(1), exif=exif))
    assert photo.taken_at is not None
    assert photo.taken_at.isoformat().startswith("2026-03-01T09:30:00")


def test_a_cameras_own_words_are_no_caption() -> None:
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    photo = take(as_file(noisy(1), exif=exif))
    assert photo.caption == ""
    assert photo.file_words["caption"] == "OLYMPUS DIGITAL CAMERA"


def test_a_generated_picture_is_known_as_such() -> None:
    words = f'<rdf:Description {NAMESPACES} Iptc4xmpExt:DigitalSourceType="{{}}"/>'
    code = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    packet = XPACKET.format(words.format(code)).encode()
    photo = take(jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)))
    assert photo.is_generated
    assert photo.get_digital_source_type_display() == "Generated with AI"


def test_a_photographer_in_capitals_is_found_by_the_name_people_know() -> None:
    known = Person.objects.create(name="Mario Anzuoni")
    assert take(agency_file()).photographer == known
    assert Person.objects.count() == 1


def test_a_new_photographer_is_written_as_the_caption_writes_them() -> None:
    photographer = take(agency_file()).photographer
    assert photographer is not None
    assert photographer.name == "Mario Anzuoni"


@pytest.mark.parametrize(
    ("byline", "credit", "source", "agency", "photographer", "line"),
    [
        ("Li Bo", "Xinhua/Li Bo", "Xinhua", "Xinhua", "Li Bo", "Xinhua/Li Bo"),
        ("Li Bo", "", "Xinhua", "Xinhua", "Li Bo", "Xinhua/Li Bo"),
        ("Li Bo", "Li Bo via AFP", "", "AFP", "Li Bo", "Li Bo via AFP"),
        ("Li Bo", "Li Bo", "", None, "Li Bo", ""),
        ("REUTERS TV", "REUTERS", "X90", "REUTERS", None, ""),
        ("SANA", "REUTERS", "X90", "REUTERS", None, ""),
        ("", "", "X90", None, None, ""),
        ("Li Bo", "XH", "", "New China Agency", "Li Bo", "XH"),
    ],
)
def test_agency_and_photographer_are_told_apart(
    byline: str, credit: str, source: str, agency: str | None, photographer: str | None, line: str
) -> None:
    Organisation.objects.create(name="New China Agency", abbreviation="XH")
    photo = take(agency_file(byline, credit, source))
    assert str(photo.agency) == str(agency)
    assert str(photo.photographer) == str(photographer)
    assert photo.credit_line == (line or credit)


@pytest.mark.parametrize(
    ("byline", "credit", "photographer", "agency", "line"),
    [
        ("Jane Roe / SPORTPIX", "", "Jane Roe", "SPORTPIX", "SPORTPIX/Jane Roe"),
        (
            "Jane Roe / SPORTPIX",
            "© Jane Roe / SPORTPIX/SPORTPIX/Northpix",
            "Jane Roe",
            "SPORTPIX",
            "Jane Roe/SPORTPIX/Northpix",
        ),
        ("Jane Roe", "via Northpix", "Jane Roe", "Northpix", "Northpix/Jane Roe"),
        ("Jane Roe", "SPORTPIX via Northpix", "Jane Roe", "SPORTPIX", "SPORTPIX via Northpix"),
        ("JAN VAN DER BERG/NPX", "", "Jan van der Berg", "NPX", "NPX/Jan van der Berg"),
        ("", "JAN VAN DER BERG/NPX", "Jan van der Berg", "NPX", "Jan van der Berg/NPX"),
        ("JEAN-PAUL O'NEILL", "NPX", "Jean-Paul O'Neill", "NPX", "NPX"),
        ("J.R. MCDONALD", "NPX/J.R. MCDONALD", "J.R. McDonald", "NPX", "NPX/J.R. McDonald"),
        ("Jane Roe", "(Credit too long, see caption)", "Jane Roe", None, "Jane Roe"),
        ("Uncredited", "NPX", None, "NPX", "NPX"),
        ("uncredited", "Uncredited", None, None, ""),
        ("STR", "STR/NPX", None, "NPX", "NPX"),
        ("Stringer", "NPX via Northpix", None, "NPX", "NPX via Northpix"),
        ("HANDOUT", "HANDOUT via Northpix", None, "Northpix", "Handout via Northpix"),
        ("Handout", "Handout", None, None, "Handout"),
        ("Jane Roe", "NPX Photo/Jane Roe", "Jane Roe", "NPX", "NPX/Jane Roe"),
        ("Photo by Jane Roe", "Photo: Jane Roe/NPX", "Jane Roe", "NPX", "Jane Roe/NPX"),
        ("By JANE ROE", "", "Jane Roe", None, "Jane Roe"),
        ("Jane Roe (NPX)", "FILE PHOTO/NPX", "Jane Roe", "NPX", "File photo/NPX"),
        ("Jane Roe for Northpix", "", "Jane Roe", "Northpix", "Northpix/Jane Roe"),
        ("Jane Roe and John Doe", "", "Jane Roe", None, "Jane Roe and John Doe"),
        ("© 2024 Jane Roe. All rights reserved.", "", "Jane Roe", None, "Jane Roe"),
        ("City Police", "City Police", None, "City Police", "City Police"),
        (
            "Jane Roe | Northpix Images",
            "",
            "Jane Roe",
            "Northpix Images",
            "Northpix Images/Jane Roe",
        ),
        ("新华社记者", "新华社", None, "新华社", "新华社"),
        ("李博", "新华社/李博", "李博", "新华社", "新华社/李博"),
        ("Jane Roe, NPX", "", "Jane Roe", "NPX", "NPX/Jane Roe"),
        ("", "Jane Roe, NPX", "Jane Roe", "NPX", "Jane Roe/NPX"),
        ("", "AP Photo/Jane Roe, File", "Jane Roe", "AP", "AP/Jane Roe/File photo"),
        ("John Roe, III", "", "John Roe, III", None, "John Roe, III"),
        ("Photographer: Jane Roe", "", "Jane Roe", None, "Jane Roe"),
        ("Фото: Иван Иванов", "", "Иван Иванов", None, "Иван Иванов"),
        ("PHOTO CREDIT: JANE ROE", "", "Jane Roe", None, "Jane Roe"),
        (
            "",
            "Crédit photo : Jane Roe / Agence France-Presse",
            "Jane Roe",
            "Agence France-Presse",
            "Jane Roe/Agence France-Presse",
        ),
        ("摄影：李博", "", "李博", None, "李博"),
        ("", "新华社发（李博 摄）", "李博", "新华社", "新华社/李博"),
        ("新华社记者 李博 摄", "", "李博", "新华社", "新华社/李博"),
        ("李博", "日报发展集团", "李博", "日报发展集团", "日报发展集团"),
        ("No byline", "NPX", None, "NPX", "NPX"),
        ("Canon EOS", "", None, None, ""),
    ],
)
def test_a_careful_person_reads_who_made_a_picture(
    byline: str, credit: str, photographer: str | None, agency: str | None, line: str
) -> None:
    photo = take(agency_file(byline, credit, ""))
    assert (str(photo.photographer), str(photo.agency)) == (str(photographer), str(agency))
    assert photo.credit_line == line
    assert Person.objects.count() == (photographer is not None)
    assert Organisation.objects.count() == (agency is not None)


def test_another_size_and_saving_of_a_photo_is_known_as_a_copy_of_it() -> None:
    first = take(as_file(noisy(1, (1200, 900)), quality=92))
    smaller = take(as_file(noisy(1, (1200, 900)).resize((500, 375)), quality=60))
    webp = take(as_file(noisy(1, (1200, 900)).resize((800, 600)), "WEBP", quality=50))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = noisy(1, (1200, 900)).transpose(Image.Transpose.ROTATE_90)
    lying = take(as_file(turned, exif=exif))
    assert [photo.first_alike for photo in (smaller, webp, lying)] == [first] * 3
    assert take(as_file(noisy(2))).first_alike is None
    crop = noisy(1, (1200, 900)).crop((300, 0, 1200, 900))
    assert take(as_file(crop)).first_alike is None
    assert first in Photo.objects.firsts()
    assert Photo.objects.firsts().count() == 3


def test_plain_areas_are_no_copies_of_each_other() -> None:
    take(as_file(Image.new("RGB", (60, 40), "red")))
    assert take(as_file(Image.new("RGB", (60, 40), "blue"))).first_alike is None


def test_a_copy_of_a_killed_photo_has_to_be_looked_at_first() -> None:
    first = take(as_file(noisy(1)))
    kill_photo(first, reason="The agency asked.", by=SHELL)
    copy = take(as_file(noisy(1), quality=50))
    assert copy.status == PhotoStatus.RESTRICTED
    assert "killed" in copy.status_reason
    assert copy.first_alike is None


NO_CAPTIONS = (
    "hdr|_cuva|cof|dav|sdr|oznor|oznorWB|nor_vivid|hdrpl|HELLOMOTO|My beautiful picture|????|? ??"
    "|Processed with VSCO with c1 preset|Processed with MOLDIV|Created with GIMP|---|AppleMark"
    "|OLYMPUS DIGITAL CAMERA|SONY DSC|DCIM|Default|SAMSUNG CAMERA PICTURES|SAMSUNG DIGITAL CAMERA"
    "|KONICA MINOLTA DIGITAL CAMERA|KODAK Digital Still Camera|<Digimax i50 MP3>|EXIF_JPEG_PICTURE"
    "|Screenshot|Screenshot_20240101-120000|Screen Shot 2024-01-01 at 12.00.00|untitled|Untitled-1"
    "|DSC_0042.JPG|IMG_2034|IMG_20240101_123456|PXL_20240101_123456789|DSC00042|a ferry.jpg"
    "|WhatsApp Image 2024-01-01 at 12.00.00|Enter caption here|Canon EOS R5|null|image001|截图"
    "|Shot on iPhone|Shot on iPhone 15 Pro Max|Shot by Mi 10|captured by Redmi|Processed by: Jane"
    "|fptr: 0; hdrForward: 0; shaking: 0.02|filter: 0; jpegRotation: 0|oznorWO|rhdr_1|(null)"
    "|[Caption]|User Comments|Default title|Intel(R) JPEG Library, version 1,5,4,36"
    "|ACD Systems Digital Imaging|MINOLTA DIMAGE|PENTAX Image|VSCO Cam|BeautyPlus|Meitu"
    "|微信图片_20240101|Sans titre|Ohne Titel|无标题|Bild 3|Picture 12"
    "|filter: 0; fileterIntensity: 0.0; filterMask: 0; captureOrientation: 0; touch: (-1.0, -1.0);"
    " multi-frame: 1; brp_mask: 0; sceneMode: 8; cct_value: 0; AI_Scene: (-1, -1); aec_lux: 0.0; "
)


@pytest.mark.parametrize("words", NO_CAPTIONS.split("|"))
def test_what_no_person_wrote_is_no_caption(words: str) -> None:
    said = FileWords(caption=words, headline=words, camera="Canon Canon EOS R5")
    assert (said.written_caption, said.written_headline) == ("", "")


@pytest.mark.parametrize(
    "words",
    [
        "A ferry leaves.", "Processed food is sold in the market.", "Created by nature: the bay.",
        "C919", "Boy", "9月3日阅兵", "2024年春节联欢晚会", "A man takes a screenshot of a map.",
        "Police seized 300 cameras.", "Nora", "Defaulting debtors", "HDR images of the bay",
        "Image of a saint carried through Naples", "The Olympus digital camera factory in 1999",
        "Scanners at the airport", "John Null", "Who? Me?", "Δ", "Test match at Lord's",
        "COVID-2019", "Shot by police on Sunday", "Captured by rebels", "Filter: a new work",
        "Left: a boat; right: a ferry; behind: the bay.", "Shot by Mikhail",
        "Shot by Samsung workers", "Picture of a bay",
    ],
)  # fmt: skip
def test_what_a_person_wrote_is_a_caption(words: str) -> None:
    assert FileWords(caption=words, camera="Canon Canon EOS R5").written_caption == words


def test_a_written_caption_comes_before_a_cameras_whichever_form_has_it() -> None:
    packet = XPACKET.format(
        f"<rdf:Description {NAMESPACES}><dc:description><rdf:Alt>"
        '<rdf:li xml:lang="x-default">OLYMPUS DIGITAL CAMERA</rdf:li>'
        "</rdf:Alt></dc:description></rdf:Description>"
    )
    data = with_iim(dataset(2, 120, b"A ferry leaves."), xmp=packet)
    assert take(data).caption == "A ferry leaves."


@pytest.mark.parametrize(
    ("xmp", "iim", "about", "day"),
    [
        ("2014", "", "2014", None),
        ("2014-07", "", "2014-07", None),
        ("", "20140000", "2014", None),
        ("", "20140700", "2014-07", None),
        ("2014", "20140722", "", "2014-07-22"),
        ("2014-07-22", "20140000", "", "2014-07-22"),
        ("2014-7", "", "2014-07", None),
        ("2014:07", "", "2014-07", None),
        ("2014:07:22", "", "", "2014-07-22"),
        ("2014-7-2", "", "", "2014-07-02"),
        ("2014:07:22 10:11:12", "", "", "2014-07-22"),
        ("", "2014-07-22", "", "2014-07-22"),
        ("", "2014:07:22", "", "2014-07-22"),
        ("2014:13:22", "", "", None),
        ("2014-13", "", "", None),
        ("summer of 2014", "", "", None),
    ],
)
def test_a_year_or_a_month_alone_is_kept_as_far_as_it_is_known(
    xmp: str, iim: str, about: str, day: str | None
) -> None:
    words = f'<rdf:Description rdf:about="" {NAMESPACES} photoshop:DateCreated="{xmp}"/>'
    block = dataset(2, 55, iim.encode()) if iim else dataset(2, 120, b"A ferry.")
    photo = take(with_iim(block, xmp=XPACKET.format(words) if xmp else ""))
    assert photo.taken_about == about
    assert (photo.taken_at and photo.taken_at.date().isoformat()) == day


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("http://cv.iptc.org/newscodes/digitalsourcetype/digitalArt", "digitalCreation"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/softwareImage", "digitalCreation"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/minorHumanEdits", "humanEdits"),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture/", "digitalCapture"),
        ("digsrctype:trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("https://schema.org/TrainedAlgorithmicMediaDigitalSource", "trainedAlgorithmicMedia"),
        ("compositewithtrainedalgorithmicmedia", "compositeWithTrainedAlgorithmicMedia"),
        ("a camera", ""),
    ],
)
def test_how_a_picture_was_made_is_understood_by_old_codes_too(code: str, known: str) -> None:
    words = f'<rdf:Description {NAMESPACES} Iptc4xmpExt:DigitalSourceType="{code}"/>'
    packet = XPACKET.format(words).encode()
    photo = take(jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)))
    assert photo.digital_source_type == known
