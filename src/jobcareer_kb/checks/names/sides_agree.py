"""All distinctions between the same terms name them in the same order, and each term once.

Bad:   one distinction begins with definition/job, another one with definition/career
Bad:   two sides of a distinction are of definition/job
Mend:  put the sides in the same order everywhere.
Note:  the order that most distinctions have is taken to be meant. Distinctions between other terms
       are a comparison of their own.
Why:   a comparison has one column for each term, with one color and one mark.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase

Terms = tuple[str, ...]
"""The terms of a distinction, which are all that it names."""


def _disagreeing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    names = (f"distinction/{id_}" for id_ in kb.by_kind.get("distinction", {}))
    given = {name: kb.facts[name].refs for name in names}
    sets: dict[frozenset[str], dict[str, Terms]] = {}
    for name, terms in given.items():
        if not all(term in kb.facts or kb.is_broken(term) for term in terms):
            continue
        if len(set(terms)) == len(terms):
            sets.setdefault(frozenset(terms), {})[name] = terms
        else:
            yield _twice(kb, name, terms)
    places = Counter((at, term) for terms in given.values() for at, term in enumerate(terms))
    for every in sets.values():
        yield from _in_another_order(kb, every, _usual(list(every.values()), places))


def _in_another_order(
    kb: KnowledgeBase, every: dict[str, Terms], expected: Terms
) -> Iterator[Diagnostic]:
    model = next(name for name, terms in every.items() if terms == expected)
    for name, terms in every.items():
        if terms != expected:
            yield CHECK.rule.at(
                kb.locate(name, ("sides",)),
                f"sides differ from those of {model}: {', '.join(expected)}",
                f"use the same {'two ' if len(terms) == 2 else ''}terms in the same order",
                (Related(kb.locate(model, ("sides",)), "as most have them"),),
            )


def _twice(kb: KnowledgeBase, name: str, terms: Terms) -> Diagnostic:
    place = next(at for at, term in enumerate(terms) if term in terms[:at])
    both, count = ("both", "two") if len(terms) == 2 else ("two", str(len(terms)))
    return CHECK.rule.at(
        kb.locate(name, ("sides", place, "of")),
        f"{both} sides are of {terms[place]}, expected {count} terms",
        "name the other term on one of the two sides",
    )


def _usual(every: Sequence[Terms], places: Counter[tuple[int, str]]) -> Terms:
    """The order that is meant: that whose terms most have at the same places.

    Those with a misspelt term count too, as far as they go.
    """
    return max(every, key=lambda terms: sum(places[at, term] for at, term in enumerate(terms)))


CHECK = check("JK306", "sides-agree", Severity.ERROR, __doc__, _disagreeing)
