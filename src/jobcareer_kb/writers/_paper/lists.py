"""Lists of a base document: which style each kind of list has, and whether the base draws it."""

from docx.document import Document as Word
from docx.oxml.exceptions import InvalidXmlError

from jobcareer_kb.writers._paper.faults import BaseFault
from jobcareer_kb.writers._paper.styles import Styles

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


def check_lists(word: Word, styles: Styles) -> None:
    """Raise BaseFault for a list style without a list of the base."""
    for name in STYLES.values():
        if not is_drawn(word, list_of(styles, name)):
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


def list_of(styles: Styles, name: str) -> int:
    """The id of the list that a style of the base names."""
    return styles.number(name, "pPr/numPr/numId")
