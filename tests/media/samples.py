"""Pictures with words in their files, written by code."""

import io

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()

XPACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF></x:xmpmeta>'
    '<?xpacket end="w"?>'
)
NAMESPACES = (
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)


def a_picture(format: str, **options: object) -> bytes:
    """Return a small picture as Pillow writes it."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(buffer, format, **options)
    return buffer.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


def jpeg_with(*segments: bytes) -> bytes:
    """Return a JPEG that begins with these segments."""
    plain = a_picture("JPEG")
    return plain[:2] + b"".join(segments) + plain[2:]


def dataset(record: int, number: int, value: bytes, *, extended: bool = False) -> bytes:
    head = bytes([0x1C, record, number])
    if extended:
        return head + b"\x80\x04" + len(value).to_bytes(4) + value
    return head + len(value).to_bytes(2) + value


def resource(number: int, content: bytes) -> bytes:
    return b"8BIM" + number.to_bytes(2) + b"\0\0" + len(content).to_bytes(4) + content


def with_iim(iim: bytes, digest: bytes = b"", xmp: str = "") -> bytes:
    """Return a JPEG with IIM, and a note of its digest and an XMP packet where they are given."""
    resources = resource(0x0404, iim) + (resource(0x0425, digest) if digest else b"")
    segments = [segment(0xED, b"Photoshop 3.0\0" + resources)]
    if xmp:
        segments.append(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode()))
    return jpeg_with(*segments)


def packet(headline: str) -> str:
    return XPACKET.format(
        f'<rdf:Description rdf:about="" {NAMESPACES} photoshop:Headline="{headline}"/>'
    )


def noisy(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Return a picture with something to see, another one for each seed."""
    image = Image.effect_mandelbrot(size, (-2.0, -1.2 + seed / 10, 1.0, 1.2 + seed / 7), 60)
    other = image.transpose(Image.Transpose(seed % 2))
    return Image.merge("RGB", (image, image.rotate(90 * seed), other))


def as_file(image: Image.Image, format: str = "JPEG", **options: object) -> bytes:
    """Return a picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()
