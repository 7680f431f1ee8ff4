"""What a check of one record may look at beside it, and what is remembered while that stays.

A check of a record reads the record, the settings and the word lists. What it reads besides it
declares as its ground, and it is shown no more; so what it found holds until one of these changes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.reads import CALLED
from jobcareer_kb.values import Name

SETTINGS = "kb.yaml"
"""The name under which the settings are judged, behind all records."""
V = TypeVar("V")


class Ground(NamedTuple):
    """What is read beside one record, the settings and the word lists."""

    reads: tuple[str, ...] = ()
    """Kinds of which every record may be read; and `CALLED`."""
    dated: bool = False
    """True where it matters what day it is."""
    named: bool = False
    """True where the records that the record names are read."""


ALONE = Ground()
WITH_NAMED = Ground(named=True)


class Found(NamedTuple):
    """What looking at one record gave."""

    findings: Sequence[Diagnostic] = ()
    gathered: Mapping[str, Any] = {}
    """What was taken out of it, by the codes of the checks that lay it side by side with others;
    None where that was nothing."""


class Gathered(dict[str, Any]):
    """What was taken out of all records for one check, by name."""

    before: Mapping[str, Any] | None = None
    """Of the records of which something else is taken than the last time, what that was: None
    where it was nothing. None for all where nothing is known."""
    left: Any = None
    """What the check found then, as plain data; it lays down here what it finds now."""

    def read(self, form: Callable[[str], Any]) -> None:
        """Give texts, which were kept as they are, the form in which they are laid side by side."""
        self.update({name: form(text) for name, text in self.items()})
        if self.before is not None:
            self.before = {name: text and form(text) for name, text in self.before.items()}


class Memory(Protocol):
    """What an earlier run of the same checks found."""

    kb: KnowledgeBase
    """What the checks look at; a place that was found before is not looked for again."""

    def fresh(self, ground: Ground) -> Collection[str]:
        """Names of the records that are to be looked at; of the others `recalled` tells."""

    def recalled(self, ground: Ground) -> Iterator[Diagnostic]:
        """What was found about records that are as they were."""

    def keep(self, ground: Ground, name: str, found: Found) -> Iterable[Diagnostic]:
        """Keep what was found about one; the findings with all that is known of them."""

    def gathered(self, code: str) -> Gathered:
        """What was taken out of all records for one check, of new ones and of others."""

    def leave(self, code: str, left: Any) -> None:
        """Keep what a check left for the next time, as `Gathered` has it."""

    def whole(self, code: str, find: Callable[[], Iterator[Diagnostic]]) -> Iterable[Diagnostic]:
        """The findings of a check that looks at more than one record, found anew where something
        that it read is another."""


class Nothing(Memory):
    """The memory of a run that has none, and keeps what is gathered alone."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._names = kb.facts.keys()
        self._gathered: dict[str, Gathered] = {}

    def fresh(self, ground: Ground) -> Collection[str]:
        """All records."""
        return self._names

    def recalled(self, ground: Ground) -> Iterator[Diagnostic]:
        """Nothing."""
        return iter(())

    def keep(self, ground: Ground, name: str, found: Found) -> Iterable[Diagnostic]:
        """The findings as they are."""
        for code, data in found.gathered.items():
            if data is not None:
                self._gathered.setdefault(code, Gathered())[name] = data
        return found.findings

    def gathered(self, code: str) -> Gathered:
        """What this run has gathered, in the order in which any memory gives it."""
        data = self._gathered.get(code, Gathered())
        return Gathered((n, data[n]) for n in (*self._names, SETTINGS) if n in data)

    def leave(self, code: str, left: Any) -> None:
        """Nothing."""

    def whole(self, code: str, find: Callable[[], Iterator[Diagnostic]]) -> Iterable[Diagnostic]:
        """What is found now."""
        return find()


class _Some(Mapping[str, V]):
    """The records of some kinds, or their facts; whoever asks for another one is at fault."""

    def __init__(self, every: Mapping[str, V], kinds: tuple[str, ...]) -> None:
        self._every = every
        self._kinds = kinds

    def own(self, name: object) -> str:
        """The name, if it is of one of the kinds."""
        if str(name).partition("/")[0] not in self._kinds:
            raise NotImplementedError(f"a check that does not read its kind asks for {name}")
        return str(name)

    def __getitem__(self, name: str) -> V:
        return self._every[self.own(name)]

    def __contains__(self, name: object) -> bool:
        return self.own(name) in self._every

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._every if name.partition("/")[0] in self._kinds)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Untold(Mapping[str, V]):
    """What things are called, for a check that does not say that it reads it."""

    def __getitem__(self, name: str) -> V:
        raise NotImplementedError(f"a check that does not read names asks for that of {name}")

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("a check that does not read names asks for all")

    def __len__(self) -> int:
        return sum(1 for _ in self)


def on_ground(kb: KnowledgeBase, ground: Ground) -> KnowledgeBase:
    """A knowledge base with the records of the ground alone, for who reads some kinds."""
    if ground.named or not ground.reads:
        return kb
    facts = _Some(kb.facts, ground.reads)
    seen = replace(
        kb,
        records=_Some(kb.records, ground.reads),
        facts=facts,
        passing=lambda names: kb.passing(map(facts.own, names)),
    )
    vars(seen)["_called"] = kb.called if CALLED in ground.reads else _Untold[Name]()
    return seen
