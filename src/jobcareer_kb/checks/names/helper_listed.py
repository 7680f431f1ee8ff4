"""Whoever is named in a step or a challenge of a handout stands in a list of helpers.

Bad:   a handout prints step/find-training, which names resource/trade-school, and picks
       resource/library alone
Good:  the handout picks resource/trade-school too, or `resource/*`
Mend:  add the resource to `handout` of the workshop, or name one in the step that stands there.
Note:  what people take home counts with it: `booklet` and `help_list`. A resource counts as named
       where `resources` lists it and where a text gives its name.
Why:   a name without an address, a number or a way to find it is a dead end for the reader.
"""

from collections.abc import Collection, Iterable, Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.names._helper_names import HelperNames, tail_names
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import refs_of, words_of

_Handout = tuple[Workshop, Collection[str]]
"""A workshop, and the names that its handout, booklet and help list pick."""
_Place = tuple[Route, tuple[int, int] | None]
"""A field; where it is a text, also from where to where in it."""


def _unlisted(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    handouts: dict[str, list[_Handout]] = {}
    for shop in kb.of("workshop", Workshop):
        printed = dict.fromkeys(name for pick in shop.told for name in kb.picked(pick))
        for name in dict.fromkeys(_naming(kb, printed)):
            handouts.setdefault(name, []).append((shop, printed))
    helpers = HelperNames(tail_names(kb), exact=True)
    for name, record in kb.passing(handouts):
        for helper, place in _named(kb, record, helpers).items():
            shops = [shop for shop, printed in handouts[name] if helper not in printed]
            if shops:
                yield _dead_end(kb, _span(kb, name, place), helper, shops)


def _naming(kb: KnowledgeBase, printed: Iterable[str]) -> Iterator[str]:
    """The steps and challenges that a handout prints."""
    for name in printed:
        if name.startswith("challenge/") and name in kb.facts:
            yield name
        elif name.startswith("guide/") and name in kb.facts:
            refs = kb.facts[name].refs
            yield from (ref for ref in refs if ref.startswith("step/") and ref in kb.facts)


def _named(kb: KnowledgeBase, record: Record, helpers: HelperNames) -> dict[str, _Place]:
    """The resources that a record names, each with the place that counts: in `resources`, or else
    the last text."""
    said = {
        helper: (route, (start, end))
        for route, words in words_of(record)
        for start, end, helper in helpers.within(str(words))
    }
    listed = {
        str(ref): (route, None)
        for route, ref in refs_of(record)
        if ref in kb.facts and ref.kind == "resource"
    }
    return {**said, **listed}


def _span(kb: KnowledgeBase, name: str, place: _Place) -> Span:
    route, within = place
    return kb.locate(name, route) if within is None else kb.text_span(name, route, *within)


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
