"""Finding the raw blocks of metadata in a file: JPEG, PNG, WebP, GIF, TIFF, AVIF and HEIC."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from media.metadata.boxes import items_of
from media.metadata.exif import directory, first_directory

LARGEST_BLOCK_BYTES = 8 * 1024 * 1024
EXIF_HEAD = b"Exif\0\0"
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
XMP_MORE_HEAD = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP_HEAD = b"Photoshop 3.0\0"
RESOURCE_IIM, RESOURCE_DIGEST = 0x0404, 0x0425
TAG_XMP, TAG_IIM, TAG_PHOTOSHOP = 700, 33723, 34377


@dataclass
class Blocks:
    """The raw blocks of a file, empty where it has none.

    `iim_digest` is what a program that knew both IIM and XMP noted of the IIM it wrote: where it
    does not fit, somebody changed the IIM later.
    """

    exif: bytes = b""
    iim: bytes = b""
    iim_digest: bytes = b""
    xmp: list[bytes] = field(default_factory=list)


def blocks_of(data: bytes) -> Blocks:
    """Return the raw blocks of metadata in a file of any kind that the library takes."""
    if data.startswith(b"\xff\xd8"):
        return of_jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return of_png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return of_webp(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return of_gif(data)
    if data.startswith((b"II*\0", b"MM\0*")):
        return of_tiff(data)
    if data[4:8] == b"ftyp":
        return of_boxes(data)
    return Blocks()


def jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each segment that stands before the picture itself."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in {0xD9, 0xDA}:
            return
        length = int.from_bytes(data[at + 2 : at + 4])
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + max(length, 2)


def of_jpeg(data: bytes) -> Blocks:
    """Return the blocks of a JPEG. EXIF and IIM can go on from one segment to the next."""
    blocks = Blocks()
    photoshop = b""
    more: dict[bytes, dict[int, bytes]] = {}
    for marker, content in jpeg_segments(data):
        if marker == 0xE1 and content.startswith(EXIF_HEAD):
            blocks.exif += content[len(EXIF_HEAD) :]
        elif marker == 0xE1 and content.startswith(XMP_HEAD):
            blocks.xmp.append(content[len(XMP_HEAD) :])
        elif marker == 0xE1 and content.startswith(XMP_MORE_HEAD):
            rest = content[len(XMP_MORE_HEAD) :]
            more.setdefault(rest[:32], {})[int.from_bytes(rest[36:40])] = rest[40:]
        elif marker == 0xED and content.startswith(PHOTOSHOP_HEAD):
            photoshop += content[len(PHOTOSHOP_HEAD) :]
    for parts in more.values():
        blocks.xmp.append(b"".join(parts[offset] for offset in sorted(parts)))
    take_photoshop(blocks, photoshop)
    return blocks


def take_photoshop(metadata: Blocks, data: bytes) -> None:
    """Take the IIM, and the note of its digest, out of Photoshop's resources."""
    at = 0
    while (at := data.find(b"8BIM", at)) >= 0 and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6])
        # The resource's name is padded to an even length, its own length byte included.
        start = at + 6 + (data[at + 6] + 2) // 2 * 2
        length = int.from_bytes(data[start : start + 4])
        content = data[start + 4 : start + 4 + length]
        if number == RESOURCE_IIM and not metadata.iim:
            metadata.iim = content
        elif number == RESOURCE_DIGEST:
            metadata.iim_digest = content
        at = start + 4 + min(length, len(data))


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk of a PNG."""
    at = 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def of_png(data: bytes) -> Blocks:
    """Return the blocks of a PNG: its own chunks, and the text chunks that ImageMagick writes."""
    blocks = Blocks()
    for kind, content in png_chunks(data):
        if kind == b"eXIf":
            blocks.exif = content.removeprefix(EXIF_HEAD)
        elif kind in {b"iTXt", b"tEXt", b"zTXt"}:
            take_png_text(blocks, kind, content)
    return blocks


def take_png_text(metadata: Blocks, kind: bytes, content: bytes) -> None:
    """Take what a text chunk of a PNG has: an XMP packet, or another block in hexadecimal."""
    keyword, _, rest = content.partition(b"\0")
    if kind == b"iTXt":
        is_packed, rest = rest[:1] == b"\1", rest[2:]
        # Language and translated keyword stand before the text.
        text = rest.split(b"\0", 2)[-1]
        text = unpacked(text) if is_packed else text
    else:
        text = unpacked(rest[1:]) if kind == b"zTXt" else rest
    if keyword == b"XML:com.adobe.xmp":
        metadata.xmp.append(text)
        return
    profile = keyword.removeprefix(b"Raw profile type ").lower()
    if profile == keyword.lower() or not (raw := from_hexadecimal(text)):
        return
    if profile in {b"exif", b"app1"} and raw.startswith(EXIF_HEAD):
        metadata.exif = metadata.exif or raw[len(EXIF_HEAD) :]
    elif profile in {b"xmp", b"app1"}:
        metadata.xmp.append(raw.removeprefix(XMP_HEAD))
    elif profile in {b"iptc", b"8bim"}:
        if b"8BIM" in raw[:32]:
            take_photoshop(metadata, raw)
        else:
            metadata.iim = raw


def unpacked(data: bytes) -> bytes:
    """Return what a compressed chunk holds, cut at the largest block; a broken one nothing."""
    try:
        return zlib.decompressobj().decompress(data, LARGEST_BLOCK_BYTES)
    except zlib.error:
        return b""


def from_hexadecimal(text: bytes) -> bytes:
    """Return the bytes of a raw profile: a name and a length, then hexadecimal digits."""
    match = re.match(rb"\s*\w+\s+\d+\s+([0-9a-fA-F\s]*)", text)
    digits = b"".join(match[1].split()) if match else b""
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def of_webp(data: bytes) -> Blocks:
    """Return the blocks of a WebP."""
    blocks = Blocks()
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        kind, content = data[at : at + 4], data[at + 8 : at + 8 + length]
        if kind == b"EXIF":
            blocks.exif = content.removeprefix(EXIF_HEAD)
        elif kind == b"XMP ":
            blocks.xmp.append(content)
        at += 8 + length + length % 2
    return blocks


def of_gif(data: bytes) -> Blocks:
    """Return the XMP packet of a GIF, which stands between a mark and a trailer of its own."""
    head = b"\x21\xff\x0bXMP DataXMP"
    at = data.find(head)
    if at < 0:
        return Blocks()
    end = data.find(b"\x01\xff\xfe", at)
    return Blocks(xmp=[data[at + len(head) : end if end > 0 else None]])


def of_tiff(data: bytes) -> Blocks:
    """Return the blocks of a TIFF, which is its own EXIF."""
    tags = directory(data, first_directory(data))
    blocks = Blocks(exif=data, iim=tags.get(TAG_IIM, b""))
    if TAG_XMP in tags:
        blocks.xmp.append(tags[TAG_XMP])
    if blocks.iim and blocks.iim[:1] != b"\x1c" and blocks.iim[3:4] == b"\x1c":
        # Some programs write it as 32-bit numbers, in the file's byte order.
        whole = blocks.iim[: len(blocks.iim) // 4 * 4]
        blocks.iim = b"".join(whole[at : at + 4][::-1] for at in range(0, len(whole), 4))
    take_photoshop(blocks, tags.get(TAG_PHOTOSHOP, b""))
    return blocks


def of_boxes(data: bytes) -> Blocks:
    """Return the blocks of an AVIF or HEIC."""
    blocks = Blocks()
    for kind, content in items_of(data):
        if kind == b"Exif":
            # The first number says how far on the EXIF begins.
            start = 4 + int.from_bytes(content[:4])
            blocks.exif = blocks.exif or content[start:].removeprefix(EXIF_HEAD)
        else:
            blocks.xmp.append(content)
    return blocks
