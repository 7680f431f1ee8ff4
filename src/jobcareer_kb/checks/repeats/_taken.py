"""What is taken out of a record to be laid beside others, as a text that is kept."""

import json
from typing import Any, NamedTuple

from jobcareer_kb.checks.repeats._piece import Packed


class Taken(NamedTuple):
    """Of one record: what it is about, its sentences, their pieces, and what they measure."""

    about: str
    formed: list[Any]
    pieces: list[Packed]
    measured: list[Any]

    def folded(self) -> str:
        """One line, and one for each piece: most of these nobody reads again."""
        head = [self.about, self.formed, [each[:2] for each in self.pieces], self.measured]
        rests = (rest for _, _, rest in self.pieces)
        return "\n".join((json.dumps(head, separators=(",", ":")), *rests))


def unfolded(text: str) -> Taken:
    """What was taken, again."""
    head, *rests = text.split("\n")
    about, formed, heads, measured = json.loads(head)
    pieces = [(*each, rest) for each, rest in zip(heads, rests, strict=True)]
    return Taken(about, formed, pieces, measured)


def measured_of(taken: Taken | None) -> list[Any]:
    """What a record measures; nothing where nothing was taken out of it."""
    return taken.measured if taken is not None else []
