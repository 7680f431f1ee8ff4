"""What a template sees of a selection: bound records by kind, and the numbers that follow.

Nothing here knows a subject; a template of another curriculum gets the same names.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.quiz import Item
from jobcareer_kb.rendering.answers import answered
from jobcareer_kb.rendering.bind import Bindings, bind
from jobcareer_kb.rendering.paper import asked
from jobcareer_kb.selection import PICKS, Selection

SETTINGS = "kb.yaml"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A phase with its minutes in the length that the agenda chose."""

    minutes: int
    title: Any
    cues: tuple[Any, ...]
    """Those of the script in this length."""


@dataclass(frozen=True, slots=True)
class NumberedSheet:
    """A copy master with its number in this workshop."""

    number: int
    sheet: Any


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the agenda, as templates print it."""

    number: int
    start: str
    """Hours and minutes from the beginning, such as `0:13`."""
    minutes: int
    activity: Any
    phases: tuple[TimedPhase, ...]
    sheets: tuple[NumberedSheet, ...]
    misconceptions: tuple[Any, ...]
    """What is likely to be heard here, with replies."""
    objectives: tuple[int, ...]
    """Numbers of the workshop's objectives that this part serves."""


def template_names(
    selection: Selection, items: tuple[Item, ...], bindings: Bindings
) -> dict[str, Any]:
    """Return every name that a template of this selection may use."""
    selection = _without_answers(selection)
    bound = _binder(selection, bindings)
    shop = selection.workshop
    objectives = [str(ref) for ref in shop.objectives]
    numbers = {name: index for index, name in enumerate(objectives, start=1)}
    names: dict[str, Any] = {
        "kb": bind(selection.settings, SETTINGS, (), bindings),
        "released": long_date(selection.settings.released.isoformat()),
        "revised": long_date(shop.revised.isoformat()),
        "workshop": bound(f"workshop/{shop.id}"),
        "audience": bind(selection.audience, SETTINGS, ("audiences", shop.audience), bindings),
        "product": bind(
            selection.settings.products[selection.product],
            SETTINGS,
            ("products", selection.product),
            bindings,
        ),
        "record": bound,
        "objectives": tuple(bound(name) for name in objectives),
        "parts": _agenda(selection, bound, numbers),
    }
    names["sheet_count"] = sum(len(part.sheets) for part in names["parts"])
    names |= {f"{kind}s": _picked(selection, kind, bound) for kind in _PICKED}
    names["source_notes"] = bind(selection.notes, "", (), bindings)
    names["looked_up"] = tuple(
        {"by": by, "on": long_date(day)} for by, day in selection.notes.looks
    )
    names["sides"] = _sides(selection)
    names["runs"] = _runs(selection, bound)
    names["resource_groups"] = _groups(selection, bound, bindings)
    names["shared_region"] = _shared_region(selection, bound)
    if selection.product not in PICKS:  # these print no quiz, so its items are none of their inputs
        names |= _quiz(selection, items, numbers, bindings)
    return names


def _without_answers(selection: Selection) -> Selection:
    """Take the questions from what participants hold; they get `asked`, which has no key."""
    if selection.settings.products[selection.product].audience == "facilitator":
        return selection
    records = {n: r for n, r in selection.records.items() if not n.startswith("question/")}
    picks = tuple(name for name in selection.picks if name in records)
    return replace(selection, records=records, picks=picks)


_PICKED = ("definition", "distinction", "guide", "challenge", "resource", "takeaway", "question")
Bound = Callable[[str], Any]


def _binder(selection: Selection, bindings: Bindings) -> Bound:
    def bound(name: str) -> Any:
        record = selection.records.get(name)
        if record is None:
            raise ValueError(f"{name} is not part of what this product prints")
        return bind(record, name, (), bindings)

    return bound


def _picked(selection: Selection, kind: str, bound: Bound) -> tuple[Any, ...]:
    return tuple(bound(name) for name in selection.picks if name.startswith(f"{kind}/"))


@dataclass(frozen=True, slots=True)
class Run:
    """Picks of one kind that follow each other."""

    kind: str
    records: tuple[Any, ...]

    @property
    def thoughts(self) -> tuple[Any, ...]:
        """Takeaways to keep in mind."""
        return tuple(record for record in self.records if record.type == "thought")

    @property
    def next_steps(self) -> tuple[Any, ...]:
        """Takeaways to act on."""
        return tuple(record for record in self.records if record.type == "next-step")


