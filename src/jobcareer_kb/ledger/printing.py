"""Records as they are printed: without the citations that the ledger found to be wrong.

The record itself keeps them, so that nobody forgets where a sentence was said to come from.
"""

from collections.abc import Collection, Iterable

from jobcareer_kb.inline import PlacedCite, parse
from jobcareer_kb.ledger.states import Statement
from jobcareer_kb.model import Record
from jobcareer_kb.model._texts import with_texts
from jobcareer_kb.values import words_of


def as_printed(record: Record, statements: Iterable[Statement]) -> Record:
    """The record without what its statements leave out; the same record if that is nothing."""
    said = dict(words_of(record))
    texts = {s.route: without(str(said[s.route]), s.left_out) for s in statements if s.left_out}
    return with_texts(record, texts)


def without(text: str, references: Collection[str]) -> str:
    """A text without its citations of some references; others in the same brackets stay."""
    pieces: list[str] = []
    end = 0
    for (start, stop), cites in _brackets(text).items():
        kept = [cite for cite in cites if cite.item.reference not in references]
        if len(kept) < len(cites):
            before = text[end:start]
            shown = f"[{'; '.join(map(_written, kept))}]"
            pieces += [before, shown] if kept else [before.rstrip()]
            end = stop
    return "".join((*pieces, text[end:]))


def _brackets(text: str) -> dict[tuple[int, int], list[PlacedCite]]:
    """The citations of a text by the brackets that they stand in."""
    found: dict[tuple[int, int], list[PlacedCite]] = {}
    place = (0, 0)
    for cite in parse(text).cites:
        if cite.start >= place[1]:
            place = text.rindex("[", 0, cite.start), text.index("]", cite.end) + 1
        found.setdefault(place, []).append(cite)
    return found


def _written(cite: PlacedCite) -> str:
    locator = f", {cite.item.locator}" if cite.item.locator else ""
    return f"@{cite.item.reference}{locator}"
