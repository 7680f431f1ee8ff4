"""The words of a document beside those of its file, and words that no file should have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from jobcareer_kb.audits import Found
from jobcareer_kb.document import MARKS, Block, Document, Drawing, Labels, Table, inlines_of
from jobcareer_kb.inline import plain

_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|\*\*|&amp;|&lt;|<kb-")
_MISREAD = re.compile(r"â€|Ã[\x80-\xbf]")
_BAD_LINK = re.compile(r"(?:click |see )?(?:here|link|this|more|read more|this page)\W*", re.I)
_BULLET = re.compile(r"\s*[•▪○●◦☐□✓–*-]\s")
_COUNTED = re.compile(r"\s*(\d{1,2}|[A-Ha-h])[.)]\s")
_ROOM = ("    ", "\t\t", "____")
_SIGNS = re.compile(r"[\W\d_]+")
_MAY_BREAK = "\u200b"
"""Zero width space: a writer sets it where a long word may end its line."""
_SHOWN = 60
_AHEAD = 5
"""Runs from here on of which one must follow, where one is lost."""


def shown(words: str) -> str:
    """The first words at a place, as a message shows them."""
    words = " ".join(words.split())
    return repr(words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")


def leftovers(document: Document, texts: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """Signs that stand in texts by mistake; with each text comes its mark.

    What the document says itself is meant, as `2**3` is; but never a letter that was misread.
    """
    runs = (document.footer, *(run for block in document.blocks() for run in inlines_of(block)))
    said = (words for words in map(plain, runs) if _LEFTOVER.search(words))
    meant = sorted(("".join(words.split()) for words in said), key=len, reverse=True)
    for text, mark in texts:
        rest = "".join(text.split()) if meant else text
        for words in meant:
            rest = rest.replace(words, " ")
        if found := _LEFTOVER.search(rest) or _MISREAD.search(text):
            yield Found(f"{found[0]!r} stands in {shown(text)}", text, mark)


def makes_room(text: str) -> bool:
    """Whether signs make room in a text."""
    return any(signs in text for signs in _ROOM)


def typed_signs(texts: Sequence[str]) -> Iterator[int]:
    """Places of those that begin as an entry of a list whose sign was typed.

    A letter or a number is one beside its next: alone it may begin a name, such as `E. coli`.
    """
    counts = [_count(text) for text in texts]
    for at, (text, count) in enumerate(zip(texts, counts, strict=True)):
        beside = (*counts[max(0, at - 1) : at], *counts[at + 1 : at + 2])
        if _BULLET.match(text) or (count and any(n and abs(n - count) == 1 for n in beside)):
            yield at


def _count(text: str) -> int:
    """The number or letter that a text begins with; letters lie far from numbers, 0 is none."""
    if not (found := _COUNTED.match(text)):
        return 0
    return int(found[1]) if found[1].isdecimal() else 1000 + ord(found[1])


def says_nothing(link: str, address: str) -> bool:
    """Whether the words of a link do not say where it leads."""
    words = link.strip()
    return not words or words == address or _BAD_LINK.fullmatch(words) is not None


def packed(text: str) -> str:
    """A text without white space, which a file has in other places than its document."""
    return "".join(text.split()).replace(_MAY_BREAK, "")


def lost_words(
    document: Document, text: str, again: Iterable[str] = (), breaks_rows: bool = False
) -> Iterator[Found]:
    """What a file does not hold of its document, or holds beside it or twice.

    The runs of the document are looked for one behind the other. Between them may stand what a
    writer adds: labels, numbers, signs, and `again`, which it may set anywhere. Of a row that goes
    on on the next page, all cells begin before any of them ends: `breaks_rows` lets that pass.
    """
    again = tuple(map(packed, again))
    added = _added(document, frozenset(again))
    rest = packed(text)
    runs = [(said, packed(said), row) for said, row in _texts(document)]
    at, began = 0, 0
    passed = 0

    def near(words: str) -> bool:
        found = rest.find(words, at)
        return found >= 0 and not _strange(rest[at:found], added)

    for place, (said, words, row) in enumerate(runs):
        if place < passed:
            continue
        if not place or row != runs[place - 1][2]:
            began = at
        found = rest.find(words, at)
        if not near(words):
            if breaks_rows and row and (over := _behind_row(runs, row, rest, began, again)):
                passed, at = over
                continue
            if found < 0 or any(near(other) for _, other, _ in runs[place + 1 : place + _AHEAD]):
                yield Found(f"the file lacks these words at their place: {shown(said)}", said)
                continue
            extra = _strange(rest[at:found], added)
            yield Found(f"before {shown(said)} the file says what nobody wrote: {extra!r}", said)
        at = found + len(words)
    if extra := _strange(rest[at:], added):
        yield Found(f"at its end the file says what nobody wrote: {extra!r}")


def _behind_row(
    runs: Sequence[tuple[str, str, int]], row: int, rest: str, began: int, again: Iterable[str]
) -> tuple[int, int] | None:
    """The run behind a row, and where the row ends, if its letters stand there in any order; with
    them may stand a head of the table."""
    places = [place for place, (_, _, of) in enumerate(runs) if of == row]
    mine = _letters("".join(runs[place][1] for place in places))
    most = (Counter[str](), *map(_letters, again))
    behind = places[-1] + 1
    following = runs[behind][1] if behind < len(runs) else ""
    end = rest.find(following, began + mine.total()) if following else len(rest)
    there = _letters(rest[began:end])
    return (behind, end) if end >= 0 and mine <= there and there - mine in most else None


def _letters(words: str) -> Counter[str]:
    return Counter(filter(str.isalpha, words))


def lost_from(
    where: str, document: Document, blocks: Iterable[Block], text: str, more: Iterable[str] = ()
) -> Iterator[Found]:
    """The same of one slide, or of its notes: there, places decide the order, and drawings are
    words. `more` are words of the document that are said there again.
    """
    rest = packed(text)
    runs = [plain(run) for block in blocks for run in inlines_of(block) if plain(run).strip()]
    for words in sorted(runs, key=len, reverse=True):
        letters = packed(words)
        if letters not in rest:
            yield Found(f"{where}: it lacks these words: {shown(words)}", words)
        rest = rest.replace(letters, "\0", 1)
    for letters in sorted(map(packed, more), key=len, reverse=True):
        rest = rest.replace(letters, "\0")
    if extra := _strange(rest, _added(document)):
        yield Found(f"{where}: it says more than its document: {extra!r}", text)


def _texts(document: Document) -> Iterator[tuple[str, int]]:
    """The texts of a document, each with the number of its row, 0 outside of tables; the words of
    a drawing stand in a picture."""
    row = 0
    for block in document.blocks():
        if isinstance(block, Table):
            heads = (block.caption, *(column.head for column in block.columns))
            yield from ((text, 0) for runs in heads if (text := plain(runs)).strip())
            for each in block.rows:
                row += 1
                inner = (runs for cell in each.cells for b in cell.blocks for runs in inlines_of(b))
                yield from ((text, row) for runs in inner if (text := plain(runs)).strip())
        elif not isinstance(block, Drawing):
            texts = map(plain, inlines_of(block))
            yield from ((text, 0) for text in texts if text.strip())


@lru_cache(maxsize=8)
def _added_by(labels: Labels, again: frozenset[str]) -> re.Pattern[str]:
    own = (labels.say, labels.ask, labels.do, labels.listen, labels.table, *MARKS.values())
    words = {*map(packed, own), *again}
    longest = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)))


def _added(document: Document, again: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """Words that a writer adds by itself."""
    return _added_by(document.labels, again)


def _strange(between: str, added: re.Pattern[str]) -> str:
    """The words that are none of those that a writer adds; a letter alone counts options."""
    if not between:
        return ""
    pieces = _SIGNS.split(added.sub(" ", between))
    return " ".join(piece for piece in pieces if len(piece) > 1)[:_SHOWN]
