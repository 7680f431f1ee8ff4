"""Paragraph styles of the look: built-in names first, own names where Word has none."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.theme import Look
from jobcareer_kb.writers._docx_markup import AS_STYLED, PLAIN, Face, Layout, border, tab
from jobcareer_kb.writers._docx_measures import Measures

SINGLE = 240
"""Line spacing of titles, tables and fine print, in 240ths of a line."""
OPEN = 276
"""Line spacing of running text."""

BOX_LEFT, BOX_RIGHT = 256, 180
"""Indents of the words in a box; its bar and its right edge then stand at the margins."""

BULLETS, NUMBERS, BOXES, LETTERS, CHOOSE_ONE, CHOOSE_MANY = range(1, 7)
"""Ids of the lists that the styles name; lists that start anew get later ones."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style, its name as Word knows it."""

    name: str
    layout: Layout = AS_STYLED
    face: Face = PLAIN
    based_on: str = "Normal"
    following: str = ""
    """Id of the style that Word takes for the next paragraph; empty: the same."""
    built_in: bool = False


def paragraph_styles(look: Look, sheet: bool) -> Iterator[ParagraphStyle]:
    """Every paragraph style; a sheet has a smaller title than a document."""
    measures = Measures.of(look)
    yield from _text(look, measures)
    yield from _headings(look, measures, sheet)
    yield from _lists(measures)
    yield from _boxes(look, measures)
    yield from _cues(look, measures)
    yield from _tables(look, measures)
    yield from _edges(look, measures)


def _text(look: Look, measures: Measures) -> Iterator[ParagraphStyle]:
    soft, scale, em = look.theme.palette.ink_soft, look.theme.scale, measures.em
    small = Face(size=scale.fine, colour=soft)
    running = Layout(
        before=0, after=em(120), line=OPEN, right=measures.reading_indent, widow_control=True
    )
    ink = Face(family=look.theme.family, colour=look.theme.palette.ink, size=scale.body)
    yield ParagraphStyle("Normal", running, ink, based_on="", built_in=True)
    yield ParagraphStyle("Body Text", built_in=True)
    yield ParagraphStyle(
        "Subtitle",
        Layout(keep_next=True, after=em(240), line=SINGLE, right=0),
        Face(size=scale.heading_3, colour=soft),
        following="BodyText",
        built_in=True,
    )
    facts = Layout(keep_next=True, after=em(120), line=SINGLE, right=0)
    yield ParagraphStyle("Part Facts", facts, Face(colour=soft), following="BodyText")
    note = Layout(keep_lines=True, before=em(80), after=em(120), line=SINGLE, right=0)
    yield ParagraphStyle("Source Note", note, small, following="BodyText")
    entry = Layout(
        keep_lines=True, before=0, after=em(80), line=SINGLE, left=em(360), hanging=em(360)
    )
    yield ParagraphStyle("Bibliography", entry, Face(size=scale.fine), built_in=True)
    yield ParagraphStyle(
        "caption",
        Layout(keep_next=True, before=em(120), after=em(80), line=SINGLE, right=0),
        small,
        following="BodyText",
        built_in=True,
    )


def _headings(look: Look, measures: Measures, sheet: bool) -> Iterator[ParagraphStyle]:
    palette, scale, em = look.theme.palette, look.theme.scale, measures.em
    levels = (
        (1, scale.sheet_title if sheet else scale.heading_1, 0, 40, "Subtitle"),
        (2, scale.heading_2, 360, 120, "BodyText"),
        (3, scale.heading_3, 240, 80, "BodyText"),
    )
    for level, size, before, after, following in levels:
        yield ParagraphStyle(
            f"heading {level}",
            Layout(
                keep_next=True,
                keep_lines=True,
                before=em(before),
                after=em(after),
                line=SINGLE,
                right=0,
                outline=level - 1,
            ),
            Face(bold=True, size=size, colour=palette.ink),
            following=following,
            built_in=True,
        )
    bar = border("top", palette.accent, 36, 6)
    kicker = Layout(
        keep_next=True, borders=bar, after=em(40), line=SINGLE, right=measures.width - measures.bar
    )
    yield ParagraphStyle("Kicker", kicker, Face(colour=palette.accent), following="Heading1")
    part = Layout(keep_next=True, before=em(360), after=em(40), line=SINGLE, right=0)
    small = Face(size=scale.fine, colour=palette.accent)
    yield ParagraphStyle("Part Kicker", part, small, following="Heading2")


def _lists(measures: Measures) -> Iterator[ParagraphStyle]:
    em = measures.em
    close = Layout(after=em(40), left=em(284), hanging=em(284))
    yield ParagraphStyle("List Bullet", _numbered(close, BULLETS), built_in=True)
    yield ParagraphStyle("List Number", _numbered(close, NUMBERS), built_in=True)
    edge = tab(measures.width, "right")
    boxes = Layout(number=BOXES, after=em(80), left=em(357), hanging=em(357), right=0, tabs=edge)
    yield ParagraphStyle("Checklist", boxes, based_on="ListBullet")
    letters = Layout(number=LETTERS, after=em(40), left=em(357), hanging=em(357))
    yield ParagraphStyle("List Letter", letters, based_on="ListNumber")
    for name, number in (("Choice", CHOOSE_ONE), ("Choice Many", CHOOSE_MANY)):
        choice = Layout(keep_next=True, number=number, after=em(40), left=em(720), hanging=em(720))
        yield ParagraphStyle(name, choice)


