"""What a file says about its picture is read from every form and every kind of file."""

import hashlib
import subprocess
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from media.metadata.words import FileWords, read_words
from tests.media import exiftool
from tests.media.samples import (
    NAMESPACES,
    XPACKET,
    a_picture,
    dataset,
    jpeg_with,
    packet,
    resource,
    segment,
    with_iim,
)

pytestmark = pytest.mark.any_database

WRITTEN = {
    "XMP-photoshop:Headline": ("headline", "Ferries run again"),
    "XMP-dc:Description": ("caption", "A ferry leaves Łódź — 渡轮离开."),
    "XMP-dc:Creator": ("bylines", ("Li Bo", "Zhang Kaiwei")),
    "XMP-photoshop:Credit": ("credit_line", "Xinhua/Li Bo"),
    "XMP-photoshop:Source": ("source", "Xinhua"),
    "XMP-dc:Rights": ("copyright_notice", "© 2026 Xinhua"),
    "XMP-xmpRights:UsageTerms": ("usage_terms", "Editorial use only."),
    "XMP-iptcCore:Location": ("sublocation", "Pier 7"),
    "XMP-photoshop:City": ("city", "Nanjing"),
    "XMP-photoshop:State": ("state", "Jiangsu"),
    "XMP-photoshop:Country": ("country", "China"),
    "XMP-photoshop:DateCreated": ("taken", "2026-03-01T09:30:00+08:00"),
    "XMP-dc:Subject": ("keywords", ("ferry", "harbour", "渡轮")),
    "XMP-iptcCore:AltTextAccessibility": ("alt_text", "A white ferry at a pier"),
    "XMP-iptcCore:ExtDescrAccessibility": ("extended_description", "Left, a white ferry."),
    "XMP-photoshop:Instructions": ("instructions", "No sales in Norway."),
    "XMP-iptcExt:DigitalSourceType": (
        "digital_source_type",
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    ),
    "XMP-plus:LicensorURL": ("licence_page", "https://pictures.example/licences"),
}


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "HEIF"])
def test_what_exiftool_writes_into_a_file_of_any_kind_is_read(format: str, tmp_path: Path) -> None:
    if format == "HEIF":
        pillow_heif.register_heif_opener()
    path = tmp_path / f"picture.{format.lower()}"
    path.write_bytes(a_picture(format))
    options = [
        f"-{tag}={text}"
        for tag, (_, value) in WRITTEN.items()
        for text in (value if isinstance(value, tuple) else [value])
    ]
    exiftool.read([path])
    assert exiftool.PROGRAM
    subprocess.run([exiftool.PROGRAM, "-q", "-overwrite_original", *options, path], check=True)
    ours = read_words(path.read_bytes())
    expected = dict(WRITTEN.values())
    expected["digital_source_type"] = "trainedAlgorithmicMedia"
    assert {name: getattr(ours, name) for name in expected} == expected
    assert ours.place == "Pier 7, Nanjing, Jiangsu, China"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\x1b%G", "utf-8"),
        (b"", "utf-8"),
        (b"", "latin-1"),
        (b"", "cp1252"),
        (b"\x1b.A", "cp1252"),
    ],
)
def test_iim_is_read_in_the_encodings_that_agencies_use(mark: bytes, encoding: str) -> None:
    caption = "“Grüße” aus Köln" if encoding != "latin-1" else "Grüße aus Köln"
    iim = dataset(1, 90, mark) if mark else b""
    iim += dataset(2, 120, caption.encode(encoding)) + dataset(
        2, 80, "Jörg Müller".encode(encoding)
    )
    read = read_words(with_iim(iim))
    assert read.caption == caption
    assert read.bylines == ("Jörg Müller",)


def test_iim_longer_than_a_segment_goes_on_in_the_next() -> None:
    caption = "A long caption. " * 1000
    iim = dataset(2, 105, b"Headline") + dataset(2, 120, caption.encode(), extended=True)
    resources = b"Photoshop 3.0\0" + resource(0x0404, iim)
    data = jpeg_with(
        segment(0xED, resources[:9000]), segment(0xED, b"Photoshop 3.0\0" + resources[9000:])
    )
    assert read_words(data).caption == caption.strip()


def test_iim_that_was_changed_after_the_xmp_comes_first() -> None:
    old, new = dataset(2, 105, b"Old"), dataset(2, 105, b"New")
    digest = hashlib.md5(old, usedforsecurity=False).digest()
    assert read_words(with_iim(new, digest, packet("Old"))).headline == "New"
    assert read_words(with_iim(old, digest, packet("Newest"))).headline == "Newest"
    assert read_words(with_iim(old, b"", packet("Newest"))).headline == "Newest"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_xmp_is_read_in_every_encoding_it_may_have(encoding: str) -> None:
    text = packet("Fähre 渡轮").encode(encoding)
    if encoding.startswith("utf-16-"):
        text = packet("Fähre 渡轮").split("?>", 1)[1].encode(encoding)
    data = jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + text))
    assert read_words(data).headline == "Fähre 渡轮"


