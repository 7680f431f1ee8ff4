"""Comments that let a finding stand, held against those that stood there before a change.

Whether a comment is new is asked of what it hides: had a comment of before let this code stand at
this place of this record? Lines and files may move, and so may the entries of a list.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jobcareer_kb.checking.bar.rules import IGNORE_NEW
from jobcareer_kb.checking.bar.wording import shortened
from jobcareer_kb.diagnostic import Diagnostic, Related
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.loading.ignores import MARK, Ignore, comments
from jobcareer_kb.loading.owners import Owner, Owners, Standing
from jobcareer_kb.report import Ignored

_REASON = 200
"""Signs of a reason that a finding repeats."""


@dataclass(frozen=True, slots=True)
class Unhidden:
    """What comments hide, judged by the comments of before."""

    still: tuple[Ignored, ...]
    """What a comment hid before too."""
    shown: tuple[Diagnostic, ...]
    """What only a comment of the change hides: the findings themselves."""
    told: tuple[Diagnostic, ...]
    """A finding for each such comment and code, and for each later day."""


def unhidden(
    ignored: Iterable[Ignored], before: Listing, after: Listing, as_of: datetime.date
) -> Unhidden:
    """Part what is ignored by whether a comment of before would hide it on the same day."""
    then, now = _Comments(before), Owners(after)
    still: list[Ignored] = []
    shown: list[Diagnostic] = []
    told: dict[tuple[object, str], Diagnostic] = {}
    for each in ignored:
        owner = now.of(each.diagnostic.span)
        until = then.until(each.diagnostic.code, owner, now.standing(owner.record), as_of)
        key = each.comment, each.diagnostic.code
        if until is None:
            shown.append(_shown(each))
            told.setdefault(key, _new(each))
        else:
            still.append(each)
            if _day(each) > until:
                told.setdefault(key, _later(each, until))
    return Unhidden(tuple(still), tuple(shown), tuple(told.values()))


def _day(ignored: Ignored) -> datetime.date:
    return ignored.until or datetime.date.max


def _shown(each: Ignored) -> Diagnostic:
    label = f"ignored by a comment new in this change: {shortened(each.reason, _REASON)}"
    found = each.diagnostic
    return replace(found, related=(*found.related, Related(each.comment, label)))


def _new(each: Ignored) -> Diagnostic:
    found = each.diagnostic
    return IGNORE_NEW.at(
        each.comment,
        f"a comment new in this change would let {found.code} stand: "
        f"{shortened(each.reason, _REASON)}",
        "mend what it hides; whoever merges may agree with the reason by --allow-lower",
        (Related(found.span, f"what it would hide: {found.message}"),),
    )


def _later(each: Ignored, until: datetime.date) -> Diagnostic:
    now = f"moved from {until} to {each.until}" if each.until else f"{until}, and was taken away"
    return IGNORE_NEW.at(
        each.comment,
        f"the day until which {each.diagnostic.code} is let stand was {now}",
        "mend what the comment hides; whoever merges may agree by --allow-lower",
    )


class _Comments:
    """The comments of one state, by what they let stand."""

    def __init__(self, listing: Listing) -> None:
        self._owners = Owners(listing)
        self._by_file: dict[str, tuple[Ignore, ...]] = {}

    def until(
        self, code: str, place: Owner, now: Standing | None, as_of: datetime.date
    ) -> datetime.date | None:
        """The last day until which a comment let a code stand at a place; None without one.

        `now` is where the record stands after the change.
        """
        then = self._owners.standing(place.record)
        if then is None or now is None:
            return None
        at, exact = counterpart(then.data, now.data, place.route)
        days = [
            ignore.until or datetime.date.max
            for ignore in self._of(then)
            if code in {name for name, _ in ignore.codes} and _covers(ignore, then, at, exact)
        ]
        live = [day for day in days if day >= as_of]
        return max(live, default=None)

    def _of(self, standing: Standing) -> tuple[Ignore, ...]:
        shown = standing.text.shown
        if shown not in self._by_file:
            self._by_file[shown] = _read(standing)
        return self._by_file[shown]


def _read(standing: Standing) -> tuple[Ignore, ...]:
    text = standing.text.text
    found = comments(text, standing.text.shown) if MARK.search(text) else ()
    return tuple(each for each in found if isinstance(each, Ignore))


def counterpart(old: Any, new: Any, route: Route) -> tuple[Route, bool]:
    """Where a place of a record stood before, as far as it was there; and whether it was.

    An entry of a list is looked for by what it says; where nothing says the same, the entry at its
    place was edited, unless that one stands elsewhere now.
    """
    found: Route = ()
    for part in route:
        at: str | int | None = None
        if isinstance(part, int) and isinstance(old, list) and isinstance(new, list):
            at = _index(old, new, part)
        elif isinstance(old, Mapping) and part in old:
            at = part
        if at is None:
            return found, False
        found = (*found, at)
        old, new = old[at], new[part]
    return found, True


def _index(old: list[Any], new: list[Any], at: int) -> int | None:
    if at >= len(new):
        return None
    count = new[:at].count(new[at])  # of equal entries the second is the second
    equal = [index for index, each in enumerate(old) if each == new[at]]
    if count < len(equal):
        return equal[count]
    edited = at < len(old) and not equal and old[at] not in new
    return at if edited else None


def _covers(ignore: Ignore, standing: Standing, route: Route, exact: bool) -> bool:
    """Say whether a comment covers a place; of what was not there, all that it would stand in."""
    if ignore.covers is None:
        return False
    start, end = ignore.covers
    routes = (route,) if exact else tuple(_below(_at(standing.data, route), route))
    places = standing.text.places
    for each in routes:
        span = places.value((*standing.base, *each))
        if not start <= (span.line, span.column) < end:
            return False
    return True


def _at(data: Any, route: Route) -> Any:
    for part in route:
        data = data[part]
    return data


def _below(data: Any, route: Route) -> Iterator[Route]:
    """The route of a value and of all that is in it."""
    yield route
    if isinstance(data, Mapping):
        for key, each in data.items():
            yield from _below(each, (*route, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from _below(each, (*route, index))
