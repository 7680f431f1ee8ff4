"""Where each printed letter of a text stands in its source, and what stands there unprinted.

A text of a record holds more than is printed: the stars of an emphasis, the address of a link, the
key of a citation. Whoever puts other words into it must leave all of that where it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from jobcareer_kb.inline import (
    Cite,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Strong,
    Text,
    parse,
    typed,
    with_addresses,
)

LABEL = re.compile(r"\[\d+(?:, [^\[\];]*)?(?:; \d+(?:, [^\[\];]*)?)*\]")
"""A citation as it is printed."""
_CITATION = re.compile(r"\[(?=@)[^\[\]]*\]")


class Sort(Enum):
    """What a unit of a text is."""

    LETTER = "letter"
    WHOLE = "whole"
    """Printed, and only as a whole: the number of a citation, the address behind a link."""
    OPENING = "opening"
    CLOSING = "closing"
    HIDDEN = "hidden"
    """A citation that is not printed here."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a text: what is printed of it, and its place in the source."""

    printed: str
    start: int
    end: int
    sort: Sort = Sort.LETTER


class Unmapped(Exception):
    """A text is not laid out as its tree says, so that no letter can be placed."""


def letters(source: str, labels: Sequence[str], paper: bool) -> tuple[Unit, ...]:
    """The units of a text in order, white space folded.

    `labels` are what its citations are printed as, empty where one is not; on `paper` a link shows
    its address. Raises Unmapped.
    """
    walk = _Walk(source, iter(labels), paper)
    try:
        walk.nodes(parse(source).inlines)
    except IndexError:
        raise Unmapped from None
    return tuple(_folded(walk.units))


def printed(units: Sequence[Unit]) -> str:
    """What the units print."""
    return "".join(unit.printed for unit in units)


class _Walk:
    """A source and its tree, side by side."""

    def __init__(self, source: str, labels: Iterator[str], paper: bool) -> None:
        self.units: list[Unit] = []
        self._source = source
        self._labels = labels
        self._paper = paper
        self._at = len(source) - len(source.lstrip())

    def nodes(self, nodes: Inlines) -> None:
        for node in nodes:
            self._node(node)

    def _node(self, node: Inline) -> None:
        match node:
            case Text(text):
                for char in text:
                    self._letter(char)
            case Cite():
                self._cite()
            case Emphasis(children):
                self._around("*", children, "*")
            case Strong(children):
                self._around("**", children, "**")
            case Link(url, children):
                self._around("[", children, f"]({url})")
                shown = with_addresses((node,)) if self._paper else (node,)
                if len(shown) > 1:
                    self.units.append(Unit(f" ({typed(url)})", self._at, self._at, Sort.WHOLE))
            case _:
                raise Unmapped

    def _around(self, before: str, children: Inlines, after: str) -> None:
        self._sign(before, Sort.OPENING)
        self.nodes(children)
        self._sign(after, Sort.CLOSING)

    def _sign(self, sign: str, sort: Sort) -> None:
        if not self._source.startswith(sign, self._at):
            raise Unmapped
        self._take("", len(sign), sort)

    def _letter(self, char: str) -> None:
        here = self._source[self._at]
        if here == "\\" and self._source[self._at + 1] == char:
            self._take(char, 2)
        elif char == " " and here.isspace():
            rest = self._source[self._at :]
            self._take(" ", len(rest) - len(rest.lstrip()))
        elif here == char:
            self._take(char, 1)
        else:
            raise Unmapped

    def _cite(self) -> None:
        found = _CITATION.match(self._source, self._at)
        if found is None:
            raise Unmapped
        if label := next(self._labels, ""):
            self._take(label, len(found[0]), Sort.WHOLE)
            return
        start = self._at
        while self.units and self.units[-1].sort is Sort.LETTER and self.units[-1].printed == " ":
            start = self.units.pop().start  # the space before it is not printed either
        self._at = start
        self._take("", found.end() - start, Sort.HIDDEN)

    def _take(self, text: str, length: int, sort: Sort = Sort.LETTER) -> None:
        self.units.append(Unit(text, self._at, self._at + length, sort))
        self._at += length


def _folded(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units with one space between words, and none at either end."""
    last = max((at for at, unit in enumerate(units) if unit.printed.strip()), default=-1)
    space = True
    for at, unit in enumerate(units):
        if unit.sort is Sort.LETTER and unit.printed.isspace():
            if not space and at < last:
                yield Unit(" ", unit.start, unit.end)
            space = True
            continue
        space = space and not unit.printed
        yield unit


__all__ = ["LABEL", "Sort", "Unit", "Unmapped", "letters", "printed"]
