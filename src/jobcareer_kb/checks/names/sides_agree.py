"""All distinctions tell the same two terms apart, in the same order.

Bad:   one distinction begins with definition/job, another with definition/career
Bad:   both sides of a distinction are of definition/job
Mend:  put the sides in the same order everywhere.
Note:  the order that most distinctions have is taken to be meant.
Why:   a comparison has one column for each term, with one color and one mark.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase

Terms = tuple[str, ...]
"""The two terms of a distinction, which are all that it names."""


def _disagreeing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    names = (f"distinction/{id_}" for id_ in kb.by_kind.get("distinction", {}))
    given = {name: kb.facts[name].refs for name in names}
    known = {
        name: terms
        for name, terms in given.items()
        if all(term in kb.facts or kb.is_broken(term) for term in terms)
    }
    every = {name: terms for name, terms in known.items() if len(set(terms)) == 2}
    yield from (_one_sided(kb, name, known[name]) for name in known if name not in every)
    if not every:
        return
    expected = _usual(list(every.values()), given.values())
    model = next(name for name, terms in every.items() if terms == expected)
    for name, terms in every.items():
        if terms != expected:
            yield CHECK.rule.at(
                kb.locate(name, ("sides",)),
                f"sides differ from those of {model}: {', '.join(expected)}",
                "use the same two terms in the same order",
                (Related(kb.locate(model, ("sides",)), "as most have them"),),
            )


def _one_sided(kb: KnowledgeBase, name: str, terms: Terms) -> Diagnostic:
    return CHECK.rule.at(
        kb.locate(name, ("sides", 1, "of")),
        f"both sides are of {terms[1]}, expected two terms",
        "name the other term on one of the two sides",
    )


def _usual(every: Sequence[Terms], given: Collection[Terms]) -> Terms:
    """The order that is meant: whose first term most have first, and whose second most have second.

    Those with a misspelt term count too, as far as they go.
    """
    first = Counter(terms[0] for terms in given)
    second = Counter(terms[1] for terms in given)
    return max(every, key=lambda terms: first[terms[0]] + second[terms[1]])


CHECK = check("JK306", "sides-agree", Severity.ERROR, __doc__, _disagreeing)
