"""From routes back to places: which line and column a key, a value or a word of a text stands on.

Places of a good file are never stored but found again, by reading the file once more, when
somebody asks.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import yaml

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.yaml.events import events, span_of
from jobcareer_kb.loading.yaml.limits import MAX_DEPTH, GivenUp
from jobcareer_kb.loading.yaml.scalars import Place, value_offsets

NO_OTHERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Node:
    """Where a value stands, and how a scalar was written."""

    span: Span
    key_span: Span | None
    style: str | None = None
    value: str | None = None


class Positions:
    """Places of one file's keys and values; the file is read again when the first is asked for."""

    def __init__(self, text: str, path: str, former: Mapping[str, str] = NO_OTHERS) -> None:
        """`former` gives keys of an earlier format with the names by which they are asked for."""
        self._lines = text.split("\n")
        self._path = path
        self._nodes = dict(_located(text, path))
        self._former = {now: then for then, now in former.items()}
        self._read: tuple[Route, list[Place] | None] = ((), None)
        """The text in which somebody looked last, and where its characters stand: most findings
        about a text come one after the other."""

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
        first = self._first.get(route, node)
        return first.key_span or first.span

    @cached_property
    def _first(self) -> dict[Route, _Node]:
        """The first value within each collection."""
        found: dict[Route, _Node] = {}
        for route, node in self._nodes.items():
            if route:
                found.setdefault(route[:-1], node)
        return found

    def within(self, route: Route, start: int, end: int) -> Span:
        """Where characters of a text stand, also inside folded and quoted scalars."""
        node = self._node(route)
        if node.value is None:
            return node.span
        if self._read[0] != route or not route:
            self._read = route, value_offsets(self._lines, node.span, node.style, node.value)
        places = self._read[1]
        if not places:
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
            then = self._former.get(str(route[-1]))
            route = (*route[:-1], then) if then else route[:-1]
        return self._nodes.get(route) or _Node(Span(self._path), None)


def _edges(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def _located(text: str, path: str) -> Iterator[tuple[Route, _Node]]:
    """Every node of a file with its route; stops where the file is no longer read.

    That is where it is no YAML, or nested too deep: the routes of a million open brackets would
    fill the memory.
    """
    parser = events(text)
    # Of every open collection: its route, whether it is a mapping, the pending key or next index.
    stack: list[tuple[Route, bool, Any]] = []
    while True:
        try:
            event = parser.get_event()
        except yaml.YAMLError as fault:
            part = GivenUp(text, fault).as_deep_as_read()
            if part is not None:  # with the places that were held back
                yield from _located(part, path)
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
            yield route, _Node(span_of(path, event), key_span, style, scalar)
            if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                is_mapping = kind is yaml.MappingStartEvent
                stack.append((route, is_mapping, None if is_mapping else 0))
                if len(stack) > MAX_DEPTH:
                    return


def _next_route(stack: list[tuple[Route, bool, Any]], path: str) -> tuple[Route, Span | None]:
    """Route of the value that comes next, and the span of its key."""
    if not stack:
        return (), None
    route, is_mapping, state = stack[-1]
    if is_mapping:
        stack[-1] = (route, True, None)
        return (*route, state.value), span_of(path, state)
    stack[-1] = (route, False, state + 1)
    return (*route, state), None
