"""A figure that a text names is a record, and has the part that is asked for.

Bad:   meaning: ... earned [#childcare-pey]. [@bls]
Good:  meaning: ... earned [#childcare-pay]. [@bls]
Bad:   [#childcare-pay.to]                 (its record has no field `to`)
Mend:  correct the id, or write the record: `kb/figure/childcare-pay.yaml`.
Note:  a figure names no figure, and kb.yaml names none: its words stand on many pages, also where
       no list of references does.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import PlacedFigure, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.values import words_of


def _unknown(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for route, words in words_of(kb.settings):
        for named in parse(str(words)).figures:
            yield CHECK.rule.at(
                kb.text_span("kb.yaml", route, named.start, named.end),
                "a figure in kb.yaml, whose words stand where no list of references does",
                "write it out, with its year",
            )
    spelling = Spelling(kb.by_kind.get("figure", {}))
    for name, facts in kb.facts.items():
        for route, words in words_of(kb.written[name]) if facts.figures else ():
            for named in parse(str(words)).figures:
                said = _said(kb, name, named, spelling)
                if said is not None:
                    span = kb.written_span(name, route, named.start, named.end)
                    yield CHECK.rule.at(span, *said)


def _said(
    kb: KnowledgeBase, name: str, named: PlacedFigure, spelling: Spelling
) -> tuple[str, str] | None:
    """What is wrong with the name of a figure, and what to do."""
    figure = f"figure/{named.figure}"
    if name.startswith("figure/"):
        return "a figure within a figure", "write plain words here"
    if figure not in kb.facts:
        if kb.is_broken(figure):
            return None
        near = spelling.near(named.figure)
        help = f"did you mean '{near}'?" if near else f"write the record, 'kb/{figure}.yaml'"
        return f"no figure '{named.figure}'", help
    known = kb.figures.get(named.figure)
    if named.part == "to" and known is not None and known.to is None:
        return f"figure '{named.figure}' has no field 'to'", "add it, or print '.year'"
    return None


CHECK = check("JK372", "figure-known", Severity.ERROR, __doc__, _unknown)
