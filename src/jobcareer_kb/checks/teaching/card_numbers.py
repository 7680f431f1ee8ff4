"""The cards of a sheet are numbered one after another.

Bad:   "Card 1: ...", "Card 2: ...", "Card 2: ..."        Bad:   "Card 1: ...", "Card 3: ..."
Mend:  number them from the first to the last.
Why:   the facilitator names a card by its number, and two people would hold two cards of one
       number. Read are cells that begin with such a label; the words: `card_words` below `teaching`
       in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model import Record
from jobcareer_kb.sheets import Placed, held_by


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


def _labels(placed: Placed, label: re.Pattern[str]) -> Iterator[tuple[Route, int]]:
    for row, each in enumerate(placed.sheet.rows):
        for cell, text in enumerate(each.cells):
            if found := label.match(shown(text)):
                yield (*placed.route, "rows", row, "cells", cell), int(found[1])


CHECK = check_of_record("JK562", "card-numbers", Severity.WARNING, __doc__, _misnumbered, Record)
