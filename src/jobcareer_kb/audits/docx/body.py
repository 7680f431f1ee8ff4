"""Headings, lists, links, pictures and gaps of a Word file."""

from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._package import Element, is_decoration, misworded
from jobcareer_kb.audits._words import leftovers as leftovers_in
from jobcareer_kb.audits._words import lost_words, makes_room, says_nothing, shown, typed_signs
from jobcareer_kb.audits.docx.file import MAIN, Para, W, WordFile, is_on, val
from jobcareer_kb.audits.docx.letters import linked_without_line

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LONGEST = 120
_SHORT = 60


def words(file: WordFile) -> Iterator[Found]:
    """Words that the file lacks, or has beside those of its document."""
    return lost_words(file.document, "".join(para.text for para in file.paragraphs))


def leftovers(file: WordFile) -> Iterator[Found]:
    """Signs of a template in the words."""
    every = (*file.paragraphs, *file.edge_paragraphs)
    return leftovers_in(file.document, ((para.text, para.mark) for para in every))


def headings(file: WordFile) -> Iterator[Found]:
    """Levels, words and hold of headings."""
    before = 0
    for level, para in file.headings:
        text = para.text.strip()
        if level > before + 1:
            yield file.at(para, f"level {level} follows level {before}: {shown(text)}")
        if level == 1 and before:
            yield file.at(para, f"a second heading of level 1: {shown(text)}")
        if not text:
            yield file.at(para, f"an empty heading of level {level}")
        if len(text) > _LONGEST:
            message = f"{len(text)} characters, expected at most {_LONGEST}: {shown(text)}"
            yield replace(file.at(para, message), help="say it in fewer words")
        keeps, style = file.decides(para, "keepNext")
        if not is_on(keeps):
            style = style or file.styles.name(para.style)
            yield file.at(
                para, f"style {style!r} parts a heading from its text: {shown(text)}", style
            )
        before = level
    if not file.headings:
        yield Found("no heading")


def false_headings(file: WordFile) -> Iterator[Found]:
    """Short bold lines that are no heading."""
    for para in file.paragraphs:
        text = para.text.strip()
        if (
            not text
            or len(text) >= _SHORT
            or para.cell is not None
            or text[-1] in ".?!:"
            or file.level(para)
        ):
            continue
        if all(_is_bold(file, para, run) for run, _ in para.runs):
            name = file.styles.name(para.style)
            style = name if is_on(file.styles.all(para.style, "rPr").get("b")) else ""
            help = "" if style else "end it with a period, or set fewer of its words in bold"
            told = file.at(para, f"bold as a heading, and none: {shown(text)}", style)
            yield replace(told, help=help)


def _is_bold(file: WordFile, para: Para, run: Element) -> bool:
    own, style = run.find(f"{W}rPr/{W}b"), val(run.find(f"{W}rPr/{W}rStyle"))
    if own is not None:
        return is_on(own)
    styles = filter(None, (style, para.style))
    return sum(is_on(file.styles.all(each, "rPr").get("b")) for each in styles) % 2 == 1


def lists(file: WordFile) -> Iterator[Found]:
    """Signs that were typed, and lists that go on counting behind a heading."""
    formats = _formats(file)
    begun: dict[str, int] = {}
    section = 0
    typed = {*typed_signs([para.text for para in file.paragraphs])}
    for at, para in enumerate(file.paragraphs):
        is_heading = bool(file.level(para))
        section += is_heading
        number = file.decides(para, "numPr")[0]
        id_ = "0" if number is None else val(number.find(f"{W}numId"), "0")
        if id_ == "0":
            # In a heading or a cell, "2." or "B." names the part or the option that is meant.
            if not is_heading and not para.cell is not None and at in typed:
                yield file.at(para, f"the sign of a list was typed: {shown(para.text)}")
        elif formats.get(id_) != "bullet" and begun.setdefault(id_, section) != section:
            yield file.at(para, f"a list goes on counting behind a heading: {shown(para.text)}")


