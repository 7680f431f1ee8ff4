"""Give a key another name, or a mapping another entry; all else stays byte for byte.

Both are read back: that key is another one, that entry is there, and nothing else differs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from jobcareer_kb.loading.yaml.events import events
from jobcareer_kb.mending.edits.splice import Patch, SpliceFault, applied, patched, scalars_of

Value = int | Mapping[str, str]
"""What an entry may hold; its words need no quotation marks."""
_QUOTES = ("'", '"')


def renamed(text: str, then: str, now: str) -> str:
    """A file of records in which a field of each has another name.

    A record that has both names keeps them. Raises SpliceFault where the file is no YAML.
    """
    keys = (key for keys in _records(text) if now not in keys for key in keys.get(then, ()))
    patches = [_new_name(text, key, now) for key in keys]
    return patched(text, patches) if patches else text


def _new_name(text: str, event: Any, now: str) -> Patch:
    """The key anew, in its own quotes; what stands before it, such as an anchor, is left."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in _QUOTES:
        start = text.index(event.style, start)
        return Patch(start, end, f"{event.style}{now}{event.style}")
    return Patch(end - len(event.value), end, now)


def _records(text: str) -> Iterator[Mapping[str, list[Any]]]:
    """The keys of each record of a file, of whichever document, with their events."""
    open_: list[_Open] = []
    for event in _events(text):
        match event:
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                closed = open_.pop()
                if closed.is_mapping and (
                    not open_ or (len(open_) == 1 and not open_[0].is_mapping)
                ):
                    yield closed.keys
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                _take(open_, None)
                open_.append(_Open(isinstance(event, yaml.MappingStartEvent)))
            case yaml.ScalarEvent() | yaml.AliasEvent():
                _take(open_, event)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come."""

    is_mapping: bool
    keys: dict[str, list[Any]] = field(default_factory=dict)
    wants_key: bool = True


def _take(open_: list[_Open], event: Any) -> None:
    """A value begins within what is open; of a mapping every other one is a key."""
    if not open_ or not open_[-1].is_mapping:
        return
    if open_[-1].wants_key and isinstance(event, yaml.ScalarEvent):
        open_[-1].keys.setdefault(str(event.value), []).append(event)
    open_[-1].wants_key = not open_[-1].wants_key


def has_entry(text: str, key: str) -> bool:
    """Say whether a file's mapping has an entry; SpliceFault where the file is none."""
    return key in _top(text).ends


def with_first(text: str, key: str, value: Value) -> str:
    """A file's mapping with one more entry, before all others and below the comments at the top."""
    top = _top(text)
    if top.flow:
        return _entered(text, [Patch(top.first, top.first, f"{_flow(key, value)}, ")], key)
    at = text.rfind("\n", 0, top.first) + 1
    return _entered(text, [Patch(at, at, _block(key, value, text[at : top.first]))], key)


def with_entry(text: str, key: str, value: Value, after: str) -> str:
    """A file's mapping with one more entry: behind another one, or at the end without it."""
    top = _top(text)
    end = top.ends.get(after, top.last)
    if top.flow:
        return _entered(text, [Patch(end, end, f", {_flow(key, value)}")], key)
    start = text.rfind("\n", 0, top.first) + 1
    entry = _block(key, value, text[start : top.first])
    line = text.find("\n", len(text[:end].rstrip())) + 1 or len(text)
    places = dict.fromkeys((line, end, len(text)))
    return _entered(text, [_on_its_own_line(text, at, entry) for at in places], key)


def _on_its_own_line(text: str, at: int, entry: str) -> Patch:
    begun = at > 0 and text[at - 1] != "\n"
    return Patch(at, at, "\n" + entry.removesuffix("\n") if begun else entry)


def _entered(text: str, candidates: list[Patch], key: str) -> str:
    """The first of the candidates that adds an entry to the outermost mapping, and no more."""
    before = scalars_of(text)
    for candidate in candidates:
        after = applied(text, candidate)
        try:
            if _differ_by_an_entry(before, scalars_of(after), key):
                return after
        except SpliceFault:
            continue
    raise SpliceFault(f"no way to write '{key}' here")


def _differ_by_an_entry(
    before: list[tuple[str, Any]], after: list[tuple[str, Any]], key: str
) -> bool:
    more = len(after) - len(before)
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    depth = sum(name.endswith("StartEvent") - name.endswith("EndEvent") for name, _ in after[:at])
    return depth == 3 and after[at][0] == key and after[at + more :] == before[at:]


@dataclass(frozen=True, slots=True)
class _Top:
    """The mapping that a file consists of."""

    flow: bool
    first: int
    """Offset of the first key."""
    last: int
    """Offset behind the last value."""
    ends: Mapping[str, int]
    """Offset behind the value of each key."""


def _top(text: str) -> _Top:
    """Find the entries of the outermost mapping, and where each one ends."""
    flow, first, last, open_, ends = False, -1, 0, 0, dict[str, int]()
    parts = list[str]()  # of the outermost mapping: key, value, key, and so on
    for event in _events(text):
        begins = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        if begins and not open_:
            flow = bool(event.flow_style)
        if first < 0 and isinstance(event, yaml.ScalarEvent):
            first = getattr(event.start_mark, "index", 0)
        open_ += begins - closes
        start, end = (getattr(mark, "index", 0) for mark in (event.start_mark, event.end_mark))
        if open_ and not begins and start < end:
            last = end  # the end of a block has no width
        if open_ == 1 and not begins:
            parts.append(str(getattr(event, "value", "")))
            if len(parts) % 2 == 0:
                ends[parts[-2]] = last
    if not ends:
        raise SpliceFault("the file holds no fields")
    return _Top(flow, first, last, ends)


def _block(key: str, value: Value, indent: str) -> str:
    if isinstance(value, int):
        return f"{indent}{key}: {value}\n"
    lines = (f"{indent}  {name}: {words}\n" for name, words in value.items())
    return f"{indent}{key}:\n{''.join(lines)}"


def _flow(key: str, value: Value) -> str:
    if isinstance(value, int):
        return f"{key}: {value}"
    return f"{key}: {{{', '.join(f'{name}: {words}' for name, words in value.items())}}}"


def _events(text: str) -> Iterator[Any]:
    parser = events(text)
    try:
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            yield event
    except yaml.YAMLError as fault:
        raise SpliceFault("the file is no YAML") from fault
