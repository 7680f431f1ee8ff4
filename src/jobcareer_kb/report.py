"""All that a report format may need: findings, what their codes mean, the lines they are on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.rule import Rule


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check."""

    diagnostics: tuple[Diagnostic, ...]
    """Sorted."""
    rules: Mapping[str, Rule]
    files: tuple[str, ...]
    """Every file that was looked at, by the path findings use."""
    records: int
    held_back: int = 0
    """Records that could not be looked into, because their file or their shape is broken."""
    silenced: int = 0
    """Names and citations that are not judged, because what they lead to is broken."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Text of each file, for reports that print lines."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(d.severity is severity for d in self.diagnostics)
