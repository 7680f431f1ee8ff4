"""From a text of a built, edited or copied file to its record and field, and whether they agree.

A Word file brings its marks; any other format is matched by its words with the texts that the
manifest says it prints.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from jobcareer_kb.contacts import Contact
from jobcareer_kb.inline import (
    Cite,
    Inlines,
    Route,
    Text,
    children_of,
    field_name,
    plain,
    route_digest,
    text_digest,
    walk,
    with_addresses,
    without_cites,
)
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.quiz import worded
from jobcareer_kb.readers import Piece, Reading
from jobcareer_kb.readers.docx import COPY
from jobcareer_kb.translation import SETTINGS
from jobcareer_kb.values import walk as walk_values
from jobcareer_kb.values import words_of


class State(Enum):
    """How a text of a file stands to its record."""

    EQUAL = "unchanged"
    EDITED = "edited in the file"
    CHANGED = "the record has changed since the build"
    BOTH = "edited in the file, and the record may have changed since the build"
    DIFFERS = "differs from the record; the file does not tell which of the two was changed"
    GONE = "its record or field is no longer in the knowledge base"
    TEMPLATE = "words of the template"
    REWORDED = "words of the template, edited in the file"
    ADDED = "added by somebody: neither the records nor the template have these words"
    REMOVED = "taken out of the file"
    UNCOMPARED = "not compared with the records: it is too long, or the file holds too much"


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

    `shaped` gives the words that templates make of a field, such as a claim cut short.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        shaped: Callable[[Field], frozenset[str]] = lambda _: frozenset(),
    ) -> None:
        self._kb = kb
        self._shaped = shaped
        self._bare: dict[Field, str] = {}
        self._sayers: dict[str, dict[str, Field]] = {}

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
                found.setdefault((name, route), (Text(str(leaf)),))
            found[name, ("author",)] = (Text(self._kb.sources[reference.id].short),)
            found[name, ("title",)] = self._kb.sources[reference.id].entry
        for resource in self._kb.of("resource", Resource):
            name = f"resource/{resource.id}"
            contacts = ((r, leaf) for r, leaf in walk_values(resource) if isinstance(leaf, Contact))
            found |= {(name, route): contact.inlines for route, contact in contacts}
        return found

    @cached_property
    def by_digest(self) -> Mapping[str, Field]:
        """Fields by the digest that stands in the name of a mark."""
        return {route_digest(*field): field for field in self.fields}

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Fields as the manifest writes them, `kind/id#field.0`."""
        return {field_name(*field): field for field in self.fields}

    def bare(self, field: Field) -> str:
        """The words of a field without citations, white space folded."""
        if field not in self._bare:
            self._bare[field] = bare(self.now(field))
        return self._bare[field]

    def now(self, field: Field) -> str:
        """The words of a field without citations, as they stand."""
        return plain(without_cites(self.fields[field]))

    def on_paper(self, field: Field) -> str:
        """The bare words with the addresses that paper shows behind its links."""
        return bare(plain(with_addresses(without_cites(self.fields[field]))))

    def says(self, field: Field, words: str) -> bool:
        """Say whether bare words are those of a field, or what print makes of them today."""
        return (
            words == self.bare(field)
            or words == self.on_paper(field)
            or words in self._shaped(field)
        )

    def spoken(self, field: Field) -> tuple[str, ...]:
        """Every form in which the words of a field may be met, each once."""
        shaped = sorted(self._shaped(field))
        forms = (self.bare(field), self._in_banks(field), self.on_paper(field), *shaped)
        return tuple(dict.fromkeys(forms))

    def _in_banks(self, field: Field) -> str:
        """The words of a field as a quiz bank prints them, citations as author and year."""
        sources = self._kb.sources
        known = {c: sources[c].short if c in sources else c for c in self.cited(field)}
        return bare(worded(self.fields[field], known))

    def cited(self, field: Field) -> tuple[str, ...]:
        """Ids of the references that a field cites, each once."""
        nodes = walk(self.fields[field])
        ids = (item.reference for node in nodes if isinstance(node, Cite) for item in node.items)
        return tuple(dict.fromkeys(ids))

    def sibling(self, record: str, words: str) -> Field | None:
        """The field of a record that says these words: an entry may have moved."""
        if record not in self._sayers:
            said: dict[str, Field] = {}
            for field in self._fields_of.get(record, ()):
                forms = (self.bare(field), self.on_paper(field))
                for form in (*forms, *sorted(self._shaped(field))):
                    said.setdefault(form, field)
            self._sayers[record] = said
        return self._sayers[record].get(words)

    @cached_property
    def _fields_of(self) -> Mapping[str, list[Field]]:
        found: dict[str, list[Field]] = {}
        for field in self.fields:
            found.setdefault(field[0], []).append(field)
        return found


_LABEL = re.compile(r"[\s\u00a0]*\[\d+(?:, [^\[\];]*)?(?:; \d+(?:, [^\[\];]*)?)*\]")


def bare(text: str) -> str:
    """Words without the numbers of citations, which hang on the document, white space folded."""
    return " ".join(_LABEL.sub("", text).split())


