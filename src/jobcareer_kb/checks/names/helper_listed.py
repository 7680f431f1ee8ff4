"""Whoever is named in a step or a challenge of a handout stands in its list of helpers.

Bad:   a handout prints step/find-training, which names resource/trade-school, and picks
       resource/library alone
Good:  the handout picks resource/trade-school too, or `resource/*`
Mend:  add the resource to `handout` of the workshop, or name one in the step that stands there.
Note:  a resource counts as named where `resources` lists it and where a text gives its name.
Why:   a name without an address, a number or a way to find it is a dead end for the reader.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.names._helper_names import HelperNames, full_names
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import refs_of, words_of

_NAMING = ("step/", "challenge/")


def _unlisted(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    named = _Named(kb)
    lacking: dict[tuple[str, str], list[Workshop]] = {}
    for shop in kb.of("workshop", Workshop):
        printed = dict.fromkeys(name for pick in shop.handout for name in kb.picked(pick))
        for record in _naming(kb, printed):
            for helper in named.by(record):
                if helper not in printed:
                    lacking.setdefault((record, helper), []).append(shop)
    for (record, helper), shops in lacking.items():
        yield _dead_end(kb, named.by(record)[helper], helper, shops)


def _naming(kb: KnowledgeBase, printed: dict[str, None]) -> Iterator[str]:
    """The steps and challenges that a handout prints."""
    for name in printed:
        if name.startswith("challenge/") and name in kb.facts:
            yield name
        elif name.startswith("guide/") and name in kb.facts:
            refs = kb.facts[name].refs
            yield from (ref for ref in refs if ref.startswith("step/") and ref in kb.facts)


class _Named:
    """The resources that a record names, each with the first place."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._names = HelperNames(full_names(kb), exact=True)
        self._found: dict[str, dict[str, Span]] = {}

    def by(self, record: str) -> dict[str, Span]:
        """Found once, however many workshops print the record."""
        if record not in self._found:
            self._found[record] = dict(self._places(record))
        return self._found[record]

    def _places(self, name: str) -> Iterator[tuple[str, Span]]:
        """Every place, the one that counts last: where `resources` lists it."""
        kb, record = self._kb, self._kb.records[name]
        for route, words in words_of(record):
            for start, end, helper in self._names.within(str(words)):
                yield helper, kb.text_span(name, route, start, end)
        for route, ref in refs_of(record):
            if ref in kb.facts and ref.kind == "resource":
                yield str(ref), kb.locate(name, route)


def _dead_end(kb: KnowledgeBase, place: Span, helper: str, shops: list[Workshop]) -> Diagnostic:
    names = ", ".join(f"'{shop.id}'" for shop in shops)
    is_one = len(shops) == 1
    handouts, verb = f"the handout{'' if is_one else 's'} of {names}", "does" if is_one else "do"
    return CHECK.rule.at(
        place,
        f"'{helper}' is named here, but {handouts} {verb} not list it",
        f"add {helper} to 'handout' there, or name a helper that stands in it",
        tuple(
            Related(kb.locate_key(f"workshop/{shop.id}", ("handout",)), "the picks of the handout")
            for shop in shops
        ),
    )


CHECK = check("JK350", "helper-listed", Severity.WARNING, __doc__, _unlisted)
