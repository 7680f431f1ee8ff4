"""What is taken out of a record to be laid beside others, as a text that is kept."""

import json
from array import array
from itertools import accumulate
from sys import intern
from typing import Any, NamedTuple

from jobcareer_kb.checks.repeats._piece import Head, Packed


class Taken(NamedTuple):
    """Of one record: what it is about, its sentences, heads of their pieces, what they measure."""

    about: str
    formed: list[Any]
    pieces: list[Head]
    measured: list[Any]
    tails: "array[int]"
    """Of each piece: how far from the end its rest begins; one is read without the others."""


def folded(about: str, formed: list[Any], pieces: list[Packed], measured: list[Any]) -> str:
    """One line, and one for each piece: most of these nobody reads again."""
    rests = [each.rest for each in pieces]
    tails = accumulate(map(len, reversed(rests)), lambda tail, length: tail + 1 + length)
    head = [about, formed, [each.head for each in pieces], measured, [*tails][::-1]]
    return "\n".join((json.dumps(head, separators=(",", ":")), *rests))


def unfolded(text: str) -> Taken:
    """What was taken, again; rows that come up again and again are held once."""
    about, formed, heads, measured, tails = json.loads(text.partition("\n")[0])
    pieces = [Head(marks, tuple(map(intern, rows))) for marks, rows in heads]
    return Taken(about, formed, pieces, measured, array("I", tails))


def rest_of(text: str, tails: "array[int]", at: int) -> str:
    """What stands behind the head of one of the pieces."""
    end = len(text)
    following = end - tails[at + 1] - 1 if at + 1 < len(tails) else end
    return text[end - tails[at] : following]


def measured_of(taken: Taken | None) -> list[Any]:
    """What a record measures; nothing where nothing was taken out of it."""
    return taken.measured if taken is not None else []
