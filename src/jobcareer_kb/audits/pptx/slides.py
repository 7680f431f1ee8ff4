"""Slides: titles, order, room, tables, pictures, notes, motion, and the file as a whole."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import misworded
from jobcareer_kb.audits._words import leftovers as leftovers_in
from jobcareer_kb.audits._words import lost_from, makes_room, shown
from jobcareer_kb.audits.pptx.charts import kept
from jobcareer_kb.audits.pptx.file import MAIN, RUNNING, A, Box, Deck, P, Shape, Slide
from jobcareer_kb.document import Block, Chart, Heading, Paragraph, Section, Table
from jobcareer_kb.inline import plain
from jobcareer_kb.wordings import from_right

_MERGED = {"gridSpan", "rowSpan", "hMerge", "vMerge"}
_EDGE = 12_700
"""EMU that boxes may share: a point, as roundings do."""


def words(deck: Deck) -> Iterator[Found]:
    """Words that slides or notes lack of their section, or have beside it or twice."""
    rest = list(deck.slides)
    for section in deck.document.sections:
        title = _title(section)
        own = rest[:1]
        while len(rest) > len(own) and rest[len(own)].title and _of(rest[len(own)], f"{title} ("):
            own.append(rest[len(own)])
        rest = rest[len(own) :]
        where = f"slide {own[0].number}" if own else f"the slide {title!r}, which is not there"
        said = "\n".join(
            shape.text for each in own for shape in each.shapes if shape.kind not in RUNNING
        )
        titles = (title,) * len(own)
        again = (title, *_small_lines(section)) if len(own) > 1 else ()
        blocks = tuple(each for each in section.blocks if not isinstance(each, Chart))
        yield from lost_from(where, deck.document, blocks, said, again)
        yield from kept(deck, own, section)
        notes = "\n".join(each.notes for each in own)
        heads = (*titles, *_heads(section.notes))
        yield from lost_from(f"{where}, notes", deck.document, section.notes, notes, heads)
    for slide in rest:
        yield slide.found("no section of the document has it")


def _small_lines(section: Section) -> Iterator[str]:
    """Lines at the foot of a slide, which stand on each slide that its section goes on on."""
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.role != "body":
            yield plain(block.content)


def _of(slide: Slide, start: str) -> bool:
    return slide.title is not None and " ".join(slide.title.text.split()).startswith(start)


def _title(section: Section) -> str:
    heads = [block for block in section.blocks if isinstance(block, Heading)]
    head = min(heads, key=lambda block: block.level)
    return " ".join(plain(head.content).split())


def _heads(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Heads of columns, which stand before each cell where a table is read out."""
    tables = (block for block in blocks if isinstance(block, Table))
    return (plain(column.head) for table in tables for column in table.columns)


def leftovers(deck: Deck) -> Iterator[Found]:
    """Signs of a template in the words."""
    slides = ((shape.text, "") for slide in deck.slides for shape in slide.shapes)
    notes = ((slide.notes, "") for slide in deck.slides)
    return leftovers_in(deck.document, (*slides, *notes))


def file_title(deck: Deck) -> Iterator[Found]:
    """A title that is not that of the first slide."""
    said, first = deck.properties.get("title", "").strip(), deck.slides[0].title
    shows = " ".join(first.text.split()) if first else ""
    if not said or said != shows:
        yield Found(f"the title in the properties is {said!r}, the first slide's {shows!r}", shows)


def titles(deck: Deck) -> Iterator[Found]:
    """Slides without a title, and those of one."""
    seen: dict[str, int] = {}
    for slide in deck.slides:
        text = " ".join(slide.title.text.split()).casefold() if slide.title else ""
        if not text:
            yield slide.found("no title", slide.shapes[0].text if slide.shapes else "")
        elif (first := seen.setdefault(text, slide.number)) != slide.number:
            yield slide.found(f"the same title as slide {first}")


def reading_order(deck: Deck) -> Iterator[Found]:
    """Shapes that are read before what stands above them or, in a row, in front of them."""
    turned = from_right(deck.document.language)
    for slide in deck.slides:
        shapes = [each for each in slide.shapes if _is_read(each)]
        running = [each.kind in RUNNING for each in shapes]
        if running != sorted(running):
            yield slide.found("footer or number is read before the text")
        content = [(each, each.box) for each in shapes if each.kind not in RUNNING and each.box]
        for (first, one), (then, two) in combinations(content, 2):
            assert one and two
            if _is_before(two, one, turned):
                names = (shown(each.text or each.name) for each in (then, first))
                said = " is read after ".join(names)
                yield slide.found(f"{said}, which stands behind it", then.text)
        if shapes and slide.title and any(
            each.kind not in ("title", "ctrTitle") and not _is_above(each, slide.title)
            for each in shapes[: shapes.index(slide.title)]
        ):  # fmt: skip
            yield slide.found("what stands below or beside the title is read before it")


def _is_read(shape: Shape) -> bool:
    return not shape.is_decoration and bool(shape.text.strip() or shape.element.tag != f"{P}sp")


def _is_above(shape: Shape, title: Shape) -> bool:
    one, two = shape.box, title.box
    return one is not None and two is not None and one[3] <= two[1] + _EDGE


def _is_before(one: Box, two: Box, turned: bool) -> bool:
    """Whether one box stands above another in its columns, or in front of it in its row."""
    if _shared(one, two, 0):
        return one[3] <= two[1] + _EDGE
    in_front = one[0] >= two[2] if turned else one[2] <= two[0]
    return in_front and _shared(one, two, 1)


