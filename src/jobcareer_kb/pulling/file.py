"""Read an edited Word file for `pull` (io)."""

from pathlib import Path

from jobcareer_kb.disk.named import read_named
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.readers import ReadFault, Reading
from jobcareer_kb.readers._caps import MAX_FILE
from jobcareer_kb.readers.docx import READER, read_docx

ACCEPT, REJECT = "accept", "reject"


def edited(path: Path, tracked: str | None) -> Reading:
    """The words of a Word file; tracked changes count as accepted or rejected."""
    if not path.name.lower().endswith(READER.ending):
        raise UsageFault(
            f"{path}: pull reads Word files ({READER.ending}); other formats keep no marks that "
            "lead back to the records"
        )
    data = read_named(path, MAX_FILE)
    try:
        reading = read_docx(data, rejecting=tracked == REJECT)
    except ReadFault as fault:
        raise ReadFault(f"{path}: {fault}") from None
    if reading.tracked and tracked is None:
        count = "1 tracked change waits" if reading.tracked == 1 else (
            f"{reading.tracked:,} tracked changes wait"
        )  # fmt: skip
        raise UsageFault(
            f"{path}: {count} for a decision; settle them in Word (Review, Accept or Reject), or "
            f"say --tracked {ACCEPT} or --tracked {REJECT} for all of them"
        )
    if not any(piece.mark for paragraph in reading.paragraphs for piece in paragraph.pieces):
        raise UsageFault(
            f"{path}: the file holds none of the marks that lead back to the records; pull the "
            "Word file that was built, not a copy of its text, nor one out of Google Docs"
        )
    return reading