def traced_by_marks(reading: Reading, texts: Texts) -> Iterator[Trace]:
    """Trace a file that brings its marks; each mark is judged once, however often it is met."""
    reading = mended(reading, texts)
    judged = {
        each: _judged(each[0], words, reading, texts) for each, words in reading.by_mark().items()
    }
    for paragraph in reading.paragraphs:
        whole = paragraph.text
        for piece in paragraph.pieces:
            said = " ".join(piece.text.split())
            if piece.mark:
                trace = judged[piece.mark, piece.opening]
                yield replace(trace, place=paragraph.place, text=said, paragraph=whole)
            elif said:
                yield Trace(paragraph.place, said, State.TEMPLATE, whole)


def mended(reading: Reading, texts: Texts) -> Reading:
    """A reading whose marks hold their last signs again, and each begins once for each text."""
    return _with_last_signs(_joined(reading, texts), texts)


def _joined(reading: Reading, texts: Texts) -> Reading:
    """A reading in which a mark that an editor wrote anew in each paragraph begins once.

    Of a copy it begins again too; but then one of the two says what was built, or other paragraphs
    stand between them.
    """
    places: dict[str, dict[int, int]] = {}
    for number, paragraph in enumerate(reading.paragraphs):
        for piece in paragraph.pieces:
            if piece.mark and piece.opening < COPY:
                places.setdefault(piece.mark, {}).setdefault(piece.opening, number)
    several = {mark: found for mark, found in places.items() if len(found) > 1}
    said = reading.by_mark() if several else {}
    spread = {
        mark
        for mark, found in several.items()
        if _is_spread(mark, [said[mark, each] for each in found], [*found.values()], reading, texts)
    }
    if not spread:
        return reading
    return replace(
        reading,
        paragraphs=tuple(
            replace(paragraph, pieces=tuple(
                replace(piece, opening=0) if piece.mark in spread else piece
                for piece in paragraph.pieces
            ))
            for paragraph in reading.paragraphs
        ),
    )  # fmt: skip


def _is_spread(
    mark: str, words: list[str], paragraphs: list[int], reading: Reading, texts: Texts
) -> bool:
    field, built = texts.by_digest.get(_digest(mark)), reading.digests.get(mark)

    def is_whole(said: str) -> bool:
        return text_digest(said) == built or bool(field and texts.says(field, bare(said)))

    if any(map(is_whole, words)):
        return False
    return is_whole(" ".join(words)) or paragraphs[-1] - paragraphs[0] < len(paragraphs)


def _with_last_signs(reading: Reading, texts: Texts) -> Reading:
    """LibreOffice 7.4 ends a mark one sign too early in the last paragraph before a section."""
    last = {
        (piece.mark, piece.opening): (number, at)
        for number, paragraph in enumerate(reading.paragraphs)
        for at, piece in enumerate(paragraph.pieces)
    }
    paragraphs = [list(paragraph.pieces) for paragraph in reading.paragraphs]
    for opening, words in reading.by_mark().items():
        mark, (number, at) = opening[0], last[opening]
        pieces = paragraphs[number]
        rest = pieces[at + 1] if at + 1 < len(pieces) else None
        if (
            rest is not None
            and not rest.mark
            and (lost := _lost(mark, words, rest, reading, texts))
        ):
            pieces[at] = replace(pieces[at], text=pieces[at].text + rest.text[:lost])
            pieces[at + 1] = replace(rest, text=rest.text[lost:])
    return replace(
        reading,
        paragraphs=tuple(
            replace(paragraph, pieces=tuple(pieces))
            for paragraph, pieces in zip(reading.paragraphs, paragraphs, strict=True)
        ),
    )


def _lost(mark: str, words: str, rest: Piece, reading: Reading, texts: Texts) -> int:
    """How many signs of the words behind a mark belong into it."""
    field, built = texts.by_digest.get(_digest(mark)), reading.digests.get(mark)
    for count in range(_LOST + 1):
        said = words + rest.text[:count]
        if text_digest(said) == built or (field and texts.says(field, bare(said))):
            return count
    return 0


_LOST = 2
"""Signs that a mark may have lost at its end."""


def _digest(mark: str) -> str:
    """What stands in the name of a mark for its field."""
    return mark.split("_")[2]


def _judged(mark: str, words: str, reading: Reading, texts: Texts) -> Trace:
    """How the words of a mark stand to its field; where they stand in the file is filled in."""
    field = texts.by_digest.get(_digest(mark))
    if field is None:
        return Trace("", "", State.GONE, "")
    if texts.says(field, bare(words)):
        return Trace("", "", State.EQUAL, "", *field)
    other = texts.sibling(field[0], bare(words))
    if other is not None:
        return Trace("", "", State.EQUAL, "", *other, moved=True)
    built = reading.digests.get(mark)
    if built is None:
        state = State.DIFFERS
    elif text_digest(words) == built:
        state = State.CHANGED
    else:
        state = State.EDITED if _is_as_built(texts.fields[field], words, built) else State.BOTH
    return Trace("", "", state, "", *field, now=texts.now(field))


def _is_as_built(nodes: Inlines, words: str, built: str) -> bool:
    """Say whether a record still has the words of the build, with the citations of the file."""
    labels = [label.strip() for label in _LABEL.findall(words)]
    said = (
        text
        for form in (nodes, with_addresses(nodes))
        for text in ("".join(_with_labels(form, iter(labels))), plain(without_cites(form)))
    )
    return built in map(text_digest, said)


def _with_labels(nodes: Inlines, labels: Iterator[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Cite):
            yield next(labels, "")
        elif children := children_of(node):
            yield from _with_labels(children, labels)
        else:
            yield plain((node,))
