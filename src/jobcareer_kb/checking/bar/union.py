"""Two reports about the same records, by the settings of two states, become one."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace

from jobcareer_kb.diagnostic import Diagnostic, in_order
from jobcareer_kb.report import Ignored, Report


def united(own: Report, other: Report) -> Report:
    """What either of them finds, each once, as grave as the graver of the two has it.

    One finding reads otherwise under another limit ("at most 25", "at most 40"). So what is left
    after equal ones are paired is paired by code and place, and the words of `other` hold.
    """
    ignored = {_exact(each.diagnostic): each for each in (*other.ignored, *own.ignored)}
    held = _united([e.diagnostic for e in own.ignored], [e.diagnostic for e in other.ignored])
    return replace(
        own,
        diagnostics=in_order(_united(own.diagnostics, other.diagnostics)),
        ignored=tuple(_held(each, ignored[_exact(each)]) for each in in_order(held)),
    )


def _held(found: Diagnostic, before: Ignored) -> Ignored:
    return replace(before, diagnostic=found)


def _united(
    own: tuple[Diagnostic, ...] | list[Diagnostic], other: tuple[Diagnostic, ...] | list[Diagnostic]
) -> Iterator[Diagnostic]:
    left: dict[Hashable, list[Diagnostic]] = defaultdict(list)
    for each in other:
        left[_place(each)].append(each)
    unpaired: list[Diagnostic] = []
    for each in own:
        same = next((d for d in left[_place(each)] if _exact(d) == _exact(each)), None)
        if same is None:
            unpaired.append(each)
        else:
            left[_place(each)].remove(same)
            yield replace(each, severity=max(each.severity, same.severity))
    for each in unpaired:
        near = left[_place(each)].pop(0) if left[_place(each)] else each
        yield replace(near, severity=max(each.severity, near.severity))
    for rest in left.values():
        yield from rest


def _place(found: Diagnostic) -> Hashable:
    return found.code, found.span


def _exact(found: Diagnostic) -> Hashable:
    return found.code, found.span, found.message