def _numbered(layout: Layout, number: int) -> Layout:
    return Layout(number=number, after=layout.after, left=layout.left, hanging=layout.hanging)


def box_borders(bar: str, fill: str, space: int = 6) -> str:
    """Borders of a panel: the bar at the left, the other three unseen in the colour of the fill."""
    return (
        border("top", fill, 4, space)
        + bar
        + border("bottom", fill, 4, space)
        + border("right", fill, 4, 8)
    )


def _boxes(look: Look, measures: Measures) -> Iterator[ParagraphStyle]:
    palette, em = look.theme.palette, measures.em
    thick = border("left", palette.accent, 36, 9)
    ink = border("left", palette.ink, 36, 9)
    one = border("left", palette.side_a, 36, 9)
    two = border("left", palette.side_b, 12, 9, "double")
    title = Face(bold=True)
    yield from _box("Callout", measures, box_borders(thick, palette.panel), palette.panel, title)
    yield from _box("Caution", measures, box_borders(ink, palette.paper), palette.paper, title)
    for name, bar, fill, colour in (
        ("Side A", one, palette.side_a_tint, palette.side_a),
        ("Side B", two, palette.side_b_tint, palette.side_b),
    ):
        borders = box_borders(bar, fill)
        heading = Layout(
            keep_next=True,
            borders=borders,
            fill=fill,
            before=em(240),
            after=0,
            line=OPEN,
            left=BOX_LEFT,
            right=BOX_RIGHT,
            outline=2,
        )
        face = Face(colour=colour)
        yield ParagraphStyle(f"{name} Title", heading, face, "Heading3", name.replace(" ", ""))
        yield ParagraphStyle(name, _boxed(borders, fill))


def _box(
    name: str, measures: Measures, borders: str, fill: str, title: Face
) -> Iterator[ParagraphStyle]:
    first = Layout(
        keep_next=True,
        borders=borders,
        fill=fill,
        before=measures.em(240),
        after=0,
        left=BOX_LEFT,
        right=BOX_RIGHT,
    )
    yield ParagraphStyle(f"{name} Title", first, title, following=name)
    yield ParagraphStyle(name, _boxed(borders, fill))
    hanging = measures.em(284)
    entry = Layout(left=BOX_LEFT + hanging, hanging=hanging)
    yield ParagraphStyle(f"{name} List", entry, based_on=name)


def _boxed(borders: str, fill: str) -> Layout:
    return Layout(
        keep_lines=True, borders=borders, fill=fill, after=0, left=BOX_LEFT, right=BOX_RIGHT
    )


def _cues(look: Look, measures: Measures) -> Iterator[ParagraphStyle]:
    palette, em = look.theme.palette, measures.em
    panel = box_borders(border("left", palette.accent, 36, 9), palette.panel, space=4)
    for name, boxed in (("Say", True), ("Ask", True), ("Do", False), ("Listen", False)):
        layout = Layout(
            keep_lines=True,
            borders=panel if boxed else "",
            fill=palette.panel if boxed else "",
            after=em(120),
            left=BOX_LEFT + em(1556),
            hanging=em(1556),
            right=BOX_RIGHT,
        )
        yield ParagraphStyle(f"Cue {name}", layout)


def _tables(look: Look, measures: Measures) -> Iterator[ParagraphStyle]:
    palette, scale = look.theme.palette, look.theme.scale
    cell = Layout(before=0, after=0, line=SINGLE, right=0)
    head = Layout(keep_next=True)
    yield ParagraphStyle("Table Text", cell)
    yield ParagraphStyle("Table Name", face=Face(bold=True), based_on="TableText")
    yield ParagraphStyle("Table Head", head, Face(bold=True), based_on="TableText")
    yield ParagraphStyle("Side Head", face=Face(colour=palette.paper), based_on="TableHead")
    yield ParagraphStyle("Card Text", face=Face(size=scale.heading_3), based_on="TableText")
    prompt = Face(size=scale.fine, colour=palette.ink_soft)
    yield ParagraphStyle("Answer Prompt", face=prompt, based_on="TableText")


def _edges(look: Look, measures: Measures) -> Iterator[ParagraphStyle]:
    palette, scale = look.theme.palette, look.theme.scale
    small = Face(size=scale.fine, colour=palette.ink_soft)
    edge = tab(measures.width, "right")
    above, below = border("top", palette.rule, 6, 6), border("bottom", palette.rule, 6, 4)
    plain = Layout(before=0, after=0, line=SINGLE, right=0, tabs=edge)
    header = Layout(borders=below, after=0, line=SINGLE, right=0, tabs=edge)
    footer = Layout(borders=above, after=0, line=SINGLE, right=0, tabs=edge)
    yield ParagraphStyle("header", header, small, built_in=True)
    yield ParagraphStyle("footer", footer, small, built_in=True)
    ink = (("top", 5), ("left", 8), ("bottom", 5), ("right", 8))
    band = Layout(
        borders="".join(border(side, palette.ink, 4, space) for side, space in ink),
        fill=palette.ink,
        after=0,
        line=SINGLE,
        left=170,
        right=170,
        tabs=tab(measures.width - 170, "right"),
    )
    white = Face(size=scale.fine, colour=palette.paper)
    yield ParagraphStyle("Facilitator Band", band, white)
    yield ParagraphStyle("Table Gap", plain, Face(size=1))
