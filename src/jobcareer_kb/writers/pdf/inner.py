"""Paragraphs and lists as data for the typesetter, wherever they stand."""

from collections.abc import Iterable
from typing import Any

from jobcareer_kb.document import CellBlock, ListBlock
from jobcareer_kb.inline import Inlines, Span
from jobcareer_kb.writers._paper.roles import FINE_ROLES
from jobcareer_kb.writers.pdf.words import PLAIN, Face, Runs, runs

Data = dict[str, Any]


def paragraph(style: str, words: Runs) -> Data:
    """A paragraph in a style of the base."""
    return {"kind": "paragraph", "style": style, "words": words}


def list_of(block: ListBlock, style: str, face: Face = PLAIN) -> Data:
    """A list; an entry may have words at its right edge."""
    items = [
        {"words": runs(item.content, face), "aside": runs(item.aside, face)} for item in block.items
    ]
    return {"kind": "list", "of": block.kind, "style": style, "items": items}


def inner_blocks(blocks: Iterable[CellBlock], style: str, face: Face = PLAIN) -> list[Data]:
    """Paragraphs and lists within a box or a cell, all in one style."""
    return [_inner(block, style, face) for block in blocks]


def _inner(block: CellBlock, style: str, face: Face) -> Data:
    if isinstance(block, ListBlock):
        return list_of(block, style, face)
    fine = block.role in FINE_ROLES
    words: Inlines = (Span("aside", block.content),) if fine else block.content
    return paragraph("Answer Prompt" if block.role == "prompt" else style, runs(words, face))
