"""Trace a file without marks by its words, among the texts that the manifest says it prints."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from jobcareer_kb.artifacts.manifest import Entry
from jobcareer_kb.artifacts.output import digest_of
from jobcareer_kb.artifacts.trace import Field, State, Texts, Trace
from jobcareer_kb.artifacts.trace import bare as bare_words
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.readers import Paragraph, Reading
from jobcareer_kb.selection import select

LONG = 16
"""Characters from which a text is found within a longer paragraph; a term stands anywhere."""
SHARE = 0.3
"""Part of a paragraph that a shorter text must fill to be found in it."""
ALIKE = 0.6
"""How alike a paragraph and a text must be for one to be an edit of the other."""
SURE = 0.75
"""The same for a text that also stands elsewhere as it is."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the file at hand."""

    texts: Texts
    spoken: Mapping[str, Sequence[Field]]
    """Fields by the words they may be printed as, longest first."""
    edited: bool
    """True where the file is not as it was built."""
    as_built: frozenset[str]
    """Names of records that did not change since the build."""
    met: Counter[str] = field(default_factory=Counter)
    """How often each text was found: where two fields say the same, each has its turn."""


def traced_by_words(
    reading: Reading, texts: Texts, kb: KnowledgeBase, entry: Entry, data: bytes
) -> tuple[Trace, ...]:
    """Trace a file of the manifest; `data` are its bytes."""
    fields = list(dict.fromkeys(f for n in entry.marks.values() if (f := texts.by_name.get(n))))
    spoken: dict[str, list[Field]] = {}
    for each in fields:
        for words in texts.spoken(each):
            spoken.setdefault(words, []).append(each)
    longest = dict(sorted(spoken.items(), key=lambda item: -len(item[0])))
    known = _Known(texts, longest, digest_of(data) != entry.digest, _as_built(kb, entry))
    found = [(paragraph, _within(paragraph, known)) for paragraph in reading.paragraphs]
    met = {(trace.record, trace.route) for _, traces in found for trace in traces}
    # A text may stand in several places, of which only one was edited; then more must agree.
    least = {each: SURE if each in met else ALIKE for each in fields}
    return tuple(
        trace
        for paragraph, traces in found
        for trace in (traces if _speaks(traces) else _edited(paragraph, traces, least, known))
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
    taken: list[tuple[int, int, Trace]] = []
    for words in known.spoken:
        start = whole.find(words) if len(words) >= min(LONG, SHARE * len(whole)) else -1
        end = start + len(words)
        if start < 0 or _cuts_a_word(whole, start, end):
            continue
        if all(end <= first or start >= last for first, last, _ in taken):
            taken.append((start, end, _equal(paragraph, words, known)))
    taken.sort(key=lambda part: part[0])
    return list(_between(paragraph, whole, taken))


def _cuts_a_word(whole: str, start: int, end: int) -> bool:
    first = start > 0 and whole[start - 1 : start + 1].isalnum()
    return first or (end < len(whole) and whole[end - 1 : end + 1].isalnum())


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


def _edited(
    paragraph: Paragraph, traces: list[Trace], least: Mapping[Field, float], known: _Known
) -> list[Trace]:
    """The text that a paragraph may be an edit of, by how alike the two must at least be."""
    said = bare_words(paragraph.text)
    best, score = None, 0.0
    matcher = SequenceMatcher(None, "", said, autojunk=False)
    for each, bound in least.items():
        if bound == SURE and len(said) < LONG:
            continue
        matcher.set_seq1(known.texts.bare(each))
        bound = max(bound, score)
        if matcher.real_quick_ratio() > bound and matcher.quick_ratio() > bound:
            ratio = matcher.ratio()
            best, score = (each, ratio) if ratio > bound else (best, score)
    if best is None:
        return traces
    now = plain(without_cites(known.texts.fields[best]))
    if not known.edited:
        state = State.CHANGED
    else:
        state = State.EDITED if best[0] in known.as_built else State.BOTH
    return [Trace(paragraph.place, paragraph.text, state, paragraph.text, *best, now=now)]
