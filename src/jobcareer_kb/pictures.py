"""What a PNG or JPEG file says of itself, read from its parts; nothing is unpacked."""

import zlib
from dataclasses import dataclass

MOST_SIDE = 10_000
"""Pixels of the longer side; a page that is printed finely has a third of it."""
MOST_PIXELS = 40_000_000
"""Pixels in all: a small file can unpack to more memory than a program that opens it has."""
MOST_BYTES = 4 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of a pixel by the sort of a PNG."""
_EMPTY, _TIGHTEST = 8, 1032
"""Bytes that hold nothing, packed as PNG packs, and how many one byte can hold: zlib's limits."""
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Markers of JPEG before height and width: baseline, extended, progressive."""
_SCAN = 0xDA
"""The marker behind which the picture stands."""
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers of JPEG with nothing behind them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be printed."""

    kind: str
    """`png` or `jpeg`."""
    width: int
    """In pixels, as `height`."""
    height: int
    data: bytes


class NoPicture(ValueError):
    """What is wrong with a file, in words that follow its name."""


def picture_of(data: bytes) -> Picture:
    """The picture in a file; raises NoPicture for one that is none, or too large to print."""
    if len(data) > MOST_BYTES:
        raise NoPicture("has more than 4 MB")
    if data.startswith(_PNG):
        kind, found = "png", _of_png(data)
    elif data.startswith(_JPEG):
        kind, found = "jpeg", _of_jpeg(data)
    else:
        raise NoPicture("is neither PNG nor JPEG")
    size, is_there = found
    if size is None or not all(size):
        raise NoPicture("is cut short or damaged")
    width, height = size
    if max(size) > MOST_SIDE or width * height > MOST_PIXELS:
        raise NoPicture(
            f"has {width} by {height} pixels, at most {MOST_SIDE} a side and "
            f"{MOST_PIXELS // 1_000_000} million in all are printed"
        )
    if not is_there:
        raise NoPicture("says its size and holds no picture")
    return Picture(kind, width, height, data)


Found = tuple[tuple[int, int] | None, bool]
"""Width and height, and whether as much follows as a picture of that size takes."""


def _of_png(data: bytes) -> Found:
    """Go from part to part up to the last; the first tells the size, some hold the picture.

    Each part ends with a sum over its bytes.
    """
    at, last, held = 8, b"", 0
    while at + 12 <= len(data) and last != b"IEND":
        last, length = data[at + 4 : at + 8], int.from_bytes(data[at : at + 4], "big")
        held += length if last == b"IDAT" else 0
        sum_at, at = at + 8 + length, at + 12 + length
        if zlib.crc32(data[sum_at - length - 4 : sum_at]).to_bytes(4) != data[sum_at:at]:
            return None, False
    if data[12:16] != b"IHDR" or last != b"IEND" or at > len(data):
        return None, False
    wide, high = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    row = 1 + wide * data[24] * _CHANNELS.get(data[25], 1) // 8
    return (wide, high), held > _EMPTY and held * _TIGHTEST >= high * row


def _of_jpeg(data: bytes) -> Found:
    """Go from marker to marker, past the one that tells the size, until the picture begins."""
    at, size = 2, None
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker == _SCAN:
            return size, at + 2 + length < len(data)
        else:
            if marker in _FRAMES:
                high, wide = data[at + 5 : at + 7], data[at + 7 : at + 9]
                size = int.from_bytes(wide, "big"), int.from_bytes(high, "big")
            at += 2 + max(2, length)
    return size, False
