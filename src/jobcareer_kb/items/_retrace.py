"""Texts of an item that was made from records are traced to the fields that they come from."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from jobcareer_kb.inline import Route, Traced
from jobcareer_kb.items import Field
from jobcareer_kb.quiz import Item


def retraced(item: Item, traces: Mapping[Route, Field] | None) -> Item:
    """The item with its texts traced; itself where it is a record of its own."""
    if traces is None:
        return item
    found: Item = _retraced(item, item.id, traces)
    return replace(found, made_from=tuple(dict.fromkeys(name for name, _ in traces.values())))


def _retraced(value: Any, name: str, traces: Mapping[Route, Field]) -> Any:
    if isinstance(value, Traced):
        if value.record != name or value.route not in traces:
            return value
        record, route = traces[value.route]
        return replace(value, record=record, route=route)
    if isinstance(value, tuple):
        return tuple(_retraced(each, name, traces) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: _retraced(getattr(value, f.name), name, traces) for f in fields(value)}
        return replace(value, **new)
    return value
