"""Two documents that hold every kind of block, for the tests of the writers of papers."""

import short_blocks
from short_blocks import listed
from short_blocks import t as words

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cell,
    Column,
    Cue,
    Document,
    Entry,
    Header,
    Heading,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Section,
    Table,
)
from jobcareer_kb.inline import (
    Cite,
    CiteItem,
    Emphasis,
    Inline,
    Link,
    Span,
    Strong,
    Text,
    Traced,
)


def traced(record: str, *children: Inline | str) -> Traced:
    nodes = tuple(Text(child) if isinstance(child, str) else child for child in children)
    return Traced(record, ("text",), nodes)


def cell(text: str, answer: str = "") -> Cell:
    role = "prompt" if answer else "body"
    return Cell((Paragraph(words(text), role),), answer)


def table(kind: str, *heads: str, rows: tuple[Row, ...], caption: str = "") -> Table:
    return Table(
        kind,
        tuple(Column(words(head)) for head in heads),
        rows,
        words(caption) if caption else (),
        f"Summary of {heads[0]}",
    )


JOB = traced("definition/job", "Work for pay ", Cite((CiteItem("bls", "p. 3", 1),)))
COMPARISON = Table(
    "comparison",
    (
        Column(words("Look at"), 18, names_row=True),
        Column(words("Job"), 41, side="a"),
        Column(words("Career"), 41, side="b"),
    ),
    (Row((cell("Time"), Cell((Paragraph((JOB,)),)), cell("Years"))),),
    words("What is often true."),
    "One row: time",
)
OPTIONS = Table(
    "compact",
    (Column(words("Mark"), 12), Column(words("Option"), 60), Column(words("Points"), 12, "right")),
    (
        Row((cell("No"), cell("Wait"), cell("0"))),
        Row((Cell((Paragraph((Span("key", words("KEY")),)),)), cell("Ask"), cell("1")), "key"),
        Row((cell("Sum"), cell("All"), cell("1")), "total"),
    ),
    summary="Each option and whether it is the key",
)
PLAN = table(
    "steps",
    "Step",
    "My plan",
    rows=(
        Row((Cell((Paragraph((Span("number", words("1")),)),)), cell("I like:", "phrase"))),
        Row((Cell((Paragraph(words("2")), listed("number", "a", "b"))), cell("Date:", "letter"))),
    ),
)
PLAIN_HEADER = Header(words("Job & career"), words("Handout"))
BAND = Header(words("Facilitator copy"), words("Do not hand out"), band=True)
FIRST = Section(
    (
        Paragraph(words("Participant handout"), "kicker"),
        Heading(1, words("Job and career")),
        Paragraph(words("For adults. 60 minutes."), "subtitle"),
        Callout("note", words("What you will take away"), (listed("bullet", "One", "Two"),)),
        Callout("note", words("Ready?"), (Paragraph(words("Yes.")), listed("number", "One"))),
        Heading(2, words("Two words")),
        Panel("a", 3, words("Job"), (Paragraph((JOB,)),)),
        Panel("b", 3, words("Career"), (Paragraph((traced("definition/career", "A path."),)),)),
        Heading(2, words("How they differ")),
        COMPARISON,
        Paragraph(words("Source: [1]."), "source"),
        PLAN,
        OPTIONS,
        Paragraph((Strong((Text("A "), Emphasis(words("title")))), Text(" & <more>"))),
        listed("number", "first", "second"),
        Paragraph(words("Again:")),
        listed("number", "first", "second"),
        listed("choose-one", "yes", "no"),
        listed("choose-many", "yes", "no", "both"),
        listed("letter", "alpha", "beta"),
    ),
    header=PLAIN_HEADER,
    header_on_first_page=False,
)
SECOND = Section(
    (
        Heading(2, (Text("References "), Span("aside", words("two")))),
        Paragraph((Link("https://example.org/?a=1&b=2", words("example.org")),)),
        Bibliography(
            (Entry(1, "reference/bls", (traced("reference/bls", Emphasis(words("Outlook"))),)),)
        ),
    ),
    header=PLAIN_HEADER,
    new_page=True,
)
GUIDE = (
    Section((Heading(1, words("Guide")), Heading(2, words("At a glance"))), header=BAND),
    Section(
        (
            Heading(3, words("Materials")),
            ListBlock("checklist", (ListItem(words("Cards"), words("1 set a pair")),)),
            Heading(3, words("Before")),
            ListBlock("checklist", (ListItem(words("Cut")),)),
        ),
        header=BAND,
        columns=2,
    ),
    Section(
        (
            Paragraph(words("Part 1 of 7"), "kicker"),
            Heading(2, words("Card sort")),
            Paragraph(words("Starts at 0:13"), "meta"),
            Cue("say", (traced("activity/sort", "Sort them."),)),
            Cue("ask", (traced("activity/sort", "Which one?"),)),
            Cue("do", words("Wait.")),
            Cue("listen", words("Reasons.")),
            Callout("caution", words("Take care:"), (Paragraph(words("Let people pass.")),)),
            table("cards", "Left", "Right", rows=(Row((cell("One"), cell("Two"))),)),
        ),
        header=BAND,
        new_page=True,
    ),
    Section((Paragraph(words("A sheet to copy.")),), new_page=True),
)


def document(*sections: Section, **changes: object) -> Document:
    school = {"subject": "Participant handout", "creator": "A school & friends",
              "footer": words("Job and career 1.0")}  # fmt: skip
    return short_blocks.document(*(sections or (FIRST, SECOND)), **{**school, **changes})


def of_blocks(*blocks: Block) -> Document:
    return document(Section(blocks))


HANDOUT = document()
FACILITATOR = document(*GUIDE, facilitator=True)
DOCUMENTS = {"handout": HANDOUT, "guide": FACILITATOR}
