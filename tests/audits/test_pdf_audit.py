"""Each rule of the audit of PDF files finds a defect that is planted in a real file."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from paper_samples import FACILITATOR, HANDOUT
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from jobcareer_kb.audits import Finding, audits
from jobcareer_kb.document import Document
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


DEFECTS: dict[str, Change] = {
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
