"""What is taken out of a record to be laid beside others, as a text that is kept."""

import json
from sys import intern
from typing import Any, NamedTuple

from jobcareer_kb.checks.repeats._piece import Head, Packed


class Taken(NamedTuple):
    """Of one record: what it is about, its sentences, heads of their pieces, what they measure."""

    about: str
    formed: list[Any]
    pieces: list[Head]
    measured: list[Any]


def folded(about: str, formed: list[Any], pieces: list[Packed], measured: list[Any]) -> str:
    """One line, and one for each piece: most of these nobody reads again."""
    head = [about, formed, [each.head for each in pieces], measured]
    return "\n".join((json.dumps(head, separators=(",", ":")), *(each.rest for each in pieces)))


def unfolded(text: str) -> Taken:
    """What was taken, again; rows that come up again and again are held once."""
    about, formed, heads, measured = json.loads(text.partition("\n")[0])
    return Taken(about, formed, [Head(m, tuple(map(intern, rows))) for m, rows in heads], measured)


def rest_of(text: str, at: int) -> str:
    """What stands behind the head of one of the pieces."""
    return text.split("\n", at + 2)[at + 1]


def measured_of(taken: Taken | None) -> list[Any]:
    """What a record measures; nothing where nothing was taken out of it."""
    return taken.measured if taken is not None else []
