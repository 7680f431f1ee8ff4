"""An SVG file of ours as PNG, for programs that show no SVG: with the fonts that came along, so
that it looks the same where none is installed."""

import unicodedata
from functools import cache, lru_cache

from jobcareer_kb.packaged import packaged

ZOOM = 3
"""Pixels a point: 216 to the inch, which prints sharp."""
_SCRIPTS = frozenset({"LATIN", "GREEK", "CYRILLIC"})
"""Whose letters the fonts hold."""


def has_letters_for(text: str) -> bool:
    """Whether the fonts that came along can show a text."""
    names = (unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha())
    return _SCRIPTS.issuperset(names)


@cache
def fonts() -> list[str]:
    """The files of the open twin of Calibri."""
    return [str(path) for path in sorted((packaged("templates") / "fonts").glob("*.ttf"))]


@lru_cache(maxsize=32)
def png_of(svg: str) -> bytes:
    """The picture, on no ground; equal files give equal bytes."""
    import resvg_py  # a library that few files need

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=fonts()
    )
    return bytes(drawn)
