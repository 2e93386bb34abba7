"""The boxes of AVIF and HEIC (ISO 14496-12, 23008-12): where their items of metadata lie."""

from collections.abc import Iterator

MOST_ITEMS = 2000


def boxes_in(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, start and end of the content of each box between two offsets."""
    while at + 8 <= end:
        length, kind, start = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], at + 8
        if length == 1:
            length, start = int.from_bytes(data[at + 8 : at + 16]), at + 16
        elif length == 0:
            length = end - at
        if length < start - at:
            return
        yield kind, start, min(at + length, end)
        at += length


def colours_of(data: bytes) -> tuple[int, int] | None:
    """Return colour primaries and transfer characteristics (H.273) of the picture that is shown.

    None where the file does not mark them: its colours are then sRGB, or those of a profile.
    """
    meta = {name: (a, b) for name, a, b in parts_of_meta(data)}
    shown = int.from_bytes(data[slice(*meta.get(b"pitm", (0, 0)))][4:])
    parts = {name: (a, b) for name, a, b in boxes_in(data, *meta.get(b"iprp", (0, 0)))}
    properties = list(boxes_in(data, *parts.get(b"ipco", (0, 0))))
    has = properties_of_items(data, *parts.get(b"ipma", (0, 0)))
    own = [properties[number - 1] for number in has.get(shown, ()) if 0 < number <= len(properties)]
    # A picture of tiles may leave its colours to them.
    marks = [part for part in own if part[0] == b"colr"] or properties
    for kind, start, _ in marks:
        if kind == b"colr" and data[start : start + 4] == b"nclx":
            return int.from_bytes(data[start + 4 : start + 6]), int.from_bytes(
                data[start + 6 : start + 8]
            )
    return None


def parts_of_meta(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the boxes within the file's box of metadata."""
    for kind, start, end in boxes_in(data, 0, len(data)):
        if kind == b"meta":
            yield from boxes_in(data, start + 4, end)
            return


def properties_of_items(data: bytes, start: int, end: int) -> dict[int, list[int]]:
    """Return which properties each item has, by their numbers, from 1."""
    read = Cursor(data, start, end)
    head = read.number(4)
    number_size = 2 if head >> 24 < 1 else 4
    property_size = 2 if head & 1 else 1
    properties: dict[int, list[int]] = {}
    for _ in range(min(read.number(4), MOST_ITEMS)):
        item = read.number(number_size)
        most = (1 << (8 * property_size - 1)) - 1
        properties[item] = [read.number(property_size) & most for _ in range(read.number(1))]
        if read.at > end:
            break
    return properties


def items_of(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind (`Exif` or `mime`) and bytes of each item of metadata in the file."""
    parts = {name: (a, b) for name, a, b in parts_of_meta(data)}
    wanted = kinds_of_items(data, *parts.get(b"iinf", (0, 0)))
    idat = parts.get(b"idat", (0, 0))[0]
    for number, pieces in places_of_items(data, *parts.get(b"iloc", (0, 0)), idat):
        if number in wanted:
            yield wanted[number], b"".join(data[a : a + n] for a, n in pieces)


def kinds_of_items(data: bytes, start: int, end: int) -> dict[int, bytes]:
    """Return the numbers of the items that are EXIF or XMP."""
    kinds = {}
    head = 6 if data[start : start + 1] == b"\0" else 8
    for kind, at, stop in boxes_in(data, start + head, end):
        version = data[at] if at < stop else 0
        if kind != b"infe" or version < 2:
            continue
        size = 2 if version == 2 else 4
        number = int.from_bytes(data[at + 4 : at + 4 + size])
        name = data[at + 6 + size : at + 10 + size]
        if name == b"Exif" or (name == b"mime" and b"application/rdf+xml" in data[at:stop]):
            kinds[number] = name
    return kinds


class Cursor:
    """Reads numbers of a box one after the other; past its end they are 0."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self.data, self.at, self.end = data, at, end

    def number(self, size: int) -> int:
        """Return the next number of so many bytes."""
        value = int.from_bytes(self.data[self.at : min(self.at + size, self.end)])
        self.at += size
        return value


def places_of_items(
    data: bytes, start: int, end: int, idat: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the number of each item, and where its pieces lie: start and length."""
    read = Cursor(data, start, end)
    version = read.number(4) >> 24
    sizes = read.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version in {1, 2} else 0
    for _ in range(min(read.number(2 if version < 2 else 4), MOST_ITEMS)):
        number = read.number(2 if version < 2 else 4)
        is_in_idat = version in {1, 2} and read.number(2) & 15 == 1
        read.number(2)
        base = read.number(base_size) + (idat if is_in_idat else 0)
        pieces = []
        for _ in range(min(read.number(2), MOST_ITEMS)):
            read.number(index_size)
            offset = read.number(offset_size)
            pieces.append((base + offset, read.number(length_size)))
            if read.at > end:
                return
        yield number, pieces
