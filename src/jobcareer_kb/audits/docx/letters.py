"""Letters and lines of a Word file: how large, how dark, how plain.

What a handout sets over its styles comes in few kinds, so each is judged once, where first seen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._colors import BLACK, WHITE, pale, ratio
from jobcareer_kb.audits._package import Element
from jobcareer_kb.audits._words import shown
from jobcareer_kb.audits.docx.file import Para, Properties, W, WordFile, is_on, val

_LEAST, _LEAST_OF_TEXT = 9, 11
_TEXT = frozenset({"Normal", "Body Text"})
_LONG = 300
"""Letters of italics that are no longer a name or a title."""
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "lightGray": "C0C0C0", "white": WHITE, "black": BLACK, "darkGray": "808080", "red": "FF0000",
    "blue": "0000FF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
}  # fmt: skip


@dataclass(slots=True)
class Setting:
    """How some words are set."""

    file: WordFile
    para: Para
    text: str
    own: Properties
    """What their runs set over their styles."""
    style: str
    """Id of the character style; empty if none."""
    cell: Element
    """The cell that they stand in; None outside of tables."""
    linked: bool

    def find(self, name: str) -> tuple[Element, str]:
        """What decides a property of the letters, and the name of the style that says it."""
        if name in self.own:
            return self.own[name], ""
        sheet = self.file.styles
        for style in filter(None, (self.style, self.para.style)):
            if (found := sheet.all(style, "rPr").get(name)) is not None:
                return found, sheet.name(style)
        if self.cell is not None and (found := self._head[0].get(name)) is not None:
            return found, "of the table"
        found = sheet.defaults.get(name)
        return found, "" if found is None else sheet.name(sheet.default)

    @property
    def size(self) -> float:
        """In points."""
        return int(val(self.find("sz")[0], "20")) / 2

    @property
    def bold(self) -> bool:
        """Whether they are bold; of two styles that say so, the second takes it back."""
        if "b" in self.own:
            return is_on(self.own["b"])
        sheet = self.file.styles
        styles = filter(None, (self.style, self.para.style))
        return sum(is_on(sheet.all(each, "rPr").get("b")) for each in styles) % 2 == 1

    @property
    def ground(self) -> str:
        """The color behind them: their own, that of paragraph, cell and table, or the page's."""
        mark = val(self.find("highlight")[0])
        if mark in _HIGHLIGHTS:
            return _HIGHLIGHTS[mark]
        fills = [self.find("shd")[0], self.file.decides(self.para, "shd")[0]]
        if self.cell is not None:
            fills += [self.cell.find(f"{W}tcPr/{W}shd"), self._head[1]]
        said = (each.get(f"{W}fill", "auto") for each in fills if each is not None)
        return next((fill.upper() for fill in said if fill != "auto"), WHITE)

    @property
    def ink(self) -> str:
        """Their color; what is left to Word is black or white, whichever stands out."""
        color = val(self.find("color")[0], "auto")
        if color != "auto":
            return color.upper()
        return max(BLACK, WHITE, key=lambda each: ratio(each, self.ground))

    @property
    def _head(self) -> tuple[Properties, Element]:
        """What the style of the table gives the cell, if it stands in the head row."""
        row = self.cell.getparent()
        table = row.getparent()
        look = table.find(f"{W}tblPr/{W}tblLook")
        if look is None or look.get(f"{W}firstRow") != "1" or row is not table.find(f"{W}tr"):
            return {}, None
        return self.file.styles.head_of(val(table.find(f"{W}tblPr/{W}tblStyle")))


@lru_cache(maxsize=1)
def settings(file: WordFile) -> list[Setting]:
    """One for each way in which words are set, with the words that are set so first."""
    found: dict[object, Setting] = {}
    for para in (*file.paragraphs, *file.edge_paragraphs):
        cell = para.element.getparent() if para.in_cell else None
        fill = None if cell is None else cell.find(f"{W}tcPr/{W}shd")
        fill = None if fill is None else fill.get(f"{W}fill")
        shade = None if para.own is None else para.own.find(f"{W}shd")
        behind = None if shade is None else shade.get(f"{W}fill")
        is_head = cell is not None and cell.getparent() is cell.getparent().getparent().find(
            f"{W}tr"
        )
        for run in para.element.iter(f"{W}r"):
            words = run.find(f"{W}t")
            if words is None or not (words.text or "").strip():
                continue
            face = run.find(f"{W}rPr")
            own = b"" if face is None else etree.tostring(face)
            linked = run.getparent().tag == f"{W}hyperlink"
            key = (para.style, own, fill, behind, is_head, linked)
            if key not in found:
                found[key] = _setting(file, para, words.text, face, cell, linked)
    return list(found.values())


def _setting(
    file: WordFile, para: Para, text: str, face: Element, cell: Element, linked: bool
) -> Setting:
    own = {} if face is None else {str(each.tag).removeprefix(W): each for each in face}
    return Setting(file, para, text, own, val(own.get("rStyle")), cell, linked)


def contrast(file: WordFile) -> Iterator[Found]:
    """Letters that are too pale on their ground."""
    for each in settings(file):
        if wrong := pale(each.ink, each.ground, each.size, each.bold):
            yield _told(each, wrong, "color")


def size(file: WordFile) -> Iterator[Found]:
    """Letters that are too small."""
    for each in settings(file):
        is_text = not each.style and file.styles.name(each.para.style) in _TEXT
        least = _LEAST_OF_TEXT if is_text else _LEAST
        if each.size < least:
            yield _told(each, f"{each.size:g} points, expected at least {least}", "sz")


def plain(file: WordFile) -> Iterator[Found]:
    """Letters and lines that are hard to read."""
    for each in settings(file):
        for name, what in (
            ("caps", "all capitals"), ("effect", "letters in motion"), ("vanish", "hidden words"),
            ("dstrike", "letters struck out"), ("strike", "letters struck out"),
        ):  # fmt: skip
            if is_on(each.find(name)[0]):
                yield _told(each, what, name)
        if is_on(each.find("u")[0]) and not each.linked:
            yield _told(each, "underlined, and no link", "u")
        if len(each.text) > _LONG and is_on(each.find("i")[0]):
            yield _told(each, f"{len(each.text)} letters of italics", "i")
    yield from _lines(file)


def _lines(file: WordFile) -> Iterator[Found]:
    seen = set()
    for para in file.paragraphs:
        side, of_side = file.decides(para, "jc")
        line, of_line = file.decides(para, "spacing")
        wrong = ("justified", of_side) if val(side) in ("both", "distribute") else None
        if line is not None and line.get(f"{W}lineRule") == "exact":
            wrong = ("lines of an exact height", of_line)
        if wrong and (para.style, wrong) not in seen:
            seen.add((para.style, wrong))
            yield file.at(para, f"{_styled(wrong[1])}{wrong[0]}: {shown(para.text)}", wrong[1])


def _told(setting: Setting, what: str, name: str) -> Found:
    style = setting.find(name)[1]
    message = f"{_styled(style)}{what}: {shown(setting.text)}"
    return setting.file.at(setting.para, message, style)


def _styled(style: str) -> str:
    return f"style {style!r}: " if style else ""


def linked_without_line(file: WordFile) -> Iterable[Setting]:
    """Words of links that only their color tells apart."""
    return (each for each in settings(file) if each.linked and not is_on(each.find("u")[0]))
