"""Findings that an edit brought: in the records it touched, and new ones anywhere else.

Two findings are the same if code, record, field and message agree; lines move with every edit.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from jobcareer_kb.artifacts.covered import lowered
from jobcareer_kb.diagnostic import Diagnostic, Severity, in_order
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.loading.owners import Owners, touched
from jobcareer_kb.report import Report

_Key = tuple[str, str, Route, str]


@dataclass(frozen=True, slots=True)
class Since:
    """The findings that matter to somebody who reviews an edit."""

    report: Report
    """The new report with those findings alone."""
    touched: tuple[str, ...]
    """Names of the records that were added or changed."""
    others: int
    """Findings that were there before, in records that nobody touched; not shown."""
    gone: int
    """Findings of before that the edit mended."""

    @property
    def summary(self) -> str:
        """One line for the terminal."""
        records = "record" if len(self.touched) == 1 else "records"
        line = f"{len(self.touched)} {records} touched"
        if self.gone:
            line += f", {self.gone} {'finding' if self.gone == 1 else 'findings'} mended"
        if self.others:
            kept = "finding" if self.others == 1 else "findings"
            line += f"; {self.others} {kept} from before, in records not touched, not shown"
        return line


def since(old: Report, before: Listing, new: Report, after: Listing) -> Since:
    """Narrow a report to what changed between two listings of one knowledge base."""
    then, now = Owners(before), Owners(after)
    names = touched(then, now)
    known: dict[_Key, list[Severity]] = defaultdict(list)
    for finding in old.diagnostics:
        known[_key(finding, then)].append(finding.severity)
    shown: list[Diagnostic] = []
    for finding in new.diagnostics:
        key = _key(finding, now)
        graver = not known[key] or known[key].pop() < finding.severity
        if graver or key[1] in names:
            shown.append(finding)
    others = len(new.diagnostics) - len(shown)
    shown = [*in_order((*shown, *lowered(old.coverage, new.coverage)))]
    gone = sum(len(left) for left in known.values())
    return Since(replace(new, diagnostics=tuple(shown)), names, others, gone)


def _key(finding: Diagnostic, owners: Owners) -> _Key:
    owner = owners.of(finding.span)
    return finding.code, owner.record, owner.route, finding.message
