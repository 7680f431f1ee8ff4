"""Replace the words of one scalar; style, indentation and line breaks stay as they were.

The smallest change is tried first: only the words that differ, where they stand. Then the scalar is
written anew in its own style, then in quotes. Each attempt is read back by libyaml and taken only
if that scalar, and nothing else in the file, has the new value.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import yaml

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.mending.edits.styles import (
    NARROWEST,
    WIDEST,
    Place,
    Sort,
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
    """A new value for the scalar at a place; a key is a scalar too."""

    span: Span
    value: str
    place: Callable[[int], Place] | None = None
    """Where a character of the old value stands; without it the scalar is written anew."""
    sort: Sort | None = None
    """What the new value is to be read as, where that is not what the old one was read as."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A piece of a file, by its offsets, and what stands there instead."""

    start: int
    end: int
    text: str


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
    """Return a file's text with one scalar replaced; raises SpliceFault as `patch` does."""
    return applied(text, patch(text, edit))


def applied(text: str, change: Patch) -> str:
    """Return a text with one piece replaced."""
    return text[: change.start] + change.text + text[change.end :]


def patch(text: str, edit: Edit) -> Patch:
    """Return the smallest change of a file that gives one scalar its new value, and no more.

    Raises SpliceFault where no scalar begins at the place, or none of the styles can hold the
    value.
    """
    start, end = _surroundings(text, edit.span.line)
    part, above = text[start:end], text.count("\n", 0, start)
    try:
        found = _patch(part, replace(edit, span=_moved(edit.span, above)), above)
    except SpliceFault:
        if part == text:
            raise
        return _patch(text, edit, 0)
    return Patch(found.start + start, found.end + start, found.text)


def _surroundings(text: str, line: int) -> tuple[int, int]:
    """The lines around one that stand for themselves: from a line without indent to the next.

    A file of records may be long, and a mend of one need not read all the others.
    """
    heads = _heads(text)
    index = bisect_right(heads, line - 1, key=lambda head: head[0])
    return heads[index - 1][1] if index else 0, heads[index][1] if index < len(heads) else len(text)


@lru_cache(maxsize=4)  # the findings of a file come one after the other
def _heads(text: str) -> tuple[tuple[int, int], ...]:
    """Number and offset of each line without indent, from 0; blank lines and comments are none."""
    starts = _line_starts(text)[:-1]
    return tuple(
        (n, at) for n, at in enumerate(starts) if text[at : at + 1] not in ("", " ", "#", "\n")
    )


def _moved(span: Span, above: int) -> Span:
    return replace(span, line=span.line - above, end_line=span.end_line - above)


def _patch(text: str, edit: Edit, above: int) -> Patch:
    """The same within a part of the file; places count the lines `above` it too."""
    before = scalars_of(text)
    index, scalar = _scalar_at(text, edit.span)
    sort = edit.sort or before[index][1]
    wanted = [*before[:index], (edit.value, sort), *before[index + 1 :]]
    if wanted == before:
        return Patch(scalar.start, scalar.start, "")
    for candidate in _candidates(text, scalar, edit, sort, above):
        try:
            if scalars_of(applied(text, candidate)) == wanted:
                return candidate
        except SpliceFault:
            continue
    raise SpliceFault(f"{edit.span}: no way to write {edit.value[:40]!r} here")


def commented(text: str, change: Patch) -> str:
    """Return a file's text with a piece of a comment replaced.

    Raises SpliceFault where the piece is no comment: what a reader of YAML gets may not change.
    """
    after = applied(text, change)
    if "\n" in change.text or scalars_of(after) != scalars_of(text):
        raise SpliceFault("the piece is no comment")
    return after


def patched(text: str, patches: Sequence[Patch]) -> str:
    """Make several changes of one file that were tried one by one; they may not overlap.

    Raises SpliceFault where they do, or where together they change more than as many scalars.
    """
    order = sorted(patches, key=lambda each: (each.start, each.end))
    if any(b.start < a.end or b.start == a.start for a, b in pairwise(order)):
        raise SpliceFault("two changes of the same piece")
    ends = (0, *(each.end for each in order))
    kept = [text[end : each.start] for end, each in zip(ends, order, strict=False)]
    pieces = (piece for part, each in zip(kept, order, strict=True) for piece in (part, each.text))
    after = "".join((*pieces, text[ends[-1] :]))
    old, new = scalars_of(text), scalars_of(after)
    differ = sum(a != b for a, b in zip(old, new, strict=False))
    if len(old) != len(new) or differ > len(order):
        raise SpliceFault("two changes that do not go together")
    return after


def _candidates(text: str, scalar: _Scalar, edit: Edit, sort: Sort, above: int) -> Iterator[Patch]:
    source, value = text[scalar.start : scalar.end], edit.value
    fits = sort != "text" or sort_of(value) == "text"
    plain = fits and fits_plain(value, scalar.flow)
    if sort == "text" and (scalar.style or plain) and edit.place is not None:
        yield from _smallest(text, scalar, edit.place, value, above)
    for whole in _wholes(source, scalar, value, sort, plain):
        yield Patch(scalar.start, scalar.end, whole)


def _wholes(source: str, scalar: _Scalar, value: str, sort: Sort, plain: bool) -> Iterator[str]:
    """The whole scalar anew: in its own style, then in quotes; the comment of a block stays."""
    if sort != "text":
        yield value
        return
    comment = ""
    if scalar.style in _BLOCKS:
        indent, width = _measures(source)
        header = source.split("\n", 1)[0]
        kind = header.split()[0]
        comment = header[len(kind) :].rstrip()
        whole = block(value, kind, indent, width)
        if whole is not None:
            first, *rest = whole.split("\n")
            yield "\n".join((f"{first}{comment}", *rest))
    elif not scalar.style and plain:
        yield value
    single = scalar.style == "'" or (scalar.style != '"' and '"' in value)
    yield quoted(value, "'" if single else '"') + comment


def _smallest(
    text: str, scalar: _Scalar, place: Callable[[int], Place], value: str, above: int
) -> Iterator[Patch]:
    """Only the words that differ, between what the two values share at either end."""
    old = scalar.value
    head = _shared(old, value)
    tail = _shared(old[head:][::-1], value[head:][::-1])
    starts = _line_starts(text)

    def offset(index: int) -> int:
        line, column = place(index)
        if not 0 < line - above < len(starts):
            raise SpliceFault("the scalar stands in other lines too")
        return starts[line - 1 - above] + column - 1

    close = scalar.end - (scalar.style in _QUOTES)
    first = offset(head) if head < len(old) else close
    last = offset(len(old) - tail) if tail else close
    middle = written(value[head : len(value) - tail], scalar.style)
    if scalar.start <= first <= last <= scalar.end and "\n" not in middle:
        yield Patch(first, last, middle)


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


def scalars_of(text: str) -> list[tuple[str, Sort]]:
    """Every scalar and every bracket of a file, as a list that shows any difference.

    A plain scalar is told by its sort, since `5` in quotes is a text. Raises SpliceFault where the
    file is no YAML.
    """
    try:
        return [
            (event.value, "text" if event.style else sort_of(event.value))
            if isinstance(event, yaml.ScalarEvent)
            else (type(event).__name__, "text")
            for event in _events(text)
        ]
    except yaml.YAMLError as fault:
        raise SpliceFault("the file is no YAML") from fault


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
