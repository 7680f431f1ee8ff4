"""What the pages of a look give to the blocks that are set on them."""

from dataclasses import dataclass

from jobcareer_kb.writers._paper.blank import Blank
from jobcareer_kb.writers._paper.measures import Measures
from jobcareer_kb.writers._paper.styles import Styles


@dataclass(slots=True, kw_only=True)
class Setting:
    """The page at hand while a document is set, in Word and in PDF alike."""

    blank: Blank
    columns: int = 1
    """Columns of text in the section at hand."""

    @property
    def styles(self) -> Styles:
        """The styles of the base."""
        return self.blank.styles

    @property
    def measures(self) -> Measures:
        """Lengths of the page."""
        return self.blank.measures

    @property
    def width(self) -> int:
        """Width of the text at hand."""
        return self.measures.column(self.columns)

    @property
    def apart(self) -> int:
        """Space around a table or a box: what the base gives above a box."""
        return self.styles.number("Callout Title", "pPr/spacing", "before")
