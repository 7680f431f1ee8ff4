"""Each rule of the audit of PDF files finds a defect that is planted in a real file."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from paper_samples import FACILITATOR, HANDOUT
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)
from short_blocks import h, p, t

from jobcareer_kb.audits import Finding, audits
from jobcareer_kb.document import Cell, Column, Document, Row, Table
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pdf import write_pdf

Change = Callable[[Any], object]


def tags(root: Any) -> list[Any]:
    found = []
    inner = root.get("/K", ())
    for each in inner if isinstance(inner, list) else (inner,):
        child = each.get_object()
        if hasattr(child, "get") and "/S" in child:
            found += [child, *tags(child)]
    return found


PDF = write_pdf(HANDOUT, Look())


def found(change: Change) -> list[Finding]:
    """What the audit finds after the catalog of a file was changed."""
    copy = PdfWriter(clone_from=io.BytesIO(PDF))
    change(copy._root_object)
    saved = io.BytesIO()
    copy.write(saved)
    return list(audits()["pdf"].findings(saved.getvalue(), HANDOUT))


def of(root: Any, name: str) -> Any:
    return next(tag for tag in tags(root["/StructTreeRoot"]) if tag["/S"] == f"/{name}")


def renamed(name: str, new: str) -> Change:
    def change(root: Any) -> None:
        of(root, name)[NameObject("/S")] = NameObject(f"/{new}")

    return change


def without(*names: str) -> Change:
    def change(root: Any) -> None:
        for name in names[:-1]:
            root = root[name]
        del root[names[-1]]

    return change


def said_otherwise(old: bytes, new: bytes) -> Change:
    def change(root: Any) -> None:
        about = StreamObject()
        about.set_data(root["/Metadata"].get_data().replace(old, new))
        root[NameObject("/Metadata")] = about

    return change


def no_language(root: Any) -> None:
    root[NameObject("/Lang")] = TextStringObject("es")


def a_row_too_short(root: Any) -> None:
    row = of(root, "TR")
    row[NameObject("/K")] = ArrayObject(row["/K"][:1])


def a_picture_without_words(root: Any) -> None:
    of(root, "P")[NameObject("/S")] = NameObject("/Figure")


def heads_of_nothing(root: Any) -> None:
    of(root, "TH")[NameObject("/A")] = DictionaryObject()


def no_page(root: Any) -> None:
    root["/Pages"][NameObject("/Kids")] = ArrayObject()


DEFECTS: dict[str, Change] = {
    "JK702 no page": no_page,
    "JK703 another title": said_otherwise(b"<dc:title>", b"<dc:titel>"),
    "JK703 a window shows the name": without("/ViewerPreferences", "/DisplayDocTitle"),
    "JK704 another language": no_language,
    "JK705 a level is skipped": renamed("H2", "H4"),
    "JK707 heads of nothing": heads_of_nothing,
    "JK708 a row too short": a_row_too_short,
    "JK710 no words": a_picture_without_words,
    "JK712 a list is none": renamed("L", "Div"),
    "JK729 no tags": without("/StructTreeRoot"),
    "JK729 not said to be tagged": without("/MarkInfo", "/Marked"),
    "JK729 not said to be PDF/UA": said_otherwise(b"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    "JK729 an unknown tag": renamed("Span", "Words"),
    "JK729 a cell in no row": renamed("TR", "Div"),
}


@pytest.mark.parametrize("id_", DEFECTS)
def test_a_planted_defect_is_found(id_: str) -> None:
    assert id_.split()[0] in {each.rule.code for each in found(DEFECTS[id_])}


def page_of(text: str) -> Document:
    """A handout of a page or two that ends with a text."""
    above = [p(f"Line {n} of a long handout.") for n in range(40)]
    section = replace(HANDOUT.sections[0], blocks=(h("One", 1), *above, p(text), p("Goodbye.")))
    return replace(HANDOUT, sections=(section,))


def test_words_that_stand_there_in_another_way_are_not_missed() -> None:
    text = (
        "The office offers an efficient, affordable first fitting. Self-employed, entry-level and "
        "part-time people: 1. see (2) the well-known step-by-step how-to. "
        * 4
        + "https://example.org/"
        + "a-long-address/" * 12
    )
    assert audits()["pdf"].findings(write_pdf(page_of(text), Look()), page_of(text)) == ()


def table_of(cells: tuple[str, str]) -> Document:
    """A page whose last row goes on on the next one."""
    columns = (Column(t("Step")), Column(t("What to do")))
    rows = tuple(Row(tuple(Cell((p(text),)) for text in each)) for each in (("A", "B"), cells))
    table = Table("plain", columns, rows, summary="Steps")
    above = [p(f"Line {n} of a long handout.") for n in range(24)]
    section = replace(HANDOUT.sections[0], blocks=(h("One", 1), *above, table, p("Goodbye.")))
    return replace(HANDOUT, sections=(section,))


LONG = ("Ask what comes next, and when. " * 40, "Write down who said what to you. " * 50)


def test_a_row_that_goes_on_on_the_next_page_is_whole() -> None:
    file = write_pdf(table_of(LONG), Look())
    assert all("Ask what" in page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    assert audits()["pdf"].findings(file, table_of(LONG)) == ()


def test_words_that_such_a_row_lacks_are_found() -> None:
    shorter = write_pdf(table_of((LONG[0], LONG[1][:-12])), Look())
    assert {each.rule.code for each in audits()["pdf"].findings(shorter, table_of(LONG))} == {
        "JK702"
    }


LOST: dict[str, tuple[str, str, str]] = {
    "a text is dropped": ("", "Ask for help.", "lacks these words at their place: 'Ask for help.'"),
    "a text ends early": ("Ask for", "Ask for help.", "lacks these words at their place"),
    "a letter is another": ("Ask for hemp.", "Ask for help.", "lacks these words at their place"),
    "a text comes twice": (
        "Ask for help. Ask for help.", "Ask for help.",
        "before 'Goodbye.' the file says what nobody wrote: 'Askforhelp'",
    ),
    "words of nobody": (
        "Ask for help. Now!", "Ask for help.",
        "before 'Goodbye.' the file says what nobody wrote: 'Now'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("id_", LOST)
def test_words_that_are_lost_or_nobodys_are_found(id_: str) -> None:
    written, meant, message = LOST[id_]
    finding, *_ = audits()["pdf"].findings(write_pdf(page_of(written), Look()), page_of(meant))
    assert finding.rule.code == "JK702"
    assert message in finding.found.message


def cut(box: list[float]) -> list[Finding]:
    """What is found where the last page shows no more than a part of it."""
    document = page_of("Ask for help.")
    copy = PdfWriter(clone_from=io.BytesIO(write_pdf(document, Look())))
    for name in ("/MediaBox", "/CropBox"):
        copy.pages[-1][NameObject(name)] = ArrayObject(map(FloatObject, box))
    saved = io.BytesIO()
    copy.write(saved)
    return list(audits()["pdf"].findings(saved.getvalue(), document))


CUT: dict[str, tuple[list[float], str]] = {
    "above": ([0, 0, 612, 650], "lacks these words at their place: 'Line"),
    "at the right": ([0, 0, 100, 792], "lacks these words at their place: 'Line"),
    "below": ([0, 60, 612, 792], "page 2 does not end with its footer"),
}


@pytest.mark.parametrize("id_", CUT)
def test_words_that_the_page_cuts_off_are_found(id_: str) -> None:
    box, message = CUT[id_]
    found = cut(box)
    assert {each.rule.code for each in found} == {"JK702"}
    assert any(message in each.found.message for each in found)


def test_an_encrypted_file_is_found() -> None:
    copy = PdfWriter(clone_from=io.BytesIO(PDF))
    copy.encrypt("", "secret")
    saved = io.BytesIO()
    copy.write(saved)
    codes = {each.rule.code for each in audits()["pdf"].findings(saved.getvalue(), HANDOUT)}
    assert "JK720" in codes


def test_every_rule_has_a_defect() -> None:
    rules = [rule.code for rule, _ in audits()["pdf"].looks]
    assert sorted({id_.split()[0] for id_ in DEFECTS} | {"JK720"}) == rules == sorted(rules)


@pytest.mark.parametrize("document", [HANDOUT, FACILITATOR], ids=["handout", "guide"])
def test_a_file_that_was_not_touched_has_no_finding(document: Document) -> None:
    assert audits()["pdf"].findings(write_pdf(document, Look()), document) == ()
