"""A Word file as its rules ask for it: paragraphs with words, styles with all they inherit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element, Package, number, shared
from jobcareer_kb.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
MAIN = "word/document.xml"
_P, _R, _T, _TAB, _TC, _BREAK = (f"{W}{name}" for name in ("p", "r", "t", "tab", "tc", "br"))
_MARK, _DRAWING = f"{W}bookmarkStart", f"{W}drawing"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_STORY = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
Properties = dict[str, Element]


@dataclass(slots=True)
class Para:
    """A paragraph and what is known of it."""

    element: Element
    own: Properties
    """What it sets over its style."""
    style: str
    cell: Element
    """The cell that it stands in; None outside of tables."""
    text: str = ""
    """Its words, tabs and breaks among them."""
    runs: list[tuple[Element, str]] = field(default_factory=list)
    """Runs with the words of each."""
    mark: str = ""
    """The first mark in it."""
    has_drawing: bool = False


def val(element: Element, default: str = "") -> str:
    """What an element says; the default where there is none."""
    return default if element is None else str(element.get(VAL, default))


def is_on(element: Element) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and val(element, "1") not in ("0", "false", "off", "none")


class StyleSheet:
    """The styles of a file; each with what it takes from those that it is based on."""

    def __init__(self, root: Element) -> None:
        every = root.findall(f"{W}style")
        self.styles = {each.get(f"{W}styleId"): each for each in every}
        self.doubled = len(every) - len(self.styles)
        """Styles that have the id of another."""
        usual = (
            key
            for key, each in self.styles.items()
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true")
        )
        self.default = next(usual, "")
        self.defaults = children(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.all = cache(self._all)
        self.level = cache(self._level)
        self.name = cache(self._name)
        self.head_of = cache(self._head_of)

    def _name(self, style: str) -> str:
        """The name that Word shows."""
        return val(self.styles[style].find(f"{W}name")) if style in self.styles else style

    def chain(self, style: str) -> Iterator[Element]:
        """A style, and those that it is based on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = val(self.styles[style].find(f"{W}basedOn"))

    def _all(self, style: str, kind: str) -> Properties:
        """All `pPr` or `rPr` of a style by their names."""
        found: Properties = {}
        for each in self.chain(style):
            found = {**children(each.find(f"{W}{kind}")), **found}
        return found

    def _level(self, style: str) -> int:
        """The level of a heading, by its name or its outline; 0 for what is none."""
        for each in self.chain(style):
            if match := _HEADING.fullmatch(val(each.find(f"{W}name"))):
                return int(match[1])
        return outline(self.all(style, "pPr").get("outlineLvl"))

    def _head_of(self, table_style: str) -> tuple[Properties, Element]:
        """What a style of tables gives its first row: properties of letters, and the fill."""
        face: Properties = {}
        fill = None
        for each in self.chain(table_style):
            for part in each.iter(f"{W}tblStylePr"):
                if part.get(f"{W}type") == "firstRow":
                    face = {**children(part.find(f"{W}rPr")), **face}
                    fill = part.find(f"{W}tcPr/{W}shd") if fill is None else fill
        return face, fill


@lru_cache(maxsize=8)
def _sheet(data: bytes) -> StyleSheet:
    return StyleSheet(shared(data))


def outline(element: Element) -> int:
    """The level that an outline says; 0 for body text."""
    level = int(number(val(element), 9)) + 1
    return level if 0 < level < 10 else 0


def children(element: Element) -> Properties:
    """The properties in an element by their names; none where there is none."""
    return {} if element is None else {e.tag[len(W) :]: e for e in element}


class WordFile(Package):
    """One Word file, with the document that it was written from."""

    def __init__(self, data: bytes, document: Document) -> None:
        super().__init__(data)
        self.document = document
        self.body = self.xml(MAIN)[0]
        self.styles = _sheet(self.bytes("word/styles.xml"))
        self.edges = {name: self.xml(name) for name in self.names if _STORY.fullmatch(name)}

    @cached_property
    def paragraphs(self) -> list[Para]:
        """Those of the body in reading order."""
        return list(self._paras(self.body))

    @cached_property
    def edge_paragraphs(self) -> list[Para]:
        """Those of headers and footers."""
        return [para for root in self.edges.values() for para in self._paras(root)]

    @cached_property
    def headings(self) -> list[tuple[int, Para]]:
        """Level and paragraph of each heading."""
        return [(level, para) for para in self.paragraphs if (level := self.level(para))]

    def _paras(self, root: Element) -> Iterator[Para]:
        para: Para | None = None
        for each in root.iter(_P, _T, _TAB, _BREAK, _MARK, _DRAWING):
            tag = each.tag
            if tag == _P:
                if para is not None:
                    yield para
                own, above = children(each.find(f"{W}pPr")), each.getparent()
                style = val(own.get("pStyle"), self.styles.default)
                para = Para(each, own, style, above if above.tag == _TC else None)
            elif para is None:
                continue
            elif tag == _T:
                words = each.text or ""
                para.text += words
                if words.strip():
                    para.runs.append((each.getparent(), words))
            elif tag == _DRAWING:
                para.has_drawing = True
            elif tag == _MARK:
                name = each.get(f"{W}name")
                if not para.mark and name.startswith("_kb_"):
                    para.mark = name
            elif each.getparent().tag == _R:
                para.text += "\t" if tag == _TAB else "\n"
        if para is not None:
            yield para

    def level(self, para: Para) -> int:
        """The level of a heading; 0 for what is none."""
        own = para.own.get("outlineLvl")
        return self.styles.level(para.style) if own is None else outline(own)

    def decides(self, para: Para, name: str) -> tuple[Element, str]:
        """What decides a property of a paragraph, and the name of the style if one does."""
        if name in para.own:
            return para.own[name], ""
        found = self.styles.all(para.style, "pPr").get(name)
        return found, "" if found is None else self.styles.name(para.style)

    def at(self, para: Para, message: str, style: str = "") -> Found:
        """What was found in a paragraph."""
        return Found(message, para.text, para.mark, style)
