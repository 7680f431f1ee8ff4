"""The cards of a sheet, and its rows where they are numbered, are numbered one after another.

Bad:   "Card 1: ...", "Card 2: ...", "Card 2: ..."        Bad:   "Card 1: ...", "Card 3: ..."
Bad:   rows that begin with "Week 1", "Week 2", "Week 7" and "Week 4"
Mend:  number them from the first to the last.
Why:   the facilitator names a card by its number, and two people would hold two cards of one
       number. Read are cells that begin with such a label; the words: `card_words` below `teaching`
       in words.yaml. Rows are read where four or more begin alike but for a number, and all but one
       number go up by one.
"""

import re
from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.sheets import Placed, held_by

_NUMBER = re.compile(r"\d{1,4}")
_FEW = 4
"""Rows from which a numbering is one."""


def _misnumbered(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    label = re.compile(
        rf"{any_of(kb.words.teaching.card_words).pattern}\s+(\d{{1,3}})", re.IGNORECASE
    )
    for placed in held_by(name, record):
        seen: dict[int, Route] = {}
        before = 0
        for route, number in _labels(placed, label):
            first = seen.setdefault(number, route)
            if first != route:
                yield CHECK.rule.at(
                    kb.locate(name, route),
                    f"two cards have the number {number}",
                    "number the cards one after another",
                    (Related(kb.locate(name, first), "the first one"),),
                )
            elif before and number > before + 1 and number - 1 not in seen:
                yield CHECK.rule.at(
                    kb.locate(name, route),
                    f"card {number} follows card {before}",
                    "number the cards one after another, or write the one that is missing",
                )
            before = number
        yield from _rows(context.kb, placed)


def _rows(kb: KnowledgeBase, placed: Placed) -> Iterator[Diagnostic]:
    """The one row whose number is out of step with those of all others."""
    firsts = [shown(row.cells[0]) if row.cells else "" for row in placed.sheet.rows]
    if len(firsts) < _FEW or len({_NUMBER.sub("", first, 1) for first in firsts}) > 1:
        return
    found = [_NUMBER.search(first) for first in firsts]
    steps = Counter(int(each[0]) - at for at, each in enumerate(found) if each is not None)
    start, often = max(steps.items(), key=lambda step: step[1], default=(0, 0))
    if often != len(firsts) - 1 or None in found:
        return
    at = next(at for at, each in enumerate(found) if each and int(each[0]) - at != start)
    yield CHECK.rule.at(
        kb.locate(placed.name, (*placed.route, "rows", at, "cells", 0)),
        f"{quoted(firsts[at])} stands where {start + at} is due",
        f"write {start + at}",
    )


def _labels(placed: Placed, label: re.Pattern[str]) -> Iterator[tuple[Route, int]]:
    for row, each in enumerate(placed.sheet.rows):
        for cell, text in enumerate(each.cells):
            if found := label.match(shown(text)):
                yield (*placed.route, "rows", row, "cells", cell), int(found[1])


CHECK = check_of_record("JK562", "card-numbers", Severity.WARNING, __doc__, _misnumbered, Record)
