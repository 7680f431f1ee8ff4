"""A place, a language or an organization is written in one way.

Bad:   region: United Sates, where other records say United States
Bad:   author: [{literal: Feery Street Library}], where a resource is named Ferry Street Library
Bad:   languages: [en, es]        languages: [English, Spansh]        languages: [English, English]
Good:  languages: [English, Spanish]
Mend:  write it as the others do.
Why:   helpers of one region are printed under one line, and people look for the name of their
       language. Compared are `region` and `languages` of resources, `place` of figures, and
       organizations among the authors of sources, with what other records say, and with `places`
       and `languages` below `contacts` in words.yaml; what differs by a letter or two is taken for
       a slip.
"""

from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks.names._helper_names import full_names
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.spelling import Spelling

_ALIKE = 0.85
"""How alike a slip and what was meant are, from 0 to 1."""
_LETTERS = 2
"""Letters that a slip adds or leaves out, at most; what is longer says something else."""
_LONG = 12
"""Letters of the name of an organization from which on a slip in it can be told."""
_CODE = 3
"""Letters of the code of a language, at most."""
Told = tuple[str, Route, str]


def _differing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    yield from _slips(kb, list(_places(kb)), kb.words.contacts.places)
    yield from _slips(kb, list(_authors(kb)), tuple(plain for plain, _ in full_names(kb)))
    languages = list(_languages(kb))
    yield from _slips(kb, languages, kb.words.contacts.languages)
    seen: set[tuple[str, str]] = set()
    for name, route, said in languages:
        if len(said) <= _CODE and said.islower():
            yield _found(kb, (name, route, said), "is the code of a language", "write its name")
        elif (name, said.casefold()) in seen:
            yield _found(kb, (name, route, said), "stands twice", "drop one of the two")
        seen.add((name, said.casefold()))


def _slips(kb: KnowledgeBase, told: list[Told], known: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What is said once, and looks like something that is known or said more often."""
    often = Counter(said for _, _, said in told)
    common = sorted({*known, *(said for said in often if often[said] > 1)})
    spelling = Spelling(common, _ALIKE)
    by_letters = {"".join(sorted(each)): each for each in common}
    known_ones = frozenset(common)
    for name, route, said in told:
        if said in known_ones:
            continue
        near = by_letters.get("".join(sorted(said))) or spelling.near(said)
        if near and said[0] == near[0] and abs(len(said) - len(near)) <= _LETTERS:
            yield _found(kb, (name, route, said), f"looks like '{near}'", f"write '{near}'")


def _found(kb: KnowledgeBase, told: Told, message: str, help: str) -> Diagnostic:
    return CHECK.rule.at(kb.locate(told[0], told[1]), f"'{told[2]}' {message}", help)


def _places(kb: KnowledgeBase) -> Iterator[Told]:
    for name, resource in kb.each("resource", Resource):
        if resource.region is not None:
            yield name, ("region",), shown(resource.region)
    for name, figure in kb.each("figure", Figure):
        yield name, ("place",), figure.place


def _authors(kb: KnowledgeBase) -> Iterator[Told]:
    """Organizations; a helper may be one, and has its name there too."""
    for reference in kb.of("reference", Reference):
        for place, author in enumerate(reference.author):
            if author.literal and len(author.literal) >= _LONG:
                yield f"reference/{reference.id}", ("author", place, "literal"), author.literal


def _languages(kb: KnowledgeBase) -> Iterator[Told]:
    for name, resource in kb.each("resource", Resource):
        for place, said in enumerate(resource.languages):
            yield name, ("languages", place), shown(said)


CHECK = check("JK327", "spelled-alike", Severity.WARNING, __doc__, _differing)
