"""Tables as data for the typesetter: a head row that repeats, rows that stay whole."""

from typing import Any

from jobcareer_kb.document import Cell, Column, Row, Table, look_of, marked
from jobcareer_kb.writers._paper.grid import Grid, answer_style
from jobcareer_kb.writers._paper.setting import Setting
from jobcareer_kb.writers.pdf.inner import inner_blocks
from jobcareer_kb.writers.pdf.words import Face, runs

Data = dict[str, Any]
_HEADS = {"a": "Side A Head", "b": "Side B Head"}
_FILLED = {"key": "Table Key", "total": "Table Total"}
_WHOLE = 1 / 3
"""Share of a page up to which a table stays on one."""
_ROW = 0.4
"""Share of a page up to which a row does."""


def table(setting: Setting, block: Table, number: int) -> Data:
    """A table with its caption, if it has one; `number` is that of the caption."""
    grid = Grid.of(setting, block)
    found: Data = {
        "kind": "table",
        "style": grid.style,
        "widths": [width / 20 for width in grid.widths],
        "whole": grid.height < setting.measures.height * _WHOLE,
        "heads": [
            _head(column, _face(grid, width))
            for column, width in zip(block.columns, grid.widths, strict=True)
        ],
        "rows": [_row(grid, row) for row in block.rows],
        "below": setting.apart / 20,
    }
    if block.caption:
        found["caption"] = runs(block.caption)
        found["number"] = f"{block.label} {number}."
    return found


def _head(column: Column, face: Face) -> Data:
    style = _HEADS[look_of(column.side)] if column.side else "Table Head"
    words = runs(marked(column.head, column.side), face)
    return {"style": style, "words": words, "align": column.align}


def _row(grid: Grid, row: Row) -> Data:
    columns = grid.table.columns
    found: Data = {
        "cells": [
            _cell(grid, row, cell, column, _face(grid, width))
            for cell, column, width in zip(row.cells, columns, grid.widths, strict=True)
        ],
        "whole": grid.row_height(row) < grid.setting.measures.height * _ROW,
        "least": grid.card / 20,
    }
    if row.role:
        found["filled"] = _FILLED[row.role]
    return found


def _cell(grid: Grid, row: Row, cell: Cell, column: Column, face: Face) -> Data:
    style = _style(grid, row, cell, column)
    room = 0
    if cell.answer:
        room = grid.setting.styles.number(answer_style(cell), "pPr/spacing", "after")
    return {
        "blocks": inner_blocks(cell.blocks, style, face),
        "room": room / 20,
        "boxed": bool(cell.answer) or grid.table.kind == "cards",
        "align": column.align,
    }


def _face(grid: Grid, width: int) -> Face:
    """How words are set in a column: one that is wider than it may break."""
    room = width - grid.margin("left") - grid.margin("right")
    return Face(longest=max(1, room // max(1, grid.setting.measures.letters(1))))


def _style(grid: Grid, row: Row, cell: Cell, column: Column) -> str:
    if cell.answer:
        return "Answer Prompt"
    if grid.table.kind == "cards":
        return "Card Text"
    if row.role == "total":
        return "Table Total"
    return "Table Name" if column.names_row else _FILLED.get(row.role, "Table Text")
