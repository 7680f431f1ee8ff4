"""The document model: what a product says, with nothing about any format in it.

Two unions carry everything: `Block` here and `Inline` in `inline.py`. A document is a row of
sections; paged formats print them one after another, a deck makes a slide of each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from jobcareer_kb.inline import Inlines, Span, Text, plain, walk
from jobcareer_kb.pictures import Picture
from jobcareer_kb.wordings import PLACE, Wordings

Side = Literal["a", "b", "c", "d", "e", "f"]
SIDES: tuple[Side, ...] = ("a", "b", "c", "d", "e", "f")
MARKS: dict[Side, str] = dict(zip(SIDES, "\u25cf\u25a0\u25b2\u25bc\u25cb\u25ca", strict=True))
"""What tells the sides of a comparison apart where there is no color."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands once and names the document (in a deck: each slide has one)."""

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the part it plays.

    Roles: `body`, `kicker` (small line above the title), `subtitle`, `meta` (facts under a part's
    heading), `source` (source note), `prompt` (first words of an answer space), `hint` (small
    line on a slide).
    """

    content: Inlines
    role: str = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry; `aside` stands at the right edge, such as a quantity."""

    content: Inlines
    aside: Inlines = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list.

    Kinds: `bullet`, `number`, `checklist` (boxes to tick), `letter` (A. B. C.),
    `choose-one` and `choose-many` (lettered options with a circle or a box to mark).
    """

    kind: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head."""

    head: Inlines
    width: int = 1
    """Share of the table's width, relative to the other columns."""
    align: Literal["left", "right"] = "left"
    side: Side | None = None
    """The side of a comparison that this column speaks for."""
    names_row: bool = False
    """True where the cells of this column name their row."""


