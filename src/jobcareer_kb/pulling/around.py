"""Words of a file that stand in no mark: of the template, typed beside a text, or added.

Word lets a bookmark end before what is typed right behind it, so a sentence added to a text stands
outside of its mark; and who splits a paragraph leaves its second half without one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobcareer_kb.inline import text_digest
from jobcareer_kb.pulling.letters import LABEL
from jobcareer_kb.readers import Paragraph, Piece, Reading
from jobcareer_kb.tracing.strangers import folded
from jobcareer_kb.tracing.today import Today


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
        is_said = any(map(str.isalnum, said))  # a sign that only parts texts belongs to none
        before = pieces[at - 1] if at else None
        # A list of sources prints '[5]' as the template's; behind a text somebody typed it.
        is_cited = before is not None and before.mark and LABEL.fullmatch(said)
        if piece.mark or not is_said or (today.template[said] and not is_cited):
            yield piece
            continue
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
