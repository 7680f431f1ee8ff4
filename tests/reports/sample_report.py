"""A report that has something of everything: what every format is shown in, and judged by."""

import datetime

from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.report import Fix, Grades, Ignored, Printer, Reading, Report
from jobcareer_kb.rule import Rule

GREEN = """\
id: green
term: Green tea (緑茶) and more  # jk: ignore[JK901] reason="a proper name" until=2027-03-01
meaning: >
  Leaves that were heated
  soon after picking,

  one by one,
  by hand,
  in a pan.
examples:
  - "A cup: 50 % water, 50 % leaves"
"""
BLACK = "id: black\nterm: Green tea\n" + "meaning: " + "A long line of words. " * 12 + "\n"
FILES = ("kb/definition/black.yaml", "kb/definition/green.yaml", "kb/kb.yaml", "kb/step/a b.yaml")
RULES = {
    rule.code: rule
    for rule in (
        Rule("JK101", "odd-shape", Severity.ERROR, "A thing has a shape.\n\nBad:   none"),
        Rule("JK201", "odd-source", Severity.ERROR, "A thing has a source.\n\nBad:   none"),
        Rule("JK401", "odd-word", Severity.WARNING, "A word is even.\n\nBad:   odd <words>"),
        Rule("JK901", "odd-name", Severity.NOTE, "A name is even.\n\nBad:   O'Dd"),
    )
}


def span(file: int, line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(FILES[file], line, column, end_line, end_column)


DIAGNOSTICS = (
    Diagnostic(
        "JK401", Severity.WARNING, span(0, 3, 230, 3, 234), "'word' is odd, expected an even one",
        "write another word, such as 'term', in its place, and read the whole sentence aloud once "
        "more before you go on to the next one",
        (), "definition/black", ("meaning",),
    ),
    Diagnostic(
        "JK201", Severity.ERROR, span(1, 2, 7, 2, 20), "term 'Green tea (緑茶)' stands twice",
        "give one of the two another term",
        (Related(span(0, 2, 7, 2, 16), "the other one"),), "definition/green", ("term",),
    ),
    Diagnostic(
        "JK201", Severity.ERROR, span(1, 3, 10, 10, 1), "a text over several lines",
        "", (), "definition/green", ("meaning",),
    ),
    Diagnostic(
        "JK201", Severity.ERROR, span(1, 11, 5, 11, 36), "50 % of it, as found: %0A and\nmore",
        "see <b>bold</b> | pipe", (), "definition/green", ("examples", 0),
    ),
    Diagnostic("JK901", Severity.NOTE, span(2, 1, 1, 1, 1), "a file that was not read"),
    Diagnostic("JK101", Severity.ERROR, span(3, 9, 1, 9, 4), "no such line, but it is said"),
)  # fmt: skip
IGNORED = Ignored(
    Diagnostic(
        "JK901", Severity.NOTE, span(1, 2, 7, 2, 20), "a name that is odd", "", (),
        "definition/green", ("term",),
    ),
    "a proper name",
    span(1, 2, 34, 2, 89),
    datetime.date(2027, 3, 1),
)  # fmt: skip


def printers(record: str) -> tuple[Printer, ...]:
    shops = ("tasting", "tasting-long", "second", "third")
    if record == "definition/green":
        return tuple(Printer(shop, ("handout", "slides")) for shop in shops)
    return (Printer("tasting", ("quiz",)), Printer("second")) if record else ()


FIXES = {
    DIAGNOSTICS[0]: Fix(span(0, 3, 230, 3, 234), "term", "write 'term' for 'word'"),
    DIAGNOSTICS[1]: Fix(span(1, 2, 18, 2, 20), '"\\u7DD1"', 'write it "so"'),
    DIAGNOSTICS[2]: Fix(span(1, 3, 12, 3, 12), "'", "put a sign in"),
}
READING = (
    Reading("tasting", "handout", "participant", Grades(7, 9), Grades(5.2, 7.1), Grades(6.0, 8.4),
            812, True),
    Reading("tasting", "sheets", "participant", Grades(7, 9), Grades(-1.3, 3.1), Grades(-1.3, 3.1),
            64, False),
)  # fmt: skip


def sample(*diagnostics: Diagnostic) -> Report:
    """The report with everything in it, or with other findings."""
    return Report(
        diagnostics=diagnostics or DIAGNOSTICS,
        rules=RULES,
        files=FILES,
        records=3,
        held_back=1,
        silenced=2,
        sources={FILES[0]: BLACK, FILES[1]: GREEN, FILES[2]: "title: Tea\n"},
        ignored=(IGNORED,),
        printers=printers,
        fixes=FIXES.get,
        reading=lambda: READING,
        version="1.2.3",
    )


def clean() -> Report:
    """A report without findings."""
    return Report((), RULES, FILES, 3, version="1.2.3")


def many(count: int, severity: Severity = Severity.ERROR) -> Report:
    """A report with as many findings, in turn of two codes."""
    return sample(
        *(
            Diagnostic(("JK101", "JK201")[i % 2], severity, span(0, i + 1, 1, i + 1, 2), f"no. {i}")
            for i in range(count)
        )
    )
