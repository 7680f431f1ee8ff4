"""Each card lies on one pile of those that the facilitator listens for.

Bad:   listen: "Weather: 1, 4, 5, 8. Climate: 2, 3, 4, 6. Card 7 can go on either pile."
       (card 4 lies on both piles)
Bad:   listen: "Weather: 1, 4, 5. Climate: 2, 3, 6."        (there is a card 7 too)
Good:  listen: "Weather: 1, 4, 5, 8. Climate: 2, 3, 6. Card 7 can go on either pile."
Bad:   listen: "Weather: 1, 4, 12."       (there is no card 12)
Mend:  put the number on the pile that is meant, or take it off the other one. What may lie on
       either pile stands in a sentence of its own.
Why:   the facilitator reads the answers from these lines. Read are the lines to listen for of an
       activity with numbered cards, where they name half of the cards or more on two piles or more:
       a pile is a sentence with numbers behind "Card", "Cards", or a name and a colon. Numbers
       behind "Card" without such a card are reported as JK508.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.sheets import used_by
from jobcareer_kb.values import Words

_LIST = r"\s*(\d{1,3}(?:\s*(?:,|and|or|&)\s*(?:(?:and|or)\s+)?\d{1,3})*)(?![\w%])"
_SENTENCE = re.compile(r"[.;!?](?=\s|$)")


_Place = tuple[str, Route]
"""A record, and the route to a card in it."""


class Placed(NamedTuple):
    """The number of a card, on which pile it lies, and where that is said."""

    number: int
    pile: int
    route: Route
    start: int
    end: int


def _misplaced(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    card = any_of(kb.words.teaching.card_words).pattern
    pile = re.compile(rf"(?:{card}|[^\W\d_]:){_LIST}", re.IGNORECASE)
    for activity in kb.of("activity", Activity):
        cards = cards_of(kb, activity, card)
        placed = _piles(list(_placed(activity, pile)))
        told = {each.number for each in placed} & set(cards)
        if len({each.pile for each in placed}) >= 2 and 2 * len(told) >= len(cards) > 0:
            yield from _twice(kb, f"activity/{activity.id}", placed)
            yield from _nowhere(kb, f"activity/{activity.id}", placed, cards)
            yield from _unknown(kb, f"activity/{activity.id}", placed, cards)


def _twice(kb: KnowledgeBase, name: str, placed: list[Placed]) -> Iterator[Diagnostic]:
    first: dict[int, Placed] = {}
    for each in placed:
        before = first.setdefault(each.number, each)
        if before.pile != each.pile:
            yield CHECK.rule.at(
                kb.text_span(name, each.route, each.start, each.end),
                f"card {each.number} lies on two piles",
                "take it off one of them, or say in another sentence that it may lie on either",
                (
                    Related(
                        kb.text_span(name, before.route, before.start, before.end), "the first one"
                    ),
                ),
            )


def _nowhere(
    kb: KnowledgeBase, name: str, placed: list[Placed], cards: dict[int, _Place]
) -> Iterator[Diagnostic]:
    told = {each.number for each in placed}
    missing = sorted(set(cards) - told)
    new = [number for number in missing if number > max(told)]
    for number in missing:
        # Of the last cards, nobody can tell whether the pile or the card is what was forgotten.
        card = kb.locate(*cards[number])
        piles = kb.text_span(name, placed[-1].route, placed[-1].start, placed[-1].end)
        told_card = CHECK.rule.at(
            card,
            f"card {number} lies on no pile",
            "put its number on the pile that it belongs to",
            (Related(piles, "the piles"),),
        )
        if number in new:
            yield told_card
        if number not in new[1:]:
            yield replace(told_card, span=piles, related=(Related(card, "the card"),))


def _unknown(
    kb: KnowledgeBase, name: str, placed: list[Placed], cards: dict[int, _Place]
) -> Iterator[Diagnostic]:
    """Numbers on a pile that is no "Card 9", which JK508 reads."""
    sizes = Counter(each.pile for each in placed)
    for each in placed:
        if each.number not in cards and sizes[each.pile] > 1:
            yield CHECK.rule.at(
                kb.text_span(name, each.route, each.start, each.end),
                f"no card {each.number} on the sheets of this activity",
                f"the cards are numbered from {min(cards)} to {max(cards)}",
            )


def _placed(activity: Activity, pile: re.Pattern[str]) -> Iterator[Placed]:
    """The numbers of cards in what the facilitator listens for, pile by pile."""
    piles = 0
    for route, text in listened(activity):
        raw = str(text)
        for start, end in _sentences(raw):
            for found in pile.finditer(raw, start, end):
                piles += 1
                for number in re.finditer(r"\d+", found[1]):
                    at = found.start(1) + number.start()
                    yield Placed(int(number[0]), piles, route, at, at + len(number[0]))


def _piles(placed: list[Placed]) -> list[Placed]:
    """What lies where, without a card that is spoken of once more by itself."""
    sizes = Counter(each.pile for each in placed)
    listed = {each.number for each in placed if sizes[each.pile] > 1}
    return [each for each in placed if sizes[each.pile] > 1 or each.number not in listed]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _SENTENCE.finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


def listened(activity: Activity) -> Iterator[tuple[Route, Words]]:
    """What the facilitator listens for."""
    for at, phase in enumerate(activity.phases):
        for place, cue in enumerate(phase.cues):
            if cue.listen is not None:
                yield ("phases", at, "cues", place, "listen"), cue.listen


def cards_of(kb: KnowledgeBase, activity: Activity, card: str) -> dict[int, _Place]:
    """The numbers of cells such as `Card 4: ...`, with their places."""
    label = re.compile(rf"{card}\s+(\d{{1,3}})", re.IGNORECASE)
    found: dict[int, _Place] = {}
    for placed in used_by(kb, activity):
        for row, each in enumerate(placed.sheet.rows):
            for cell, text in enumerate(each.cells):
                if number := label.match(shown(text)):
                    place = (*placed.route, "rows", row, "cells", cell)
                    found[int(number[1])] = placed.name, place
    return found


CHECK = check("JK560", "card-once", Severity.WARNING, __doc__, _misplaced, whole=False)
