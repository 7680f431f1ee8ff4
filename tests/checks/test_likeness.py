"""Texts that disagree are found again where a few of them are others, and where none is known."""

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest

from jobcareer_kb.checks import Context
from jobcareer_kb.checks._ground import Gathered
from jobcareer_kb.checks.repeats._likeness import disagreeing, known_of
from jobcareer_kb.checks.repeats._piece import Piece, unpacked
from jobcareer_kb.checks.repeats._taken import rest_of, unfolded
from jobcareer_kb.checks.repeats.said_otherwise import CHECK
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.packaged import packaged

pytestmark = pytest.mark.slow
Taken = dict[str, str]
_DENIED = 5
"""Where a piece says that it has a "not"; its marks stand before it."""


def taken() -> Taken:
    """What the check takes out of each record."""
    kb = load_corpus(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    assert CHECK.gather is not None
    gather = CHECK.gather(Context(kb))
    assert gather is not None
    every = {name: gather(name, record) for name, record in kb.records.items()}
    return {name: text for name, text in every.items() if text is not None}


def found(every: Taken, left: Any, before: Mapping[str, str | None] | None) -> dict[str, Any]:
    gathered = Gathered(sorted(every.items()))
    gathered.left, gathered.before = left, before
    gathered.read(unfolded)
    places = [(name, at) for name, data in gathered.items() for at in range(len(data.pieces))]
    heads = [gathered[name].pieces[at] for name, at in places]

    def piece(number: int) -> Piece:
        name, at = places[number]
        return unpacked(name, gathered[name].about, rest_of(every[name], gathered[name].tails, at))

    pairs = disagreeing(heads, piece, known_of(gathered, places))
    return {"alike": [[places[one], places[other]] for one, other in pairs]}


def edited(every: Taken, source: Taken, chance: random.Random) -> None:
    """A record less or more, a piece less, or one that is denied."""
    name = chance.choice(list(every))
    first, *rests = every.pop(name).split("\n")
    about, formed, pieces, measured, _ = json.loads(first)
    if chance.random() < 0.7:
        at = chance.randrange(max(1, len(pieces)))
        if chance.random() < 0.5:
            pieces[at : at + 1] = []
            rests[at : at + 1] = []
        for marks, rows in pieces[at : at + 1]:
            said = json.loads(rests[at])
            said[_DENIED] = not said[_DENIED]
            pieces[at], rests[at] = [marks ^ 1, rows], json.dumps(said)
        tails = [len("\n".join(rests[place:])) for place in range(len(rests))]
        every[name] = "\n".join((json.dumps([about, formed, pieces, measured, tails]), *rests))
    again = chance.choice(list(source))
    every.setdefault(again, source[again])


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_of_what_is_laid_side_by_side(seed: int) -> None:
    source, chance = taken(), random.Random(seed)
    every = dict(source)
    left = found(every, None, None)
    tried = 0
    for _ in range(24):
        last = dict(every)
        for _ in range(chance.randint(1, 6)):
            edited(every, source, chance)
        others = {*last, *every}
        before = {name: last.get(name) for name in others if last.get(name) != every.get(name)}
        left = found(every, left, before)
        assert left == found(every, None, None)
        tried += len(left["alike"])
    assert tried, "nothing disagreed, so nothing was tried"
