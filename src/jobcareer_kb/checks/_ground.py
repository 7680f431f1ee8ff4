"""What a check of one record may look at beside it, and what is remembered while that stays.

A check of a record reads the record, the settings and the word lists. What it reads besides it
declares as its ground, and it is shown no more; so what it found holds until one of these changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.kb import KnowledgeBase

V = TypeVar("V")


class Ground(NamedTuple):
    """What is read beside one record, the settings and the word lists."""

    reads: tuple[str, ...] = ()
    """Kinds of which every record may be read."""
    dated: bool = False
    """True where it matters what day it is."""


ALONE = Ground()


class Found(NamedTuple):
    """What looking at one record gave."""

    findings: Sequence[Diagnostic] = ()
    gathered: Mapping[str, Any] = {}
    """What was taken out of it, by the codes of the checks that lay it side by side with others."""


class Memory(Protocol):
    """What an earlier run of the same checks found about single records."""

    def recall(self, kb: KnowledgeBase, ground: Ground, name: str) -> Found | None:
        """What was found about a record; None where that or the ground was another one then."""

    def keep(self, kb: KnowledgeBase, ground: Ground, name: str, found: Found) -> None:
        """Keep what was found."""


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


def on_ground(kb: KnowledgeBase, ground: Ground) -> KnowledgeBase:
    """A knowledge base with the records of the ground alone, for who reads some kinds."""
    if not ground.reads:
        return kb
    facts = _Some(kb.facts, ground.reads)
    return replace(
        kb,
        records=_Some(kb.records, ground.reads),
        facts=facts,
        passing=lambda names: kb.passing(map(facts.own, names)),
    )
