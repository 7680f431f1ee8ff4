"""Tables of a Word file."""

from collections.abc import Iterator

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element
from jobcareer_kb.audits.docx.file import W, WordFile, val

_MERGED = tuple(f"{W}{name}" for name in ("gridSpan", "vMerge", "hMerge"))


def _tables(file: WordFile) -> Iterator[tuple[int, Element, list[Element]]]:
    """Number, table and rows."""
    for number, table in enumerate(file.body.iter(f"{W}tbl"), 1):
        yield number, table, table.findall(f"{W}tr")


def _found(number: int, table: Element, what: str) -> Found:
    """What was found in a table, at its first mark."""
    names = (each.get(f"{W}name") for each in table.iter(f"{W}bookmarkStart"))
    mark = next((name for name in names if name.startswith("_kb_")), "")
    words = next((_words(cell) for cell in table.iter(f"{W}tc") if _words(cell)), "")
    return Found(f"table {number}, which begins {words[:40]!r}: {what}", words, mark)


def _words(cell: Element) -> str:
    return "".join(each.text or "" for each in cell.iter(f"{W}t")).strip()


def head(file: WordFile) -> Iterator[Found]:
    """Tables without a head row, or with one that has an empty cell."""
    for number, table, rows in _tables(file):
        look = table.find(f"{W}tblPr/{W}tblLook")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        if not any(heads[:1]) or look is None or look.get(f"{W}firstRow") != "1":
            yield _found(number, table, "no head row")
        if heads != sorted(heads, reverse=True):
            yield _found(number, table, "head rows that are not together at the top")
        if rows and not all(_words(cell) for cell in rows[0].iter(f"{W}tc")):
            yield _found(number, table, "an empty cell in the head row")


def shape(file: WordFile) -> Iterator[Found]:
    """Tables that are not simple."""
    for number, table, rows in _tables(file):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if next(table.iter(*_MERGED), None) is not None:
            yield _found(number, table, "merged cells")
        if next(table.iterancestors(f"{W}tbl"), None) is not None:
            yield _found(number, table, "a table in a table")
        if table.find(f"{W}tblPr/{W}tblpPr") is not None:
            yield _found(number, table, "it floats")
        if columns < 2 or len(rows) < 2:
            yield _found(number, table, f"{len(rows)} rows and {columns} columns are layout")
        for at, row in enumerate(rows, 1):
            for what in _row(row, columns):
                yield _found(number, table, f"row {at} {what}")


def _row(row: Element, columns: int) -> Iterator[str]:
    cells = row.findall(f"{W}tc")
    if len(cells) != columns:
        yield f"has {len(cells)} cells, expected {columns}"
    if not all(map(_words, cells)):
        yield "has an empty cell"
    if row.find(f"{W}trPr/{W}cantSplit") is None:
        yield "may break over two pages"
    height = row.find(f"{W}trPr/{W}trHeight")
    if height is not None and height.get(f"{W}hRule") == "exact":
        yield "has a fixed height"


def described(file: WordFile) -> Iterator[Found]:
    """Tables without description."""
    for number, table, _ in _tables(file):
        if not val(table.find(f"{W}tblPr/{W}tblDescription")).strip():
            yield _found(number, table, "no description")
