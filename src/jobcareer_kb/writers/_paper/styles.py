"""Styles of a base document by the names that Word shows, and what they say.

Names, never ids: Word gives built-in styles English names in every language, and other ids.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style, CT_Styles
from lxml import etree

from jobcareer_kb.writers._paper.faults import BaseFault
from jobcareer_kb.writers._xml import markup_of

PARAGRAPH = (
    "Normal", "Body Text", "Subtitle", "Part Facts", "Source Note", "Bibliography", "caption",
    "heading 1", "heading 2", "heading 3", "Sheet Title", "Kicker", "Part Kicker",
    "List Bullet", "List Number", "Checklist", "List Letter", "Choice", "Choice Many",
    "Callout Title", "Callout", "Callout List", "Caution Title", "Caution", "Caution List",
    "Side A Title", "Side A", "Side B Title", "Side B",
    "Cue Say", "Cue Ask", "Cue Do", "Cue Listen",
    "Table Text", "Table Name", "Table Head", "Side A Head", "Side B Head", "Table Key",
    "Table Total", "Table Gap", "Card Text", "Answer Prompt", "Answer Letter", "Answer Phrase",
    "Answer Sentence", "header", "footer", "Facilitator Band",
)  # fmt: skip
CHARACTER = (
    "Strong", "Emphasis", "Hyperlink", "Cite", "Aside", "Quantity", "Mark", "Cue Label",
    "Step Number", "Caption Number", "Key Tag",
)  # fmt: skip
TABLE = ("Workshop Table", "Workshop Compact", "Workshop Cards")
NEEDED = (
    *((WD_STYLE_TYPE.PARAGRAPH, name) for name in PARAGRAPH),
    *((WD_STYLE_TYPE.CHARACTER, name) for name in CHARACTER),
    *((WD_STYLE_TYPE.TABLE, name) for name in TABLE),
)
"""Every style that the writer uses, by kind and name."""
_NAMED = 12
"""Styles that a refusal names; a base that lacks more was never one."""
_MOST = 31_680
"""Twips of a length that Word takes: 22 inches."""
_DEEPEST = 20
"""Styles that one may be based on, one after another; a wrong base may go round."""


class Styles:
    """The styles that the writer uses; one that is missing raises BaseFault with all such names."""

    def __init__(self, element: CT_Styles) -> None:
        found = by_name(element)
        self._styles: Mapping[str, CT_Style] = {
            name: found[kind, name.casefold()]
            for kind, name in NEEDED
            if (kind, name.casefold()) in found
        }
        if len(self._styles) < len(NEEDED):
            raise _lacking([each for each in NEEDED if each[1] not in self._styles])
        self.ids = {name: style.styleId or "" for name, style in self._styles.items()}
        self.value = cache(self._value)
        self.xml = cache(self._xml)
        self.is_on = cache(self._is_on)

    def number(self, name: str, path: str, attribute: str = "val", default: int = 0) -> int:
        """A number that a style, or one that it is based on, says; such as a length in twips."""
        value = self.value(name, path, attribute)
        try:
            found = float(value) if value else default
        except ValueError:
            return default
        return round(found) if abs(found) <= _MOST else default  # neither for "nan", nor for "inf"

    def _is_on(self, name: str, path: str) -> bool:
        """Whether a style switches a property on, such as `rPr/b`."""
        found = self._find(name, path)
        return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")

    def _value(self, name: str, path: str, attribute: str = "val") -> str:
        for element in self._all(name, path):
            if (value := element.get(qn(f"w:{attribute}"))) is not None:
                return value
        return ""

    def _xml(self, name: str, path: str) -> str:
        """An element of a style as it stands there, such as `pPr/shd`; empty if it has none."""
        found = self._find(name, path)
        return "" if found is None else markup_of(found)

    def _find(self, name: str, path: str) -> etree._Element | None:
        return next(self._all(name, path), None)

    def _all(self, name: str, path: str) -> Iterator[etree._Element]:
        """Elements at a path, of a style and then of those that it is based on."""
        steps = "/".join(qn(f"w:{step}") for step in path.split("/"))
        style: CT_Style | None = self._styles[name]
        for _ in range(_DEEPEST):
            if style is None:
                return
            found = style.find(steps)
            if found is not None:
                yield found
            style = style.base_style


def by_name(element: CT_Styles) -> dict[tuple[WD_STYLE_TYPE | None, str], CT_Style]:
    """Styles by kind and name; another name that Word keeps beside it serves too."""
    styles = [s for s in cast(list[CT_Style], element.findall(qn("w:style"))) if s.styleId]
    other = {
        (style.type, name.strip().casefold()): style
        for style in styles
        for aliases in style.findall(qn("w:aliases"))
        for name in aliases.get(qn("w:val"), "").split(",")
    }
    return other | {(s.type, (s.name_val or "").strip().casefold()): s for s in styles}


def _lacking(missing: Sequence[tuple[WD_STYLE_TYPE, str]]) -> BaseFault:
    """Return the refusal of a base without some styles."""
    kinds = dict.fromkeys(kind for kind, _ in missing[:_NAMED])
    named = (
        f"{kind.name.lower()} style "
        + ", ".join(repr(name) for other, name in missing[:_NAMED] if other is kind)
        for kind in kinds
    )
    more = f" (and {len(missing) - _NAMED} more)" if len(missing) > _NAMED else ""
    return BaseFault(
        f"has no {', no '.join(named)}{more}; give the style this name again, or copy it "
        "from the base document that came with the program"
    )
