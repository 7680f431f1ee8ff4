"""What a code means, for whoever prints it: reports, `explain` and the reference page."""

from dataclasses import dataclass

from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span


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

    def at(
        self, span: Span, message: str, help: str = "", related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """Make a finding of this rule at a place."""
        return Diagnostic(self.code, self.severity, span, message, help, related)
