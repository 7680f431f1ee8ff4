"""Replace the words of one scalar; style, indentation and line breaks stay as they were.

The smallest change is tried first: only the words that differ, where they stand. Then the scalar is
written anew in its own style, then in quotes. Each attempt is read back by libyaml and taken only
if that scalar, and nothing else in the file, has the new value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.edits._styles import (
    NARROWEST,
    WIDEST,
    Place,
    block,
    fits_plain,
    quoted,
    sort_of,
    written,
)

_BLOCKS = ("|", ">")
_QUOTES = ("'", '"')


class SpliceFault(ValueError):
    """A scalar cannot be replaced without a change to something else."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for the scalar at a place."""

    span: Span
    value: str
    places: tuple[Place, ...] = ()
    """Where each character of the old value stands; without them the scalar is written anew."""


@dataclass(frozen=True, slots=True)
class _Scalar:
    start: int
    end: int
    """Offsets in the text; a block ends before the line end of its last line."""
    style: str
    """Empty, a quote, `|` or `>`."""
    value: str
    flow: bool
    """True within `[...]` or `{...}`."""


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """Make several edits of one file, last one first, so that earlier places hold."""
    order = sorted(edits, key=lambda edit: (edit.span.line, edit.span.column), reverse=True)
    for edit in order:
        text = splice(text, edit)
    return text


def splice(text: str, edit: Edit) -> str:
    """Return a file's text with one scalar replaced.

    Raises SpliceFault where no scalar begins at the place, or none of the styles can hold the
    value.
    """
    before = _read(text)
    index, scalar = _scalar_at(text, edit.span)
    if scalar.value == edit.value:
        return text
    wanted = [*before[:index], (edit.value, *before[index][1:]), *before[index + 1 :]]
    for candidate in _candidates(text, scalar, edit):
        try:
            if _read(candidate) == wanted:
                return candidate
        except yaml.YAMLError:
            continue
    raise SpliceFault(f"{edit.span}: no way to write {edit.value[:40]!r} here")


def _candidates(text: str, scalar: _Scalar, edit: Edit) -> Iterator[str]:
    for source in _sources(text, scalar, edit):
        yield text[: scalar.start] + source + text[scalar.end :]


def _sources(text: str, scalar: _Scalar, edit: Edit) -> Iterator[str]:
    source, value = text[scalar.start : scalar.end], edit.value
    plain = fits_plain(value, scalar.flow) and sort_of(value) == sort_of(scalar.value)
    if scalar.style or plain:
        if len(edit.places) == len(scalar.value):
            yield from _patched(text, scalar, edit)
        if scalar.style in _BLOCKS:
            indent, width = _measures(source)
            whole = block(value, source.split("\n", 1)[0].split(" ")[0], indent, width)
            if whole is not None:
                yield whole
        elif not scalar.style:
            yield value
    single = scalar.style == "'" or (scalar.style != '"' and '"' in value)
    yield quoted(value, "'" if single else '"')


def _patched(text: str, scalar: _Scalar, edit: Edit) -> Iterator[str]:
    """Only the words that differ, between what the two values share at either end."""
    old, new = scalar.value, edit.value
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    starts = _line_starts(text)
    offsets = [starts[line - 1] + column - 1 for line, column in edit.places]
    close = scalar.end - (scalar.style in _QUOTES)
    first = offsets[head] if head < len(old) else close
    last = offsets[len(old) - tail] if tail else close
    middle = written(new[head : len(new) - tail], scalar.style)
    if first <= last and "\n" not in middle:
        yield text[scalar.start : first] + middle + text[last : scalar.end]


def _shared(a: str, b: str) -> int:
    """How many characters two texts share at their beginning."""
    for count, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return count
    return min(len(a), len(b))


def _measures(source: str) -> tuple[int, int]:
    """Indentation of a block's content, and the width to which it was wrapped."""
    lines = [line for line in source.split("\n")[1:] if line.strip()]
    indent = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 2
    return indent, min(WIDEST, max(NARROWEST, *(len(line) for line in lines), 0))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _events(text: str) -> Iterator[Any]:
    library: Any = getattr(yaml, "cyaml", None)
    if library is None:
        yield from yaml.parse(text)
        return
    parser = library.CParser(text)
    while True:
        event = parser.get_event()
        yield event
        if isinstance(event, yaml.StreamEndEvent):
            return


def _read(text: str) -> list[tuple[str, str]]:
    """Every scalar and every bracket of a file, as a list that shows any difference.

    A plain scalar is told by its sort, since `5` in quotes is a text.
    """
    return [
        (event.value, "text" if event.style else sort_of(event.value))
        if isinstance(event, yaml.ScalarEvent)
        else (type(event).__name__, "")
        for event in _events(text)
    ]


def _scalar_at(text: str, span: Span) -> tuple[int, _Scalar]:
    starts = _line_starts(text)
    depth = 0
    for index, event in enumerate(_events(text)):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += bool(event.flow_style) or depth > 0
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= depth > 0
        elif isinstance(event, yaml.ScalarEvent):
            first: Any = event.start_mark
            last: Any = event.end_mark
            if (first.line + 1, first.column + 1) == (span.line, span.column):
                start = starts[first.line] + first.column
                end = starts[last.line] + last.column
                style = event.style or ""
                end = start + len(text[start:end].rstrip("\n ")) if style in _BLOCKS else end
                return index, _Scalar(start, end, style, event.value, depth > 0)
    raise SpliceFault(f"{span}: no text begins here")
