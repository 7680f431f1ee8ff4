"""Checks over a loaded knowledge base, one a module, in a folder for each family.

Each module declares `CHECK`; a private one beside the folders serves more than one of them.
The module's docstring is the manual page that `explain` and the reference print. A check yields
findings; it never prints, raises, sorts or changes anything.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, TypeVar

from pydantic import BaseModel

from jobcareer_kb.checks._ground import (
    ALONE,
    SETTINGS,
    Found,
    Gathered,
    Ground,
    Memory,
    Nothing,
    on_ground,
)
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record, kinds
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.reads import TODAY, note
from jobcareer_kb.registry import discover
from jobcareer_kb.rule import Rule


@dataclass(frozen=True, slots=True)
class Context:
    """All that a check may look at."""

    kb: KnowledgeBase
    formats: frozenset[str] = frozenset()
    """Names of the formats that the program can write."""
    banks: frozenset[str] = frozenset()
    """Those of them that are quiz banks, which hold every answer."""
    templates: frozenset[str] = frozenset()
    """Names of the products that have a template."""
    codes: frozenset[str] = frozenset()
    """Every code that the program knows."""
    as_of: datetime.date | None = None
    """The day by which dates are judged: today for `check`, the release date for `build`."""

    @property
    def day(self) -> datetime.date | None:
        """The same; what a check finds that asks for it holds for a day."""
        note(TODAY)
        return self.as_of


Judge = Callable[[str, BaseModel], Iterable[Diagnostic]]
"""Looks at one record, told by its name; at the settings too, by the name `kb.yaml`."""
Gather = Callable[[str, BaseModel], Any]
"""Takes out of one record what is laid beside that of others: plain data, as JSON has them, or a
text, which costs nothing to keep and to read again; None where there is nothing."""
R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that looks for what breaks it."""

    rule: Rule
    find: Callable[[Context], Iterator[Diagnostic]] | None = None
    """Of a check that looks at all there is."""
    of_workshop: Callable[[Context, Workshop], Iterator[Diagnostic]] | None = None
    """Of a check that looks at all that one workshop prints, and at one workshop after another."""
    judge: Callable[[Context], Judge | None] | None = None
    """Of a check that looks at one record after another: makes what looks, and None where there is
    nothing to look for. All of them look in one pass, so that records are read once for all."""
    gather: Callable[[Context], Gather | None] | None = None
    """Of a check that lays records side by side: makes what takes out of each, in the same pass,
    what `join` is then given of all."""
    join: Callable[[Context, Gathered], Iterator[Diagnostic]] | None = None
    ground: Ground = ALONE
    model: type[BaseModel] = Record
    """What is looked at: `Record` is all of them, `BaseModel` the settings too."""
    whole: bool = False
    """True where it can say nothing of a record of which a part does not fit its model."""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def module(self) -> str:
        """Full name of the module that declares it."""
        function = self.find or self.of_workshop or self.judge or self.gather
        while isinstance(function, partial):
            function = function.args[0] if function.func is partial else function.func
        return getattr(function, "__module__", "")

    def run(self, context: Context) -> Iterator[Diagnostic]:
        """Every finding of this check alone."""
        return _found(context, (self,))


def check(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    find: Callable[[Context], Iterator[Diagnostic]],
    also: tuple[Severity, ...] = (),
    whole: bool = True,
) -> Check:
    """Declare a check; its manual is the docstring of its module."""
    return Check(Rule(code, name, severity, (manual or "").strip(), also), find, whole=whole)


def check_of_workshop(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    find: Callable[[Context, Workshop], Iterator[Diagnostic]],
    also: tuple[Severity, ...] = (),
) -> Check:
    """Declare a check that looks at one workshop after another, each with all that it prints."""
    rule = Rule(code, name, severity, (manual or "").strip(), also)
    return Check(rule, of_workshop=find, whole=True)


def check_of_record(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    find: Callable[[Context, str, R], Iterator[Diagnostic]],
    model: type[R],
    also: tuple[Severity, ...] = (),
    whole: bool = False,
    dated: bool = False,
) -> Check:
    """Declare a check that looks at one record after another, and at nothing else but settings and
    word lists; at the day, if it is `dated`."""
    rule = Rule(code, name, severity, (manual or "").strip(), also)
    ground = Ground(dated=dated)
    return Check(rule, judge=partial(partial, find), ground=ground, model=model, whole=whole)


def check_among_records(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    judge: Callable[[Context], Judge | None],
    reads: tuple[str, ...] = (),
    also: tuple[Severity, ...] = (),
    named: bool = False,
) -> Check:
    """Declare a check that looks at one record after another, and knows what all records of some
    kinds say, what definitions and resources are called (`CALLED`), or what those say that it is
    `named` by the record."""
    rule = Rule(code, name, severity, (manual or "").strip(), also)
    return Check(rule, judge=judge, ground=Ground(reads, named=named), model=BaseModel)


