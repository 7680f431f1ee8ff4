"""Records as they are printed: without the citations that the ledger found to be wrong.

The record itself keeps them, so that nobody forgets where a sentence was said to come from.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import cast

from pydantic import BaseModel

from jobcareer_kb.inline import PlacedCite, Route, parse
from jobcareer_kb.ledger.states import Statement
from jobcareer_kb.model import Record


def as_printed(record: Record, statements: Iterable[Statement]) -> Record:
    """The record without what its statements leave out; the same record if that is nothing."""
    texts = {s.route: without(str(s.words), s.left_out) for s in statements if s.left_out}
    return cast(Record, _copied(record, texts, ())) if texts else record


def without(text: str, references: Collection[str]) -> str:
    """A text without its citations of some references; others in the same brackets stay."""
    brackets: dict[tuple[int, int], list[PlacedCite]] = {}
    for cite in parse(text).cites:
        start, end = text.rindex("[", 0, cite.start), text.index("]", cite.end) + 1
        brackets.setdefault((start, end), []).append(cite)
    for (start, end), cites in sorted(brackets.items(), reverse=True):
        kept = [cite for cite in cites if cite.item.reference not in references]
        if len(kept) == len(cites):
            continue
        shown = "; ".join(_written(cite) for cite in kept)
        before = text[:start] if kept else text[:start].rstrip()
        text = f"{before}{f'[{shown}]' if kept else ''}{text[end:]}"
    return text


def _written(cite: PlacedCite) -> str:
    locator = f", {cite.item.locator}" if cite.item.locator else ""
    return f"@{cite.item.reference}{locator}"


def _copied(value: object, texts: Mapping[Route, str], base: Route) -> object:
    """A copy of a value with other words at some routes; every class stays what it was."""
    if not any(route[: len(base)] == base for route in texts):
        return value
    if base in texts and isinstance(value, str):
        return type(value)(texts[base])
    if isinstance(value, tuple):
        return tuple(_copied(v, texts, (*base, i)) for i, v in enumerate(value))
    if isinstance(value, dict):
        return {k: _copied(v, texts, (*base, k)) for k, v in value.items()}
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(
            update={
                name: _copied(getattr(value, name), texts, (*base, field.alias or name))
                for name, field in fields.items()
            }
        )
    return value
