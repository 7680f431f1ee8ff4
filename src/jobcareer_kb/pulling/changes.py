"""What somebody changed in a file: texts of records, words of the template, words of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from jobcareer_kb.figures.bound_records import BoundRecords, BoundText
from jobcareer_kb.inline import Cite, CiteItem, Inlines, Route, parse, text_digest, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.model import Record
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.pulling.around import absorbed
from jobcareer_kb.pulling.letters import LABEL, Unmapped
from jobcareer_kb.pulling.order import moved
from jobcareer_kb.pulling.rewording import Printed, Refused, reworded
from jobcareer_kb.readers import Opening, Reading
from jobcareer_kb.tracing.likeness import Spent, Steps
from jobcareer_kb.tracing.strangers import strangers
from jobcareer_kb.tracing.today import Today
from jobcareer_kb.tracing.trace import Texts, bare, mended
from jobcareer_kb.translation import SETTINGS
from jobcareer_kb.values import words_of


class What(Enum):
    """What became of a text."""

    CHANGED = "changed"
    CONFLICT = "changed in the file, and in the record since the build"
    DELETED = "taken out"
    MOVED = "moved"
    COPIED = "copied"
    RECOPIED = "copied, with other words"
    ADDED = "added by somebody"
    TEMPLATE = "words of the template, changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a file and what was built."""

    what: What
    place: str
    record: str = ""
    route: Route = ()
    old: str = ""
    """The words of the build; of a conflict, those of the record today."""
    new: str = ""
    """The words of the file."""
    source: str = ""
    """The text of the record with the new words in it; empty where it is not written."""
    why_not: str = ""
    """Why a change of a record is not written, and what to do."""

    @property
    def is_left(self) -> bool:
        """True where somebody changed words, and the records do not get them."""
        return self.what in _REWORDED and not self.source


_REWORDED = frozenset({What.CHANGED, What.CONFLICT, What.RECOPIED, What.TEMPLATE})


def differences(
    reading: Reading, kb: KnowledgeBase, texts: Texts, today: Today
) -> tuple[Difference, ...]:
    """Lay a file beside the records and beside what was built, in the order of the file."""
    whole = absorbed(mended(reading, texts), today)
    return tuple(_agreed([*_Laid(whole, kb, texts, today).all()]))


def _agreed(every: list[Difference]) -> Iterator[Difference]:
    """The differences; a text that is changed in two places must say the same in both."""
    said: dict[Field, set[str]] = {}
    for each in every:
        if each.source:
            said.setdefault((each.record, each.route), set()).add(each.new)
    for each in every:
        if each.source and len(said[each.record, each.route]) > 1:
            yield replace(each, source="", why_not=_TWO_WAYS)
        else:
            yield each


