"""Lists in running text, in panels and in cells; one that counts begins anew."""

from dataclasses import dataclass, replace

from jobcareer_kb.document import ListBlock, ListItem
from jobcareer_kb.writers._docx_inline import REGULAR, Manner
from jobcareer_kb.writers._docx_markup import AS_STYLED, Layout, Para, run, tab, tab_run
from jobcareer_kb.writers._docx_numbering import STYLES
from jobcareer_kb.writers._docx_story import Story

_HANGING = {
    "bullet": 284,
    "number": 284,
    "checklist": 357,
    "letter": 357,
    "choose-one": 720,
    "choose-many": 720,
}
_TWO_DIGITS = 420
"""Room for the numbers of a list of ten and more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list stands when it is not running text: in a panel or in a cell."""

    style: str
    left: int = 0
    right: int | None = None
    edge: int = 0
    """Where the words end at the right, from the margin; 0: nowhere that a tab could find."""
    manner: Manner = REGULAR


def list_paragraphs(story: Story, block: ListBlock, place: Place | None = None) -> list[Para]:
    """The entries of a list, each a paragraph."""
    style, kind = STYLES[block.kind]
    number = story.numbering.start(kind)
    if place:
        layout = replace(_hung(story, block, place.left), number=number, right=place.right)
        return [_entry(story, item, place.style, layout, place) for item in block.items]
    layout = _hung(story, block) if _is_long(block) else AS_STYLED
    # The style names the list already, but one that counts needs its own.
    layout = replace(layout, number=number if number != kind else 0)
    if story.columns > 1:
        layout = replace(layout, right=0)
    entries = [_entry(story, item, style, layout) for item in block.items]
    if block.kind.startswith("choose"):
        entries[-1] = entries[-1].over(keep_next=False)
    return entries


def _hung(story: Story, block: ListBlock, left: int = 0) -> Layout:
    hanging = story.measures.em(_TWO_DIGITS if _is_long(block) else _HANGING[block.kind])
    return Layout(left=left + hanging, hanging=hanging)


def _is_long(block: ListBlock) -> bool:
    return block.kind == "number" and len(block.items) > 9


def _entry(
    story: Story, item: ListItem, style: str, layout: Layout, place: Place | None = None
) -> Para:
    manner = place.manner if place else REGULAR
    runs = story.runs.write(item.content, manner)
    if not item.aside:
        return Para(style, runs, layout)
    soft = replace(manner, face=replace(manner.face, style="Quantity"))
    aside = story.runs.write(item.aside, soft)
    edge = place.edge if place else story.width
    if not edge:
        return Para(style, f"{runs}{run(' ')}{aside}", layout)
    return Para(style, runs + tab_run() + aside, _with_tab(story, layout, edge))


def _with_tab(story: Story, layout: Layout, edge: int) -> Layout:
    """A right tab at the edge of the words, in place of a style's one for the whole page."""
    page = story.measures.width
    tabs = tab(edge, "right") + (tab(page, "clear") if edge < page else "")
    return replace(layout, tabs=tabs, right=story.width - edge)
