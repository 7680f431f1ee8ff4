"""Sections of a document as data for the typesetter: pages, columns, and what stays together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, islice
from operator import attrgetter
from typing import Any

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Document,
    Header,
    Heading,
    ListBlock,
    Section,
    inlines_of,
)
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._columns import share
from jobcareer_kb.writers._paper.setting import Setting
from jobcareer_kb.writers._paper.spacing import Spot, has_common_heading, spots_of
from jobcareer_kb.writers.pdf.blocks import Tables, block_of, is_low
from jobcareer_kb.writers.pdf.inner import Data
from jobcareer_kb.writers.pdf.words import runs

Blocks = Sequence[Block]
_WHOLE = 0.7
"""Share of a page up to which what is held together stays on one."""
_HEADER = attrgetter("header")


def stretches(setting: Setting, document: Document) -> list[Data]:
    """Sections in reading order, those under one running header together."""
    tables = Tables()
    return [
        {
            **_header(header),
            "first": own[0].header_on_first_page,
            "sections": [_section(setting, section, tables) for section in own],
        }
        for header, own in ((h, list(s)) for h, s in groupby(document.sections, _HEADER))
    ]


def _header(header: Header | None) -> Data:
    if header is None:
        return {}
    left, right = runs(header.left), runs(header.right)
    return {"header": {"left": left, "right": right, "band": header.band}}


def _section(setting: Setting, section: Section, tables: Tables) -> Data:
    is_large = setting.measures.is_large
    setting.columns = 1
    head, body = section.blocks, section.blocks[:0]
    if section.columns > 1 and not is_large:
        at = 1 if has_common_heading(section.blocks) else 0
        head, body = section.blocks[:at], section.blocks[at:]
    data: Data = {
        "new": section.new_page and not is_large,
        "blocks": (_held if section.held else _blocks)(setting, head, tables),
        "parts": [],
    }
    if body:
        setting.columns = section.columns
        parts = _parts(body, section.columns)
        data["parts"] = [_blocks(setting, part, tables) for part in parts]
    return data


def _spots(blocks: Blocks) -> Iterator[Spot]:
    return spots_of(blocks) if blocks else iter(())


def _blocks(setting: Setting, blocks: Blocks, tables: Tables) -> list[Data]:
    return [data for spot in _spots(blocks) for data in block_of(setting, spot, tables)]


def _held(setting: Setting, blocks: Blocks, tables: Tables) -> list[Data]:
    """The blocks of a section in which each heading stays with all up to the next one."""
    data = iter([block_of(setting, spot, tables) for spot in _spots(blocks)])
    every: list[Data] = []
    for group in _blocks_by_heading(blocks):
        own = [each for found in islice(data, len(group)) for each in found]
        whole = len(own) > 1 and is_low(setting, group, _WHOLE)
        every += [{"kind": "whole", "blocks": own}] if whole else own
    return every


def _blocks_by_heading(blocks: Blocks) -> list[tuple[Block, ...]]:
    numbers = accumulate(isinstance(block, Heading) for block in blocks)
    numbered = zip(numbers, blocks, strict=True)
    return [tuple(b for _, b in found) for _, found in groupby(numbered, key=lambda each: each[0])]


def _parts(blocks: Blocks, columns: int) -> list[Blocks]:
    """What stands in each column: from heading to heading, or a list in pieces of equal length."""
    groups = _blocks_by_heading(blocks)
    if len(groups) >= columns:
        ends = list(accumulate(share(len(groups), [1] * columns)))
        return [
            [block for group in groups[start:end] for block in group]
            for start, end in zip([0, *ends], ends, strict=False)
        ]
    *before, last = blocks
    pieces = list(_pieces(last, columns))
    return [[*before, pieces[0]], *([piece] for piece in pieces[1:])]


def _pieces(block: Block, count: int) -> Iterator[Block]:
    """A list in so many pieces; what is no list is one piece."""
    match block:
        case ListBlock(items=items):
            yield from (replace(block, items=part) for part in _evenly(items, block, count))
        case Bibliography(entries=entries):
            yield from (replace(block, entries=part) for part in _evenly(entries, block, count))
        case _:
            yield block


def _evenly(entries: tuple[Any, ...], block: Block, count: int) -> Iterator[tuple[Any, ...]]:
    lengths = [1 + len(plain(words)) // 40 for words in inlines_of(block) if words]
    total, start = sum(lengths), 0
    ends = list(accumulate(lengths))
    for place in range(1, count + 1):
        end = sum(1 for each in ends if each * count <= total * place)
        if end > start:
            yield entries[start:end]
        start = max(start, end)