def _formats(file: WordFile) -> dict[str, str]:
    """How each list counts, at its first level."""
    if "word/numbering.xml" not in file.names:
        return {}
    root = file.xml("word/numbering.xml")
    kinds = {
        each.get(f"{W}abstractNumId"): val(each.find(f"{W}lvl/{W}numFmt"))
        for each in root.iter(f"{W}abstractNum")
    }
    return {
        each.get(f"{W}numId"): kinds.get(val(each.find(f"{W}abstractNumId")), "")
        for each in root.iter(f"{W}num")
    }


def _links(file: WordFile) -> Iterator[tuple[Para, str, str, str]]:
    """Paragraph, words, bookmark and address of each link; an address that is lost is `?`."""
    targets = file.relations(MAIN)
    for para in file.paragraphs:
        for link in para.element.iter(f"{W}hyperlink"):
            text = "".join(each.text or "" for each in link.iter(f"{W}t"))
            key = link.get(_ID)
            yield (
                para,
                text,
                link.get(f"{W}anchor", ""),
                targets.get(key, ("", "?"))[1] if key else "",
            )


def link_words(file: WordFile) -> Iterator[Found]:
    """Links whose words do not say where they lead."""
    targets: dict[str, str] = {}
    for para, text, anchor, address in _links(file):
        if says_nothing(text, address):
            yield file.at(para, f"the words of a link are {shown(text)}")
        target = (anchor or address).rpartition("://")[2].rstrip("/").casefold()
        if targets.setdefault(text.strip().casefold(), target) != target:
            yield file.at(para, f"{shown(text)} leads to two places, one of them {target}")


def link_targets(file: WordFile) -> Iterator[Found]:
    """Links that lead nowhere, or that color alone tells apart."""
    marks = {each.get(f"{W}name") for each in file.body.iter(f"{W}bookmarkStart")}
    for para, text, anchor, address in _links(file):
        if address == "?" or (anchor and anchor not in marks) or not (anchor or address):
            yield file.at(para, f"{shown(text)} leads to {anchor or 'nothing'}, which is not there")
    for each in linked_without_line(file):
        style = each.find("color")[1]
        yield file.at(each.para, f"only color tells the link {shown(each.text)} apart", style)


def alternatives(file: WordFile) -> Iterator[Found]:
    """Pictures without words for who cannot see them."""
    for para in (*file.paragraphs, *file.edge_paragraphs):
        for drawing in para.element.iter(f"{W}drawing") if para.has_drawing else ():
            about = drawing.find(f".//{_WP}docPr")
            if wrong := misworded(about.get("descr", ""), is_decoration(about)):
                told = file.at(para, f"picture {about.get('id')} {wrong}")
                yield replace(told, words=about.get("descr") or para.text)


def in_line(file: WordFile) -> Iterator[Found]:
    """Objects that float, text boxes, watermarks."""
    for root in (file.body, *file.edges.values()):
        for tag, what in (
            (f"{_WP}anchor", "a picture that floats"), (f"{W}pict", "an old drawing, a watermark"),
            (f"{W}object", "an embedded object"), (f"{W}txbxContent", "a text box"),
            (f"{W}framePr", "a frame"),
        ):  # fmt: skip
            if next(root.iter(tag), None) is not None:
                yield Found(what)


def spacing(file: WordFile) -> Iterator[Found]:
    """Empty paragraphs, and rows of blanks, tabs or underscores."""
    for para in file.paragraphs:
        if makes_room(para.text):
            yield file.at(para, f"signs make room: {shown(para.text)}")
        elif not para.text.strip() and not para.has_drawing and not _is_gap(para):
            yield file.at(para, f"an empty paragraph of style {file.styles.name(para.style)!r}")


def _is_gap(para: Para) -> bool:
    """Whether an empty paragraph stands below a table, where Word wants one."""
    before = para.element.getprevious()
    return before is not None and before.tag == f"{W}tbl"
