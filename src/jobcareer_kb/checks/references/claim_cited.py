"""A claim states a fact, so it cites at least one source.

Bad:   meaning: A post with one employer, held to earn money.
Good:  meaning: A post with one employer, held to earn money. [@el-camino]
Bad:   meaning: "[@el-camino]"
Mend:  add the id of a reference in square brackets; [@id, p. 3] names the page.
Why:   a reader must be able to see where a sentence comes from. Which fields are claims stands in
       docs/records.md; fields that instruct or ask need no citation.
Note:  a citation that the grammar does not know is reported as such (JK120, JK202), and not a
       second time here. In YAML a `#` after a space begins a comment: what stands behind it, such
       as the citation, is no part of the text unless the text is quoted.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.references._loose_cites import uncited_names
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse, plain, without_cites
from jobcareer_kb.values import Claim, words_of


def _uncited(context: Context) -> Iterator[Diagnostic]:
    known = context.kb.by_kind.get("reference", {})
    for name, facts in context.kb.facts.items():
        for route, words in words_of(context.kb.records[name]) if facts.is_doubtful else ():
            if not isinstance(words, Claim):
                continue
            read = parse(str(words))
            if read.faults or uncited_names(str(words), known):
                continue
            if not read.cites:
                yield CHECK.rule.at(
                    context.kb.locate(name, route),
                    f"claim without a citation in {name}",
                    "add the source, such as '[@some-id]', after the sentence",
                )
            elif not plain(without_cites(read.inlines)).strip():
                yield CHECK.rule.at(
                    context.kb.locate(name, route),
                    f"a citation without a claim in {name}",
                    "write what the source says before the citation, or drop the entry",
                )


CHECK = check("JK201", "claim-cited", Severity.ERROR, __doc__, _uncited, whole=False)
