"""Words of a file that stand in no mark: of the template, typed beside a text, or added.

Word lets a bookmark end before what is typed right behind it, so a sentence added to a text stands
outside of its mark; and who splits a paragraph leaves its second half without one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from jobcareer_kb.inline import text_digest
from jobcareer_kb.pulling.today import Today
from jobcareer_kb.readers import Paragraph, Piece, Reading
from jobcareer_kb.tracing.likeness import Steps

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


def absorbed(reading: Reading, today: Today) -> Reading:
    """A reading in which words typed right before or behind a text stand in its mark."""
    paragraphs: list[Paragraph] = []
    for paragraph in reading.paragraphs:
        pieces = tuple(_absorbed(paragraph.pieces, today))
        if paragraphs and (last := _of_tail(paragraphs[-1], pieces, reading)):
            pieces = tuple(replace(p, mark=last.mark, opening=last.opening) for p in pieces)
        paragraphs.append(replace(paragraph, pieces=pieces))
    return replace(reading, paragraphs=tuple(paragraphs))


def _of_tail(before: Paragraph, pieces: Sequence[Piece], reading: Reading) -> Piece | None:
    """The piece of a text whose second half a paragraph without marks is, as it was built."""
    if any(piece.mark for piece in pieces) or not before.pieces or not before.pieces[-1].mark:
        return None
    last = before.pieces[-1]
    said = "".join(piece.text for piece in pieces)
    built = reading.digests.get(last.mark)
    return last if text_digest(f"{last.text} {said}") == built else None


def _absorbed(pieces: Sequence[Piece], today: Today) -> Iterator[Piece]:
    for at, piece in enumerate(pieces):
        said = folded(piece.text)
        if piece.mark or not said or today.template[said]:
            yield piece
            continue
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        yield from _apart(piece, before, after, today)


def _apart(
    piece: Piece, before: Piece | None, after: Piece | None, today: Today
) -> Iterator[Piece]:
    """A piece without a mark, in the parts that belong to its neighbors and to the template."""
    text = piece.text
    if before is not None and before.mark in today.around:
        rest = _end_of(text, today.around[before.mark][1])
        if rest is not None:
            yield replace(before, text=text[:rest])
            yield replace(piece, text=text[rest:])
            return
    if after is not None and after.mark in today.around:
        start = _start_of(text, today.around[after.mark][0])
        if start is not None:
            yield replace(piece, text=text[:start])
            yield replace(after, text=text[start:])
            return
    yield piece


def _end_of(text: str, template: str) -> int | None:
    """Where in a text the words of the template begin with which it ends."""
    wanted = template.rstrip()
    return len(text.rstrip()) - len(wanted) if text.rstrip().endswith(wanted) else None


def _start_of(text: str, template: str) -> int | None:
    wanted = template.lstrip()
    bare = text.lstrip()
    return len(text) - len(bare) + len(wanted) if bare.startswith(wanted) else None


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
