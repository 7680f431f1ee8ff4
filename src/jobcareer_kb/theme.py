"""What the theme of an Office file says: colors and fonts, by the theme's own names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colors and fonts of one file."""

    colors: Mapping[str, str]
    """By slot (`dk1`, `accent1`) six digits; empty where one is said in another way."""
    fonts: Mapping[str, str]
    """Latin family of `major` (headings) and of `minor` (text), where there is one."""


def theme_in(part: bytes) -> Theme:
    """The theme in its part of a file; raises lxml's errors for what is no XML."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    return Theme(dict(_colors(root)), dict(_fonts(root)))


def _colors(root: etree._Element) -> Iterator[tuple[str, str]]:
    for slot in root.iterfind(f".//{_A}clrScheme/*"):
        said = (color.get("lastClr") or color.get("val") or "" for color in slot)
        digits = (value.upper() for value in said if len(value) == 6)
        yield etree.QName(slot).localname, next(digits, "")


def _fonts(root: etree._Element) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        latin = root.find(f".//{_A}fontScheme/{_A}{kind}Font/{_A}latin")
        if latin is not None and (family := latin.get("typeface", "").strip()):
            yield kind, family
