"""Referrals do not run in a circle: each ends at an address, a number or a place to go to.

Bad:   how_to_find of one: "A workforce agency may refer you"; of the other: "Ask a nonprofit"; and
       neither has an address or a number
Good:  one of the two has `url` or `phone`, or says how to find it without the other
Mend:  give one of the circle an address that you have opened, or a number.
Note:  a resource refers to another where its `what_for` or `how_to_find` names it: whole, without a
       "local" or a place before it, or by a term of words.yaml that its name holds.
Why:   who is sent from one door to the next and back finds no help.
"""

from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.names._helper_names import HelperNames, full_names, short_names
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.inline import Link, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.resource import Resource

Place = tuple[str, int, int]
"""A field, and where in its text the words stand."""
Referrals = Mapping[str, Mapping[str, Place]]
"""To whom each resource refers, and where it says so."""


def _circles(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    referrals, reachable = _referrals(kb)
    lost = _lost(referrals, reachable)
    names = dict((resource, name) for name, resource in full_names(kb))
    for circle in _rings(referrals, lost):
        first, after = circle[0], [*circle[1:], circle[0]]
        told = " to ".join(f"'{names[name]}'" for name in after)
        yield CHECK.rule.at(
            _span(kb, first, referrals[first][after[0]]),
            f"'{names[first]}' refers to {told}, and none of them has an address or a number",
            "give one of them 'url' or 'phone', or say how to find it without the others",
            tuple(
                Related(_span(kb, name, referrals[name][to]), "and from here it goes on")
                for name, to in zip(circle[1:], after[1:], strict=True)
            ),
        )


def _referrals(kb: KnowledgeBase) -> tuple[Referrals, set[str]]:
    """All referrals by the name of the resource, and which of those who refer can be reached."""
    helpers = HelperNames(short_names(kb))
    referrals: dict[str, dict[str, Place]] = {}
    reachable: set[str] = set()
    for name, resource in kb.each("resource", Resource):
        referrals[name] = dict(_named(name, resource, helpers))
        if referrals[name] and _is_reachable(resource):
            reachable.add(name)
    return dict(sorted(referrals.items())), reachable


def _named(own: str, resource: Resource, helpers: HelperNames) -> Iterator[tuple[str, Place]]:
    for field in ("what_for", "how_to_find"):
        for start, end, other in helpers.within(str(getattr(resource, field))):
            if other != own:
                yield other, (field, start, end)


def _span(kb: KnowledgeBase, name: str, place: Place) -> Span:
    field, start, end = place
    return kb.text_span(name, (field,), start, end)


def _is_reachable(resource: Resource) -> bool:
    said = (*resource.what_for.inlines, *resource.how_to_find.inlines)
    return resource.is_reachable or any(isinstance(node, Link) for node in walk(said))


def _lost(referrals: Referrals, reachable: set[str]) -> set[str]:
    """The resources from which no referral leads out: all go round among themselves."""
    pending = [name for name, to in referrals.items() if not to or name in reachable]
    found = set(pending)
    senders: dict[str, list[str]] = {}
    for name, to in referrals.items():
        for other in to:
            senders.setdefault(other, []).append(name)
    while pending:
        for sender in senders.get(pending.pop(), ()):
            if sender not in found:
                found.add(sender)
                pending.append(sender)
    return set(referrals) - found


def _rings(referrals: Referrals, lost: set[str]) -> Iterator[list[str]]:
    """A circle for each way of following the first referral of those that are lost."""
    seen: set[str] = set()
    for start in referrals:
        path: dict[str, int] = {}
        name = start
        while name in lost and name not in seen:
            seen.add(name)
            path[name] = len(path)
            name = next(other for other in referrals[name] if other in lost)
        if name in path:
            yield list(path)[path[name] :]


CHECK = check("JK351", "referral-circle", Severity.WARNING, __doc__, _circles)
