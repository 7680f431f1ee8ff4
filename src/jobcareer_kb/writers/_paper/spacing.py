"""Blocks between their neighbors: the space that these ask for, and what must stay on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cue,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Panel,
    Paragraph,
    Table,
)
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._paper.setting import Setting

_LINE = 60
"""Letters of a cue that says no more than what to show, on one line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A block between its neighbors."""

    block: Block
    before: Block | None
    after: Block | None


def spots_of(blocks: Sequence[Block]) -> Iterator[Spot]:
    """Each block with its neighbors."""
    shifted = ((None, *blocks[:-1]), (*blocks[1:], None))
    for block, before, after in zip(blocks, *shifted, strict=True):
        yield Spot(block, before, after)


def space_above(setting: Setting, spot: Spot) -> int | None:
    """Space above a block in twips, where its neighbor asks for other than its style gives."""
    match spot.block, spot.before:
        case Paragraph(role="source"), _:
            return None
        case Paragraph() | ListBlock() | Cue() | Bibliography(), Table():
            return setting.apart
        case Heading(level=2 | 3), Paragraph(role="kicker"):
            return 0
        case Callout() | Panel(), Callout() | Panel():
            return 0
        case Callout() | Panel(), Heading():
            return _after(setting, "Body Text")
        case _:
            return None


def space_below(setting: Setting, spot: Spot) -> int | None:
    """Space below a block: that of the style which mostly stands in its place."""
    match spot.block, spot.after:
        case Heading(level=1), Paragraph(role="subtitle" | "meta"):
            return None
        case Heading(level=1), _:
            return _after(setting, "Subtitle")
        case ListBlock(), Paragraph() | ListBlock() | Table() | Cue():
            return _after(setting, "Body Text")
        case _:
            return None


def _after(setting: Setting, style: str) -> int:
    return setting.styles.number(style, "pPr/spacing", "after")


def _is_meta(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "meta"


def leads_on(spot: Spot) -> bool:
    """Whether a block must not be parted from the one after it."""
    match spot.block, spot.after:
        case Illustration() | Drawing(), Paragraph():
            return True
        case Bibliography(), Paragraph(role="source"):
            return True  # small print has no page of its own
        case Cue(), Cue(kind="listen"):
            return True
        case Cue(kind="do", content=words), Cue(kind="say" | "ask") if len(plain(words)) < _LINE:
            return True
        case Paragraph(role="body"), Heading() if _is_meta(spot.before):
            return True  # what a part is for stays with its beginning
        case Paragraph(role="source"), Table():
            return False  # it belongs to what stands above it
        case Paragraph(), ListBlock() | Table() | Cue() | Paragraph(role="source"):
            return True
        case ListBlock(), Table():
            return True
        case _:
            return False


def has_common_heading(blocks: Sequence[Block]) -> bool:
    """Say whether the first heading stands above all columns, and not above the first."""
    first, second = (*blocks[:2], None, None)[:2]
    return isinstance(first, Heading) and isinstance(second, Heading | Bibliography)