def check_side_by_side(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    gather: Callable[[Context], Gather | None],
    join: Callable[[Context, Gathered], Iterator[Diagnostic]],
    judge: Callable[[Context], Judge | None] | None = None,
    model: type[BaseModel] = BaseModel,
    ground: Ground = ALONE,
) -> Check:
    """Declare a check that takes something out of each record, and lays that side by side; and that
    looks at each one, if it has a judge."""
    rule = Rule(code, name, severity, (manual or "").strip())
    return Check(rule, None, None, judge, gather, join, ground, model, whole=True)


def checks() -> Mapping[str, Check]:
    """Every check by code, sorted."""
    return discover(__name__, "CHECK", key="code")


def run_all(
    context: Context,
    families: Collection[str] | None = None,
    without: Collection[str] = (),
    memory: Memory | None = None,
) -> Iterable[Diagnostic]:
    """Every finding of every check, or of the checks of some families, such as `JK2`.

    `without` names codes whose checks are not run; `memory` knows what an earlier run of the same
    checks found about single records.
    """
    return _found(
        context,
        [
            each
            for each in checks().values()
            if (families is None or each.rule.family in families) and each.code not in without
        ],
        memory,
    )


def _found(
    context: Context, every: Collection[Check], memory: Memory | None = None
) -> Iterator[Diagnostic]:
    """What checks find: by themselves, in one pass over the records, and side by side."""
    known = Nothing(context.kb) if memory is None else memory
    for each in every:
        if each.find is not None:
            yield from known.whole(each.code, partial(each.find, context))
    of_workshop = [(each.code, each.of_workshop) for each in every if each.of_workshop]
    for shop in context.kb.of("workshop", Workshop) if of_workshop else ():
        for code, find in of_workshop:  # one after another, since they look at the same texts
            yield from known.whole(f"{code} {shop.id}", partial(find, context, shop))
    grounds: dict[Ground, list[Check]] = {}
    for each in every:
        if each.judge or each.gather:
            grounds.setdefault(each.ground, []).append(each)
    lookers = {ground: _Looker(context, ground, alike) for ground, alike in grounds.items()}
    yield from _passed(context.kb, lookers, known)
    for each in every:
        if each.join is not None:
            yield from known.whole(each.code, partial(_joined, context, each, known))


def _joined(context: Context, each: Check, memory: Memory) -> Iterator[Diagnostic]:
    """What one check finds that lays side by side what it gathered."""
    assert each.join is not None
    gathered = memory.gathered(each.code)
    yield from each.join(context, gathered)
    memory.leave(each.code, gathered.left)


class _Looker:
    """All that looks at one record after another on one ground."""

    def __init__(self, context: Context, ground: Ground, every: Iterable[Check]) -> None:
        seen = replace(context, kb=on_ground(context.kb, ground))
        judges = [(each.model, each.judge(seen)) for each in every if each.judge]
        gathers = [(each, each.gather(seen)) for each in every if each.gather]
        self._judges = [(model, judge) for model, judge in judges if judge is not None]
        self._gathers = [(each, gather) for each, gather in gathers if gather is not None]
        self._of = cache(self._for)

    def _for(self, kind: type[BaseModel]) -> tuple[list[Judge], list[tuple[str, Gather]]]:
        return (
            [judge for model, judge in self._judges if issubclass(kind, model)],
            [(each.code, g) for each, g in self._gathers if issubclass(kind, each.model)],
        )

    def __call__(self, name: str, record: BaseModel) -> Found:
        """What is found about a record, or about the settings."""
        judges, gatherers = self._of(type(record))
        data = ((code, gather(name, record)) for code, gather in gatherers)
        nothing = dict.fromkeys(each.code for each, _ in self._gathers)
        return Found(
            [found for judge in judges for found in judge(name, record)],
            {**nothing, **dict(data)},
        )

    def reads_kind(self, kind: str) -> bool:
        """Say whether anything is looked for in records of a kind."""
        return any(self._of(model) != ([], []) for model in kinds()[kind].models)


def _passed(
    kb: KnowledgeBase, lookers: Mapping[Ground, _Looker], memory: Memory
) -> Iterator[Diagnostic]:
    """What is found about each record, remembered or looked for, and about the settings."""
    fresh: dict[str, list[Ground]] = {}
    for ground, looker in lookers.items():
        reads = cache(looker.reads_kind)
        for name in memory.fresh(ground):
            if reads(name.partition("/")[0]):
                fresh.setdefault(name, []).append(ground)
        yield from memory.recalled(ground)
    for name, record in kb.passing(fresh):
        for ground in fresh[name]:
            yield from memory.keep(ground, name, lookers[ground](name, record))
    for ground, looker in lookers.items():
        yield from memory.keep(ground, SETTINGS, looker(SETTINGS, kb.settings))
