"""One look for every format: colours, type and spacing of `docs/look.md`, and the paper.

Sizes are points unless a name says otherwise; colours are six hexadecimal digits.
"""

import hashlib
from dataclasses import asdict, dataclass, field
from functools import cache

from jobcareer_kb.packaged import packaged


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role. Text colours keep 4.5:1 on white and on their own tint (WCAG 2.1, 1.4.3)."""

    ink: str = "1E2229"
    ink_soft: str = "4A505C"
    accent: str = "0B5551"
    side_a: str = "123A70"
    side_b: str = "943D0D"
    line: str = "6E6759"
    """Borders of answer cells, never text."""
    rule: str = "D5CDBD"
    """Thin rules between rows; carries no meaning."""
    panel: str = "F7F3EA"
    side_a_tint: str = "EAF0F8"
    side_b_tint: str = "FCEFE4"
    key_tint: str = "E6F1EF"
    paper: str = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Scale:
    """Type sizes: nothing between, nothing below."""

    fine: float = 10.5
    body: float = 12
    heading_3: float = 14
    heading_2: float = 17
    sheet_title: float = 24
    """Heading 1 of quiz, key and sheets."""
    heading_1: float = 28
    slide_small: float = 20
    slide_body: float = 24
    slide_key: float = 28
    slide_title: float = 38
    slide_display: float = 52


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins, in twips (1/1440 inch)."""

    name: str = "letter"
    width: int = 12240
    height: int = 15840
    left: int = 1440
    right: int = 1440
    top: int = 1368
    bottom: int = 1296
    header: int = 576
    footer: int = 576

    @property
    def text_width(self) -> int:
        """Width between the margins, in twips."""
        return self.width - self.left - self.right


LETTER = Paper()
A4 = Paper(name="a4", width=11906, height=16838)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a brand may change, all in one value."""

    palette: Palette = field(default_factory=Palette)
    scale: Scale = field(default_factory=Scale)
    family: str = "Calibri"
    mark_family: str = "Arial"
    """Family of the marks and check boxes: the text family lacks one of them."""


@cache
def _packaged(name: str) -> bytes:
    path = packaged("templates") / name
    return path.read_bytes() if path.is_file() else b""


@dataclass(frozen=True, slots=True)
class Look:
    """All that a writer may know beside the document."""

    theme: Theme = field(default_factory=Theme)
    paper: Paper = LETTER
    word: bytes = field(default_factory=lambda: _packaged("base.docx"), repr=False)
    """The base document of every Word file."""
    powerpoint: bytes = field(default_factory=lambda: _packaged("base.pptx"), repr=False)
    """The base document of every PowerPoint file."""

    @property
    def digest(self) -> str:
        """Digest of everything that changes the bytes of an artifact."""
        total = hashlib.sha256(repr(asdict(self)).encode())
        total.update(self.word + self.powerpoint)
        return total.hexdigest()


MARK_A = "\u25cf"
MARK_B = "\u25a0"
