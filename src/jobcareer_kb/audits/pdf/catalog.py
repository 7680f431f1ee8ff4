"""What the catalog and the tags of a PDF file say.

Whether all that is shown is tagged would ask for every page to be read with its operators; tests do
that.
"""

import html
import re
from collections.abc import Iterator

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import misworded
from jobcareer_kb.audits.pdf.file import Pdf, below, children
from jobcareer_kb.document import Bibliography, Block, ListBlock, Table

_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.+?)</rdf:li>", re.DOTALL)
_UA = "<pdfuaid:part>1</pdfuaid:part>"
_STANDARD = frozenset({
    "Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
    "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Span", "Link", "Figure",
    "Caption", "Note", "Reference", "BibEntry", "NonStruct", "Em", "Strong",
})  # fmt: skip
_LISTS = {"LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}}
_TABLES = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}}
_INSIDE = {**_LISTS, **_TABLES}
"""Which tag must stand in which: the Matterhorn Protocol 1.1, 09-004 to 09-006."""


def title(file: Pdf) -> Iterator[Found]:
    """A title that is missing, that of another document, or not shown."""
    said = _TITLE.search(file.about)
    if said is None or html.unescape(said[1]) != file.document.title:
        yield Found(f"the title is {said[1] if said else ''!r}, expected {file.document.title!r}")
    if not file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield Found("a window would show the name of the file, not the title")


def language(file: Pdf) -> Iterator[Found]:
    """No language, or another one."""
    said = str(file.root.get("/Lang", ""))
    if said != file.document.language:
        yield Found(f"the language is {said!r}, expected {file.document.language!r}")


def headings(file: Pdf) -> Iterator[Found]:
    """No heading, or a level that is skipped."""
    before = 0
    for name, _, _ in file.tags:
        if found := re.fullmatch(r"H(\d)", name):
            if int(found[1]) > before + 1:
                yield Found(f"a heading of level {found[1]} follows one of level {before}")
            before = int(found[1])
    if not before:
        yield Found("no heading")


def table_heads(file: Pdf) -> Iterator[Found]:
    """Tables without heads, or with heads that do not say what they are the head of."""
    for name, tag, _ in file.tags:
        if name == "Table":
            heads = [each for inner, each, _ in below(tag, name) if inner == "TH"]
            if not heads or not all("/Scope" in str(each.get("/A")) for each in heads):
                yield Found("a table has no heads, or heads of nothing")


def tables(file: Pdf) -> Iterator[Found]:
    """Rows of another width."""
    for name, tag, _ in file.tags:
        if name == "Table":
            rows = (each for inner, each, _ in below(tag, name) if inner == "TR")
            if len(widths := {sum(1 for _ in children(row)) for row in rows}) != 1:
                yield Found(f"a table has rows of {sorted(widths)} cells")


def alternatives(file: Pdf) -> Iterator[Found]:
    """Pictures without words for who cannot see them."""
    for name, tag, _ in file.tags:
        if name == "Figure" and (wrong := misworded(alt := str(tag.get("/Alt", "")), False)):
            yield Found(f"a picture {wrong}", alt)


def lists(file: Pdf) -> Iterator[Found]:
    """Lists of the document that are none in the file."""
    wanted = sum(_count(block) for block in file.document.blocks())
    there = sum(name == "L" for name, _, _ in file.tags)
    if there < wanted:
        yield Found(f"{there} lists are tagged, expected {wanted}")


def _count(block: Block) -> int:
    if isinstance(block, ListBlock | Bibliography):
        return 1
    cells = (cell for row in block.rows for cell in row.cells) if isinstance(block, Table) else ()
    inner = [each for cell in cells for each in cell.blocks]
    return sum(map(_count, (*inner, *getattr(block, "blocks", ()))))


def tagged(file: Pdf) -> Iterator[Found]:
    """No tags, tags that nobody knows, and those that stand where they may not."""
    if _UA not in file.about:
        yield Found("is not said to be PDF/UA-1")
    if not file.root.get("/MarkInfo", {}).get("/Marked") or not file.tags:
        yield Found("is not tagged")
    for name, _, parent in file.tags:
        if name not in _STANDARD:
            yield Found(f"unknown tag {name}")
        if parent not in _INSIDE.get(name, {parent}):
            yield Found(f"the tag {name} stands in {parent}")


def open_for_all(file: Pdf) -> Iterator[Found]:
    """A password."""
    if file.is_locked:
        yield Found("is encrypted")
