"""How far colors stand apart, as WCAG 2.1 reckons it, and the nearest one that stands apart."""

import re
from functools import lru_cache

WHITE, BLACK = "FFFFFF", "000000"
_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_BOLD, _LARGE = 14, 18
"""Points from which on letters are large: WCAG 2.1, 1.4.3."""


def needed(size: float, bold: bool) -> float:
    """The ratio that letters of a size need."""
    return 3.0 if size >= _LARGE or (bold and size >= _BOLD) else 4.5


@lru_cache(maxsize=4096)
def ratio(ink: str, ground: str) -> float:
    """The contrast of two colors, each six digits."""
    low, high = sorted((_light(ink), _light(ground)))
    return (high + 0.05) / (low + 0.05)


def _light(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def nearest(ink: str, ground: str, least: float) -> str:
    """The color nearest to an ink that stands apart enough: mixed with black, or with white."""
    for step in range(101):
        for end in (0, 255):
            parts = (int(ink[at : at + 2], 16) for at in (0, 2, 4))
            mixed = "".join(f"{round(p + (end - p) * step / 100):02X}" for p in parts)
            if ratio(mixed, ground) >= least:
                return mixed
    return BLACK


def digits(color: str) -> str:
    """A color as six digits; empty for what is said in another way, or left to the program."""
    return color.upper() if _DIGITS.fullmatch(color) else ""


def pale(ink: str, ground: str, size: float, bold: bool) -> str:
    """What is wrong with letters on a ground, and what would do; empty if nothing is, or if the
    ground is no plain color."""
    if not ground:
        return ""
    least, found = needed(size, bold), ratio(ink, ground)
    if found >= least:
        return ""
    return (
        f"{found:.2f} to 1 of {ink} on {ground}, needs {least:g} to 1; "
        f"the nearest that does is {nearest(ink, ground, least)}"
    )
