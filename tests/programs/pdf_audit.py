"""What a PDF file itself decides about its accessibility, read with pypdf.

Independent of the writer on purpose. The rules are those of PDF/UA-1 (ISO 14289-1) that stand in a
file, by the numbers of the Matterhorn Protocol 1.1 where it has one; whether an alternative text
says the right thing is for a person.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.+?)</rdf:li>", re.DOTALL)
_SHOWS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"B", b"b", b"S", b"s", b"sh"}
"""Operators that put something on the page."""
_STANDARD = frozenset(
    {
        *("Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"),
        *("Span", "Link", "Figure", "Caption", "Note", "Reference", "BibEntry", "NonStruct"),
        *("Em", "Strong"),
    }
)
_INSIDE = {
    "LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
}  # fmt: skip
"""Which tag must stand in which (09-004 to 09-006)."""


class PdfAudit:
    """One PDF file, and every rule over it."""

    def __init__(self, path: Path) -> None:
        self.reader = PdfReader(path)
        self.root: Any = self.reader.trailer["/Root"]
        self.xmp = bytes(self.root["/Metadata"].get_data()).decode()
        self.tags = list(_below(self.root["/StructTreeRoot"], ""))

    def findings(self) -> list[str]:
        """Every finding of every rule."""
        rules = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("rule_")]
        return [f"{rule.__name__[5:]}: {text}" for rule in rules for text in rule()]

    def rule_about(self) -> Iterator[str]:
        """06-002, 06-003, 07-001, 11-006: who it says it is."""
        if "<pdfuaid:part>1</pdfuaid:part>" not in self.xmp:
            yield "is not said to be PDF/UA-1"
        if not _TITLE.search(self.xmp):
            yield "no title in the metadata"
        if not self.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            yield "a window shows the name of the file"
        if not re.fullmatch(r"[a-z]{2,3}(-\w+)*", str(self.root.get("/Lang", ""))):
            yield "no language"
        if not self.root.get("/MarkInfo", {}).get("/Marked"):
            yield "is not said to be tagged"

    def rule_headings(self) -> Iterator[str]:
        """14-002, 14-003: levels begin at one and are not skipped."""
        before = 0
        for tag, _, _ in self.tags:
            if found := re.fullmatch(r"H(\d)", tag):
                if int(found[1]) > before + 1:
                    yield f"level {before} is followed by {tag}"
                before = int(found[1])
        if not before:
            yield "no heading"

    def rule_tags(self) -> Iterator[str]:
        """02-001, 09-004 to 09-006: known tags, each in its place."""
        for tag, _, parent in self.tags:
            if tag not in _STANDARD:
                yield f"unknown tag {tag}"
            if parent not in _INSIDE.get(tag, {parent}):
                yield f"{tag} stands in {parent}"

    def rule_figures(self) -> Iterator[str]:
        """13-004: alternative text."""
        for tag, element, _ in self.tags:
            alt = str(element.get("/Alt", ""))
            if tag == "Figure" and (not alt.strip() or len(alt) > 250):
                yield f"alternative text is {alt!r}"

    def rule_tables(self) -> Iterator[str]:
        """15-003: heads that say of what; rows of one width."""
        for tag, element, _ in self.tags:
            if tag != "Table":
                continue
            inner = list(_below(element, "Table"))
            heads = [each for name, each, _ in inner if name == "TH"]
            if not heads or not all("/Scope" in str(each.get("/A")) for each in heads):
                yield "no heads, or heads of nothing"
            rows = [sum(1 for _ in _children(each)) for name, each, _ in inner if name == "TR"]
            if len(set(rows)) != 1:
                yield f"rows of {sorted(set(rows))} cells"

    def rule_content(self) -> Iterator[str]:
        """01-003 to 01-005: all that is shown is tagged, or said to be decoration."""
        for number, page in enumerate(self.reader.pages, 1):
            depth = 0
            for _, operator in ContentStream(page.get_contents(), self.reader).operations:
                if operator in (b"BDC", b"BMC"):
                    depth += 1
                elif operator == b"EMC":
                    depth -= 1
                elif operator in _SHOWS and not depth:
                    yield f"page {number}: {operator.decode()} outside of any tag"
                    break

    def rule_links(self) -> Iterator[str]:
        """28-004, 28-011: each link is tagged and says where it leads; tabs follow the tags."""
        links = sum(tag == "Link" for tag, _, _ in self.tags)
        notes = 0
        for number, page in enumerate(self.reader.pages, 1):
            for each in page.annotations or ():
                note: Any = each.get_object()
                notes += 1
                if "/StructParent" not in note:
                    yield f"page {number}: a link outside of the tags"
                if not str(note.get("/Contents", "")).strip():
                    yield f"page {number}: a link without words"
            if page.annotations and page.get("/Tabs") != "/S":
                yield f"page {number}: tabs do not follow the tags"
        if links > notes:
            yield f"{links} tags of links, {notes} links"

    def rule_fonts(self) -> Iterator[str]:
        """31-001 to 31-027, as far as they concern letters: embedded, and known as Unicode."""
        for page in self.reader.pages:
            for name, each in page["/Resources"].get("/Font", {}).items():
                font: Any = each.get_object()
                inner = font.get("/DescendantFonts", [font])[0].get_object()
                about = inner.get("/FontDescriptor", {})
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about):
                    yield f"{name} is not in the file"
                if "/ToUnicode" not in font:
                    yield f"{name} has letters of which nobody knows what they are"


def _children(element: Any) -> Iterator[Any]:
    inner = element.get("/K", ())
    for each in inner if isinstance(inner, list) else [inner]:
        child = each.get_object()
        if hasattr(child, "get") and "/S" in child:
            yield child


def _below(element: Any, parent: str) -> Iterator[tuple[str, Any, str]]:
    """Every element below one: its tag, itself, the tag that it stands in."""
    for child in _children(element):
        tag = str(child["/S"]).removeprefix("/")
        yield tag, child, parent
        yield from _below(child, tag)