def test_xmp_that_is_too_long_for_one_segment_is_read_from_all_of_them() -> None:
    more = packet("From the second part").encode()
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + len(more).to_bytes(4)
    data = jpeg_with(
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XPACKET.format("").encode()),
        segment(0xE1, head + (100).to_bytes(4) + more[100:]),
        segment(0xE1, head + (0).to_bytes(4) + more[:100]),
    )
    assert read_words(data).headline == "From the second part"


def test_xmp_written_as_elements_with_resources_and_languages_is_read() -> None:
    body = (
        f'<rdf:Description rdf:about="" {NAMESPACES}>'
        '<dc:description><rdf:Alt><rdf:li xml:lang="de">Eine Fähre</rdf:li>'
        '<rdf:li xml:lang="x-default">A ferry</rdf:li></rdf:Alt></dc:description>'
        "<Iptc4xmpExt:DigitalSourceType rdf:resource="
        '"http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic"/>'
        '<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource">'
        "<Iptc4xmpExt:City>Nanjing</Iptc4xmpExt:City></rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:LocationCreated></rdf:Description>"
    )
    text = XPACKET.format(body).encode()
    read = read_words(jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + text)))
    assert (read.caption, read.digital_source_type, read.place) == (
        "A ferry",
        "compositeSynthetic",
        "Nanjing",
    )


@pytest.mark.parametrize("declared", ['"Words"', 'SYSTEM "words.txt"'])
def test_nothing_is_expanded_or_fetched_that_xmp_declares(declared: str) -> None:
    text = f"<!DOCTYPE a [<!ENTITY b {declared}>]>" + packet("&b;")
    data = jpeg_with(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + text.encode()))
    assert read_words(data) == FileWords()


def test_exif_text_is_read_as_what_it_is() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Fähre".encode()
    exif[0x013B] = "Li Bo; Jörg Müller".encode()
    exif[0x9C9E] = "ferry;渡轮".encode("utf-16-le") + b"\0\0"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:01 09:30:00"
    read = read_words(a_picture("JPEG", exif=exif))
    assert read.caption == "Fähre"
    assert read.bylines == ("Li Bo", "Jörg Müller")
    assert read.keywords == ("ferry", "渡轮")
    assert read.taken == "2026-03-01T09:30:00"


@pytest.mark.parametrize(
    ("caption", "is_written"),
    [
        ("OLYMPUS DIGITAL CAMERA", False),
        ("SONY DSC", False),
        ("DCIM\\100MEDIA\\DJI_0021.JPG", False),
        ("DSC_0042", False),
        ("A ferry leaves.", True),
        ("He bought a digital camera and left.", True),
    ],
)
def test_a_caption_by_a_camera_is_told_from_a_persons(caption: str, is_written: bool) -> None:
    assert bool(FileWords(caption=caption).written_caption) is is_written


def test_words_survive_being_kept() -> None:
    words = FileWords(headline="A", bylines=("B", "C"), keywords=("d",))
    assert FileWords.from_json(words.as_json()) == words


SAMPLES = [
    with_iim(dataset(2, 120, b"Words"), b"0" * 16, packet("Words")),
    *(a_picture(format, xmp=packet("Words").encode()) for format in ("PNG", "WEBP", "AVIF")),
    a_picture("TIFF", tiffinfo={700: packet("Words").encode()}),
    b"GIF89a" + b"\x21\xff\x0bXMP DataXMP" + packet("Words").encode() + b"\x01\xff\xfe",
]


@given(data=st.data())
@settings(max_examples=300)
def test_no_bytes_whatever_raise_an_error(data: st.DataObject) -> None:
    sample = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(sample) - 1))
        piece = data.draw(st.binary(min_size=1, max_size=6))
        sample[at : at + len(piece)] = piece
    cut = data.draw(st.integers(0, len(sample)))
    read_words(bytes(sample[:cut] if data.draw(st.booleans()) else sample))


@given(rest=st.binary(max_size=400))
def test_no_file_that_only_begins_like_a_picture_raises_an_error(rest: bytes) -> None:
    for head in (
        b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xed", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP",
        b"GIF89a", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"\0\0\0\x08ftyp\0\0\xff\xffmeta",
    ):  # fmt: skip
        read_words(head + rest)
