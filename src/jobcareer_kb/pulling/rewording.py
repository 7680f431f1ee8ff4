"""Put the words of an edited file into the source of a text; all that is not printed stays."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from jobcareer_kb.figures.bound_records import BoundText, Piece
from jobcareer_kb.inline import Cite, CiteItem, Link, escaped, parse, walk
from jobcareer_kb.pulling.letters import LABEL, Sort, Unit, Unmapped, letters, printed
from jobcareer_kb.tracing.likeness import Steps
from jobcareer_kb.values import MAX_WORDS

_TOKEN = re.compile(rf"{LABEL.pattern}|\s?\w+|\s?[^\w\s]|\s")


class Refused(Exception):
    """Words cannot be put into a text safely; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A text as the build printed it."""

    bound: BoundText
    """With its figures, and how each place of it leads back into the file."""
    labels: tuple[str, ...]
    """What each citation is printed as; empty where one is not."""
    paper: bool
    """True where links show their addresses."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its letters, and what stands between them; raises Unmapped."""
        return letters(self.bound.text, self.labels, self.paper)

    @property
    def words(self) -> str:
        """What the reader sees; raises Unmapped."""
        return printed(self.units)


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Other words for a stretch of a source."""

    start: int
    end: int
    words: str


def reworded(before: Printed, source: str, said: str, steps: Steps) -> str:
    """The source of a text that prints other words; raises Refused, and Spent without steps.

    `source` is the text as its file has it. What was made is read again: it prints exactly these
    words, and names the sources, figures and addresses that it named before.
    """
    if len(said) > MAX_WORDS:
        raise Refused(f"it has {len(said):,} signs, and a text has at most {MAX_WORDS:,}: make two")
    hunks = [_fitted(hunk, before.bound) for hunk in _hunks(before.units, said, steps)]
    if LABEL.findall(said) != LABEL.findall(before.words):
        raise Refused(_CITED)
    forms: tuple[Callable[[str], str], ...] = (str, escaped)
    for form in forms:
        made = _with(before.bound.text, hunks, form)
        if not _prints(made, before, said):
            continue
        back = [_Hunk(*before.bound.back(h.start, h.end), h.words) for h in hunks]
        new = _with(source, back, form)
        if not parse(new).faults and _named(new) == _named(source):
            return new
    raise Refused(
        "the emphasis, link, or citation around these words cannot be kept; "
        "write them into the record by hand"
    )


def _prints(made: str, before: Printed, said: str) -> bool:
    parsed = parse(made)
    if parsed.faults or _named(made) != _named(before.bound.text):
        return False
    try:
        return printed(letters(made, before.labels, before.paper)) == said
    except Unmapped:
        return False


def _named(source: str) -> tuple[list[tuple[CiteItem, ...]], list[str], list[str]]:
    """All that a text names: sources, figures, addresses."""
    parsed = parse(source)
    nodes = list(walk(parsed.inlines))
    return (
        [node.items for node in nodes if isinstance(node, Cite)],
        [f"{figure.figure}.{figure.part}" for figure in parsed.figures],
        [node.url for node in nodes if isinstance(node, Link)],
    )


def _with(source: str, hunks: Sequence[_Hunk], form: Callable[[str], str]) -> str:
    for hunk in reversed(hunks):
        source = source[: hunk.start] + form(hunk.words) + source[hunk.end :]
    return source


def _fitted(hunk: _Hunk, bound: BoundText) -> _Hunk:
    """The stretch as it is; Refused where it changes a number that the text only names."""
    for piece in bound.pieces:
        number = bound.text[piece.start : piece.end].strip()
        if piece.start < hunk.end and hunk.start < piece.end:
            raise Refused(
                f"'{number}' comes from a record of kind figure; change that, or its table"
            )
        if grown := _grown(hunk, piece, bound.text):
            raise Refused(
                f"'{number}' comes from a record of kind figure, and '{grown}' right beside it "
                "would make it another number; change that record, or its table"
            )
    return hunk


def _grown(hunk: _Hunk, piece: Piece, text: str) -> str:
    """What would stand so close to a number that it reads as part of it, as '.5' behind 30."""
    if hunk.end <= piece.start:
        between = text[hunk.end : piece.start]
        found = _BEFORE.search(f"{text[: hunk.start]}{hunk.words}{between}".replace("*", ""))
    else:
        between = text[piece.end : hunk.start]
        found = _BEHIND.match(f"{between}{hunk.words}{text[hunk.end :]}".replace("*", ""))
    return found[0].strip() if found and not between.strip(" \n*") else ""


_BEFORE = re.compile(r"(?:\w[^\w\s]?|\d\s+|[-+−–/$€£¥<>~≈±])\Z")
_BEHIND = re.compile(r"[^\w\s]?\w+|\s+\d+|[-+–/%‰°$€£¥]")


def _hunks(units: Sequence[Unit], said: str, steps: Steps) -> Iterator[_Hunk]:
    """What differs between the printed words and others, word by word, in places of the source."""
    places = [(at, unit) for at, unit in enumerate(units) for _ in unit.printed]
    old, new = _TOKEN.findall(printed(units)), _TOKEN.findall(said)
    steps.take(len(old) * len(new) + len(said))
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield _hunk(units, places, starts[a], starts[b], "".join(new[c:d]))


def _hunk(
    units: Sequence[Unit], places: Sequence[tuple[int, Unit]], first: int, after: int, words: str
) -> _Hunk:
    if first < after and words.startswith(" ") and places[first][1].printed == " ":
        first, words = first + 1, words[1:]
    if first == after:
        at = _gap(units, places[first - 1][0] + 1 if first else 0)
        return _Hunk(at, at, words)
    within = units[places[first][0] : places[after - 1][0] + 1]
    for unit in within:
        if unit.sort is Sort.WHOLE:
            raise Refused(_taken_out(unit.printed.strip()))
        if unit.sort is not Sort.LETTER:
            raise Refused(
                "an emphasis, a link, or a citation begins or ends within the words that were "
                "changed; write them into the record by hand"
            )
    return _Hunk(within[0].start, within[-1].end, words)


def _taken_out(printed: str) -> str:
    if LABEL.fullmatch(printed):
        return (
            f"the citation {printed} was taken out, or changed with the words around it; change "
            "the record by hand, so that the claim keeps the source that it needs"
        )
    return f"the address {printed} was changed; change the address in the record"


_CITED = (
    "the numbers of citations are others than before; a source goes into the record by its key, "
    "such as [@key], by hand"
)


def _gap(units: Sequence[Unit], number: int) -> int:
    """Where new words go between two letters: behind what ends there, before what begins."""
    at = units[number - 1].end if number else (units[0].start if units else 0)
    while number < len(units) and units[number].sort is Sort.CLOSING:
        at = units[number].end
        number += 1
    return at
