"""Checks over a loaded knowledge base, one a module, in a folder for each family.

Each module declares `CHECK`; a private one beside the folders serves more than one of them.
The module's docstring is the manual page that `explain` and the reference print. A check yields
findings; it never prints, raises, sorts or changes anything.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import TypeVar

from pydantic import BaseModel

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
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


Judge = Callable[[str, BaseModel], Iterable[Diagnostic]]
"""Looks at one record, told by its name; at the settings too, by the name `kb.yaml`."""
R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that looks for what breaks it."""

    rule: Rule
    find: Callable[[Context], Iterator[Diagnostic]] | None = None
    """Of a check that looks at all there is."""
    judge: Callable[[Context], Judge | None] | None = None
    """Of a check that looks at one record after another and needs no other to judge it: makes what
    looks, and None where there is nothing to look for. All of them look in one pass, so that
    records are read once for all."""
    among: Callable[[Context], Judge | None] | None = None
    """The same of a check that knows what other records say."""
    model: type[BaseModel] = Record
    """What is looked at: `Record` is all of them, `BaseModel` the settings too."""
    whole: bool = False
    """True where it can say nothing of a record of which a part does not fit its model."""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

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


def check_of_record(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    find: Callable[[Context, str, R], Iterator[Diagnostic]],
    model: type[R],
    also: tuple[Severity, ...] = (),
    whole: bool = False,
) -> Check:
    """Declare a check that looks at one record after another, and at nothing else but settings and
    word lists."""
    rule = Rule(code, name, severity, (manual or "").strip(), also)
    return Check(rule, judge=partial(partial, find), model=model, whole=whole)


def check_among_records(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    among: Callable[[Context], Judge | None],
) -> Check:
    """Declare a check that looks at one record after another, and knows what others say."""
    rule = Rule(code, name, severity, (manual or "").strip())
    return Check(rule, among=among, model=BaseModel)


def checks() -> Mapping[str, Check]:
    """Every check by code, sorted."""
    return discover(__name__, "CHECK", key="code")


def run_all(
    context: Context,
    families: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Iterable[Diagnostic]:
    """Every finding of every check, or of the checks of some families, such as `JK2`.

    `without` names codes whose checks are not run.
    """
    return _found(
        context,
        [
            each
            for each in checks().values()
            if (families is None or each.rule.family in families) and each.code not in without
        ],
    )


def _found(context: Context, every: Collection[Check]) -> Iterator[Diagnostic]:
    """What checks find: by themselves, then in one pass over the records and the settings."""
    judges: list[tuple[type[BaseModel], Judge]] = []
    for each in every:
        make = each.judge or each.among
        if each.find is not None:
            yield from each.find(context)
        elif make is not None and (judge := make(context)) is not None:
            judges.append((each.model, judge))

    @cache
    def of(kind: type[BaseModel]) -> tuple[Judge, ...]:
        return tuple(judge for model, judge in judges if issubclass(kind, model))

    kb = context.kb
    for name, record in chain(kb.passing(kb.facts), (("kb.yaml", kb.settings),)) if judges else ():
        for judge in of(type(record)):
            yield from judge(name, record)
