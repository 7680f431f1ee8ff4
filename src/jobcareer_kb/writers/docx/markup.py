"""Body markup as text: what a paragraph or a run sets over its style.

Text, not calls of the library: a handout is some two hundred paragraphs of few kinds, whose
bookmarks, fields and borders the library has no words for; it takes them in one go. Word refuses
properties in the wrong order, so the order stands here, once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from docx.oxml.ns import nsdecls

from jobcareer_kb.errors import JobcareerKbError
from jobcareer_kb.writers._xml import escape, forbidden

NAMESPACES = nsdecls("w", "r")
NO_BREAK_SPACE = "\u00a0"


def checked(content: str) -> str:
    """Markup that XML can hold."""
    if bad := forbidden(content):
        around = content[max(0, bad.start() - 30) : bad.start()]
        raise JobcareerKbError(f"a character that no Word file can hold follows {around!r}")
    return content


def val(name: str, value: str | int) -> str:
    """An element whose whole content is its value."""
    return f'<w:{name} w:val="{value}"/>'


def switch(name: str, on: bool | None) -> str:
    """An on-off property; None leaves it to the style."""
    if on is None:
        return ""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def tab(position: int, kind: str = "left") -> str:
    """A tab stop; the kind `clear` takes one of the style away."""
    return f'<w:tab w:val="{kind}" w:pos="{position}"/>'


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What a paragraph sets over its style. None and empty leave a thing alone."""

    keep_next: bool | None = None
    page_break: bool = False
    number: int = 0
    """The list (`w:num`) that numbers the paragraph."""
    fill: str = ""
    """A whole `w:shd`."""
    tabs: str = ""
    before: int | None = None
    after: int | None = None
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
                "<w:pageBreakBefore/>" if self.page_break else "",
                self._number(),
                self.fill,
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
        given = _attributes(before=self.before, after=self.after)
        return f"<w:spacing{given}/>" if given else ""

    def _indents(self) -> str:
        given = _attributes(left=self.left, right=self.right, hanging=self.hanging)
        return f"<w:ind{given}/>" if given else ""


def _attributes(**values: int | None) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What a run sets over the style of its paragraph. None and empty leave a thing alone."""

    style: str = ""
    """Id of a character style."""
    bold: bool | None = None
    italic: bool | None = None
    color: str = ""
    """A whole `w:color`."""
    language: str = ""
    """BCP 47, where it is another than that of the document."""

    def xml(self) -> str:
        """The properties in the order of EG_RPrBase."""
        return "".join(
            (
                val("rStyle", self.style) if self.style else "",
                switch("b", self.bold),
                switch("bCs", self.bold),
                switch("i", self.italic),
                switch("iCs", self.italic),
                self.color,
                val("lang", self.language) if self.language else "",
            )
        )


AS_STYLED = ParagraphFormat()
PLAIN = RunFormat()
"""Nothing set over the style."""


def run(text: str, face: RunFormat = PLAIN) -> str:
    """Words in one face, with their spaces."""
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{_face(face)}<w:t{keep}>{escape(text)}</w:t></w:r>"


LINE_BREAK = "<w:r><w:br/></w:r>"


def tab_run() -> str:
    """A move to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str, face: RunFormat = PLAIN) -> str:
    """A field with the result that stands until Word counts anew."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(result, face)}</w:fldSimple>'


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph: the name of its style, its runs, and what it sets over its style."""

    style: str
    runs: str
    layout: ParagraphFormat = AS_STYLED

    def over(self, **layout: Any) -> "Para":
        """The same paragraph with more set over its style; names are those of `ParagraphFormat`."""
        return replace(self, layout=replace(self.layout, **layout))

    def xml(self, ids: Mapping[str, str]) -> str:
        """The paragraph; `ids` are those of the styles by name."""
        properties = f"{val('pStyle', escape(ids[self.style]))}{self.layout.xml()}"
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.runs}</w:p>"


@lru_cache(maxsize=1024)
def _face(face: RunFormat) -> str:
    properties = face.xml()
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""
