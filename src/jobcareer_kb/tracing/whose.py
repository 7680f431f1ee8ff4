"""Whose words are those that no record has, and which words of records are in a file no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jobcareer_kb.building.manifest import Entry
from jobcareer_kb.building.plan import plan
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.readers import Reading
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.likeness import Spent, Steps
from jobcareer_kb.tracing.strangers import folded, strangers
from jobcareer_kb.tracing.today import NONE, Today, made_today, nearest
from jobcareer_kb.tracing.trace import State, Texts, Trace, bare
from jobcareer_kb.tracing.words import traced_by_words


@dataclass(frozen=True)
class Whose:
    """An edited file beside what would be made today; that is made when it is asked for."""

    kb: KnowledgeBase
    templates: Templates
    texts: Texts
    reading: Reading
    path: str
    """Below the output folder, where the manifest tells it."""
    entry: Entry | None

    def told_apart(self, traces: Sequence[Trace]) -> tuple[Trace, ...]:
        """Traces whose words without a record are the template's, or were edited, or added."""
        if all(trace.state is not State.TEMPLATE for trace in traces) or self._today is NONE:
            return tuple(traces)
        tell = self._by_pieces if self._has_marks else self._by_words
        return tuple(tell(trace) if trace.state is State.TEMPLATE else trace for trace in traces)

    def removed(self, traces: Sequence[Trace]) -> tuple[Trace, ...]:
        """The texts of records that were printed, and stand in the file no more."""
        here = {(trace.record, trace.route) for trace in traces}
        gone = self._gone_marks if self._has_marks else self._gone_words
        return tuple(
            Trace("taken out", now, State.REMOVED, now, *field)
            for field in dict.fromkeys(gone())
            if field not in here and (now := self.texts.now(field))
        )

    def _gone_marks(self) -> Iterator[Field]:
        said = {mark for (mark, _), words in self.reading.by_mark().items() if words}
        for mark in self.reading.digests:
            field = self.texts.by_digest.get(mark.split("_")[2]) if mark not in said else None
            if field is not None:
                yield field

    def _gone_words(self) -> Iterator[Field]:
        today, entry = self._today, self.entry
        if today is not NONE and entry is not None:
            for trace in traced_by_words(today.reading, self.texts, self.kb, entry, today.data):
                if trace.record:
                    yield trace.record, trace.route

    @cached_property
    def _has_marks(self) -> bool:
        return any(piece.mark for p in self.reading.paragraphs for piece in p.pieces)

    @cached_property
    def _today(self) -> Today:
        artifact = next((a for a in plan(self.kb) if a.path == self.path), None)
        if artifact is not None:
            return made_today(self.kb, artifact, self.templates)
        return nearest(self.kb, self.reading, self.templates) if self._has_marks else NONE

    @cached_property
    def _strangers(self) -> dict[tuple[str, str], State]:
        try:
            return {
                (each.place, each.words): State.REWORDED if each.was else State.ADDED
                for each in strangers(self.reading, self._today, Steps())
            }
        except Spent:
            return {}

    def _by_pieces(self, trace: Trace) -> Trace:
        state = self._strangers.get((trace.place, folded(trace.text)), State.TEMPLATE)
        return replace(trace, state=state)

    @cached_property
    def _words(self) -> str:
        return "\n".join(bare(paragraph.text) for paragraph in self._today.reading.paragraphs)

    def _by_words(self, trace: Trace) -> Trace:
        said = bare(trace.text)
        is_there = said in self._words or not any(map(str.isalnum, said))
        return trace if is_there else replace(trace, state=State.ADDED)
