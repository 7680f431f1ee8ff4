"""What the writer of a body carries from block to block."""

from dataclasses import dataclass, field

from jobcareer_kb.theme import Look
from jobcareer_kb.writers._docx_inline import Marks, RunWriter
from jobcareer_kb.writers._docx_measures import Measures
from jobcareer_kb.writers._docx_numbering import Numbering
from jobcareer_kb.writers._docx_package import Relations


@dataclass(slots=True)
class Story:
    """The body of one document while it is written."""

    look: Look
    relations: Relations = field(default_factory=Relations)
    marks: Marks = field(default_factory=Marks)
    numbering: Numbering = field(default_factory=Numbering)
    columns: int = 1
    """Columns of text in the section at hand."""
    tables: int = 0
    """Numbered tables so far."""
    runs: RunWriter = field(init=False)
    measures: Measures = field(init=False)

    def __post_init__(self) -> None:
        self.runs = RunWriter(self.relations, self.marks)
        self.measures = Measures.of(self.look)

    @property
    def width(self) -> int:
        """Width of the text at hand."""
        return self.measures.column(self.columns)
