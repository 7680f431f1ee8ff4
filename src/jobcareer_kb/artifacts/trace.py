"""From a text of a built, edited or copied file to its record and field, and whether they agree.

A Word file brings its marks; any other format is matched by its words with the texts that the
manifest says it prints.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import pairwise

from jobcareer_kb.inline import (
    Cite,
    Inlines,
    Route,
    Text,
    children_of,
    plain,
    route_digest,
    text_digest,
    walk,
    without_cites,
)
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.quiz import worded
from jobcareer_kb.readers import Paragraph, Piece, Reading
from jobcareer_kb.values import walk as walk_values
from jobcareer_kb.values import words_of

SETTINGS = "kb.yaml"
Field = tuple[str, Route]
"""Name of a record and the route of one of its fields."""


class State(Enum):
    """How a text of a file stands to its record."""

    EQUAL = "unchanged"
    EDITED = "edited in the file"
    CHANGED = "the record has changed since the build"
    BOTH = "edited in the file, and the record may have changed since the build"
    DIFFERS = "differs from the record; the file does not tell which of the two was changed"
    GONE = "its record or field is no longer in the knowledge base"
    TEMPLATE = "words of the template"


@dataclass(frozen=True, slots=True)
class Trace:
    """One text of a file."""

    place: str
    text: str
    state: State
    paragraph: str
    """The whole paragraph it stands in."""
    record: str = ""
    route: Route = ()
    now: str = ""
    """The words of the record where they differ."""
    moved: bool = False
    """True where the words stand in another field of the record than at the build."""


class Texts:
    """Every text of a knowledge base that can be printed.

    `shaped` are words that templates make of some fields, such as a claim cut short.
    """

    def __init__(
        self, kb: KnowledgeBase, shaped: Mapping[Field, frozenset[str]] | None = None
    ) -> None:
        self._kb = kb
        self._shaped = shaped or {}

    @cached_property
    def fields(self) -> Mapping[Field, Inlines]:
        """Parsed words by record and route; a reference prints its entry, or author and year."""
        found: dict[Field, Inlines] = {
            (SETTINGS, route): words.inlines for route, words in words_of(self._kb.settings)
        }
        for name, record in self._kb.records.items():
            found |= {(name, route): words.inlines for route, words in words_of(record)}
        for reference in self._kb.of("reference", Reference):
            name = f"reference/{reference.id}"
            for route, leaf in walk_values(reference):  # such as a doubt about its year
                found[name, route] = (Text(str(leaf)),)
            found[name, ("author",)] = (Text(self._kb.sources[reference.id].short),)
            found[name, ("title",)] = self._kb.sources[reference.id].entry
        return found

    @cached_property
    def by_digest(self) -> Mapping[str, Field]:
        """Fields by the digest that stands in the name of a mark."""
        return {route_digest(*field): field for field in self.fields}

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Fields as the manifest writes them, `kind/id#field.0`."""
        return {
            f"{r}#{'.'.join(str(part) for part in route)}": (r, route) for r, route in self.fields
        }

    def bare(self, field: Field) -> str:
        """The words of a field without citations, white space folded."""
        return bare(plain(without_cites(self.fields[field])))

    def says(self, field: Field, words: str) -> bool:
        """Say whether bare words are those of a field, or what a template makes of them today."""
        return words == self.bare(field) or words in self._shaped.get(field, ())

    def spoken(self, field: Field) -> tuple[str, ...]:
        """Every form in which the words of a field may be met, each once."""
        forms = (self.bare(field), self._in_banks(field), *sorted(self._shaped.get(field, ())))
        return tuple(dict.fromkeys(forms))

    def _in_banks(self, field: Field) -> str:
        """The words of a field as a quiz bank prints them, citations as author and year."""
        short = {id_: source.short for id_, source in self._kb.sources.items()}
        known = {cite: short.get(cite, cite) for cite in self.cited(field)}
        return bare(worded(self.fields[field], known))

    def cited(self, field: Field) -> tuple[str, ...]:
        """Ids of the references that a field cites, each once."""
        nodes = walk(self.fields[field])
        ids = (item.reference for node in nodes if isinstance(node, Cite) for item in node.items)
        return tuple(dict.fromkeys(ids))

    def sibling(self, field: Field, words: str) -> Field | None:
        """Another field of the same record that says these words: an entry may have moved."""
        same = (other for other in self.fields if other[0] == field[0])
        return next((other for other in same if self.says(other, words)), None)