class _Laid:
    """A file that lies beside the records."""

    def __init__(self, reading: Reading, kb: KnowledgeBase, texts: Texts, today: Today) -> None:
        self._reading = reading
        self._kb = kb
        self._texts = texts
        self._today = today
        self._steps = Steps()
        self._said = reading.by_mark()
        self._places: dict[Opening, str] = {}
        for paragraph in reading.paragraphs:
            for piece in paragraph.pieces:
                self._places.setdefault((piece.mark, piece.opening), paragraph.place)

    def all(self) -> Iterator[Difference]:
        """Every difference: texts as they come, then what is gone, moved, or strange."""
        firsts = self._firsts()
        for opening, words in self._said.items():
            if found := self._of(opening, words, firsts[opening[0]]):
                yield found
        for mark in self._reading.digests:
            if mark not in firsts and (field := self._field(mark)):
                yield Difference(What.DELETED, "", *field, old=self._now(field))
        for mark in moved(firsts, self._reading.digests):
            if field := self._field(mark):
                place = self._places[mark, firsts[mark]]
                yield Difference(What.MOVED, place, *field, new=self._said[mark, firsts[mark]])
        yield from self._strange()

    def _strange(self) -> Iterator[Difference]:
        try:
            for each in strangers(self._reading, self._today, self._steps):
                what = What.TEMPLATE if each.was else What.ADDED
                yield Difference(what, each.place, "", (), each.was, each.words)
        except Spent:
            yield Difference(What.ADDED, "", new="more words than can be compared")

    def _firsts(self) -> dict[str, int]:
        """Of each mark the beginning that is the text; the others are copies of it."""
        found: dict[str, int] = {}
        for (mark, opening), words in self._said.items():
            if words and opening <= found.get(mark, opening):
                found[mark] = opening
        return {mark: 0 for mark, _ in self._said} | found

    def _field(self, mark: str) -> Field | None:
        return self._texts.by_digest.get(mark.split("_")[2])

    def _now(self, field: Field) -> str:
        return next(iter(self._today.printed.get(field, ())), "") or self._texts.now(field)

    def _of(self, opening: Opening, words: str, first: int) -> Difference | None:
        mark, time = opening
        place, field = self._places[opening], self._field(mark)
        built = self._reading.digests.get(mark)
        if time != first:
            same = text_digest(words) == text_digest(self._said[mark, first])
            what = What.COPIED if same or text_digest(words) == built else What.RECOPIED
            record, route = field or ("", ())
            return Difference(what, place, record, route, new=words)
        if text_digest(words) == built:
            return None
        if field is None:
            return Difference(What.CHANGED, place, "", (), "", words, "", _GONE)
        if self._texts.says(field, bare(words)) and (
            built is None or self._has_its_labels(field, words, built)
        ):
            return None
        return self._edited(field, words, place, built)

    def _has_its_labels(self, field: Field, words: str, built: str) -> bool:
        """Say whether words have the numbers of citations that are printed.

        Where a source was added since the build, all numbers may be others, but not how many.
        """
        said = LABEL.findall(words)
        printed = {text: LABEL.findall(text) for text in self._today.printed.get(field, ())}
        as_built = [labels for text, labels in printed.items() if text_digest(text) == built]
        return said in as_built or (
            not as_built and (not printed or len(said) in map(len, printed.values()))
        )

    def _edited(self, field: Field, words: str, place: str, built: str | None) -> Difference:
        now = self._now(field)
        known = Difference(What.CHANGED, place, *field, old=now, new=words)
        if built is None:
            return replace(known, why_not=_NO_BASE)
        source = self._source(field)
        if source is None:
            same = any(text_digest(text) == built for text in self._today.printed.get(field, ()))
            return replace(known, why_not=_MADE) if same else _conflict(known)
        before = next((p for p in self._printed(field, words) if _is(p, built)), None)
        if before is None:
            shaped = self._today.printed.get(field, ())
            is_shaped = any(text_digest(text) == built for text in shaped)
            return replace(known, why_not=_SHAPED) if is_shaped else _conflict(known)
        known = replace(known, old=before.words)
        try:
            return replace(known, source=reworded(before, source, words, self._steps))
        except Refused as fault:
            return replace(known, why_not=str(fault))
        except Spent:
            return replace(known, why_not=_SPENT)

    def _source(self, field: Field) -> str | None:
        """The text of a field as its file has it; None where what is printed is made of others."""
        record = self._written(field[0])
        return None if record is None else _texts(record).get(field[1])

    def _written(self, name: str) -> Record | Settings | None:
        return self._kb.settings if name == SETTINGS else self._kb.written.get(name)

    def _printed(self, field: Field, words: str) -> Iterator[Printed]:
        """The ways in which a build may have printed the record as it is now."""
        bound = self._bound(field)
        cited = _cites(parse(bound.text).inlines)
        seen = (words, *self._today.printed.get(field, ()), "")
        for labels in dict.fromkeys(tuple(LABEL.findall(text)) for text in seen):
            for each in dict.fromkeys(_placed(labels, cited, self._cited_in_print(field))):
                yield Printed(bound, each, False)
                yield Printed(bound, each, True)

    def _bound(self, field: Field) -> BoundText:
        records = self._kb.records
        if field[0] == SETTINGS or not isinstance(records, BoundRecords):
            return BoundText(self._source(field) or "", (), ())
        return records.bound(*field)

    def _cited_in_print(self, field: Field) -> list[tuple[CiteItem, ...]]:
        """The citations that are printed; the ledger leaves out those that are known as wrong."""
        record = self._kb.less_cited.get(field[0])
        text = _texts(record).get(field[1]) if record is not None else self._bound(field).text
        return _cites(parse(text or "").inlines)


def _texts(record: Record | Settings) -> dict[Route, str]:
    return {route: str(words) for route, words in words_of(record)}


def _cites(nodes: Inlines) -> list[tuple[CiteItem, ...]]:
    return [node.items for node in walk(nodes) if isinstance(node, Cite)]


def _placed(
    labels: tuple[str, ...], cited: list[tuple[CiteItem, ...]], printed: list[tuple[CiteItem, ...]]
) -> Iterator[tuple[str, ...]]:
    """What each citation is printed as: some are left out, and then the others take the labels."""
    if not labels:
        yield ("",) * len(cited)
    if len(labels) == len(cited):
        yield labels
    if len(labels) == len(printed) < len(cited):
        rest, given = iter(labels), list(printed)
        kept = [bool(given) and set(given[0]) <= set(c) and bool(given.pop(0)) for c in cited]
        yield tuple(next(rest, "") if each else "" for each in kept)


def _is(printed: Printed, built: str) -> bool:
    try:
        return text_digest(printed.words) == built
    except Unmapped:
        return False


def _conflict(known: Difference) -> Difference:
    return replace(known, what=What.CONFLICT, why_not=_BOTH)


_GONE = "its record, or this field of it, is no longer in the knowledge base"
_BOTH = (
    "the record has changed since the build, and is left as it is; put into it by hand what is "
    "still wanted of the file"
)
_MADE = (
    "the program makes these words from several fields, or from numbers; change those in the record"
)
_SHAPED = (
    "the file prints this text in another form than the record has it; change the record by hand"
)
_NO_BASE = (
    "the file does not tell what was built, so nobody knows whether it or the record was changed; "
    "change the record by hand"
)
_SPENT = "the file holds more changes than are compared at once; pull again once these are written"
_TWO_WAYS = "the file says this text in two ways; make them alike, or change the record by hand"
