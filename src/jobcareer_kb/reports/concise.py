"""One line a finding: for editors, for `grep`, and for who has seen the rest already.

Special are the signs that a terminal obeys, and those by which the log of a CI step takes commands;
`jobcareer_kb.media.terminal` names and escapes them. The colors are put in afterwards.
"""

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.media import terminal
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._paint import Paint
from jobcareer_kb.reports._words import name_of, summary


def render_concise(report: Report) -> str:
    """A line for each finding, then one that counts them."""
    return "\n".join([*(one_line(d, report) for d in report.diagnostics), summary(report)]) + "\n"


def one_line(diagnostic: Diagnostic, report: Report) -> str:
    """`path:line:column: error[JK201]: what; what to do (claim-cited)`."""
    grade = terminal.words(f"{diagnostic.severity.label}[{diagnostic.code}]")
    grade = Paint(report.color).grave(grade, diagnostic.severity)
    name = name_of(diagnostic.code, report)
    words = "; ".join(part for part in (diagnostic.message, diagnostic.help) if part)
    words = f"{words} ({name})" if name else words
    said = terminal.words(" ".join(words.split()))
    return f"{terminal.line(str(diagnostic.span))}: {grade}: {said}"


REPORT = ReportFormat(name="concise", render=render_concise, reader="person")
