"""Records as they are printed: without the citations that the ledger found to be wrong.

The record itself keeps them, so that nobody forgets where a sentence was said to come from.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import cast

from pydantic import BaseModel

from jobcareer_kb.inline import PlacedCite, Route, parse
from jobcareer_kb.ledger.states import Statement
from jobcareer_kb.model import Record
from jobcareer_kb.values import MARK, Advice


def as_printed(record: Record, statements: Iterable[Statement]) -> Record:
    """The record without what its statements leave out; the same record if that is nothing."""
    texts = {s.route: without(str(s.words), s.left_out) for s in statements if s.left_out}
    above = {route[:length] for route in texts for length in range(len(route) + 1)}
    return cast(Record, _copied(record, texts, above, ())) if texts else record


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


def _copied(
    value: object, texts: Mapping[Route, str], above: Collection[Route], base: Route
) -> object:
    """A copy of a value with other words at some routes; every class stays what it was.

    `above` are those routes and all that lead to them.
    """
    if base not in above:
        return value
    if isinstance(value, Advice):
        base = (*base, MARK)
    if base in texts and isinstance(value, str):
        return type(value)(texts[base])
    if isinstance(value, tuple):
        return tuple(_copied(v, texts, above, (*base, i)) for i, v in enumerate(value))
    if isinstance(value, dict):
        return {k: _copied(v, texts, above, (*base, k)) for k, v in value.items()}
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(
            update={
                name: _copied(getattr(value, name), texts, above, (*base, field.alias or name))
                for name, field in fields.items()
            }
        )
    return value
