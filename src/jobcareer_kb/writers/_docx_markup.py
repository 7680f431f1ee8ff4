"""Pieces of WordprocessingML as text: escaping, paragraph and run properties in schema order.

Text, not a tree: a handout is some two hundred paragraphs of few kinds, and written as text they
cost a third of what a tree costs. Word refuses properties in the wrong order, so the order stands
here, once, for styles and paragraphs alike.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from jobcareer_kb.errors import JobcareerKbError

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
NO_BREAK_SPACE = "\u00a0"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text as it may stand between tags and in attributes."""
    return text.translate(_ENTITIES)


def part(content: str) -> bytes:
    """The bytes of one XML part; XML has no way to write most control characters."""
    forbidden = _FORBIDDEN.search(content)
    if forbidden:
        around = content[max(0, forbidden.start() - 30) : forbidden.start()]
        raise JobcareerKbError(f"a character that no Word file can hold follows {around!r}")
    return (DECLARATION + content).encode()


def val(name: str, value: str | int) -> str:
    """An element whose whole content is its value."""
    return f'<w:{name} w:val="{value}"/>'


def switch(name: str, on: bool | None) -> str:
    """An on-off property; None leaves it to the style."""
    if on is None:
        return ""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def half_points(points: float) -> int:
    """A size as Word counts it."""
    return round(points * 2)


def fonts(family: str) -> str:
    """One family for every script."""
    name = escape(family)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def shading(fill: str) -> str:
    """A plain fill."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def border(side: str, colour: str, eighths: int, space: int = 0, line: str = "single") -> str:
    """One line of a border; its width is counted in eighths of a point."""
    return f'<w:{side} w:val="{line}" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def tab(position: int, kind: str = "left") -> str:
    """A tab stop; the kind `clear` takes one of the style away."""
    return f'<w:tab w:val="{kind}" w:pos="{position}"/>'


@dataclass(frozen=True, slots=True)
class Layout:
    """Properties of a paragraph, for a style or over it. None and empty leave a thing alone."""

    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break: bool = False
    widow_control: bool | None = None
    number: int = 0
    """The list (`w:num`) that numbers the paragraph."""
    borders: str = ""
    fill: str = ""
    tabs: str = ""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    align: str = ""
    outline: int | None = None

    def xml(self) -> str:
        """The properties in the order of CT_PPrBase."""
        return "".join(
            (
                switch("keepNext", self.keep_next),
                switch("keepLines", self.keep_lines),
                "<w:pageBreakBefore/>" if self.page_break else "",
                switch("widowControl", self.widow_control),
                self._number(),
                f"<w:pBdr>{self.borders}</w:pBdr>" if self.borders else "",
                shading(self.fill) if self.fill else "",
                f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else "",
                self._spacing(),
                self._indents(),
                val("jc", self.align) if self.align else "",
                val("outlineLvl", self.outline) if self.outline is not None else "",
            )
        )

    def _number(self) -> str:
        if not self.number:
            return ""
        return f"<w:numPr>{val('ilvl', 0)}{val('numId', self.number)}</w:numPr>"

    def _spacing(self) -> str:
        given = _attributes(before=self.before, after=self.after, line=self.line)
        rule = ' w:lineRule="auto"' if self.line is not None else ""
        return f"<w:spacing{given}{rule}/>" if given else ""

    def _indents(self) -> str:
        given = _attributes(left=self.left, right=self.right, hanging=self.hanging)
        return f"<w:ind{given}/>" if given else ""


def _attributes(**values: int | None) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)


@dataclass(frozen=True, slots=True)
class Face:
    """Properties of a run, for a style or over it. None and empty leave a thing alone."""

    style: str = ""
    family: str = ""
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    size: float = 0
    underlined: bool = False
    fill: str = ""

    def xml(self) -> str:
        """The properties in the order of EG_RPrBase."""
        size = half_points(self.size)
        return "".join(
            (
                val("rStyle", self.style) if self.style else "",
                fonts(self.family) if self.family else "",
                switch("b", self.bold),
                switch("bCs", self.bold),
                switch("i", self.italic),
                switch("iCs", self.italic),
                val("color", self.colour) if self.colour else "",
                val("sz", size) + val("szCs", size) if size else "",
                val("u", "single") if self.underlined else "",
                shading(self.fill) if self.fill else "",
            )
        )


AS_STYLED = Layout()
PLAIN = Face()
"""Nothing set over the style."""


def run(text: str, face: Face = PLAIN) -> str:
    """Words in one face, with their spaces."""
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{_face(face)}<w:t{keep}>{escape(text)}</w:t></w:r>"


LINE_BREAK = "<w:r><w:br/></w:r>"


def tab_run() -> str:
    """A move to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str, face: Face = PLAIN) -> str:
    """A field with the result that stands until Word counts anew."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(result, face)}</w:fldSimple>'


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph: the id of its style, its runs, and what it sets over its style."""

    style: str
    runs: str
    layout: Layout = AS_STYLED
    section: str = ""
    """Properties of the section that ends with this paragraph."""

    def over(self, **layout: Any) -> "Para":
        """The same paragraph with more set over its style; names are those of `Layout`."""
        return replace(self, layout=replace(self.layout, **layout))

    def xml(self) -> str:
        """The paragraph."""
        properties = f"{val('pStyle', self.style)}{self.layout.xml()}{self.section}"
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.runs}</w:p>"


@lru_cache(maxsize=1024)
def _face(face: Face) -> str:
    properties = face.xml()
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""
