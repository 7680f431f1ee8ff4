"""How wide the letters of a family of type stand, beside those of Calibri, and how high a line."""

LINE_HEIGHT = 1.2207
"""Of Calibri and its twin, in em: ascent, descent and line gap of the font."""

_BREADTHS = {
    **dict.fromkeys(("Calibri", "Carlito"), 1.0),
    **dict.fromkeys(("Arial", "Liberation Sans"), 1.15),
    **dict.fromkeys(("Georgia", "Gelasio"), 1.24),
    **dict.fromkeys(("Bookman Old Style", "URW Bookman"), 1.27),
    **dict.fromkeys(("Verdana", "DejaVu Sans"), 1.3),
    "DejaVu Serif": 1.37,
}
"""Measured on bold text; a family and its free twin have the same widths."""
_OTHER = 1.2
"""Of a family that is not known here: wider than most."""


def breadth(family: str) -> float:
    """By how much words of a family may be wider than those of Calibri."""
    return _BREADTHS.get(family, _OTHER)