_LABEL = re.compile(r"[\s\u00a0]*\[\d+(?:, [^\[\];]*)?(?:; \d+(?:, [^\[\];]*)?)*\]")


def bare(text: str) -> str:
    """Words without the numbers of citations, which hang on the document, white space folded."""
    return " ".join(_LABEL.sub("", text).split())


def traced_by_marks(reading: Reading, texts: Texts) -> Iterator[Trace]:
    """Trace a file that brings its marks."""
    mended = tuple(_mended(paragraph, reading, texts) for paragraph in reading.paragraphs)
    reading = replace(reading, paragraphs=mended)
    for paragraph in reading.paragraphs:
        for piece in paragraph.pieces:
            if piece.mark:
                yield _marked(piece, paragraph, reading, texts)
            elif piece.text.strip():
                yield _template(paragraph, piece.text)


def _mended(paragraph: Paragraph, reading: Reading, texts: Texts) -> Paragraph:
    """A paragraph whose marks hold their last signs again.

    LibreOffice 7.4 ends a mark one sign too early in the last paragraph before a section break.
    """
    pieces = list(paragraph.pieces)
    for at, (piece, rest) in enumerate(pairwise(paragraph.pieces)):
        if piece.mark and not rest.mark and (lost := _lost(piece, rest, reading, texts)):
            pieces[at] = replace(piece, text=piece.text + rest.text[:lost])
            pieces[at + 1] = replace(rest, text=rest.text[lost:])
    return replace(paragraph, pieces=tuple(pieces))


def _lost(piece: Piece, rest: Piece, reading: Reading, texts: Texts) -> int:
    """How many signs of the words behind a mark belong into it."""
    field = texts.by_digest.get(piece.mark.split("_")[2])
    words, built = reading.words_of(piece.mark), reading.digests.get(piece.mark)
    for count in range(_LOST + 1):
        said = words + rest.text[:count]
        if text_digest(said) == built or (field and texts.says(field, bare(said))):
            return count
    return 0


_LOST = 2
"""Signs that a mark may have lost at its end."""


def _template(paragraph: Paragraph, text: str) -> Trace:
    return Trace(paragraph.place, " ".join(text.split()), State.TEMPLATE, paragraph.text)


def _marked(piece: Piece, paragraph: Paragraph, reading: Reading, texts: Texts) -> Trace:
    words = reading.words_of(piece.mark)
    said, place = " ".join(piece.text.split()), paragraph.place
    field = texts.by_digest.get(piece.mark.split("_")[2])
    if field is None:
        return Trace(place, said, State.GONE, paragraph.text)
    if texts.says(field, bare(words)):
        return Trace(place, said, State.EQUAL, paragraph.text, *field)
    other = texts.sibling(field, bare(words))
    if other is not None:
        return Trace(place, said, State.EQUAL, paragraph.text, *other, moved=True)
    built = reading.digests.get(piece.mark)
    now = plain(without_cites(texts.fields[field]))
    if built is None:
        state = State.DIFFERS
    elif text_digest(words) == built:
        state = State.CHANGED
    else:
        state = State.EDITED if _is_as_built(texts.fields[field], words, built) else State.BOTH
    return Trace(place, said, state, paragraph.text, *field, now=now)


def _is_as_built(nodes: Inlines, words: str, built: str) -> bool:
    """Say whether a record still has the words of the build, with the citations of the file."""
    labels = [label.strip() for label in _LABEL.findall(words)]
    said = "".join(_with_labels(nodes, iter(labels)))
    return built in (text_digest(said), text_digest(plain(without_cites(nodes))))


def _with_labels(nodes: Inlines, labels: Iterator[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Cite):
            yield next(labels, "")
        elif children := children_of(node):
            yield from _with_labels(children, labels)
        else:
            yield plain((node,))
