"""In which language a file is, so that its texts lead to the files of that language."""

from jobcareer_kb.building.tongues import Tongues
from jobcareer_kb.readers import Reading
from jobcareer_kb.tracing.trace import Texts, bare


def language_of(tongues: Tongues, reading: Reading) -> str:
    """The language of which most texts stand in a file of marks, also where those of the records
    stand beside them; empty where there are none but these."""
    if not tongues.languages:
        return ""
    said = {bare(paragraph.text) for paragraph in reading.paragraphs}
    said.update(bare(words) for words in reading.by_mark().values())
    marks = {piece.mark for paragraph in reading.paragraphs for piece in paragraph.pieces}
    digests = {mark.split("_")[2] for mark in marks if mark}
    ours = Texts(tongues.kb)

    def own(language: str) -> int:
        texts = Texts(tongues.of(language))
        fields = (texts.by_digest.get(digest) for digest in digests)
        known = (field for field in fields if field is not None and field in ours.fields)
        return sum(
            texts.bare(field) in said and texts.bare(field) != ours.bare(field) for field in known
        )

    found = {language: own(language) for language in tongues.languages}
    best = max(found, key=lambda language: found[language])
    return best if found[best] else ""
