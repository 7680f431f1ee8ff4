"""Words of a file that no record has: the template's, reworded or not, and somebody else's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from jobcareer_kb.readers import Reading
from jobcareer_kb.tracing.likeness import Steps
from jobcareer_kb.tracing.today import Today

ALIKE = 0.6
"""How alike words of the template and those of a file must be for one to be made of the other."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Words that are neither of a record nor of the template."""

    place: str
    words: str
    was: str = ""
    """The words of the template that they were made of; empty where somebody added them."""


def folded(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


def strangers(reading: Reading, today: Today, steps: Steps) -> Iterator[Stranger]:
    """The words that are left; raises Spent where there are too many to be compared."""
    left = today.template.copy()
    unknown: list[tuple[str, str, str]] = []
    for place, said, label in _unmarked(reading, today):
        if left[said] > 0 or (today.template[said] and len(said) < _SHORT):
            left[said] -= 1
        elif any(char.isalnum() for char in said):
            unknown.append((place, said, label))
    missing = [said for said, count in left.items() if count > 0]
    for place, said, label in unknown:
        was = label if label in missing else _nearest(said, missing, steps)
        if was:
            missing.remove(was)
        yield Stranger(place, said, was)


_SHORT = 4
"""Signs of a number or a letter that a template prints in many places."""


def _unmarked(reading: Reading, today: Today) -> Iterator[tuple[str, str, str]]:
    """Place and words of what stands in no mark, and the label that was built in its place."""
    for paragraph in reading.paragraphs:
        pieces = paragraph.pieces
        for at, piece in enumerate(pieces):
            if not piece.mark and (said := folded(piece.text)):
                after = today.around.get(pieces[at + 1].mark) if at + 1 < len(pieces) else None
                before = today.around.get(pieces[at - 1].mark) if at else None
                label = (after[0] if after else "") or (before[1] if before else "")
                yield paragraph.place, said, folded(label)


def _nearest(said: str, others: Sequence[str], steps: Steps) -> str:
    best, score = "", ALIKE
    words = said.split()
    for other in others:
        candidates = other.split()
        steps.take(len(words) * len(candidates) + 1)
        ratio = SequenceMatcher(None, candidates, words, autojunk=False).ratio()
        if ratio >= score:
            best, score = other, ratio
    return best
