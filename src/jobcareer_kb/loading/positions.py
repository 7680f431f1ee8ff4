"""From YAML text to plain data, by the event stream of libyaml, and from routes back to places.

The subset: one document; mappings, lists and scalars; no tags, anchors or aliases; no doubled
keys. A plain scalar is an integer, `true`, `false`, null, or else a text, so `no` stays a word
and `12:30` a time. Building straight from events is faster than PyYAML's own constructor and gives
places at no cost; places of a good file are never stored but found again when somebody asks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.scalars import value_offsets

MAX_DEPTH = 24
MAX_BYTES = 4 * 1024 * 1024
MAX_LINE = 20_000
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_REFUSED = re.compile(
    f"[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff{_BIDI}]"
)
_NAMES = {
    "\t": "a tab",
    "\r": "a carriage return",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
    "\u0085": "a next-line sign (U+0085)",
}


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events where PyYAML was built without libyaml; some twenty times slower."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _events(text: str) -> Any:
    """Return a parser whose `get_event` yields YAML events."""
    c_parser = getattr(yaml, "cyaml", None)
    return c_parser.CParser(text) if c_parser is not None else _PureParser(text)


@dataclass(frozen=True, slots=True)
class Data:
    """What a file holds, as far as it could be read."""

    value: Any
    """Mappings, lists, texts, integers, booleans, None."""
    diagnostics: tuple[Diagnostic, ...]
    """Empty where the value may be trusted."""


class _Stop(Exception):
    """Reading the file ends at this finding."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Turn bytes into text, or say at which line and column they are not clean UTF-8."""
    if len(data) > MAX_BYTES:
        message = f"file has {len(data):,} bytes, at most {MAX_BYTES:,} are read"
        return "", (rules.SIZE.at(Span(path), message, "split it into several files"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = f"0x{data[fault.start]:02X}"
        return "", (
            rules.ENCODING.at(
                Span(path, line, column, line, column + 1),
                f"byte {byte} is not UTF-8",
                "save the file with the encoding UTF-8",
            ),
        )
    return text, tuple(_refused_characters(text, path))


def _refused_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """One finding for each line that holds a refused character, at the first one."""
    seen = 0
    for found in _REFUSED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        if line == seen:
            continue
        seen = line
        yield _character(found.group(), Span(path, line, column, line, column + 1))
    longest = max((len(line) for line in text.split("\n")), default=0)
    if longest > MAX_LINE:
        place = next(i for i, line in enumerate(text.split("\n"), 1) if len(line) > MAX_LINE)
        message = f"line has {longest:,} characters, at most {MAX_LINE:,} are read"
        yield rules.SIZE.at(Span(path, place, 1, place, 2), message, "break the text into lines")


def _character(char: str, span: Span) -> Diagnostic:
    if char == "\ufeff":
        return rules.ENCODING.at(
            span, "a byte order mark (U+FEFF)", "save the file as UTF-8 without BOM"
        )
    what = _NAMES.get(char)
    if what is None:
        kind = (
            "an invisible sign that turns text"
            if re.match(f"[{_BIDI}]", char)
            else "a control character"
        )
        what = f"{kind} (U+{ord(char):04X})"
    help = "indent with spaces" if char == "\t" else "delete it"
    help = "end lines with LF alone" if char == "\r" else help
    return rules.CHARACTER.at(span, f"{what} in the file", help)


def load(text: str, path: str, *, markers: bool = False) -> Data:
    """Build plain data from YAML text; with `markers`, the `---` lines of Pandoc are admitted."""
    builder = _Builder(path, markers)
    try:
        value = builder.build(_events(text))
    except _Stop as stop:
        return Data(None, (*builder.diagnostics, stop.diagnostic))
    except (yaml.YAMLError, ValueError) as fault:  # ValueError: the pure parser, at "\\U00110000"
        return Data(None, (*builder.diagnostics, _syntax(fault, path)))
    return Data(value, tuple(builder.diagnostics))


def _syntax(fault: Exception, path: str) -> Diagnostic:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    problem = str(getattr(fault, "problem", None) or fault).split("\n")[0]
    context = getattr(fault, "context", None)
    said = f"{problem} ({context})" if context else problem
    return rules.SYNTAX.at(
        Span(path, line, column, line, column + 1),
        f"not valid YAML: {said}",
        "quote a text that holds ': ' or ' #', or that begins with a sign",
    )


def _span(path: str, event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Builder:
    """One pass over the events of one file, without recursion."""

    def __init__(self, path: str, markers: bool) -> None:
        self.path = path
        self.markers = markers
        self.diagnostics: list[Diagnostic] = []
        self.latest = Span(path)
        """Where the latest document begins."""

    def build(self, parser: Any) -> Any:
        """Return the one document's value."""
        root: list[Any] = []
        stack: list[tuple[Any, Any]] = []  # (container, pending key) of every open collection
        container: Any = root
        key: Any = None
        get_event = parser.get_event
        documents = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                if event.style == '"' and (found := _REFUSED.search(event.value)):
                    self.diagnostics.append(_character(found.group(), _span(self.path, event)))
                if type(container) is list:
                    container.append(_scalar(event))
                elif key is None:
                    key = self.key(container, event)
                else:
                    container[key] = _scalar(event)
                    key = None
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                value: Any = {} if kind is yaml.MappingStartEvent else []
                self.attach(container, key, value, event)
                stack.append((container, None))
                if len(stack) > MAX_DEPTH:
                    raise _Stop(
                        rules.DEPTH.at(
                            _span(self.path, event),
                            f"nested more than {MAX_DEPTH} deep",
                            "look for a slip of indentation",
                        )
                    )
                container, key = value, None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                container, key = stack.pop()
            elif kind is yaml.AliasEvent:
                self.refuse(event)
                if type(container) is dict and key is None:
                    raise _Stop(self.diagnostics.pop())
                self.attach(container, key, None, event)
                key = None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                self.document(event, documents)
            elif kind is yaml.DocumentEndEvent and event.explicit and not self.markers:
                raise _Stop(
                    rules.DOCUMENTS.at(
                        _span(self.path, event),
                        "a '...' line ends the document",
                        "remove the line; a file holds one document",
                    )
                )
            elif kind is yaml.StreamEndEvent:
                return self.single(root)

    def attach(self, container: Any, key: Any, value: Any, event: Any) -> None:
        if type(container) is list:
            container.append(value)
        elif key is None:
            raise _Stop(
                rules.KEY.at(
                    _span(self.path, event), "a key is not a plain word", "write name: value"
                )
            )
        else:
            container[key] = value

    def key(self, container: dict[str, Any], event: Any) -> str:
        key: str = event.value
        if key in container:
            self.diagnostics.append(
                rules.DOUBLED_KEY.at(
                    _span(self.path, event), f"key {key!r} stands twice", "remove one of the two"
                )
            )
        container[key] = None
        return key

    def document(self, event: Any, number: int) -> None:
        self.latest = _span(self.path, event)
        explicit = bool(event.explicit) and not self.markers
        if explicit or (number > 1 and not self.markers):
            raise _Stop(
                rules.DOCUMENTS.at(
                    _span(self.path, event),
                    "a '---' line begins a document of its own"
                    if number == 1
                    else "a second document begins",
                    "remove the line; a file holds one document",
                )
            )

    def single(self, root: list[Any]) -> Any:
        if len(root) > 1 and root[-1] is None:  # the closing '---' of Pandoc
            root.pop()
        if len(root) > 1:
            raise _Stop(
                rules.DOCUMENTS.at(
                    self.latest, "a second document in the file", "join the two into one list"
                )
            )
        return root[0] if root else None

    def refuse(self, event: Any) -> None:
        span = _span(self.path, event)
        if type(event) is yaml.AliasEvent:
            found = rules.ANCHOR.at(span, f"alias '*{event.anchor}'", "write the value out")
        elif event.anchor is not None:
            found = rules.ANCHOR.at(span, f"anchor '&{event.anchor}'", "remove it")
        else:
            found = rules.TAG.at(span, f"tag '{event.tag}'", "remove it")
        self.diagnostics.append(found)


def _scalar(event: Any) -> Any:
    value: str = event.value
    if event.style:  # quoted and block scalars are texts; a plain one has no style
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    return value


@dataclass(frozen=True, slots=True)
class _Node:
    """Where a value stands, and how a scalar was written."""

    span: Span
    key_span: Span | None
    style: str | None = None
    value: str | None = None


class Positions:
    """Places of one file's keys and values; the file is read again when the first is asked for."""

    def __init__(self, text: str, path: str) -> None:
        self._lines = text.split("\n")
        self._path = path
        self._nodes = dict(_located(text, path))

    def value(self, route: Route) -> Span:
        """Where a value stands; for a route that does not exist, its nearest parent."""
        return self._node(route).span

    def key(self, route: Route) -> Span:
        """Where the key of a value stands; the value itself within a list."""
        node = self._node(route)
        return node.key_span or node.span

    def parent_key(self, route: Route) -> Span:
        """Where a field is missing: the key that should hold it, or the record's first key."""
        node = self._node(route)
        if node.key_span is not None:
            return node.key_span
        depth = len(route)
        inside = (n for r, n in self._nodes.items() if len(r) > depth and r[:depth] == route)
        first = next(inside, node)
        return first.key_span or first.span

    def within(self, route: Route, start: int, end: int) -> Span:
        """Where characters of a text stand, also inside folded and quoted scalars."""
        node = self._node(route)
        if node.value is None:
            return node.span
        places = value_offsets(self._lines, node.span, node.style, node.value)
        if places is None or not places:
            return node.span
        first = places[min(start, len(places) - 1)]
        last = places[min(max(end - 1, start), len(places) - 1)]
        return Span(self._path, first[0], first[1], last[0], last[1] + 1)

    def route_at(self, line: int, column: int) -> Route:
        """The route of the last value that begins, with its key, at a place or before it."""
        starts, routes = self._starts
        at = bisect_right(starts, (line, column)) - 1
        return routes[at] if at >= 0 else ()

    def texts(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Beginning and end of each scalar and key, within which a `#` begins no comment."""
        for node in self._nodes.values():
            if node.key_span is not None:
                yield _edges(node.key_span)
            if node.value is not None:
                start, end = _edges(node.span)
                # the header of a block, as in `meaning: >  # why`, may bear a comment
                yield ((start[0] + 1, 1) if node.style in ("|", ">") else start), end

    def extents(self) -> Iterator[tuple[tuple[int, int], tuple[int, int], bool]]:
        """Beginning, with its key, and end of each value, and whether it is a scalar.

        The list that a file consists of is left out: it begins where its first entry does.
        """
        ends: dict[Route, tuple[int, int]] = {}
        for route, node in reversed(self._nodes.items()):  # what is inside comes first
            ends[route] = max(ends.get(route, (0, 0)), _edges(node.span)[1])
            if route:
                ends[route[:-1]] = max(ends.get(route[:-1], (0, 0)), ends[route])
        for route, node in self._nodes.items():
            if route or (0,) not in self._nodes:
                start = _edges(node.key_span or node.span)[0]
                yield start, ends[route], node.value is not None

    @cached_property
    def _starts(self) -> tuple[tuple[tuple[int, int], ...], tuple[Route, ...]]:
        spans = (node.key_span or node.span for node in self._nodes.values())
        return tuple((span.line, span.column) for span in spans), tuple(self._nodes)

    def _node(self, route: Route) -> _Node:
        while route and route not in self._nodes:
            route = route[:-1]
        return self._nodes.get(route) or _Node(Span(self._path), None)


def _edges(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def _located(text: str, path: str) -> Iterator[tuple[Route, _Node]]:
    """Every node of a file with its route; stops where the file is no longer YAML."""
    parser = _events(text)
    # Of every open collection: its route, whether it is a mapping, the pending key or next index.
    stack: list[tuple[Route, bool, Any]] = []
    while True:
        try:
            event = parser.get_event()
        except yaml.YAMLError:
            return
        kind = type(event)
        if kind is yaml.StreamEndEvent:
            return
        if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            stack.pop()
        elif kind in (
            yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ):  # fmt: skip
            if stack and stack[-1][1] and stack[-1][2] is None:
                if kind is not yaml.ScalarEvent:
                    return  # a key that is no word; the file was refused for it
                stack[-1] = (stack[-1][0], True, event)
                continue
            route, key_span = _next_route(stack, path)
            scalar = event.value if kind is yaml.ScalarEvent else None
            style = event.style if kind is yaml.ScalarEvent else None
            yield route, _Node(_span(path, event), key_span, style, scalar)
            if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                is_mapping = kind is yaml.MappingStartEvent
                stack.append((route, is_mapping, None if is_mapping else 0))


def _next_route(stack: list[tuple[Route, bool, Any]], path: str) -> tuple[Route, Span | None]:
    """Route of the value that comes next, and the span of its key."""
    if not stack:
        return (), None
    route, is_mapping, state = stack[-1]
    if is_mapping:
        stack[-1] = (route, True, None)
        return (*route, state.value), _span(path, state)
    stack[-1] = (route, False, state + 1)
    return (*route, state), None
