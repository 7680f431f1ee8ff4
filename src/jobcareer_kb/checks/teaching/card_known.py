"""A card that an activity names by its number is on one of its sheets, and named once in a list.

Bad:   listen: Cards 4 and 12 can go on either pile.     (the last one is "Card 10: ...")
Bad:   short_on_time: Use cards 1, 6, 3, 4, and 6.
Mend:  correct the number, or write the card.
Why:   the facilitator reads the answers from these lines. Only numbers after the word "card" or
       "cards" are read, and only where cells of a sheet begin with such a label.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.sheets import used_by
from jobcareer_kb.values import words_of

_NUMBERS = r"\s+(\d+(?:\s*(?:,|and|or|to|–|-)\s*(?:and\s+|or\s+)?\d+)*)"


def _unknown(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    card = any_of(kb.words.teaching.card_words).pattern
    for activity in kb.of("activity", Activity):
        there = _labels(kb, activity, card)
        if not there:
            continue
        numbered = f"the cards are numbered from {min(there)} to {max(there)}"
        for route, text in words_of(activity):
            if route[0] == "sheets":
                continue
            for found in re.finditer(card + _NUMBERS, str(text), re.IGNORECASE):
                for number, message in _slips(found[1], there):
                    start = found.start(1) + number.start()
                    span = kb.text_span(
                        f"activity/{activity.id}", route, start, start + len(number[0])
                    )
                    yield CHECK.rule.at(span, message, numbered)


def _slips(listed: str, there: frozenset[int]) -> Iterator[tuple[re.Match[str], str]]:
    """Numbers of a list that no card has, or that stand in it before."""
    seen: set[int] = set()
    for number in re.finditer(r"\d+", listed):
        if int(number[0]) not in there:
            yield number, f"no card {number[0]} on the sheets of this activity"
        elif int(number[0]) in seen:
            yield number, f"card {number[0]} stands in this list twice"
        seen.add(int(number[0]))


def _labels(kb: KnowledgeBase, activity: Activity, card: str) -> frozenset[int]:
    """The numbers of cells such as `Card 4: ...`."""
    rows = (row for placed in used_by(kb, activity) for row in placed.sheet.rows)
    cells = (shown(cell) for row in rows for cell in row.cells)
    found = (re.match(rf"{card}\s+(\d+)", cell, re.IGNORECASE) for cell in cells)
    return frozenset(int(label[1]) for label in found if label)


CHECK = check("JK508", "card-known", Severity.WARNING, __doc__, _unknown, whole=False)
