"""Trace a file without marks by its words, among the texts that the manifest says it prints.

Texts are found by how they begin, so that a paragraph is gone through once and not once for each
text. Whether a paragraph is an edit of a text is a question of a counted number of steps.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from jobcareer_kb.archive import digest_of, digest_of_bytes
from jobcareer_kb.building.manifest import Entry
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.readers import Paragraph, Reading
from jobcareer_kb.selection import select
from jobcareer_kb.tracing.likeness import Alike, Likeness, Spent, Steps
from jobcareer_kb.tracing.trace import State, Texts, Trace
from jobcareer_kb.tracing.trace import bare as bare_words

LONG = 16
"""Characters from which a text is found within a longer paragraph; a term stands anywhere."""
SHARE = 0.3
"""Part of a paragraph that a shorter text must fill to be found in it."""
ALIKE = 0.6
"""How alike a paragraph and a text must be for one to be an edit of the other."""
SURE = 0.75
"""The same for a text that also stands elsewhere as it is."""
LONGEST = 20_000
"""Characters of a paragraph that is compared; a text of a record has 4,000 at most."""


class _Beginnings:
    """The texts that are looked for, by how they begin."""

    def __init__(self, spoken: Iterable[str], steps: Steps) -> None:
        self._rank = {words: rank for rank, words in enumerate(spoken)}
        self._long: dict[str, list[str]] = {}
        for words in self._rank:
            if len(words) >= LONG:
                self._long.setdefault(words[:LONG], []).append(words)
        self._short = sorted({len(words) for words in self._rank if 0 < len(words) < LONG})
        self._steps = steps

    def within(self, whole: str) -> list[tuple[int, str]]:
        """Where in a paragraph each text first stands, in the order in which they were given."""
        least = min(LONG, SHARE * len(whole))
        lengths = [length for length in self._short if length >= least]
        found: dict[str, int] = {}
        self._steps.take(len(whole))
        for length in self._short:  # a label before what it is about, such as "Goal: ..."
            if whole[length : length + 1] == ":" and whole[:length] in self._rank:
                found[whole[:length]] = 0
        for at in range(len(whole)):
            if not (at and whole[at - 1 : at + 1].isalnum()):
                for words in self._at(whole, at, lengths):
                    end = at + len(words)
                    if end == len(whole) or not whole[end - 1 : end + 1].isalnum():
                        found.setdefault(words, at)
        return sorted(((at, w) for w, at in found.items()), key=lambda each: self._rank[each[1]])

    def _at(self, whole: str, at: int, lengths: Iterable[int]) -> Iterator[str]:
        for words in self._long.get(whole[at : at + LONG], ()):
            self._steps.take(1)
            if whole.startswith(words, at):
                yield words
        for length in lengths:
            words = whole[at : at + length]
            if len(words) == length and words in self._rank:
                yield words


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the file at hand."""

    texts: Texts
    spoken: Mapping[str, Sequence[Field]]
    """Fields by the words they may be printed as, longest first."""
    beginnings: _Beginnings
    edited: bool
    """True where the file is not as it was built."""
    as_built: frozenset[str]
    """Names of records that did not change since the build."""
    steps: Steps
    met: Counter[str] = field(default_factory=Counter)
    """How often each text was found: where two fields say the same, each has its turn."""


def traced_by_words(
    reading: Reading,
    texts: Texts,
    kb: KnowledgeBase,
    entry: Entry,
    data: bytes,
    steps: Steps | None = None,
) -> tuple[Trace, ...]:
    """Trace a file of the manifest; `data` are its bytes, `steps` what comparing may take."""
    fields = list(dict.fromkeys(f for n in entry.marks.values() if (f := texts.by_name.get(n))))
    spoken: dict[str, list[Field]] = {}
    for each in fields:
        for words in texts.spoken(each):
            spoken.setdefault(words, []).append(each)
    longest = dict(sorted(spoken.items(), key=lambda item: -len(item[0])))
    steps = steps or Steps()
    edited = entry.digest not in (digest_of(data), digest_of_bytes(data))
    known = _Known(texts, longest, _Beginnings(longest, steps), edited, _as_built(kb, entry), steps)
    found = [(paragraph, _within(paragraph, known)) for paragraph in reading.paragraphs]
    met = {(trace.record, trace.route) for _, traces in found for trace in traces}
    # A text may stand in several places, of which only one was edited; then more must agree.
    least = [(each, SURE if each in met else ALIKE) for each in fields]
    edits = _Edits(least, known)
    return tuple(
        trace
        for paragraph, traces in found
        for trace in (traces if _speaks(traces) else edits.of(paragraph, traces))
    )