def _shared(one: Box, two: Box, axis: int) -> bool:
    return min(one[axis + 2], two[axis + 2]) - max(one[axis], two[axis]) > _EDGE


def room(deck: Deck) -> Iterator[Found]:
    """What stands off the slide, on something else, or has no words."""
    for slide in deck.slides:
        boxes: list[tuple[Shape, Box]] = []
        for shape in slide.shapes:
            box = shape.box
            if shape.kind and not shape.text.strip() and shape.element.tag == f"{P}sp":
                yield slide.found(f"the place {shape.name!r} is empty")
            if box is None:
                yield slide.found(f"{shape.name!r} stands nowhere", shape.text)
                continue
            if box[0] < 0 or box[1] < 0 or box[2] > deck.width or box[3] > deck.height:
                yield slide.found(f"{shape.name!r} stands off the slide", shape.text, shape.kind)
            if _is_read(shape):
                boxes.append((shape, box))
        for (first, one), (then, two) in combinations(boxes, 2):
            if _shared(one, two, 0) and _shared(one, two, 1):
                yield slide.found(f"{first.name!r} and {then.name!r} cover each other", then.text)


def spacing(deck: Deck) -> Iterator[Found]:
    """Empty paragraphs, and rows of blanks or underscores."""
    for slide in deck.slides:
        for shape in slide.shapes:
            lines = shape.text.split("\n")
            if shape.element.tag == f"{P}sp" and len(lines) > 1 and not all(map(str.strip, lines)):
                yield slide.found(f"an empty paragraph in {shape.name!r}", shape.text)
            for line in filter(makes_room, lines):
                yield slide.found(f"signs make room: {shown(line)}", line)


def table_heads(deck: Deck) -> Iterator[Found]:
    """Tables without a head row, or with an empty cell in it."""
    for slide in deck.slides:
        for table in slide.root.iter(f"{A}tbl"):
            look = table.find(f"{A}tblPr")
            if look is None or look.get("firstRow") != "1":
                yield slide.found("a table without head row")
            head = table.find(f"{A}tr")
            if head is not None and not all(_said(cell) for cell in head.iter(f"{A}tc")):
                yield slide.found("an empty cell in the head row of a table")


def tables(deck: Deck) -> Iterator[Found]:
    """Tables that are not simple."""
    for slide in deck.slides:
        for table in slide.root.iter(f"{A}tbl"):
            columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
            for at, row in enumerate(table.iter(f"{A}tr"), 1):
                cells = row.findall(f"{A}tc")
                if len(cells) != columns:
                    yield slide.found(f"row {at} of a table has {len(cells)} cells of {columns}")
                if any(_MERGED & set(cell.attrib) for cell in cells):
                    yield slide.found(f"row {at} of a table has merged cells")
                if not all(map(_said, cells)):
                    yield slide.found(f"row {at} of a table has an empty cell")


def _said(cell: object) -> str:
    return "".join(each.text or "" for each in cell.iter(f"{A}t")).strip()  # type: ignore[attr-defined]


def described(deck: Deck) -> Iterator[Found]:
    """Tables without description."""
    for slide, shape in _shapes(deck, "graphicFrame"):
        if wrong := misworded(shape.about.get("descr", ""), shape.is_decoration):
            yield slide.found(f"{shape.name!r} {wrong}")


def alternatives(deck: Deck) -> Iterator[Found]:
    """Pictures, groups and wordless shapes without words for who cannot see them."""
    for slide, shape in _shapes(deck, "pic", "grpSp", "sp", "cxnSp"):
        if shape.element.tag == f"{P}sp" and (shape.text.strip() or shape.kind):
            continue
        if wrong := misworded(shape.about.get("descr", ""), shape.is_decoration):
            yield slide.found(f"{shape.name!r} {wrong}")


def _shapes(deck: Deck, *names: str) -> Iterator[tuple[Slide, Shape]]:
    tags = {f"{P}{name}" for name in names}
    return ((s, each) for s in deck.slides for each in s.shapes if each.element.tag in tags)


def notes(deck: Deck) -> Iterator[Found]:
    """Slides without notes."""
    return (each.found("no notes") for each in deck.slides if not each.notes.strip())


def still(deck: Deck) -> Iterator[Found]:
    """Slides that move, go on by themselves, or hold films and sounds."""
    for slide in deck.slides:
        for name in ("timing", "transition"):
            if next(slide.root.iter(f"{P}{name}"), None) is not None:
                yield slide.found(f"has a {name}")
        for name in ("videoFile", "audioFile"):
            if next(slide.root.iter(f"{A}{name}"), None) is not None:
                yield slide.found(f"has a {name}")


def open_for_all(deck: Deck) -> Iterator[Found]:
    """Protection and comments."""
    if deck.root.find(f"{P}modifyVerifier") is not None:
        yield Found("a password keeps it from being changed", style="all")
    for slide in deck.slides:
        if deck.related(slide.name, "comments"):
            yield slide.found("has comments")


def sound(deck: Deck) -> Iterator[Found]:
    """Parts and ids that are there twice, or not at all."""
    yield from deck.faults()
    for slide in deck.slides:
        ids = Counter(each.get("id") for each in slide.root.iter(f"{P}cNvPr"))
        for id_, times in ids.items():
            if times > 1:
                yield slide.found(f"the id {id_} of a shape is there {times} times")
    if not deck.related(MAIN, "slideMaster"):
        yield Found("no slide master", style="all")
