"""Formats of a report, one a module; each module declares `REPORT`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from jobcareer_kb.registry import named
from jobcareer_kb.report import Report


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """One format of reports."""

    name: str
    """As `--format` calls it."""
    render: Callable[[Report], str]
    reader: Literal["person", "program", "service"]
    """Who reads it, and so how files are named: as the command named them, below the folder in
    which it was given, or below the root of the repository, which is all that a service knows."""
    sign: str = ""
    """Words that only this program writes near the beginning; empty where the format has no room
    for any. A file that has them is an earlier report, which may be written over anywhere."""

    def wrote(self, data: bytes) -> bool:
        """Say whether a file is surely an earlier report of this format."""
        return bool(self.sign) and self.sign.encode() in data[:1000]


def report_formats() -> Mapping[str, ReportFormat]:
    """Every report format by name, sorted."""
    return named(__name__, "REPORT")
