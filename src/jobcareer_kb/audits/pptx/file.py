"""A deck as its rules ask for it: slides with their shapes, and all that a shape takes over."""

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element, Package, is_decoration, number, shared
from jobcareer_kb.contrast import WHITE, digits
from jobcareer_kb.document import Document

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAIN = "ppt/presentation.xml"
TITLES = frozenset({"title", "ctrTitle"})
RUNNING = frozenset({"ftr", "sldNum", "dt"})
_FAMILY = {"ctrTitle": "title", "subTitle": "body", "tbl": "body"}
_STYLE = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle"}
_MAP = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
SHAPES = tuple(f"{P}{name}" for name in ("sp", "graphicFrame", "pic", "grpSp", "cxnSp"))
_NOT_PLAIN = (f"{A}gradFill", f"{A}blipFill", f"{A}pattFill", f"{P}blipFill")
Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


@dataclass(slots=True)
class Shape:
    """Something that stands on a slide."""

    element: Element
    line: list[Element]
    """Itself, then what it follows: the placeholder of the layout, and that of the master."""
    kind: str
    """Of a placeholder: its type; empty for what is none."""
    name: str = field(init=False)
    text: str = field(init=False)
    is_decoration: bool = field(init=False)
    about: Element = field(init=False)

    def __post_init__(self) -> None:
        self.about = next(self.element.iter(f"{P}cNvPr"))
        self.name = self.about.get("name", "")
        self.text = words(self.element)
        self.is_decoration = is_decoration(self.about)

    @property
    def box(self) -> Box | None:
        """Where it stands; None where nothing says so."""
        for each in self.line:
            for path in (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm"):
                if (place := each.find(path)) is not None and len(place):
                    left, top = (int(place.find(f"{A}off").get(key)) for key in "xy")
                    wide, high = (int(place.find(f"{A}ext").get(key)) for key in ("cx", "cy"))
                    return left, top, left + wide, top + high
        return None


def words(element: Element) -> str:
    """The words in an element, a line for each paragraph."""
    lines = ("".join(t.text or "" for t in p.iter(f"{A}t")) for p in element.iter(f"{A}p"))
    return "\n".join(lines)


@dataclass(slots=True)
class Slide:
    """One slide with what it follows."""

    number: int
    name: str
    root: Element
    layout: Element
    master: Element
    notes: str
    """The words of its notes."""
    shapes: list[Shape] = field(init=False)

    def __post_init__(self) -> None:
        tree = self.root.find(f"{P}cSld/{P}spTree")
        self.shapes = [self.shape(each) for each in tree if each.tag in SHAPES]

    @property
    def title(self) -> Shape | None:
        """The shape of the title."""
        return next((each for each in self.shapes if each.kind in TITLES), None)

    def shape(self, element: Element) -> Shape:
        """A shape with what it follows."""
        ph = element.find(f".//{P}nvPr/{P}ph") if element.tag != f"{P}grpSp" else None
        if ph is None:
            return Shape(element, [element], "")
        kind, index = ph.get("type", "body"), ph.get("idx", "0")
        line = [element]
        for other in self.layout.iter(f"{P}ph"):
            titles = kind in TITLES and other.get("type") in TITLES
            if other.get("idx", "0") == index or titles:
                line.append(_owner(other))
                break
        family = _FAMILY.get(kind, kind)
        line += [_owner(o) for o in self.master.iter(f"{P}ph") if o.get("type", "body") == family][
            :1
        ]
        return Shape(element, line, kind)

    def below(self, shape: Shape) -> list[Element]:
        """How what the layout and the master have behind a shape is filled, the uppermost first."""
        box, fills = shape.box, []
        if box is None:
            return []
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for root in (self.layout, self.master):
            for each in reversed(root.find(f"{P}cSld/{P}spTree")):
                if each.tag not in SHAPES or each.find(f".//{P}ph") is not None:
                    continue
                place = Shape(each, [each], "").box
                if place and place[0] <= x <= place[2] and place[1] <= y <= place[3]:
                    fills.append(each if each.tag == f"{P}pic" else each.find(f"{P}spPr"))
        return fills

    def found(self, message: str, words: str = "", style: str = "") -> Found:
        """What was found on it."""
        title = self.title
        return Found(
            f"slide {self.number}: {message}", words or (title.text if title else ""), "", style
        )


def _owner(ph: Element) -> Element:
    """The shape of a placeholder."""
    return ph.getparent().getparent().getparent()


class Deck(Package):
    """One deck, with the document that it was written from."""

    def __init__(self, data: bytes, document: Document) -> None:
        super().__init__(data)
        self.document = document
        self.root = self.xml(MAIN)
        size = self.root.find(f"{P}sldSz")
        self.width, self.height = int(size.get("cx")), int(size.get("cy"))

    @cached_property
    def slides(self) -> list[Slide]:
        """The slides in the order of the show."""
        targets = self.relations(MAIN)
        names = [targets[each.get(R_ID)][1] for each in self.root.iter(f"{P}sldId")]
        return [self._slide(number, name) for number, name in enumerate(names, 1)]

    def _slide(self, number: int, name: str) -> Slide:
        (layout,) = self.related(name, "slideLayout")
        (master,) = self.related(layout, "slideMaster")
        notes = [self.xml(each) for each in self.related(name, "notesSlide")]
        said = (_body(each) for root in notes for each in root.iter(f"{P}sp"))
        layout_root, master_root = (shared(self.bytes(each)) for each in (layout, master))
        return Slide(number, name, self.xml(name), layout_root, master_root, "\n".join(said))

    @cached_property
    def colors(self) -> dict[str, str]:
        """The colors of the theme by their names."""
        (master, *_) = self.related(MAIN, "slideMaster")
        (theme,) = self.related(master, "theme")
        scheme = shared(self.bytes(theme)).find(f".//{A}clrScheme")
        return {
            str(each.tag).removeprefix(A): each[0].get("lastClr") or each[0].get("val", "")
            for each in scheme
        }

    def color(self, fill: Element) -> str:
        """The color of a solid fill; empty where there is none."""
        if fill is None or not len(fill):
            return ""
        said = fill[0]
        name = said.get("val", "")
        own = name if said.tag == f"{A}srgbClr" else self.colors.get(_MAP.get(name, name), "")
        return _changed(own, said) if digits(own) else ""

    def ground(self, slide: Slide, shape: Shape, fills: list[Element]) -> str:
        """The color behind a shape that is filled so, or that of what lies below it; empty where
        that is a picture or no plain color."""
        fills = [*fills, *slide.below(shape)]
        for root in (slide.root, slide.layout, slide.master):
            fills += [root.find(f"{P}cSld/{P}bg/{P}bgPr"), root.find(f"{P}cSld/{P}bg")]
        for each in fills:
            if each is None:
                continue
            if any(each.find(name) is not None for name in _NOT_PLAIN):
                return ""
            for plain in (each.find(f"{A}solidFill"), each.find(f"{P}bgRef")):
                if color := self.color(plain):
                    return color
        return WHITE

    def texts(self) -> Iterator[tuple[Slide, Shape, Element, Element]]:
        """Slide, shape, paragraph and run of all that is written on slides, groups too."""
        for slide in self.slides:
            for shape in slide.shapes:
                inner = shape.element.iter(f"{P}sp") if shape.element.tag == f"{P}grpSp" else ()
                for each in (shape, *map(slide.shape, inner)):
                    if each.element.tag == f"{P}grpSp":
                        continue
                    for p in each.element.iter(f"{A}p"):
                        for run in p.iter(f"{A}r", f"{A}fld"):
                            if (run.findtext(f"{A}t") or "").strip():
                                yield slide, each, p, run

    def sources(self, slide: Slide, shape: Shape, p: Element, run: Element) -> Iterator[Element]:
        """All that may say how a run looks, the nearest first."""
        own, properties = run.find(f"{A}rPr"), p.find(f"{A}pPr")
        if own is not None:
            yield own
        level = 1 if properties is None else int(number(properties.get("lvl"), 0)) + 1
        path = f"{A}lvl{level}pPr/{A}defRPr"
        if shape.element.tag != f"{P}graphicFrame":
            kind = shape.kind if shape.kind in _STYLE else "body" if shape.kind else ""
            style = "otherStyle" if shape.kind in RUNNING or not kind else _STYLE[kind]
            yield from (
                found
                for each in shape.line
                if (found := each.find(f"{P}txBody/{A}lstStyle/{path}")) is not None
            )
            if (found := slide.master.find(f"{P}txStyles/{P}{style}/{path}")) is not None:
                yield found
        if (found := self.root.find(f"{P}defaultTextStyle/{path}")) is not None:
            yield found


def _body(shape: Element) -> str:
    """The words of a notes page, without those of the slide's picture and number."""
    ph = shape.find(f".//{P}nvPr/{P}ph")
    return words(shape) if ph is not None and ph.get("type", "body") == "body" else ""


def _changed(said: str, color: Element) -> str:
    """A color that is lighter or darker than the theme's, by the shares of its light."""
    red, green, blue = (int(said[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, depth = colorsys.rgb_to_hls(red, green, blue)
    for change in color:
        share = number(change.get("val"), 100_000) / 100_000
        match str(change.tag).removeprefix(A):
            case "lumMod" | "shade":
                light *= share
            case "lumOff":
                light += share
            case "tint":
                light = 1 - (1 - light) * share
            case "satMod":
                depth *= share
    parts = colorsys.hls_to_rgb(hue, min(1, light), min(1, depth))
    return "".join(f"{round(max(0, min(1, part)) * 255):02X}" for part in parts)
