"""Formats of a report, one a module; each module declares `REPORT`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jobcareer_kb.registry import discover
from jobcareer_kb.report import Report


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """One format of reports."""

    name: str
    """As `--format` calls it."""
    render: Callable[[Report], str]


def report_formats() -> Mapping[str, ReportFormat]:
    """Every report format by name, sorted."""
    return discover(__name__, "REPORT", key="name")
