"""Lists of one document: those of the base's styles, and one of its own for each that counts."""

from docx.document import Document as Word

from jobcareer_kb.writers._paper.lists import COUNTING, STYLES, list_of
from jobcareer_kb.writers._paper.styles import Styles


class Numbering:
    """The lists of one document, handed out as they are needed."""

    def __init__(self, word: Word, styles: Styles) -> None:
        self._numbering = word.part.numbering_part.element
        self._lists = {kind: list_of(styles, name) for kind, name in STYLES.items()}

    def start(self, kind: str) -> int:
        """The id of a list of this kind: a new one where it counts."""
        shared = self._lists[kind]
        if kind not in COUNTING:
            return shared
        drawn = self._numbering.num_having_numId(shared).abstractNumId.val
        own = self._numbering.add_num(drawn)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(own.numId)
