"""Lists of one document: those of the base's styles, and one of its own for each that counts."""

from docx.document import Document as Word
from docx.oxml.exceptions import InvalidXmlError

from jobcareer_kb.writers.docx.faults import BaseFault
from jobcareer_kb.writers.docx.styles import Styles

STYLES = {
    "bullet": "List Bullet",
    "number": "List Number",
    "checklist": "Checklist",
    "letter": "List Letter",
    "choose-one": "Choice",
    "choose-many": "Choice Many",
}
"""The style of each kind of list in a document."""

COUNTING = frozenset({"number", "letter", "choose-one", "choose-many"})
"""Lists that must begin anew."""


class Numbering:
    """The lists of one document, handed out as they are needed."""

    def __init__(self, word: Word, styles: Styles) -> None:
        self._numbering = word.part.numbering_part.element
        self._lists = {kind: _list_of(styles, name) for kind, name in STYLES.items()}

    def start(self, kind: str) -> int:
        """The id of a list of this kind: a new one where it counts."""
        shared = self._lists[kind]
        if kind not in COUNTING:
            return shared
        drawn = self._numbering.num_having_numId(shared).abstractNumId.val
        own = self._numbering.add_num(drawn)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(own.numId)


def check_lists(word: Word, styles: Styles) -> None:
    """Raise BaseFault for a list style without a list of the base."""
    for name in STYLES.values():
        if not is_drawn(word, _list_of(styles, name)):
            raise BaseFault(
                f"has no list in its style {name!r}; give it bullets or numbers (Modify Style, "
                "Format, Numbering)"
            )


def is_drawn(word: Word, number: int) -> bool:
    """Say whether the base has a list and what stands before its entries."""
    try:
        lists = word.part.numbering_part.element
        drawn = lists.num_having_numId(number).abstractNumId.val
    except (KeyError, NotImplementedError, InvalidXmlError):
        return False
    return bool(lists.xpath(f"w:abstractNum[@w:abstractNumId='{drawn}']"))


def _list_of(styles: Styles, name: str) -> int:
    return styles.number(name, "pPr/numPr/numId")
