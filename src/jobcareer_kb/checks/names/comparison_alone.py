"""A distinction that alone tells some terms apart is meant to do so.

Bad:   five distinctions between definition/job and definition/career, and one between
       definition/job and definition/occupation where the same pair was meant
Mend:  name the same terms as the others; or leave it, if it is a comparison of its own.
Note:  asked where at least two others agree and share a term with it.
Why:   it is printed as a table of one row, under a heading of its own.
"""

from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity

_AGREEING = 2
"""Distinctions that agree, from which on another one stands out."""


def _alone(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    names = tuple(f"distinction/{id_}" for id_ in kb.by_kind.get("distinction", {}))
    terms = {name: frozenset(kb.facts[name].refs) for name in names}
    counts = Counter(terms.values())
    if not counts:
        return
    usual, most = counts.most_common(1)[0]
    model = next(name for name in names if terms[name] == usual)
    for name in names:
        own = terms[name]
        shares = own != usual and bool(own & usual) and len(own) > 1
        if most < _AGREEING or counts[own] > 1 or not shares:
            continue
        if all(term in kb.facts for term in own):
            yield CHECK.rule.at(
                kb.locate(name, ("sides",)),
                f"alone tells {', '.join(kb.facts[name].refs)} apart",
                f"name {', '.join(kb.facts[model].refs)}, if these are meant",
                (Related(kb.locate(model, ("sides",)), f"as {most} distinctions have them"),),
            )


CHECK = check("JK392", "comparison-alone", Severity.NOTE, __doc__, _alone)
