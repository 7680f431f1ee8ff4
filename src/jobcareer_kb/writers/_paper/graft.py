"""Styles that a school's base document lacks, taken over from the one that came with the program.

A style is found by its name, which Word keeps in English for its own ones in every language; its id
is another one in each. What a style is based on is the school's own where that is there, so a graft
takes on the school's font and size.
"""

import io
from copy import deepcopy
from functools import cache
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.parts.numbering import NumberingPart

from jobcareer_kb.look import came_along
from jobcareer_kb.writers._paper.lists import STYLES as LISTS
from jobcareer_kb.writers._paper.lists import is_drawn
from jobcareer_kb.writers._paper.styles import NEEDED, by_name

_Key = tuple[WD_STYLE_TYPE | None, str]
_OURS = ("accent2", "accent3", "accent4", "accent5", "accent6")
"""Colors of a theme whose part only ours knows; another's are bright where these are tints."""
_REFERENCES = ("basedOn", "next", "link")


def graft(word: Word) -> tuple[str, ...]:
    """Add what a base lacks; return the names of the styles that were added, or got their list."""
    graft = _Graft(word)
    lacking = [(kind, name) for kind, name in NEEDED if (kind, name.casefold()) not in graft.known]
    for kind, name in lacking:
        graft.style(_ours()[kind, name.casefold()])
    bare = [name for name in LISTS.values() if not graft.has_list(name)]
    for name in bare:
        graft.list_of(name)
    return (*(name for _, name in lacking), *bare)


@cache
def _our_base() -> Word:
    return docx.Document(io.BytesIO(came_along("base.docx")))


def _ours() -> dict[_Key, CT_Style]:
    return by_name(_our_base().styles.element)


class _Graft:
    """One base document while it gets its styles."""

    def __init__(self, word: Word) -> None:
        self._word = word
        self._styles = word.styles.element
        self.known = by_name(self._styles)
        self._ids = {style.styleId for style in self._styles.findall(qn("w:style"))}
        self._lists: dict[str, int] = {}

    def style(self, ours: CT_Style) -> str:
        """The id of a style here; it is added, with what it is based on, where it is not there."""
        key = ours.type, (ours.name_val or "").strip().casefold()
        if key in self.known:
            return str(self.known[key].styleId)
        taken = deepcopy(ours)
        taken.styleId = self._free(str(ours.styleId))
        taken.attrib.pop(qn("w:default"), None)
        _keep_colors(taken)
        self.known[key] = taken
        self._styles.append(taken)
        for name in _REFERENCES:
            for element in taken.findall(qn(f"w:{name}")):
                element.set(qn("w:val"), self._by_id(element.get(qn("w:val"), "")))
        for number in taken.iter(qn("w:numId")):
            number.set(qn("w:val"), str(self._list(number.get(qn("w:val"), ""))))
        return str(taken.styleId)

    def has_list(self, name: str) -> bool:
        """Say whether a style of lists has bullets or numbers."""
        style: CT_Style | None = self.known[WD_STYLE_TYPE.PARAGRAPH, name.casefold()]
        while style is not None:
            for number in style.iter(qn("w:numId")):
                said = number.get(qn("w:val"), "")
                return said.isdigit() and is_drawn(self._word, int(said))
            style = style.base_style
        return False

    def list_of(self, name: str) -> None:
        """Give a style the bullets or numbers of ours."""
        ours = _ours()[WD_STYLE_TYPE.PARAGRAPH, name.casefold()]
        said = next(number.get(qn("w:val"), "") for number in ours.iter(qn("w:numId")))
        style = self.known[WD_STYLE_TYPE.PARAGRAPH, name.casefold()]
        paragraph: Any = style
        properties = paragraph.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self._list(said)

    def _free(self, wanted: str) -> str:
        name, count = wanted, 1
        while name in self._ids:
            count += 1
            name = f"{wanted}{count}"
        self._ids.add(name)
        return name

    def _by_id(self, ours: str) -> str:
        found = (style for style in _ours().values() if style.styleId == ours)
        return self.style(next(found))

    def _list(self, ours: str) -> int:
        """The number of a list of ours here, drawn as there."""
        if ours not in self._lists:
            self._lists[ours] = self._drawn(int(ours))
        return self._lists[ours]

    def _drawn(self, ours: int) -> int:
        source = _our_base().part.numbering_part.element
        drawing = source.num_having_numId(ours).abstractNumId.val
        [found] = source.xpath(f"w:abstractNum[@w:abstractNumId='{drawing}']")
        taken = deepcopy(found)
        for tied in (*taken.iter(qn("w:pStyle")), *taken.iter(qn("w:nsid"))):
            tied.getparent().remove(tied)  # a list is found by its style, and known by its number
        numbering = self._numbering()
        numbers = [int(said) for said in numbering.xpath("w:abstractNum/@w:abstractNumId")]
        number = 1 + max(numbers, default=-1)
        taken.set(qn("w:abstractNumId"), str(number))
        numbering.insert(_after_last(numbering), taken)
        return int(numbering.add_num(number).numId)

    def _numbering(self) -> Any:
        part = self._word.part
        try:
            return part.numbering_part.element
        except (KeyError, NotImplementedError):
            empty = b'<w:numbering xmlns:w="%s"/>' % qn("w:p")[1:-2].encode()
            name = PackURI("/word/numbering.xml")
            part.relate_to(
                NumberingPart.load(name, CT.WML_NUMBERING, empty, part.package), RT.NUMBERING
            )
            return part.numbering_part.element


def _keep_colors(style: CT_Style) -> None:
    """Fix the colors that only our theme was drawn for: two sides, their tints, the lines."""
    for element in style.iter():
        for name in ("themeColor", "themeFill"):
            if element.get(qn(f"w:{name}"), "").startswith(_OURS):
                for each in (name, *(f"{name.replace('Color', '')}{k}" for k in ("Tint", "Shade"))):
                    element.attrib.pop(qn(f"w:{each}"), None)


def _after_last(numbering: Any) -> int:
    """Where one more drawing of a list goes: behind the others, before the lists."""
    drawings = (n for n, each in enumerate(numbering) if each.tag == qn("w:abstractNum"))
    return 1 + max(drawings, default=-1)
