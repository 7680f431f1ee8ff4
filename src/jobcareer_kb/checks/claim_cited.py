"""A claim states a fact, so it cites at least one source.

Bad:   meaning: A post with one employer, held to earn money.
Good:  meaning: A post with one employer, held to earn money. [@el-camino]
Mend:  add the id of a reference in square brackets; [@id, p. 3] names the page.
Why:   a reader must be able to see where a sentence comes from. Which fields are claims stands in
       docs/records.md; fields that instruct or ask need no citation.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.values import Claim, words_of


def _uncited(context: Context) -> Iterator[Diagnostic]:
    for name, facts in context.kb.facts.items():
        for route, words in words_of(context.kb.records[name]) if facts.uncited else ():
            if isinstance(words, Claim) and not parse(str(words)).cites:
                yield CHECK.rule.at(
                    context.kb.locate(name, route),
                    f"claim without a citation in {name}",
                    "add the source, such as '[@some-id]', after the sentence",
                )


CHECK = check("JK201", "claim-cited", Severity.ERROR, __doc__, _uncited)
