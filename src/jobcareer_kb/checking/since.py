"""Findings that an edit brought: in the records it touched, and new ones anywhere else.

Two findings are the same if code, record, field and message agree; lines move with every edit. What
the edit lowers of the bar by which it is judged comes first, and hides nothing.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, replace

from jobcareer_kb.checking.bar.compare import held
from jobcareer_kb.checking.inspection import Inspected
from jobcareer_kb.diagnostic import Diagnostic, Severity, in_order
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.owners import Owners, touched
from jobcareer_kb.report import Report

_Key = tuple[str, str, Route, str]


@dataclass(frozen=True, slots=True)
class Since:
    """The findings that matter to somebody who reviews an edit."""

    report: Report
    """The new report with those findings alone; what the edit lowers stands first."""
    touched: tuple[str, ...]
    """Names of the records that were added or changed."""
    others: int
    """Findings that were there before, in records that nobody touched; not shown."""
    gone: int
    """Findings of before that the edit mended."""
    told: int = 0
    """Findings about what the edit lowers or changes of the bar."""
    unknown: str = ""
    """Why the bar of before, or a part of it, is not known; empty where it is."""

    @property
    def summary(self) -> str:
        """One line for the terminal."""
        records = "record" if len(self.touched) == 1 else "records"
        line = f"{len(self.touched)} {records} touched"
        if self.gone:
            line += f", {self.gone} {'finding' if self.gone == 1 else 'findings'} mended"
        if self.told:
            times = "once" if self.told == 1 else f"{self.told} times"
            line += f", what is judged by lowered or changed {times}"
        if self.others:
            kept = "finding" if self.others == 1 else "findings"
            line += f"; {self.others} {kept} from before, in records not touched, not shown"
        return f"{line}; {self.unknown}" if self.unknown else line


def since(
    before: Inspected, after: Inspected, as_of: datetime.date, allow_lower: bool = False
) -> Since:
    """Narrow a report to what changed between two states of one knowledge base.

    With `allow_lower` the new state is judged by its own settings and comments alone.
    """
    then, now = Owners(before.listing), Owners(after.listing)
    names = touched(then, now)
    bar = held(before, after, as_of, allow_lower)
    known: dict[_Key, list[Severity]] = defaultdict(list)
    for finding in before.report.diagnostics:
        known[_key(finding, then)].append(finding.severity)
    shown: list[Diagnostic] = []
    for finding in bar.report.diagnostics:
        key = _key(finding, now)
        graver = not known[key] or known[key].pop() < finding.severity
        if graver or key[1] in names or finding in bar.shown:
            shown.append(finding)
    return Since(
        replace(bar.report, diagnostics=(*bar.told, *in_order(shown))),
        names,
        others=len(bar.report.diagnostics) - len(shown),
        gone=0 if before.kb is None else sum(len(left) for left in known.values()),
        told=len(bar.told),
        unknown=_unknown(before),
    )


def _unknown(before: Inspected) -> str:
    """What of the state of before cannot be compared, in words."""
    if before.kb is None:
        return "no knowledge base then, so what this one is judged by is compared with nothing"
    if before.kb.guessed >= set(type(before.kb.settings).model_fields):
        return "kb.yaml could not be read then, so its settings are compared with nothing"
    parts = [f"'{name}' in kb.yaml" for name in sorted(before.kb.guessed)]
    parts += ["words.yaml"] * before.kb.is_broken("words.yaml")
    return f"not compared, since it had slips then: {', '.join(parts)}" if parts else ""


def _key(finding: Diagnostic, owners: Owners) -> _Key:
    owner = owners.of(finding.span)
    return finding.code, owner.record, owner.route, finding.message
