"""What a PNG or JPEG file says of itself, read from its first bytes; nothing is unpacked."""

from dataclasses import dataclass

MOST_SIDE = 10_000
"""Pixels of the longer side; a page that is printed finely has a third of it."""
MOST_PIXELS = 40_000_000
"""Pixels in all: a small file can unpack to more memory than a program that opens it has."""
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Markers of JPEG before height and width: baseline, extended, progressive."""
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
    if data.startswith(_PNG):
        kind, size = "png", _size_of_png(data)
    elif data.startswith(_JPEG):
        kind, size = "jpeg", _size_of_jpeg(data)
    else:
        raise NoPicture("is neither PNG nor JPEG")
    if size is None or not all(size):
        raise NoPicture("is cut short or damaged")
    width, height = size
    if max(size) > MOST_SIDE or width * height > MOST_PIXELS:
        raise NoPicture(
            f"has {width} by {height} pixels, at most {MOST_SIDE} a side and "
            f"{MOST_PIXELS // 1_000_000} million in all are printed"
        )
    return Picture(kind, width, height, data)


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    """Go from part to part up to the last; the first tells the size."""
    at, last = 8, b""
    while at + 12 <= len(data) and last != b"IEND":
        last = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    if data[12:16] != b"IHDR" or last != b"IEND" or at > len(data):
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Go from marker to marker until one tells the size; each step moves on by what it says."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker in _FRAMES:
            high, wide = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(wide, "big"), int.from_bytes(high, "big")
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None
