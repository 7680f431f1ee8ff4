"""Records with the figures that their texts name in the place of the names.

All who read, judge, print or trace a text see it as it is printed; `back` leads from a place in it
to the place in the file. What changes files takes the records as they are written.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from jobcareer_kb.facts import Facts
from jobcareer_kb.figures.printing import Figures
from jobcareer_kb.inline import PlacedFigure, Route, parse
from jobcareer_kb.model import Record
from jobcareer_kb.model._texts import with_texts
from jobcareer_kb.values import Claim, Words, words_of

SIGN = "[#"
_KIND = "figure/"
_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Where words that were put in stand: in the text as printed, and in the text as written."""

    start: int
    end: int
    written_start: int
    written_end: int


@dataclass(frozen=True, slots=True)
class BoundText:
    """A text with its figures."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    """Where each piece begins in the text."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the printed text in the written one, with the whole of each figure in it."""
        first, after = self._back(start)
        return (first, self._back(end - 1)[1]) if end > start else (first, max(first, after - 1))

    def _back(self, at: int) -> tuple[int, int]:
        """Where one character stands, or the figure that it is part of."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return at, at + 1
        piece = self.pieces[number]
        if at < piece.end:
            return piece.written_start, piece.written_end
        written = at - piece.end + piece.written_end
        return written, written + 1


class BoundRecords(Mapping[str, Record]):
    """Records by `kind/id`; each is bound when it is asked for."""

    def __init__(
        self, written: Mapping[str, Record], facts: Mapping[str, Facts], figures: Figures
    ) -> None:
        self._written = written
        self._facts = facts
        self._figures = figures
        self._bound: dict[str, Record] = {}
        self._texts: dict[str, dict[Route, BoundText]] = {}

    def __getitem__(self, name: str) -> Record:
        if not self._names_figures(name):
            return self._written[name]
        if name not in self._bound:
            texts = self._bound_texts(name)
            self._bound[name] = with_texts(
                self._written[name], {route: each.text for route, each in texts.items()}
            )
        return self._bound[name]

    def __contains__(self, name: object) -> bool:
        return name in self._written

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def back(self, name: str, route: Route, start: int, end: int) -> tuple[int, int]:
        """A stretch of a text of these records in the text as it is written."""
        if not self._names_figures(name):
            return start, end
        bound = self._bound_texts(name).get(route)
        return (start, end) if bound is None else bound.back(start, end)

    def bound(self, name: str, route: Route) -> BoundText:
        """A text of these records, with the way back into the text as it is written."""
        text = str(dict(words_of(self[name]))[route])
        found = self._bound_texts(name).get(route) if self._names_figures(name) else None
        return found or BoundText(text, (), ())

    def _names_figures(self, name: str) -> bool:
        facts = self._facts.get(name)
        return facts is not None and bool(facts.figures) and not name.startswith(_KIND)

    def _bound_texts(self, name: str) -> dict[Route, BoundText]:
        if name not in self._texts:
            texts = words_of(self._written[name])
            cited = self._facts[name].cites
            self._texts[name] = {
                route: self._bind(words, cited) for route, words in texts if SIGN in words
            }
        return self._texts[name]

    def _bind(self, words: Words, cited: Collection[str]) -> BoundText:
        """A text with its figures. Behind the last one of a source stands a citation, unless the
        text cites it or, where it is no claim, another text of the record does."""
        parsed = parse(str(words))
        if isinstance(words, Claim):
            cited = frozenset(cite.item.reference for cite in parsed.cites)
        last = {self._source(named): named for named in parsed.figures}
        text, at, pieces, length = str(words), 0, list[Piece](), 0
        parts: list[str] = []

        def put(start: int, end: int, said: str) -> None:
            nonlocal at, length
            before = text[at:start]
            length += len(before)
            pieces.append(Piece(length, length + len(said), start, end))
            parts.extend((before, said))
            length += len(said)
            at = end

        for named in parsed.figures:
            said = self._figures.printed(named.figure, named.part)
            if said is None:
                continue
            put(named.start, named.end, said)
            source = self._source(named)
            if source and source not in cited and last[source] is named:
                end = at + 1 if text.startswith(_ENDS, at) else at
                put(end, end, f" [@{{{source}}}]")
        return BoundText(
            "".join((*parts, text[at:])), tuple(pieces), tuple(piece.start for piece in pieces)
        )

    def _source(self, named: PlacedFigure) -> str:
        figure = self._figures.get(named.figure)
        return figure.reference if figure is not None else ""
