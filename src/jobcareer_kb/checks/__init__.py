"""Checks over a loaded knowledge base, one a module, in a folder for each family.

Each module declares `CHECK`; a private one beside the folders serves more than one of them.
The module's docstring is the manual page that `explain` and the reference print. A check yields
findings; it never prints, raises, sorts or changes anything.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

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


Judge = Callable[[str, Record], Iterator[Diagnostic]]
"""Looks at one record, told by its name."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that looks for what breaks it."""

    rule: Rule
    run: Callable[[Context], Iterator[Diagnostic]]
    judge: Callable[[Context], Judge | None] | None = None
    """Of a check that looks at one record after another: makes what looks, and None where there is
    nothing to look for. All of them look in one pass, so that records are read once for all."""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code


def check(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    run: Callable[[Context], Iterator[Diagnostic]],
    also: tuple[Severity, ...] = (),
) -> Check:
    """Declare a check; its manual is the docstring of its module."""
    return Check(Rule(code, name, severity, (manual or "").strip(), also), run)


def check_of_record(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    judge: Callable[[Context], Judge | None],
) -> Check:
    """Declare a check that looks at one record after another."""

    def run(context: Context) -> Iterator[Diagnostic]:
        return _passed(context, filter(None, (judge(context),)))

    return Check(Rule(code, name, severity, (manual or "").strip()), run, judge)


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
    judges: list[Judge] = []
    for each in checks().values():
        if (families is not None and each.rule.family not in families) or each.code in without:
            continue
        if each.judge is None:
            yield from each.run(context)
        elif (judge := each.judge(context)) is not None:
            judges.append(judge)
    yield from _passed(context, judges)


def _passed(context: Context, judges: Iterable[Judge]) -> Iterator[Diagnostic]:
    """What some judges find, in one pass over the records."""
    every = tuple(judges)
    for name, record in context.kb.passing(context.kb.facts) if every else ():
        for judge in every:
            yield from judge(name, record)
