"""Documents of slides for the tests of the PowerPoint writer, and how a deck is read back."""

import io
import zipfile
from dataclasses import replace
from itertools import combinations

import short_blocks
from pptx import Presentation
from short_blocks import h, items, p, row, t

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Column,
    Cue,
    Document,
    Entry,
    ListBlock,
    Panel,
    Paragraph,
    Section,
    Table,
)
from jobcareer_kb.inline import Cite, CiteItem, Emphasis, Link, Strong, Text
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pptx import write_pptx

LOOK = Look()
SIZES = {"2000", "2400", "2800", "3800", "5200"}


def side(*pairs: tuple[str, str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Strong(t(lead)), Text(f" {rest}"))) for lead, rest in pairs)


LINK = Link("https://www.careeronestop.org/", t("careeronestop.org"))
AGENDA = Table(
    "compact",
    (Column(t("Start"), 1, "right"), Column(t("Part"), 6, names_row=True), Column(t("Time"), 1)),
    (row("0:00", "First-job story", "5 min"), row("0:05", "Three words", "8 min")),
    summary="The parts of the workshop.",
)
STEPS = Table(
    "steps",
    (Column(t("No.")), Column(t("Step"), 2), Column(t("Where to begin"), 2)),
    (
        row("1", "Name what you like and do well", "O*NET Interest Profiler"),
        row("2", "Find training", "College, union, or library"),
    ),
    summary="Two steps.",
)
SIDE_A = side(("Time", "May last weeks, months, or years"), ("Goal", "Often meets a need now"))
SIDE_B = side(("Time", "Grows over most of your working life"), ("Goal", "Often aims at growth"))
PAIR = (Panel("a", 3, t("Job"), SIDE_A), Panel("b", 3, t("Career"), SIDE_B))
ENTRY = (
    Text("Bureau of Labor Statistics. (2024). "),
    Emphasis(t("Handbook")),
    Text(". "),
    Link("https://www.bls.gov/ooh/", t("bls.gov/ooh")),
)
NOTES = (Cue("say", t("Welcome.")), p("Wait for answers."), ListBlock("bullet", items("cards")))
SLIDES: dict[str, tuple[Block, ...]] = {
    "title": (
        h("Job and career: what is the difference?", 1),
        p("A 60-minute workshop", "subtitle"),
        p("Version 1.0", "hint"),
    ),
    "agenda": (h("What we will do"), AGENDA),
    "question": (
        p("Talk with a partner", "kicker"),
        h("Think of a job you have had. What did you learn there?"),
        p("2 minutes each", "hint"),
    ),
    "comparison": (h("How they often differ"), *PAIR, p("Source: O*NET", "hint")),
    "steps": (h("From this job toward a career"), STEPS),
    "list": (
        h("Three words"),
        Paragraph((Strong(t("Job:")), Text(" paid work "), Cite((CiteItem("x", "p. 3", 1),)))),
        ListBlock("bullet", items("An occupation is a kind of work", "All three matter")),
    ),
    "quiz": (
        h("Which describes a career?"),
        ListBlock("choose-one", items("A post", "A path", "A degree", "An insurance")),
        p("Hold up one letter.", "hint"),
    ),
    "close": (
        h("Before you go"),
        ListBlock("checklist", items("One true thing", "One next step", "One question")),
        Paragraph((Text("Take your handout to "), LINK)),
        p("Facts checked through October 2026.", "hint"),
    ),
    "references": (h("References"), Bibliography((Entry(1, "bls", ENTRY),))),
}
LAYOUTS = {
    "title": "Title Slide",
    "agenda": "Agenda",
    "question": "Question",
    "comparison": "Comparison",
    "steps": "Table",
    "list": "List",
    "quiz": "Quiz Question",
    "close": "List",
    "references": "References",
}


def document(*sections: Section) -> Document:
    return short_blocks.document(*sections, subject="Slides", facilitator=True)


DECK = document(*(Section(blocks, kind, notes=NOTES) for kind, blocks in SLIDES.items()))


def one(kind: str, *blocks: Block, notes: tuple[Block, ...] = ()) -> Document:
    return document(Section(blocks, kind, notes=notes))


def read(value: Document, look: Look = LOOK):
    return Presentation(io.BytesIO(write_pptx(value, look)))


def parts(value: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(write_pptx(value, LOOK))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def texts(slide) -> list[str]:
    """Every paragraph of a slide, in reading order."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text:
            found += [q.text for q in shape.text_frame.paragraphs]
        elif shape.has_table:
            found += [cell.text for line in shape.table.rows for cell in line.cells]
    return found


def box(shape) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def overlapping(slide) -> list[tuple[str, str]]:
    """Pairs of shapes with words that lie on each other."""
    worded = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text]
    worded += [s for s in slide.shapes if getattr(s, "has_table", False)]
    pairs = []
    for one_, other in combinations(worded, 2):
        a, b = box(one_), box(other)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            pairs.append((one_.name, other.name))
    return pairs


def decorative(shape) -> bool:
    return bool(shape._element.xpath(".//*[local-name()='decorative' and @val='1']"))


def shape(slide, name: str):
    return next(s for s in slide.shapes if s.name.startswith(name))


ANY: dict[str, Block] = {
    "heading": h("Below", 3),
    "paragraph": p("Words"),
    "hint first": p("Small words", "hint"),
    "bullets": ListBlock("bullet", items("Point")),
    "numbers": ListBlock("number", items("Count")),
    "letters": ListBlock("letter", items("Letter")),
    "options": ListBlock("choose-many", items("Option")),
    "boxes": ListBlock("checklist", items("Tick")),
    "table": AGENDA,
    "captioned table": replace(AGENDA, caption=t("A caption")),
    "callout": Callout("caution", t("Take care:"), (p("Hot"), ListBlock("bullet", items("x")))),
    "panel": PAIR[0],
    "cue": Cue("ask", t("Why?")),
    "references": Bibliography((Entry(1, "bls", ENTRY),)),
}


LAST = Paragraph((Text("Last words "), LINK))
