"""What a code means, for whoever prints it: reports, `explain` and the reference page."""

from dataclasses import dataclass
from types import MappingProxyType

from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span

FAMILIES = MappingProxyType(
    {
        "JK0": "Files and YAML",
        "JK1": "The shape of a record",
        "JK2": "Citations and evidence",
        "JK3": "Records that name each other",
        "JK4": "Language",
        "JK5": "Teaching and quiz",
        "JK6": "Templates and rendering",
        "JK7": "Output and accessibility",
        "JK8": "License and metadata",
        "JK9": "Build",
    }
)
"""What the codes that begin alike are about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One code of the checker, for good and never reused."""

    code: str
    """`JK` and three digits; the first digit is the family."""
    name: str
    """Kebab case, as people call it."""
    severity: Severity
    manual: str
    """What it means, a bad and a good example, how to mend it; the page `explain` prints."""
    also: tuple[Severity, ...] = ()
    """Other severities that its findings may have by themselves: a plain and a grave form."""
    leads: bool = False
    """True where its findings stand first in every report, and no choice of codes or files leaves
    them out: they say what a change does to the rules by which it is judged."""

    @property
    def family(self) -> str:
        """The first digit of the code, with its letters: `JK2`."""
        return self.code[:3]

    @property
    def summary(self) -> str:
        """The first sentence of the manual, on one line."""
        return " ".join(self.manual.partition("\n\n")[0].split())

    def at(
        self, span: Span, message: str, help: str = "", related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """Make a finding of this rule at a place."""
        return Diagnostic(self.code, self.severity, span, message, help, related)
