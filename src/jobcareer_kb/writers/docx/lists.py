"""Lists in running text, in panels and in cells; one that counts begins anew."""

from dataclasses import dataclass, replace

from jobcareer_kb.document import ListBlock, ListItem
from jobcareer_kb.inline import Cite, Inline, Inlines, Text, plain
from jobcareer_kb.writers._paper.lists import COUNTING, STYLES
from jobcareer_kb.writers.docx.inline import REGULAR, Manner
from jobcareer_kb.writers.docx.markup import (
    AS_STYLED,
    LINE_BREAK,
    NO_BREAK_SPACE,
    Para,
    ParagraphFormat,
    run,
    tab_run,
)
from jobcareer_kb.writers.docx.story import Story

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
    style = STYLES[block.kind]
    number = story.numbering.start(block.kind)
    if place:
        layout = replace(_hung(story, block, place.left), number=number, right=place.right)
        return [_entry(story, item, place.style, layout, place) for item in block.items]
    layout = _hung(story, block) if _is_long(block) else AS_STYLED
    # The style names the list already, but one that counts needs its own.
    layout = replace(layout, number=number if block.kind in COUNTING else 0)
    if story.columns > 1:
        layout = replace(layout, right=0)
    return _held(block, [_entry(story, item, style, layout) for item in block.items])


def _held(block: ListBlock, entries: list[Para]) -> list[Para]:
    """The entries, so that no page begins or ends with a single one of several."""
    last = len(entries) - 1
    if block.kind.startswith("choose"):
        entries[last] = entries[last].over(keep_next=False)  # the style holds all of them
    else:
        for place in (0, last - 1):
            if 0 <= place < last:
                entries[place] = entries[place].over(keep_next=True)
    return entries


def _hung(story: Story, block: ListBlock, left: int = 0) -> ParagraphFormat:
    hanging = story.styles.number(STYLES[block.kind], "pPr/ind", "hanging")
    if _is_long(block) or not hanging:
        hanging = max(hanging, story.measures.em(_TWO_DIGITS))
    return ParagraphFormat(left=left + hanging, hanging=hanging)


def _is_long(block: ListBlock) -> bool:
    return block.kind == "number" and len(block.items) > 9


def _entry(
    story: Story, item: ListItem, style: str, layout: ParagraphFormat, place: Place | None = None
) -> Para:
    manner = place.manner if place else REGULAR
    words = story.runs.write(item.content, manner)
    if not item.aside:
        return Para(style, words, layout)
    soft = replace(manner, face=replace(manner.face, style="Quantity"))
    aside = story.runs.write(_unbroken(item.aside), soft)
    edge = place.edge if place else story.width
    if not edge:
        return Para(style, f"{words}{run(' ')}{aside}", layout)
    room = edge - (layout.left or story.styles.number(style, "pPr/ind", "left"))
    line = "" if _fits(story, item, room) else LINE_BREAK
    tabbed = replace(layout, tabs=story.right_tab(style, edge), right=story.width - edge)
    return Para(style, f"{words}{line}{tab_run()}{aside}", tabbed)


def _unbroken(aside: Inlines) -> Inlines:
    """The aside as one word, so that no line ends within it."""
    unbroken: list[Inline] = []
    for node in aside:
        if isinstance(node, Text):
            unbroken.append(Text(node.text.replace(" ", NO_BREAK_SPACE)))
        elif isinstance(node, Cite):
            unbroken.append(node)
        else:
            unbroken.append(replace(node, children=_unbroken(node.children)))
    return tuple(unbroken)


def _fits(story: Story, item: ListItem, room: int) -> bool:
    """Whether the aside finds room on the last line of the words; if not, it takes its own."""
    width = story.measures.words
    lines, last_line = divmod(width(plain(item.content)), room)
    # Words that just reach a second line may not do so with another's fonts.
    is_sure = not lines or last_line > room // 12
    return is_sure and last_line + width(f"  {plain(item.aside)}") <= room
