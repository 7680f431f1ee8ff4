"""Blocks as data for the typesetter: each says its kind, the style of the base, and its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    CellBlock,
    Cue,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Panel,
    Paragraph,
    Table,
    inlines_of,
    look_of,
    marked,
)
from jobcareer_kb.inline import Text, plain
from jobcareer_kb.writers._drawings.icons import icon_of
from jobcareer_kb.writers._paper.lists import STYLES as LIST_STYLES
from jobcareer_kb.writers._paper.roles import SPOKEN
from jobcareer_kb.writers._paper.roles import STYLES as PARAGRAPH_STYLES
from jobcareer_kb.writers._paper.setting import Setting
from jobcareer_kb.writers._paper.spacing import Spot, leads_on, space_above, space_below
from jobcareer_kb.writers.pdf.inner import inner_blocks, list_of, paragraph
from jobcareer_kb.writers.pdf.pictures import drawing, illustration
from jobcareer_kb.writers.pdf.tables import table
from jobcareer_kb.writers.pdf.words import runs

Data = dict[str, Any]
_BOX = 0.35
"""Share of a page up to which a box stays on one; what is higher runs on."""


@dataclass(slots=True)
class Tables:
    """Numbered tables so far."""

    count: int = 0


def block_of(setting: Setting, spot: Spot, tables: Tables) -> list[Data]:
    """A block between its neighbors; none for a drawing whose letters no font has."""
    found = _block(setting, spot, tables)
    if found is None:
        return []
    above, below = space_above(setting, spot), space_below(setting, spot)
    if above is not None:
        found["above"] = above / 20
    if below is not None:
        found["below"] = below / 20
    if leads_on(spot):
        found["sticky"] = True
    return [found]


def _block(setting: Setting, spot: Spot, tables: Tables) -> Data | None:
    block = spot.block
    match block:
        case Heading():
            return _heading(block)
        case Paragraph(role="kicker"):
            return _kicker(block, spot.after)
        case Paragraph():
            return paragraph(PARAGRAPH_STYLES[block.role], runs(block.content))
        case ListBlock():
            return list_of(block, LIST_STYLES[block.kind])
        case Callout():
            return _callout(setting, block)
        case Panel():
            return _panel(setting, block)
        case Cue():
            return _cue(setting, block)
        case Bibliography():
            return _bibliography(block)
        case Illustration():
            return illustration(setting, block)
        case Drawing():
            return drawing(setting, block)
        case Table():
            tables.count += bool(block.caption)
            return table(setting, block, tables.count)


def _heading(block: Heading) -> Data:
    style = f"heading {min(block.level, 3)}"
    return {"kind": "heading", "style": style, "level": block.level, "words": runs(block.content)}


def _kicker(block: Paragraph, after: Block | None) -> Data:
    opens = isinstance(after, Heading) and after.level == 1
    return paragraph("Kicker" if opens else "Part Kicker", runs(block.content))


def _callout(setting: Setting, block: Callout) -> Data:
    family = "Caution" if block.kind == "caution" else "Callout"
    title = runs(block.title)
    if plain(block.title).rstrip()[-1:] not in (":", "?", "!", "."):
        title += runs((Text(":"),))
    head = paragraph(f"{family} Title", title)
    return _box(setting, family, head, block.blocks)


def _panel(setting: Setting, block: Panel) -> Data:
    family = f"Side {look_of(block.side).upper()}"
    words = runs(marked(block.title, block.side))
    head = {"kind": "heading", "style": f"{family} Title", "level": block.level, "words": words}
    return _box(setting, family, head, block.blocks)


def _box(setting: Setting, family: str, head: Data, blocks: tuple[CellBlock, ...]) -> Data:
    return {
        "kind": "box",
        "style": family,
        "head": head,
        "blocks": inner_blocks(blocks, family),
        "whole": is_low(setting, blocks, _BOX),
        "below": setting.apart / 20,
    }


def _cue(setting: Setting, block: Cue) -> Data:
    said = plain(block.content)
    quoted = block.kind in SPOKEN and not (said.startswith("“") and said.endswith("”"))
    words = (Text("“"), *block.content, Text("”")) if quoted else block.content
    color = setting.styles.value("Cue Label", "rPr/color", "val")
    size = setting.measures.body * 0.75
    return {
        "kind": "cue",
        "style": f"Cue {block.kind.title()}",
        "icon": icon_of(block.kind, color, size),
        "size": size,
        "label": block.named,
        "words": runs(words),
    }


def _bibliography(block: Bibliography) -> Data:
    entries = [{"number": each.number, "words": runs(each.content)} for each in block.entries]
    return {"kind": "bibliography", "style": "Bibliography", "entries": entries}


def is_low(setting: Setting, blocks: Iterable[Block], share: float) -> bool:
    """Whether blocks are lower than a share of a page, by a guess that is rather too high."""
    measures = setting.measures
    texts = (plain(words) for block in blocks for words in inlines_of(block))
    lines = sum(2 + measures.letters(len(text)) // setting.width for text in texts if text)
    return lines * measures.line < measures.height * share
