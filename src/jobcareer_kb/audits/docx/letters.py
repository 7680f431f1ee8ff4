"""Letters and lines of a Word file: how large, how dark, how plain.

What a handout sets over its styles comes in few kinds, so each is judged once, where first seen.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element, number
from jobcareer_kb.audits._words import shown
from jobcareer_kb.audits.docx.file import Para, Properties, W, WordFile, children, is_on, val
from jobcareer_kb.contrast import BLACK, WHITE, digits, pale, ratio

_LEAST, _LEAST_OF_TEXT = 9, 11
_TEXT = frozenset({"Normal", "Body Text"})
_FACE, _LINK = f"{W}rPr", f"{W}hyperlink"
_LONG = 300
"""Letters of italics that are no longer a name or a title."""
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "lightGray": "C0C0C0", "white": WHITE, "black": BLACK, "darkGray": "808080", "red": "FF0000",
    "blue": "0000FF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
}  # fmt: skip


class Setting:
    """How some words are set."""

    def __init__(self, file: WordFile, para: Para, text: str, own: Properties, linked: bool):
        self.file, self.para, self.text, self.linked = file, para, text, linked
        sheet, style = file.styles, val(own.get("rStyle"))
        self.styles = [each for each in (para.style, style) if each]
        self.own = own
        head: Properties = {}
        self.head_fill: Element = None
        if para.cell is not None:
            head, self.head_fill = _head(file, para)
        layers = [(sheet.defaults, sheet.default), (head, "")]
        layers += [(sheet.all(each, "rPr"), each) for each in self.styles]
        self._said = {key: (e, sheet.name(id_)) for face, id_ in layers for key, e in face.items()}
        self._said |= {key: (e, "") for key, e in own.items()}

    def find(self, name: str) -> tuple[Element, str]:
        """What decides a property of the letters, and the name of the style that says it."""
        return self._said.get(name, (None, ""))

    @property
    def size(self) -> float:
        """In points."""
        return number(val(self.find("sz")[0]), 20) / 2

    @property
    def bold(self) -> bool:
        """Whether they are bold; of two styles that say so, the second takes it back."""
        if "b" in self.own:
            return is_on(self.own["b"])
        every = (self.file.styles.all(each, "rPr").get("b") for each in self.styles)
        return sum(map(is_on, every)) % 2 == 1

    @property
    def ground(self) -> str:
        """The color behind them: their own, that of paragraph, cell and table, or the page's."""
        mark = val(self.find("highlight")[0])
        if mark in _HIGHLIGHTS:
            return _HIGHLIGHTS[mark]
        fills = [self.find("shd")[0], self.file.decides(self.para, "shd")[0]]
        if self.para.cell is not None:
            fills += [self.para.cell.find(f"{W}tcPr/{W}shd"), self.head_fill]
        said = (digits(each.get(f"{W}fill", "")) for each in fills if each is not None)
        return next(filter(None, said), WHITE)

    @property
    def ink(self) -> str:
        """Their color; what is left to Word is black or white, whichever stands out."""
        said = digits(val(self.find("color")[0]))
        return said or max(BLACK, WHITE, key=lambda each: ratio(each, self.ground))


def _head(file: WordFile, para: Para) -> tuple[Properties, Element]:
    """What the style of a table gives letters and ground of its head row; nothing elsewhere."""
    table = para.cell.getparent().getparent()
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None or look.get(f"{W}firstRow") != "1" or not _in_first_row(para):
        return {}, None
    return file.styles.head_of(val(table.find(f"{W}tblPr/{W}tblStyle")))


def _in_first_row(para: Para) -> bool:
    row = para.cell.getparent()
    return row is row.getparent().find(f"{W}tr")


@lru_cache(maxsize=1)
def settings(file: WordFile) -> list[Setting]:
    """One for each way in which words are set, with the words that are set so first."""
    found: dict[object, Setting] = {}
    for para in (*file.paragraphs, *file.edge_paragraphs):
        cell, shade = para.cell, para.own.get("shd")
        behind = [None if shade is None else shade.get(f"{W}fill")]
        if cell is not None:
            fill = cell.find(f"{W}tcPr/{W}shd")
            behind += [None if fill is None else fill.get(f"{W}fill"), str(_in_first_row(para))]
        for run, words in para.runs:
            face = run[0] if len(run) > 1 and run[0].tag == _FACE else ()
            linked = run.getparent().tag == _LINK
            key = (para.style, *((e.tag, *e.values()) for e in face), *behind, linked)
            if key not in found:
                found[key] = Setting(file, para, words, children(face), linked)
    return list(found.values())


def contrast(file: WordFile) -> Iterator[Found]:
    """Letters that are too pale on their ground."""
    for each in settings(file):
        if wrong := pale(each.ink, each.ground, each.size, each.bold):
            yield _told(each, wrong, "color")


def size(file: WordFile) -> Iterator[Found]:
    """Letters that are too small."""
    for each in settings(file):
        is_text = len(each.styles) == 1 and file.styles.name(each.para.style) in _TEXT
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
