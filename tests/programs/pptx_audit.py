"""What a PowerPoint file itself decides about its accessibility, read from its XML.

Independent of the writer on purpose; python-pptx only finds the parts. Sizes and colors are
resolved as PowerPoint does it: run, shape, layout, master, the master's text styles.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from colors import ratio
from lxml import etree
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SMALLEST = 20.0
_TITLES = ("title", "ctrTitle")
_SCHEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_BAD_LINK = re.compile(r"(?i)^(here|click here|link|this|more|read more|https?://.*)$")
_TYPED_MARK = re.compile(r"^\s*(?:[•▪○☐□✓–*-]|\d{1,2}[.)])\s")


class PptxAudit:
    """One deck, and every rule over it."""

    def __init__(self, path: Path) -> None:
        self.deck = Presentation(str(path))
        self.slides = list(self.deck.slides)
        theme = next(
            part for part in self._theme_parts() if part.partname.startswith("/ppt/theme/")
        )
        scheme = etree.fromstring(theme.blob).find(f".//{A}clrScheme")
        self.theme = {
            etree.QName(child).localname: child[0].get("lastClr") or child[0].get("val")
            for child in scheme
        }

    def _theme_parts(self) -> Iterator[Any]:
        for relation in self.deck.slide_master.part.rels.values():
            if not relation.is_external:
                yield relation.target_part

    def findings(self) -> list[str]:
        """Every finding of every rule."""
        rules = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("rule_")]
        return [f"{rule.__name__[5:]}: {text}" for rule in rules for text in rule()]

    # Reading -----------------------------------------------------------------------------------

    def numbered(self) -> Iterator[tuple[int, Any]]:
        yield from enumerate(self.slides, 1)

    def ancestry(self, slide: Any, shape: Any) -> list[Any]:
        """A shape's element, then the placeholders of layout and master that it follows."""
        found = [shape]
        ph = shape.find(f".//{P}nvPr/{P}ph")
        if ph is None:
            return found
        kind, index = ph.get("type", "body"), ph.get("idx", "0")
        in_layout = None
        for other in slide.slide_layout._element.iter(f"{P}ph"):
            same = other.get("idx", "0") == index
            if same or (kind in _TITLES and other.get("type") in _TITLES):
                in_layout = other.getparent().getparent().getparent()
                break
        if in_layout is not None:
            found.append(in_layout)
            kind = in_layout.find(f".//{P}nvPr/{P}ph").get("type", kind)
        family = {"ctrTitle": "title", "subTitle": "body", "tbl": "body"}.get(kind, kind)
        for other in slide.slide_layout.slide_master._element.iter(f"{P}ph"):
            if other.get("type", "body") == family:
                found.append(other.getparent().getparent().getparent())
                break
        return found

    def sources(self, slide: Any, shape: Any, run: Any) -> Iterator[Any]:
        """Every element that may set a run's letters, nearest first."""
        own = run.find(f"{A}rPr")
        if own is not None:
            yield own
        p = next(run.iterancestors(f"{A}p"))
        properties = p.find(f"{A}pPr")
        level = 1 if properties is None else int(properties.get("lvl", "0")) + 1
        name = f"{A}lvl{level}pPr/{A}defRPr"
        line = self.ancestry(slide, shape)
        for each in line:
            if (found := each.find(f"{P}txBody/{A}lstStyle/{name}")) is not None:
                yield found
        ph = line[-1].find(f".//{P}nvPr/{P}ph")
        kind = "" if ph is None else ph.get("type", "body")
        style = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle"}.get(
            kind, "otherStyle"
        )
        master = slide.slide_layout.slide_master._element
        for found in (
            master.find(f"{P}txStyles/{P}{style}/{name}"),
            self.deck.element.find(f"{P}defaultTextStyle/{name}"),
        ):
            if found is not None:
                yield found

    def runs(self, slide: Any) -> Iterator[tuple[Any, Any, str]]:
        """Every run that shows words on a slide: its shape, itself, its words."""
        for shape in slide._element.iter(f"{P}sp", f"{P}graphicFrame"):
            for run in shape.iter(f"{A}r", f"{A}fld"):
                text = run.findtext(f"{A}t") or ""
                if text.strip():
                    yield shape, run, text

    def size(self, slide: Any, shape: Any, run: Any) -> float:
        points = next((s.get("sz") for s in self.sources(slide, shape, run) if s.get("sz")), "1800")
        scale = shape.find(f".//{A}normAutofit")
        share = 1.0 if scale is None else int(scale.get("fontScale", "100000")) / 100_000
        return int(points) / 100 * share

    def bold(self, slide: Any, shape: Any, run: Any) -> bool:
        found = (s.get("b") for s in self.sources(slide, shape, run) if s.get("b"))
        return next(found, "0") in ("1", "true")

    def color(self, fill: Any) -> str | None:
        """The color of a solid fill; None where there is none."""
        if fill is None:
            return None
        for child in fill:
            name = etree.QName(child).localname
            value = child.get("val")
            if len(child):
                raise AssertionError(f"color with a change that this audit cannot read: {value}")
            return value if name == "srgbClr" else self.theme[_SCHEME.get(value, value)]
        return None

    def ink(self, slide: Any, shape: Any, run: Any) -> str:
        found = (self.color(s.find(f"{A}solidFill")) for s in self.sources(slide, shape, run))
        return next((c for c in found if c is not None), "000000")

    def background(self, slide: Any, shape: Any, run: Any) -> str:
        """Fill behind a run: its cell's, its shape's or what that follows, then the slide's."""
        cell = next(run.iterancestors(f"{A}tc"), None)
        if cell is not None:
            color = self.color(cell.find(f"{A}tcPr/{A}solidFill"))
            if color is not None:
                return color
        for each in self.ancestry(slide, shape):
            properties = each.find(f"{P}spPr")
            if properties is None:
                continue
            if properties.find(f"{A}noFill") is not None:
                break
            color = self.color(properties.find(f"{A}solidFill"))
            if color is not None:
                return color
        for tree in (slide, slide.slide_layout, slide.slide_layout.slide_master):
            color = self.color(tree._element.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill"))
            if color is not None:
                return color
        return "FFFFFF"

    def box(self, slide: Any, shape: Any) -> tuple[int, int, int, int] | None:
        """Left, top, right and bottom, its own or of what it follows."""
        for each in self.ancestry(slide, shape):
            place = each.find(f"{P}spPr/{A}xfrm")
            place = each.find(f"{P}xfrm") if place is None else place
            if place is not None:
                left, top = (int(place.find(f"{A}off").get(k)) for k in "xy")
                wide, high = (int(place.find(f"{A}ext").get(k)) for k in ("cx", "cy"))
                return left, top, left + wide, top + high
        return None

    def title(self, slide: Any) -> str:
        for ph in slide._element.iter(f"{P}ph"):
            if ph.get("type") in _TITLES:
                return shown(ph.getparent().getparent().getparent())
        return ""

    # Rules -------------------------------------------------------------------------------------

    def rule_title(self) -> Iterator[str]:
        title = self.deck.core_properties.title
        if not title.strip() or title != self.title(self.slides[0]):
            yield f"property is {title!r}, slide 1 says {self.title(self.slides[0])!r}"
        if not self.deck.core_properties.language:
            yield "no dc:language"

    def rule_slide_titles(self) -> Iterator[str]:
        titles = [self.title(slide) for slide in self.slides]
        for number, text in enumerate(titles, 1):
            if not text.strip():
                yield f"slide {number} has no title"
        for text, count in Counter(titles).items():
            if text and count > 1:
                yield f"{count} slides are named {text!r}"

    def rule_reading_order(self) -> Iterator[str]:
        """First what stands above the title, then the title; footer and number last."""
        for number, slide in self.numbered():
            shapes = [
                shape
                for shape in slide._element.find(f"{P}cSld/{P}spTree")
                if shape.tag in (f"{P}sp", f"{P}graphicFrame", f"{P}pic")
            ]
            kinds = [
                "" if (ph := shape.find(f".//{P}nvPr/{P}ph")) is None else ph.get("type", "body")
                for shape in shapes
            ]
            at = next((at for at, kind in enumerate(kinds) if kind in _TITLES), None)
            top = 0 if at is None else self.box(slide, shapes[at])[1]
            places = [self.box(slide, shape) for shape in shapes]
            above = [n for n, place in enumerate(places) if place and place[3] <= top]
            if at is None or above != list(range(at)):
                yield f"slide {number}: read in the order {kinds}"
            last = [kind in ("ftr", "sldNum") for kind in kinds]
            if last != sorted(last):
                yield f"slide {number}: footer before the text: {kinds}"

    def rule_language(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for shape, run, text in self.runs(slide):
                sources = self.sources(slide, shape, run)
                if not any(source.get("lang") for source in sources):
                    yield f"slide {number}: no language of {text[:40]!r}"

    def rule_letters(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for shape, run, text in self.runs(slide):
                size = self.size(slide, shape, run)
                if size < SMALLEST:
                    yield f"slide {number}: {size} points: {text[:40]!r}"

    def rule_contrast(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for shape, run, text in self.runs(slide):
                ink, behind = self.ink(slide, shape, run), self.background(slide, shape, run)
                size = self.size(slide, shape, run)
                large = size >= 18 or (size >= 14 and self.bold(slide, shape, run))
                needed = 3.0 if large else 4.5
                if (value := ratio(ink, behind)) < needed:
                    yield f"slide {number}: {value:.2f}:1, {ink} on {behind}: {text[:40]!r}"

    def rule_tables(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for table in slide._element.iter(f"{A}tbl"):
                if (
                    table.find(f"{A}tblPr") is None
                    or table.find(f"{A}tblPr").get("firstRow") != "1"
                ):
                    yield f"slide {number}: no header row"
                for cell in table.iter(f"{A}tc"):
                    if {"gridSpan", "rowSpan", "hMerge", "vMerge"} & set(cell.attrib):
                        yield f"slide {number}: merged cells"
                    if not shown(cell).strip():
                        yield f"slide {number}: a cell without words"

    def rule_alternatives(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for shape in slide._element.iter(f"{P}graphicFrame", f"{P}pic", f"{P}sp", f"{P}cxnSp"):
                properties = shape.find(f".//{P}cNvPr")
                text = properties.get("descr", "")
                decorative = "decorative" in etree.tostring(properties).decode()
                silent = shape.tag in (f"{P}sp", f"{P}cxnSp") and shown(shape).strip()
                if not (text.strip() or decorative or silent):
                    yield f"slide {number}: {properties.get('name')!r} has no alternative text"
                if decorative and text:
                    yield f"slide {number}: {properties.get('name')!r} is decorative yet described"
                if len(text) > 250:
                    yield f"slide {number}: alternative text of {len(text)} characters"

    def rule_empty(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for shape in slide._element.iter(f"{P}sp"):
                name = shape.find(f".//{P}cNvPr").get("name")
                if shape.find(f".//{P}ph") is not None and not shown(shape).strip():
                    yield f"slide {number}: empty placeholder {name!r}"
                paragraphs = [shown(p) for p in shape.iter(f"{A}p")]
                if len(paragraphs) > 1 and not all(text.strip() for text in paragraphs):
                    yield f"slide {number}: empty paragraph in {name!r}"
                for text in paragraphs:
                    if _TYPED_MARK.match(text):
                        yield f"slide {number}: typed list mark: {text[:40]!r}"

    def rule_places(self) -> Iterator[str]:
        wide, high = self.deck.slide_width, self.deck.slide_height
        for number, slide in self.numbered():
            boxes = []
            for shape in slide._element.iter(f"{P}sp", f"{P}graphicFrame", f"{P}pic"):
                box = self.box(slide, shape)
                name = shape.find(f".//{P}cNvPr").get("name")
                if box is None:
                    yield f"slide {number}: {name!r} has no place"
                    continue
                if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
                    yield f"slide {number}: {name!r} stands off the slide"
                if shown(shape).strip() or shape.tag != f"{P}sp":
                    boxes.append((name, box))
            for at, (name, one) in enumerate(boxes):
                for other_name, two in boxes[at + 1 :]:
                    if _overlap(one, two):
                        yield f"slide {number}: {name!r} and {other_name!r} overlap"

    def rule_notes(self) -> Iterator[str]:
        for number, slide in self.numbered():
            if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
                yield f"slide {number} has no notes"

    def rule_links(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for _, run, text in self.runs(slide):
                link = run.find(f"{A}rPr/{A}hlinkClick")
                if link is None:
                    continue
                if _BAD_LINK.match(text.strip()):
                    yield f"slide {number}: link text {text!r}"

    def rule_ids(self) -> Iterator[str]:
        for number, slide in self.numbered():
            ids = Counter(e.get("id") for e in slide._element.iter(f"{P}cNvPr"))
            if twice := [key for key, count in ids.items() if count > 1]:
                yield f"slide {number}: shape ids used twice: {twice}"

    def rule_timing(self) -> Iterator[str]:
        for number, slide in self.numbered():
            for name in ("timing", "transition"):
                if slide._element.find(f".//{P}{name}") is not None:
                    yield f"slide {number}: {name}"


def shown(element: Any) -> str:
    """The words in an element."""
    return "".join(t.text or "" for t in element.iter(f"{A}t"))


def _overlap(one: tuple[int, int, int, int], two: tuple[int, int, int, int]) -> bool:
    """True if two boxes share more than an edge (a point of tolerance: 12,700 EMU)."""
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return across > 12_700 and down > 12_700
