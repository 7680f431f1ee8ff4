"""A claim does not go against better sources, once somebody has asked them.

Bad:   a claim of which the ledger says `holds: contradicted`
Good:  the claim says only what the better sources say, and the ledger says so of its new words.
Mend:  reword the claim, and cite what speaks against it before the source that it came from; then
       look again with `jobcareer-kb review`. To tell what somebody says, say who says it.
Why:   that a page says so (`says_so`) does not make it so (`holds`). Readers act on a sentence,
       whoever wrote it first. An entry that is out of date (JK206) does not count here.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity


def _contradicted(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for statement in kb.ledger.looked_at():
        against = [
            source.entry
            for source in statement.sources
            if source.entry is not None
            and source.entry.holds == "contradicted"
            and source.state != "suspect"
        ]
        if against:
            yield CHECK.rule.at(
                kb.locate(statement.record, statement.route),
                "better sources contradict this claim, as somebody found who asked them",
                "reword it to what they say, cite them first, and enter the look with "
                "'jobcareer-kb review'",
                tuple(
                    Related(kb.locate(f"evidence/{entry.id}", ("holds",)), "what was found")
                    for entry in against
                ),
            )


CHECK = check("JK240", "claim-holds", Severity.ERROR, __doc__, _contradicted)
