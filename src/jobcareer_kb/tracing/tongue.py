"""In which language a file is, so that its texts lead to the files of that language."""

from jobcareer_kb.building.tongues import Tongues
from jobcareer_kb.readers import Reading
from jobcareer_kb.tracing.trace import Texts, bare


def language_of(tongues: Tongues, reading: Reading) -> str:
    """The language whose texts stand in a file of marks; empty for that of the records."""
    said = {bare(paragraph.text) for paragraph in reading.paragraphs}
    said.update(bare(words) for words in reading.by_mark().values())
    marks = {piece.mark for paragraph in reading.paragraphs for piece in paragraph.pieces}
    digests = {mark.split("_")[2] for mark in marks if mark}

    def shared(language: str) -> int:
        texts = Texts(tongues.of(language))
        fields = (texts.by_digest.get(digest) for digest in digests)
        return sum(texts.bare(field) in said for field in fields if field is not None)

    return max(("", *tongues.languages), key=shared) if tongues.languages else ""
