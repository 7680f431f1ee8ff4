"""Moodle XML banks by their words: each question's texts, answers and feedback."""

from jobcareer_kb.readers import Paragraph, Piece, Reader, ReadFault, Reading
from jobcareer_kb.readers._package import parsed
from jobcareer_kb.readers._text import MAX_BYTES, texts_in


def read_moodle_xml(data: bytes) -> Reading:
    """Every text of the bank with the id or the name of its question."""
    if len(data) > MAX_BYTES:
        raise ReadFault(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    root = parsed(data, "the file")
    if root.tag != "quiz":
        raise ReadFault(f"no Moodle bank: the file begins with <{root.tag!s}>, expected <quiz>")
    found: list[Paragraph] = []
    for question in root.iter("question"):
        number = question.findtext("idnumber") or question.findtext("name/text") or ""
        for text in question.iter("text"):
            parent = text.getparent()
            if parent is None or parent.tag in ("name", "category", "info", "tag"):
                continue
            for words in texts_in(text.text or ""):
                found.append(Paragraph(f"question {number}".strip(), (Piece(words),)))
    return Reading(tuple(found))


READER = Reader("moodle-xml", ".xml", (b"<",), read_moodle_xml)
