"""What is judged where only some workshops are built: what they print, and what can stop that.

Who builds one workshop of a hundred waits for the judging of one, and is stopped by an error in it,
in what it names, or in what all hang on; an error in a record of another one is said where that is
built, and by `check`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import cast

from jobcareer_kb.building.plan import refuse_unknown
from jobcareer_kb.checking.memory import Remembered
from jobcareer_kb.checks._ground import SETTINGS, Found, Gathered, Ground, Nothing
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.kb import KnowledgeBase, narrowed
from jobcareer_kb.ledger.look import look_of
from jobcareer_kb.loading.one_file import kind_of
from jobcareer_kb.loading.rules import OF_FOLDER
from jobcareer_kb.model import kinds
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.reads import ALL, LISTED, noted
from jobcareer_kb.selection import reached

Own = Callable[[Diagnostic], Diagnostic]
Known = Callable[[KnowledgeBase, str, Own], Remembered]
_BRANDS = "brand/"
"""What files of any workshop may wear begins so."""
_LEDGER = "evidence"
"""Kind of the records that say which citations are not printed: each of them may be of the part."""


class Part:
    """Some workshops with what they print."""

    def __init__(self, kb: KnowledgeBase, workshops: Collection[str]) -> None:
        there = [id_ for id_ in workshops if not kb.is_broken(f"workshop/{id_}")]
        refuse_unknown(there, kb.by_kind.get("workshop", {}), "workshop")
        shops = [s for s in kb.of("workshop", Workshop) if s.id in workshops]
        found = {f"workshop/{id_}" for id_ in workshops}.union(*(reached(kb, s) for s in shops))
        found |= {name for name in kb.facts if name.startswith(_BRANDS)}
        entries = (look_of(facts, kb.records) for facts in kb.facts.values() if facts.look)
        looks = {f"{_LEDGER}/{each.id}": each.reference for each in entries if each.claim in found}
        facts = [kb.facts[name] for name in found if name in kb.facts]
        cited = {f"reference/{id_}" for each in facts for id_ in each.cites}
        asked = {f"reference/{id_}" for id_ in looks.values()}
        self.judged = frozenset(found | looks.keys() | cited | asked)
        """Names of the records that are judged, there or not."""
        prints = self.judged.union(*(each.follows for each in facts))
        self._lost = {name for name in prints if name not in kb.facts and kb.is_broken(name)}
        self._homes = {kb.stands_in(name)[0] for name in self.judged if name in kb.facts}
        self._folder = kb.folder
        self._all = kb
        self.count = sum(name in kb.facts for name in self.judged)
        self.others = len(kb.facts) - self.count
        """How many records are judged by nobody."""
        met = prints.union(*(each.aside for each in facts))
        every = met.union(name for name in kb.facts if name.startswith("reference/"))
        gone = {name for name in met if name not in kb.facts and kb.is_broken(name)}
        kinds_of_gone = {f"{name.partition('/')[0]}/*" for name in gone}
        self.kb = narrowed(kb, every, kb.broken & (gone | kinds_of_gone))

    def is_touched(self, found: Diagnostic) -> bool:
        """Say whether what loading found, with its record, is about the part or all there is."""
        path = found.span.path.removeprefix(f"{self._folder}/")
        kind = kind_of(path)
        if found.code in OF_FOLDER or kind not in kinds() or kind == _LEDGER:
            return True
        if found.record:
            return found.record in self.judged or not self._lost.isdisjoint(
                (found.record, f"{kind}/*")
            )
        return path in self._homes or any(lost.startswith(f"{kind}/") for lost in self._lost)

    def holds(self, path: str) -> bool:
        """Say whether a file, by its shown path, is one of the part, or of all there is."""
        short = path.removeprefix(f"{self._folder}/")
        return short in self._homes or kind_of(short) not in kinds()

    def remembered(self, known: Known | None, kb: KnowledgeBase, day: str, own: Own) -> Nothing:
        """What runs the checks of the part; `known` makes what is remembered of all there is."""
        every = known(self._all, day, own) if known is not None else None
        return _OfPart(kb, self._all, self.judged, own, every)


class _OfPart(Nothing):
    """What a run finds that meets a part only. What was found about a record by itself, or by those
    that it names, holds here too, and nothing is added to it."""

    def __init__(
        self,
        kb: KnowledgeBase,
        every: KnowledgeBase,
        judged: frozenset[str],
        own: Own,
        known: Remembered | None,
    ) -> None:
        super().__init__(kb)
        self.kb = kb
        self._all = every
        self._names = dict.fromkeys(name for name in kb.facts if name in judged).keys()
        self._judged = judged
        self._own = own
        self._known = known
        self._looked_at: set[tuple[str, str]] = set()

    def fresh(self, ground: Ground) -> Collection[str]:
        """Those of the part that are to be looked at; all of them where others are met than the
        last time."""
        if self._known is None or ground.reads:
            return self._names
        anew = self._known.fresh(ground)
        return [name for name in self._names if name in anew]

    def recalled(self, ground: Ground) -> Iterator[Diagnostic]:
        """What was found about others of the part."""
        if self._known is None or ground.reads:
            return iter(())
        return self._known.recalled(ground, self._names)

    def keep(self, ground: Ground, name: str, found: Found) -> Iterable[Diagnostic]:
        """The findings as they are."""
        self._looked_at.update((code, name) for code in found.gathered)
        return super().keep(ground, name, found)

    def gathered(self, code: str) -> Gathered:
        """What was taken out of each of the part, now or before."""
        now = super().gathered(code)
        if self._known is None:
            return now
        rest = [name for name in self._names if (code, name) not in self._looked_at]
        every = {**self._known.taken(code, rest), **now}
        return Gathered((name, every[name]) for name in (*self._names, SETTINGS) if name in every)

    def whole(self, code: str, find: Callable[[], Iterator[Diagnostic]]) -> Iterable[Diagnostic]:
        """What is found about the part; of other places, such as the settings, what a check of all
        says as well: a floor that the part misses may be reached."""
        with noted() as read:
            found = list(map(self._own, find()))
        beside = [each for each in found if each.record not in self._judged]
        if beside and not read.isdisjoint((ALL, LISTED)):
            context, *given = cast(partial[Iterator[Diagnostic]], find).args
            again = cast(partial[Iterator[Diagnostic]], find).func(
                replace(context, kb=self._all), *given
            )
            holds = {each for each in map(self._own, again) if not _is_of_record(each)}
            return [each for each in found if each.record in self._judged or each in holds]
        return found


def _is_of_record(found: Diagnostic) -> bool:
    return "/" in found.record
