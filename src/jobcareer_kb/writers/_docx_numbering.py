"""The numbering part: one abstract list a kind, and a list of its own for each that counts."""

from jobcareer_kb.theme import Look
from jobcareer_kb.writers._docx_markup import NAMESPACES, Face, Layout, val
from jobcareer_kb.writers._docx_measures import Measures
from jobcareer_kb.writers._docx_paragraph_styles import (
    BOXES,
    BULLETS,
    CHOOSE_MANY,
    CHOOSE_ONE,
    LETTERS,
    NUMBERS,
)

STYLES = {
    "bullet": ("ListBullet", BULLETS),
    "number": ("ListNumber", NUMBERS),
    "checklist": ("Checklist", BOXES),
    "letter": ("ListLetter", LETTERS),
    "choose-one": ("Choice", CHOOSE_ONE),
    "choose-many": ("ChoiceMany", CHOOSE_MANY),
}
"""The style and the list of each kind of list in a document."""

COUNTING = frozenset({NUMBERS, LETTERS, CHOOSE_ONE, CHOOSE_MANY})
"""Lists that must begin anew."""


class Numbering:
    """The lists of one document, handed out as they are needed."""

    def __init__(self) -> None:
        self._started: list[int] = []

    def start(self, kind: int) -> int:
        """The id of a list of this kind: a new one where it counts."""
        if kind not in COUNTING:
            return kind
        self._started.append(kind)
        return CHOOSE_MANY + len(self._started)

    def xml(self, look: Look) -> str:
        """The whole part; the abstract lists bear the ids of the lists that the styles name."""
        lists = "".join(_abstract_lists(look))
        shared = "".join(_list(kind, kind) for kind in range(BULLETS, CHOOSE_MANY + 1))
        own = "".join(
            _list(CHOOSE_MANY + place, kind, restart=True)
            for place, kind in enumerate(self._started, 1)
        )
        return f"<w:numbering {NAMESPACES}>{lists}{shared}{own}</w:numbering>"


def _list(number: int, kind: int, restart: bool = False) -> str:
    start = (
        f'<w:lvlOverride w:ilvl="0">{val("startOverride", 1)}</w:lvlOverride>' if restart else ""
    )
    return f'<w:num w:numId="{number}">{val("abstractNumId", kind)}{start}</w:num>'


def _abstract_lists(look: Look) -> tuple[str, ...]:
    em = Measures.of(look).em
    text, marks = Face(family=look.theme.family), Face(family=look.theme.mark_family)
    bold = Face(family=look.theme.family, bold=True)
    # One face serves sign and letter; a bold circle would look filled.
    return (
        _abstract(BULLETS, "ListBullet", "bullet", "•", em(284), text),
        _abstract(NUMBERS, "ListNumber", "decimal", "%1.", em(284), bold),
        _abstract(BOXES, "Checklist", "bullet", "□", em(357), marks),
        _abstract(LETTERS, "ListLetter", "upperLetter", "%1.", em(357), bold),
        _abstract(CHOOSE_ONE, "Choice", "upperLetter", "○\u2003%1.", em(720), text),
        _abstract(CHOOSE_MANY, "ChoiceMany", "upperLetter", "□\u2003%1.", em(720), text),
    )


def _abstract(number: int, style: str, form: str, text: str, indent: int, face: Face) -> str:
    level = (
        f"{val('start', 1)}{val('numFmt', form)}{val('pStyle', style)}{val('lvlText', text)}"
        f"{val('lvlJc', 'left')}<w:pPr>{Layout(left=indent, hanging=indent).xml()}</w:pPr>"
        f"<w:rPr>{face.xml()}</w:rPr>"
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{val("multiLevelType", "singleLevel")}'
        f'<w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    )
