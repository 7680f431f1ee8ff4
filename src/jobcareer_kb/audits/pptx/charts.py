"""Charts of a deck: they show what document and workbook say, and in a way that can be read."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element, Package, number
from jobcareer_kb.audits._words import shown
from jobcareer_kb.audits.pptx.file import R_ID, A, Deck, Shape, Slide
from jobcareer_kb.contrast import BLACK, pale, ratio
from jobcareer_kb.document import Chart, Section

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LEAST = 12
"""Points: the words of a chart are small lines."""
_UNSAID = 1000
"""Size of letters of which nobody says one, in hundredths."""
_SEEN = 3.0
"""WCAG 2.1, 1.4.11: of what is no letter, and tells something."""
Rows = list[tuple[str, str]]


def kept(deck: Deck, slides: list[Slide], section: Section) -> Iterator[Found]:
    """Names and numbers that a chart or its workbook has otherwise than the document."""
    blocks = [block for block in section.blocks if isinstance(block, Chart)]
    charts = [(slide, name) for slide in slides for name in deck.related(slide.name, "chart")]
    for slide, _ in charts[len(blocks) :]:
        yield slide.found("a chart that its document has not")
    for block in blocks[len(charts) :]:
        yield Found(f"the file lacks the chart {shown(block.measure)}", block.measure)
    for block, (slide, name) in zip(blocks, charts, strict=False):
        meant: Rows = [("", block.measure), *block.bars]
        yield from _differing(slide, "a chart", _drawn(deck.xml(name)), meant)
        books = deck.related(name, "package")
        if not books:
            yield slide.found("a chart without its numbers, so that nobody can edit it")
        for book in books:
            yield from _differing(slide, "the workbook of a chart", _cells(deck.bytes(book)), meant)


def _differing(slide: Slide, where: str, said: Rows, meant: Rows) -> Iterator[Found]:
    if len(said) != len(meant):
        yield slide.found(f"{where} has {len(said) - 1} bars, expected {len(meant) - 1}")
        return
    for one, other in zip(said, meant, strict=True):
        if one[0] != other[0] or not _same(one[1], other[1]):
            yield slide.found(f"{where} says {one[0]!r}, {one[1]!r}, expected {other}", other[0])


def _same(one: str, other: str) -> bool:
    try:
        return one == other or Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _drawn(root: Element) -> Rows:
    """The measure, then names and numbers, as the chart shows them."""
    head = "".join(each.text or "" for each in root.iterfind(f".//{C}ser/{C}tx//{C}v"))
    names, numbers = (
        [each.text or "" for each in root.iterfind(f".//{C}ser/{C}{part}//{C}pt/{C}v")]
        for part in ("cat", "val")
    )
    longest = max(len(names), len(numbers))
    padded = (each + [""] * (longest - len(each)) for each in (names, numbers))
    return [("", head), *zip(*padded, strict=True)]


def _cells(data: bytes) -> Rows:
    """The same, as the first two columns of its workbook have them."""
    book = Package(data)
    strings = ["".join(t.text or "" for t in si.iter(f"{_S}t"))
               for si in book.xml("xl/sharedStrings.xml")]  # fmt: skip
    rows: Rows = []
    for row in book.xml("xl/worksheets/sheet1.xml").iter(f"{_S}row"):
        found = {"A": "", "B": ""}
        for cell in row:
            value = cell.findtext(f"{_S}v") or ""
            found[cell.get("r")[0]] = strings[int(value)] if cell.get("t") == "s" else value
        rows.append((found["A"], found["B"]))
    return rows


def _charts(deck: Deck) -> Iterator[tuple[Slide, Shape, Element]]:
    """Each chart with its place."""
    for slide in deck.slides:
        targets = deck.relations(slide.name)
        for shape in slide.shapes:
            for chart in shape.element.iter(f"{C}chart"):
                yield slide, shape, deck.xml(targets[chart.get(R_ID)][1])


def _letters(root: Element) -> Iterator[tuple[list[Element], float]]:
    """Each way in which words of a chart are set, the nearest first, and their size."""
    whole = root.find(f"{C}txPr//{A}defRPr")
    for each in root.iter(f"{A}defRPr", f"{A}rPr"):
        sources = [each] if whole is None or each is whole else [each, whole]
        size = next((s.get("sz") for s in sources if s.get("sz")), None)
        yield sources, number(size, _UNSAID) / 100


def small(deck: Deck) -> Iterator[Found]:
    """Letters of charts that are too small."""
    for slide, shape, root in _charts(deck):
        for size in sorted({size for _, size in _letters(root) if size < _LEAST}):
            yield slide.found(f"{shape.name!r} has letters of {size:g}, expected at least {_LEAST}")


def faint(deck: Deck) -> Iterator[Found]:
    """Letters and bars of charts that are too pale on the slide."""
    for slide, shape, root in _charts(deck):
        ground = deck.ground(slide, shape, [root.find(f"{C}spPr")])
        for sources, size in _letters(root):
            inks = (deck.color(each.find(f"{A}solidFill")) for each in sources)
            ink = next(filter(None, inks), BLACK)
            if wrong := pale(ink, ground, size, sources[0].get("b") == "1"):
                yield slide.found(f"letters in {shape.name!r}: {wrong}", style="chart")
        for fill in root.iterfind(f".//{C}ser/{C}spPr/{A}solidFill"):
            bar = deck.color(fill)
            if bar and ground and (found := ratio(bar, ground)) < _SEEN:
                said = f"bars in {shape.name!r}: {found:.2f} to 1 of {bar} on {ground}"
                yield slide.found(f"{said}, needs {_SEEN:g} to 1", style="chart")