CellBlock = Paragraph | ListBlock


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, never without words. `answer` is the room to write: a letter, phrase or sentence."""

    blocks: tuple[CellBlock, ...]
    answer: Literal["", "letter", "phrase", "sentence"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row. Roles: empty, `key` (a right answer), `total` (closing line)."""

    cells: tuple[Cell, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: one head row, no merged, nested or empty cells.

    Kinds: `plain`, `compact` (tight rows), `comparison`, `steps`, `cards` (large cells to cut out).
    """

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    """Printed above, numbered; may be empty where a heading says the same."""
    summary: str = ""
    """What the table shows, for a screen reader; never empty after rendering."""
    label: str = field(default="Table", compare=False)
    """What stands before the number of a caption."""


@dataclass(frozen=True, slots=True)
class Chart(Table):
    """A table of names and numbers that a deck draws as bars; everything else prints the table.

    Its second column is headed by what the bars measure, and `summary` says what they show.
    """

    values: tuple[str, ...] = ()
    """The number of each row, such as `39530`."""
    form: str = "#,##0"
    """How a spreadsheet prints the numbers."""

    @property
    def bars(self) -> tuple[tuple[str, str], ...]:
        """Name and number of each bar, from the top."""
        names = (plain(next(inlines_of(row.cells[0].blocks[0]))) for row in self.rows)
        return tuple(zip(names, self.values, strict=True))

    @property
    def measure(self) -> str:
        """What the bars measure."""
        return plain(self.columns[1].head)


@dataclass(frozen=True, slots=True)
class Callout:
    """A panel with a bar. Kinds: `note`, `caution`."""

    kind: str
    title: Inlines
    blocks: tuple[CellBlock, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """What one side of a comparison means; the title is a real heading."""

    side: Side
    level: int
    title: Inlines
    blocks: tuple[CellBlock, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing a facilitator does. Kinds: `say`, `ask`, `do`, `listen`."""

    kind: str
    content: Inlines
    label: str = field(default="", compare=False)
    """How it is named, in the language of the document."""

    @property
    def named(self) -> str:
        """How it is named, in English where nobody said."""
        return self.label or str(getattr(ENGLISH, self.kind))


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture with what it shows in words; its caption and credit are paragraphs behind it."""

    picture: Picture
    alt: str
    """Plain words, never empty."""
    is_logo: bool = False
    """True for a logo, which stands no higher than two lines."""


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box of a drawing, with its words from the top: a label, a name, lines."""

    id: str
    """Named by moves."""
    label: Inlines = ()
    name: Inlines = ()
    lines: tuple[Inlines, ...] = ()
    side: Side | None = None
    """The side of a comparison that it stands for."""
    aside: bool = False
    """True for what is off the way: its frame is dashed, and so is the line that leads to it."""

    @property
    def words(self) -> tuple[Inlines, ...]:
        """All its words in reading order."""
        return tuple(words for words in (self.label, self.name, *self.lines) if words)


@dataclass(frozen=True, slots=True)
class DrawnMove:
    """An arrow from one box to another."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes, and arrows between them; a table close by says the same, with its citations.

    Kinds: `ladder` (steps up to the right, what is off the way beside them), `months` (a row in
    order of time), `sides` (two things next to each other).
    """

    kind: str
    alt: str
    """What it shows, in plain words; never empty."""
    boxes: tuple[DrawnBox, ...]
    moves: tuple[DrawnMove, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the reference list."""

    number: int
    reference: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The references that are cited, by their numbers."""

    entries: tuple[Entry, ...]
    is_short: bool = False
    """True where each source is named by who and when; the whole list stands elsewhere."""


Block = (
    Heading | Paragraph | ListBlock | Table | Callout | Panel | Cue | Illustration | Drawing
    | Bibliography
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """Running header. A band marks what only a facilitator may hold."""

    left: Inlines
    right: Inlines
    band: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks with one page set-up, or one slide.

    Layouts: `page`; for slides `title`, `agenda`, `question`, `comparison`, `steps`, `list`,
    `quiz`, `close`, `references`.
    """

    blocks: tuple[Block, ...]
    layout: str = "page"
    header: Header | None = None
    """None: no running header at all (a title page keeps it for the pages after the first)."""
    header_on_first_page: bool = True
    new_page: bool = False
    columns: int = 1
    held: bool = False
    """True where each heading stays on one page with all up to the next one."""
    notes: tuple[Block, ...] = ()
    """What the speaker says; slides only."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that a writer prints by itself, in the language of the document."""

    say: str = "SAY"
    ask: str = "ASK"
    do: str = "DO"
    listen: str = "LISTEN FOR"
    table: str = "Table"
    page: tuple[str, ...] = ("Page ", "page", " of ", "pages")
    """Words and, at every second place, what is counted: `page` or `pages`."""


ENGLISH = Labels()
LABELS = frozenset({"say", "ask", "do", "listen", "table", "page"})
"""Keys of the words of a language that are labels."""


def labels(wordings: Wordings) -> Labels:
    """The labels of a language."""
    text = wordings.texts
    page = tuple(PLACE.split(text["page"]))
    return Labels(text["say"], text["ask"], text["do"], text["listen"], text["table"], page)


@dataclass(frozen=True, slots=True)
class Document:
    """One rendered product."""

    title: str
    """Plain words of the first heading."""
    subject: str
    language: str
    """BCP 47, such as `en-US`."""
    creator: str
    revised: str
    """ISO date of the content; stands in the file's properties, no clock does."""
    version: str
    licence_url: str
    footer: Inlines
    """First part of every footer; the page number follows it."""
    sections: tuple[Section, ...]
    facilitator: bool = False
    """True where the file must not reach participants."""
    title_size: Literal["document", "sheet"] = "document"
    labels: Labels = Labels()
    pictures: Mapping[str, Picture] = field(default_factory=dict, repr=False)
    """Pictures that a template may print, by the name of their record."""

    def blocks(self) -> Iterator[Block]:
        """Every top-level block in reading order, notes after their section."""
        for section in self.sections:
            yield from section.blocks
            yield from section.notes


def look_of(side: Side) -> Literal["a", "b"]:
    """Which of the two looks that a base document has a side takes: they alternate."""
    return "a" if SIDES.index(side) % 2 == 0 else "b"


def marked(title: Inlines, side: Side | None) -> Inlines:
    """The name of a side with its mark after it, unless the words bring one; else the name."""
    if side is None or any(isinstance(node, Span) and node.role == "mark" for node in walk(title)):
        return title
    return (*title, Text(" "), Span("mark", (Text(MARKS[side]),)))


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Every run of words in a block, in reading order."""
    match block:
        case Heading(content=content) | Paragraph(content=content) | Cue(content=content):
            yield content
        case ListBlock(items=items):
            for item in items:
                yield item.content
                yield item.aside
        case Table(columns=columns, rows=rows, caption=caption):
            yield caption
            yield from (column.head for column in columns)
            for row in rows:
                for cell in row.cells:
                    for inner in cell.blocks:
                        yield from inlines_of(inner)
        case Callout(title=title, blocks=blocks) | Panel(title=title, blocks=blocks):
            yield title
            for inner in blocks:
                yield from inlines_of(inner)
        case Drawing(boxes=boxes):
            for box in boxes:
                yield from box.words
        case Bibliography(entries=entries):
            yield from (entry.content for entry in entries)