def _as_built(kb: KnowledgeBase, entry: Entry) -> frozenset[str]:
    shop = kb.records.get(f"workshop/{entry.workshop}")
    if not isinstance(shop, Workshop) or entry.product not in kb.settings.products:
        return frozenset()
    labelled = dict(select(kb, shop, entry.product).labelled())
    return frozenset(n for n, digest in labelled.items() if entry.fingerprint.get(n) == digest)


def _within(paragraph: Paragraph, known: _Known) -> list[Trace]:
    """The texts that stand in a paragraph, longest first, and the words between them."""
    whole = bare_words(paragraph.text)
    if whole in known.spoken:
        return [_equal(paragraph, whole, known)]
    if len(whole) > LONGEST:
        return [_uncompared(paragraph)]
    try:
        found = known.beginnings.within(whole)
    except Spent:
        return [_uncompared(paragraph)]
    taken: list[tuple[int, int, str]] = []
    for start, words in found:
        end = start + len(words)
        after = bisect_right(taken, (start, end, words))
        free = after == 0 or taken[after - 1][1] <= start
        if free and (after == len(taken) or end <= taken[after][0]):
            insort(taken, (start, end, words))
    traces = [(start, end, _equal(paragraph, words, known)) for start, end, words in taken]
    return list(_between(paragraph, whole, traces))


def _uncompared(paragraph: Paragraph) -> Trace:
    return Trace(paragraph.place, paragraph.text, State.UNCOMPARED, paragraph.text)


def _doubted(trace: Trace) -> Trace:
    return replace(trace, state=State.UNCOMPARED) if trace.state is State.TEMPLATE else trace


def _equal(paragraph: Paragraph, words: str, known: _Known) -> Trace:
    fields = known.spoken[words]
    chosen = fields[known.met[words] % len(fields)]
    known.met[words] += 1
    return Trace(paragraph.place, words, State.EQUAL, paragraph.text, *chosen)


def _between(
    paragraph: Paragraph, whole: str, taken: list[tuple[int, int, Trace]]
) -> Iterator[Trace]:
    at = 0
    for start, end, trace in [*taken, (len(whole), len(whole), None)]:
        if rest := whole[at:start].strip():
            yield Trace(paragraph.place, rest, State.TEMPLATE, paragraph.text)
        if trace is not None:
            yield trace
        at = end


def _speaks(traces: list[Trace]) -> bool:
    """Say whether most of a paragraph was found."""
    found = sum(len(trace.text) for trace in traces if trace.record)
    return found * 2 >= sum(len(trace.text) for trace in traces)


class _Edits:
    """The texts that a paragraph may be an edit of, by how alike the two must at least be."""

    def __init__(self, least: Sequence[tuple[Field, float]], known: _Known) -> None:
        self._least = least
        self._known = known

    @cached_property
    def _alike(self) -> Alike | None:
        words = [self._known.texts.bare(each) for each, _ in self._least]
        try:
            return Alike(words, self._known.steps)
        except Spent:  # once and for all: what it would cost is not tried again
            return None

    def of(self, paragraph: Paragraph, traces: list[Trace]) -> list[Trace]:
        """The one text that a paragraph is an edit of; else what was found in it."""
        known = self._known
        if any(trace.state is State.UNCOMPARED for trace in traces):
            return traces
        try:
            best = self._nearest(bare_words(paragraph.text))
        except Spent:
            return [_doubted(trace) for trace in traces]
        if best is None:
            return traces
        if not known.edited:
            state = State.CHANGED
        else:
            state = State.EDITED if best[0] in known.as_built else State.BOTH
        now = known.texts.now(best)
        return [Trace(paragraph.place, paragraph.text, state, paragraph.text, *best, now=now)]

    def _nearest(self, said: str) -> Field | None:
        likeness = Likeness(said, self._known.steps)
        best, score = None, 0.0
        if self._alike is None:
            raise Spent
        for each, bound in (self._least[number] for number in self._alike.most(said)):
            if bound == SURE and len(said) < LONG:
                continue
            ratio = likeness.above(max(bound, score), self._known.texts.bare(each))
            if ratio is not None:
                best, score = each, ratio
        return best
