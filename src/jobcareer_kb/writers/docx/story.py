"""What the writer of a body carries from block to block."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document as Word

from jobcareer_kb.writers._paper.setting import Setting
from jobcareer_kb.writers.docx.inline import Marks, RunWriter
from jobcareer_kb.writers.docx.markup import Para, tab
from jobcareer_kb.writers.docx.numbering import Numbering


@dataclass(slots=True, kw_only=True)
class Story(Setting):
    """The body of one document while it is written."""

    word: Word
    marks: Marks = field(default_factory=Marks)
    tables: int = 0
    """Numbered tables so far."""
    pictures: int = 0
    """Pictures so far."""
    vectors: dict[str, str] = field(default_factory=dict)
    """Relations of SVG files, by that of the PNG file beside each."""
    runs: RunWriter = field(init=False)
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.runs = RunWriter(self.blank.styles, self.word.part, self.marks)
        self.numbering = Numbering(self.word, self.blank.styles)

    def right_tab(self, style: str, edge: int) -> str:
        """A tab stop where words end at the right, in place of a style's own for another paper."""
        drawn = self.styles.number(style, "pPr/tabs/tab", "pos")
        if drawn == edge:
            return ""
        return tab(edge, "right") + (tab(drawn, "clear") if drawn else "")

    def xml(self, pieces: Sequence[Para | str]) -> str:
        """Paragraphs and tables as markup."""
        return "".join(
            piece if isinstance(piece, str) else piece.xml(self.styles.ids) for piece in pieces
        )
