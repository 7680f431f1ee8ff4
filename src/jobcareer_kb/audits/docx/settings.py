"""What a Word file says of itself, its pages, and whether it is whole."""

import re
from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import number
from jobcareer_kb.audits.docx.file import W, WordFile, val
from jobcareer_kb.audits.docx.letters import settings

_SETTINGS = "word/settings.xml"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_HALF_INCH = 720
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def title(file: WordFile) -> Iterator[Found]:
    """A title that is not that of the first heading."""
    said = file.properties.get("title", "").strip()
    first = next((" ".join(p.text.split()) for level, p in file.headings if level == 1), "")
    if not said or said != first:
        yield Found(f"the title in the properties is {said!r}, the first heading {first!r}", first)


def language(file: WordFile) -> Iterator[Found]:
    """No language, or another one than that of the document."""
    wanted = file.document.language
    said = {
        "of the styles": val(file.styles.defaults.get("lang")),
        "in the properties": file.properties.get("language", ""),
    }
    for where, tag in said.items():
        if not _TAG.fullmatch(tag) or tag != wanted:
            yield Found(
                f"the language {where} is {tag!r}, expected {wanted!r}",
                style=file.styles.name(file.styles.default),
            )


def fields(file: WordFile) -> Iterator[Found]:
    """Content controls and form fields without a name."""
    for control in file.body.iter(f"{W}sdt"):
        if not val(control.find(f"{W}sdtPr/{W}alias")).strip():
            words = "".join(each.text or "" for each in control.iter(f"{W}t"))
            yield Found("a content control without a title", words)
    for form in file.body.iter(f"{W}ffData"):
        if not val(form.find(f"{W}helpText")) and not val(form.find(f"{W}statusText")):
            yield Found("a form field without help text")


def open_for_all(file: WordFile) -> Iterator[Found]:
    """Protection, tracked changes, comments, Compatibility Mode."""
    said = file.xml(_SETTINGS)
    modes = [
        val(each)
        for each in said.iter(f"{W}compatSetting")
        if each.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield Found(
            f"compatibility mode {', '.join(modes) or 'of old files'}, expected 15", style="Normal"
        )
    for name in ("documentProtection", "writeProtection", "trackRevisions", "updateFields"):
        if said.find(f"{W}{name}") is not None:
            yield Found(f"{name} is set", style="Normal")
    for name, what in (
        ("ins", "a tracked insertion"), ("del", "a tracked deletion"),
        ("moveFrom", "a tracked move"), ("commentReference", "a comment"),
    ):  # fmt: skip
        if next(file.body.iter(f"{W}{name}"), None) is not None:
            yield Found(what)


def pages(file: WordFile) -> Iterator[Found]:
    """Size, margins and numbers of pages."""
    for at, section in enumerate(file.body.iter(f"{W}sectPr"), 1):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is None or not size.get(f"{W}w") or not size.get(f"{W}h"):
            yield Found(f"section {at} has no size of page", style="Normal")
        for side in ("top", "right", "bottom", "left"):
            found = 0 if margins is None else abs(number(margins.get(f"{W}{side}"), 0))
            if found < _HALF_INCH:
                yield Found(
                    f"section {at}: margin {side} of {found / 1440:.2f} inches", style="Normal"
                )
    footers = {name: root for name, root in file.edges.items() if "footer" in name}
    for name, root in footers.items() or {"word/document.xml": file.body}.items():
        codes = [each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple")]
        codes += [each.text or "" for each in root.iter(f"{W}instrText")]
        if not any("PAGE" in code.split() for code in codes):
            yield Found(f"{name.rpartition('/')[2]} has no number of the page")


def sound(file: WordFile) -> Iterator[Found]:
    """Parts, ids, marks and styles that are there twice, or not at all."""
    yield from file.faults()
    starts = list(file.body.iter(f"{W}bookmarkStart"))
    for what in ("id", "name"):
        yield from _twice(f"bookmark {what}", (each.get(f"{W}{what}") for each in starts))
    for root in (file.body, *file.edges.values()):
        yield from _twice("picture id", (each.get("id") for each in root.iter(f"{_WP}docPr")))
    ends = {each.get(f"{W}id") for each in file.body.iter(f"{W}bookmarkEnd")}
    if ends != {each.get(f"{W}id") for each in starts}:
        yield Found("a bookmark without its other end")
    if file.styles.doubled:
        yield Found(f"{file.styles.doubled} styles have the id of another")
    used = {para.style for para in (*file.paragraphs, *file.edge_paragraphs)}
    used |= {style for each in settings(file) for style in each.styles}
    used |= {val(each) for each in file.body.iter(f"{W}tblStyle")}
    for lost in sorted(used - file.styles.styles.keys()):
        yield Found(f"the style {lost!r} is used and not defined")
    lists = {each.get(f"{W}numId") for each in file.xml("word/numbering.xml").iter(f"{W}num")}
    for lost in sorted({val(each) for each in file.body.iter(f"{W}numId")} - lists - {"0"}):
        yield Found(f"the list {lost} is used and not defined")


def _twice(what: str, names: Iterator[str]) -> Iterator[Found]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Found(f"{what} {name!r} is there {times} times")
