"""A record with other words in some of its texts."""

from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from pydantic import BaseModel

from jobcareer_kb.inline import Route
from jobcareer_kb.values import MARK, Advice

R = TypeVar("R", bound=BaseModel)


def with_texts(record: R, texts: Mapping[Route, str]) -> R:
    """A copy of a record with other words at some routes; every class stays what it was."""
    above = {route[:length] for route in texts for length in range(len(route) + 1)}
    return cast(R, _copied(record, texts, above, ())) if texts else record


def _copied(
    value: object, texts: Mapping[Route, str], above: Collection[Route], base: Route
) -> object:
    """`above` are the routes with other words, and all that lead to them."""
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
