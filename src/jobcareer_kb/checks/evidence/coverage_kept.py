"""Coverage of the claims does not fall below what `kb.yaml` says has been reached.

Bad:   policies: {evidence: {coverage: {looked_up: 40}}}, and 38 percent are looked up
Mend:  look up some of the claims that came in, with `jobcareer-kb review kind/id`; or restore the
       entries that were deleted. Lowering the number is a decision for a review.
Note:  `check --since REV` holds a change to the number of that revision; one that was lowered or
       taken away since is a finding itself (JK143).
Why:   what has been looked up once must not be lost without notice. Percentages are of all claims,
       rounded down: `cited` names a source, `looked_up` was read in one, `supported` was found in
       one, `holds` was found to hold by better sources. An entry that is out of date (JK206) still
       counts.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.evidence._coverage_floor import WORDS, compared
from jobcareer_kb.diagnostic import Diagnostic, Severity


def _fallen(context: Context) -> Iterator[Diagnostic]:
    severities = context.kb.settings.severities
    for measure, floor, reached, span in compared(context):
        if measure == "cited" and severities.get("JK201", "error") == "error":
            continue  # each uncited claim is an error already
        if reached < floor:
            yield CHECK.rule.at(
                span,
                f"{reached} percent of the claims are {WORDS[measure]}, expected {floor}",
                "'jobcareer-kb review kind/id' shows which claims of a record are not looked up",
            )


CHECK = check("JK210", "coverage-kept", Severity.ERROR, __doc__, _fallen)
