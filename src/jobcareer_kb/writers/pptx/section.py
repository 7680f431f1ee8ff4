"""What a section says, sorted by the part it plays on a slide."""

from collections.abc import Iterable, Sequence

from jobcareer_kb.document import Block, Heading, Panel, Paragraph, Section
from jobcareer_kb.inline import plain

KINDS = (
    "title",
    "agenda",
    "question",
    "comparison",
    "steps",
    "list",
    "quiz",
    "close",
    "references",
)
_SMALL = ("hint", "source")


class Slide:
    """One section: its title, its small print at the end, and the blocks between.

    Raises ValueError for a section that is no slide, and for one without a title.
    """

    def __init__(self, section: Section, number: int) -> None:
        if section.layout not in KINDS:
            raise ValueError(
                f"section {number} has the layout {section.layout!r}, which is no slide; "
                f"known: {', '.join(KINDS)}"
            )
        self.kind = section.layout
        self.number = number
        self.part = 1
        """Counts slides of one section, where references take several."""
        self.notes = section.notes
        self.title = _title(section, number)
        rest = [block for block in section.blocks if block is not self.title]
        self.small = _small_print(rest)
        self.blocks = rest[: len(rest) - len(self.small)]

    @property
    def name(self) -> str:
        """The words of the title."""
        return " ".join(plain(self.title.content).split())

    @property
    def pair(self) -> tuple[Panel, Panel] | None:
        """Two sides of a comparison, where each stands once."""
        panels = [block for block in self.blocks if isinstance(block, Panel)]
        by_side = {panel.side: panel for panel in panels}
        if self.kind != "comparison" or len(panels) != 2 or len(by_side) != 2:
            return None
        first, second = sorted(by_side)
        return by_side[first], by_side[second]

    def first(self, *roles: str) -> Paragraph | None:
        """Return the first paragraph of one of these roles."""
        found = (b for b in self.blocks if isinstance(b, Paragraph) and b.role in roles)
        return next(found, None)


def check_titles(slides: Iterable[Slide]) -> None:
    """Raise ValueError for two slides of one title: a list of slides tells them apart by it."""
    seen: dict[str, int] = {}
    for slide in slides:
        before = seen.setdefault(slide.name.casefold(), slide.number)
        if before != slide.number:
            raise ValueError(
                f"slides {before} and {slide.number} have the same title {slide.name!r}; reword one"
            )


def _title(section: Section, number: int) -> Heading:
    """Return the highest heading; a slide may hold lower ones among its words."""
    heads = [block for block in section.blocks if isinstance(block, Heading)]
    head = min(heads, key=lambda block: block.level, default=None)
    if head is None or not plain(head.content).strip():
        raise ValueError(f"slide {number} ({section.layout}) has no title; give it a heading")
    return head


def _small_print(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the hints and sources at the end."""
    small: list[Paragraph] = []
    for block in reversed(blocks):
        if not isinstance(block, Paragraph) or block.role not in _SMALL:
            break
        small.insert(0, block)
    return small