def _runs(selection: Selection, bound: Bound) -> tuple[Run, ...]:
    """The picks in order, those of one kind together where they follow each other."""
    grouped = groupby(selection.picks, key=lambda name: name.partition("/")[0])
    return tuple(Run(kind, tuple(bound(name) for name in names)) for kind, names in grouped)


def _sides(selection: Selection) -> tuple[str, ...]:
    """Ids of the two definitions that the distinctions tell apart, first side first."""
    records = selection.records.values()
    first = next((r for r in records if isinstance(r, Distinction)), None)
    return tuple(side.of.id for side in first.sides) if first is not None else ()


def _groups(selection: Selection, bound: Bound, bindings: Bindings) -> tuple[Any, ...]:
    """Picked resources by group, in the order of kb.yaml; groups without any are left out."""
    groups = []
    members: dict[str, list[Any]] = {}
    for resource in _picked(selection, "resource", bound):
        members.setdefault(resource.group, []).append(resource)
    for id_, title in selection.settings.resource_groups.items():
        if id_ in members:
            heading = bind(title, SETTINGS, ("resource_groups", id_), bindings)
            groups.append({"title": heading, "resources": tuple(members[id_])})
    return tuple(groups)


def _shared_region(selection: Selection, bound: Bound) -> Any:
    """Where picked resources help, if all that say it say the same; it is printed once then."""
    said = {
        name: record.region
        for name in selection.picks
        if isinstance(record := selection.records[name], Resource) and record.region is not None
    }
    return bound(next(iter(said))).region if len(set(said.values())) == 1 else None


def _agenda(selection: Selection, bound: Bound, numbers: dict[str, int]) -> tuple[Part, ...]:
    parts: list[Part] = []
    start, sheet = 0, 1
    for index, item in enumerate(selection.workshop.agenda, start=1):
        name = str(item.activity)
        activity = selection.records.get(name)
        if isinstance(activity, Activity):
            served = sorted(numbers[str(o)] for o in activity.objectives if str(o) in numbers)
            shown = enumerate(bound(name).sheets, start=sheet)
            sheets = tuple(NumberedSheet(number, each) for number, each in shown)
            sheet += len(sheets)
            clock = f"{start // 60}:{start % 60:02d}"
            phases = _phases(activity, bound(name), item.minutes)
            heard = tuple(
                each for other in activity.replies for each in bound(str(other)).misconceptions
            )
            part = Part(
                index, clock, item.minutes, bound(name), phases, sheets, heard, tuple(served)
            )
            parts.append(part)
        start += item.minutes
    return tuple(parts)


def _phases(activity: Activity, shown: Any, minutes: int) -> tuple[TimedPhase, ...]:
    """The phases of an activity in one of its lengths."""
    place = activity.lengths.index(minutes)
    return tuple(
        TimedPhase(
            phase.minutes[place],
            bound.title,
            tuple(c for c in bound.cues if not c.lengths or minutes in c.lengths),
        )
        for phase, bound in zip(activity.phases, shown.phases, strict=True)
    )


def _quiz(
    selection: Selection, items: tuple[Item, ...], numbers: dict[str, int], bindings: Bindings
) -> dict[str, Any]:
    """The questions as asked; the answers only where a facilitator reads."""
    values = [asked(item, number) for number, item in enumerate(items, start=1)]
    names: dict[str, Any] = {"asked": tuple(bind(v, "", (), bindings) for v in values)}
    names["total_points"] = sum(item.points for item in items)
    checking: dict[str, list[int]] = {objective: [] for objective in numbers}
    for number, item in enumerate(items, start=1):
        checking.get(item.objective, []).append(number)
    names["checked_by"] = {objective: tuple(found) for objective, found in checking.items()}
    if selection.settings.products[selection.product].audience == "facilitator":
        answers = (
            answered(item, number, numbers.get(item.objective, 0))
            for number, item in enumerate(items, start=1)
        )
        names["answers"] = tuple(bind(v, "", (), bindings) for v in answers)
    return names


def long_date(iso: str) -> str:
    """Print a date as `November 24, 2026`."""
    year, month, day = iso.split("-")
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"


def workshop_items(
    kb: KnowledgeBase, workshop: Workshop, make: Callable[[KnowledgeBase, Any], Item]
) -> tuple[Item, ...]:
    """Items of a workshop's quiz, in the order of its picks."""
    names = dict.fromkeys(name for pick in workshop.quiz for name in kb.picked(pick))
    return tuple(make(kb, kb.as_printed[name]) for name in names if name in kb.records)
