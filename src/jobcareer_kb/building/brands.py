"""The look of a brand: its base documents, or ours in its colors and its family of type."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from jobcareer_kb.archive import canonical_zip
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import POWERPOINT, WORD, Look
from jobcareer_kb.model.brand import Brand, ThemeOverrides
from jobcareer_kb.writers._base_file import Kind, parts_of
from jobcareer_kb.writers._paper.faults import WORD as WORD_FILE
from jobcareer_kb.writers.pptx.package import POWERPOINT as POWERPOINT_FILE

_PARTS = re.compile(r"(word|ppt)/theme/theme\d+\.xml")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TINT = 0.09
"""Share of a color in the fill that stands behind its side, as in the look that came along."""


def look_of(kb: KnowledgeBase, brand: Brand, look: Look) -> Look:
    """The look at hand with what a brand changes; UsageFault for a file of it that is not there."""
    word = _file(kb, brand, brand.word_base) or look.word
    slides = _file(kb, brand, brand.powerpoint_base) or look.powerpoint
    changes = tuple(sorted(_changes(brand.theme).items()))
    try:
        return _worn(look, word, slides, changes, brand.theme.family or "")
    except UsageFault as fault:
        raise named_by(brand, fault) from fault


def _worn(
    look: Look, word: bytes, slides: bytes, changes: tuple[tuple[str, str], ...], family: str
) -> Look:
    return replace(
        look,
        word=_themed(WORD_FILE, word, changes, family),
        powerpoint=_themed(POWERPOINT_FILE, slides, changes, family),
    )


def named_by(brand: Brand, fault: UsageFault) -> UsageFault:
    """What is wrong with a base document, by the name of the file that the brand brings."""
    said = str(fault)
    for name, own in ((WORD, brand.word_base), (POWERPOINT, brand.powerpoint_base)):
        if own and said.startswith(f"templates/{name} "):
            return UsageFault(f"brand/{own}{said.removeprefix(f'templates/{name}')}")
    return fault


def _file(kb: KnowledgeBase, brand: Brand, name: str | None) -> bytes | None:
    if name is None:
        return None
    if name not in kb.of_brands:
        raise UsageFault(
            f"brand/{brand.id} names the file '{name}', which is not in {kb.folder}/brand; "
            "put it there, or drop the field"
        )
    return kb.of_brands[name]()


def _changes(theme: ThemeOverrides) -> Mapping[str, str]:
    """Colors of the theme by its own names."""
    found: dict[str, str] = {}
    if theme.accent:
        found |= {"accent1": theme.accent, "hlink": theme.accent}
    if theme.side_a:
        found |= {"accent2": theme.side_a, "accent5": _tint(theme.side_a)}
    if theme.side_b:
        found |= {"accent3": theme.side_b, "accent6": _tint(theme.side_b)}
    return found


def _tint(color: str) -> str:
    parts = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * _TINT):02X}" for part in parts)


@lru_cache(maxsize=16)
def _themed(kind: Kind, data: bytes, colors: tuple[tuple[str, str], ...], family: str) -> bytes:
    """A base document with another theme; raises UsageFault for a file that is none."""
    if not colors and not family:
        return data
    parts = parts_of(kind, data)
    for name in filter(_PARTS.fullmatch, parts):
        parts[name] = _changed(parts[name], colors, family)
    return canonical_zip(parts)


def _changed(part: bytes, colors: tuple[tuple[str, str], ...], family: str) -> bytes:
    """A theme with other colors and another family; one that is no XML is left to its reader."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return part
    for slot, color in colors:
        for old in root.iterfind(f".//{_A}clrScheme/{_A}{slot}"):
            old[:] = [etree.Element(f"{_A}srgbClr", val=color)]
    for latin in root.iterfind(f".//{_A}fontScheme/*/{_A}latin") if family else ():
        latin.set("typeface", family)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
