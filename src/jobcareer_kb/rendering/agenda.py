"""The agenda as templates print it: parts with clock, slides and papers, and what to print."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from jobcareer_kb.inline import Route
from jobcareer_kb.model.activity import Activity, Cue
from jobcareer_kb.selection import Selection
from jobcareer_kb.sheets import WorkshopSheet
from jobcareer_kb.values import Ref

Bound = Callable[[str], Any]
PICKS_ALL = "*"
PAIR = 2
"""People who share what is printed for a pair."""


@dataclass(frozen=True, slots=True)
class NumberedSheet:
    """A copy master with its number in this workshop."""

    number: int
    sheet: Any
    parts: tuple[int, ...]
    """Numbers of the parts that use it; 0 while people come in."""
    prompts: tuple[Any, ...] = ()
    """Of a ticket without rows: what the workshop asks."""
    tables: int = 1
    """How often its table is printed: of a ticket, a table has one copy in each column."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is given out at once: sheets by their numbers, or a product."""

    numbers: str
    """Of sheets, such as `8–14`; empty for a product."""
    several: bool = False
    """True where these are more than one."""
    product: Any = None


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue, with the slides that it shows and the papers that it gives out."""

    do: Any
    say: Any
    ask: Any
    listen: Any
    slides: str
    """Such as `5–7`; empty where it shows none."""
    several: bool
    """True where these are more than one."""
    gives: tuple[Given, ...]
    polls: tuple[Any, ...]
    """Questions among its slides, with their keys."""


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A phase with its minutes in the length that the agenda chose."""

    minutes: int
    title: Any
    cues: tuple[TimedCue, ...]
    """Those of the script in this length."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """What is given out while people come in."""

    sheets: tuple[NumberedSheet, ...]
    sheet_numbers: str
    papers: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the agenda, as templates print it."""

    number: int
    start: str
    """Hours and minutes from the beginning, such as `0:13`."""
    minutes: int
    activity: Any
    phases: tuple[TimedPhase, ...]
    """None where participants read it; the same holds for `misconceptions`."""
    sheets: tuple[NumberedSheet, ...]
    sheet_numbers: str
    """Their numbers, such as `2, 5–7`."""
    papers: tuple[Any, ...]
    """Products that it uses or gives out."""
    slides: str
    """Numbers of its slides, such as `5–7`; empty where it has none."""
    misconceptions: tuple[Any, ...]
    """What is likely to be heard here, with replies."""
    objectives: tuple[int, ...]
    """Numbers of the workshop's objectives that this part serves."""


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A paper with how often it is printed for each size of group."""

    number: int
    """Of a sheet; 0 for a product."""
    title: Any
    amounts: tuple[int, ...]
    then: str
    """`keep` or `hand-in`."""


def clock(minutes: int) -> str:
    """Hours and minutes since the beginning, such as `1:05`."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def numbered_sheets(selection: Selection, bound: Bound) -> tuple[NumberedSheet, ...]:
    """The sheets of a selection, bound."""
    return tuple(_numbered(selection, bound, each) for each in selection.sheets)


def _numbered(selection: Selection, bound: Bound, each: WorkshopSheet) -> NumberedSheet:
    sheet = each.sheet
    asks = sheet.kind == "ticket" and not sheet.rows
    shop = bound(f"workshop/{selection.workshop.id}")
    return NumberedSheet(
        each.number,
        _at(bound(each.name), each.route),
        each.parts,
        tuple(shop.exit_ticket) if asks else (),
        max(1, sheet.copies // len(sheet.heads)) if sheet.kind == "ticket" else sheet.copies,
    )


def _at(value: Any, route: Route) -> Any:
    for step in route:
        value = getattr(value, step) if isinstance(step, str) else value[step]
    return value


@dataclass(frozen=True, slots=True)
class _Before:
    """What earlier parts did: each is told once."""

    heard: set[str] = field(default_factory=set)
    """Records whose misconceptions were told."""
    given: set[str] = field(default_factory=set)
    """Papers that people hold."""


class Agenda:
    """Reads the parts of a selection; `product` binds what `kb.yaml` says of a product."""

    def __init__(
        self, selection: Selection, bound: Bound, product: Callable[[str], Any], told: bool
    ) -> None:
        """`told` is True where a facilitator reads, who gets phases and replies."""
        self._selection = selection
        self._bound = bound
        self._product = product
        self._told = told
        self.sheets = numbered_sheets(selection, bound)
        self._numbers = {each.slug: each.number for each in selection.sheets}

    def parts(self, objectives: Mapping[str, int]) -> tuple[Part, ...]:
        """The parts in order, each with its start."""
        shop = self._selection.workshop
        start = shop.arriving
        before = _Before()
        found: list[Part] = []
        for index, item in enumerate(shop.agenda, start=1):
            activity = self._selection.records.get(str(item.activity))
            if isinstance(activity, Activity):
                found.append(self._part(index, start, item.minutes, activity, objectives, before))
            start += item.minutes + shop.moving
        return tuple(found)

    def arriving(self) -> Arriving:
        """What is given out before the first part."""
        sheets = self._sheets_in(0)
        return Arriving(sheets, spans(each.number for each in sheets))

    def _sheets_in(self, part: int) -> tuple[NumberedSheet, ...]:
        return tuple(each for each in self.sheets if part in each.parts)

    def _part(
        self,
        index: int,
        start: int,
        minutes: int,
        activity: Activity,
        numbers: Mapping[str, int],
        before: _Before,
    ) -> Part:
        name = f"activity/{activity.id}"
        bound, told, own = self._bound(name), self._told, frozenset(self._slides_of(name))
        sheets = self._sheets_in(index)
        replies = (
            each for ref in activity.replies for each in self._replies(str(ref), before.heard)
        )
        return Part(
            number=index,
            start=clock(start),
            minutes=minutes,
            activity=bound,
            phases=tuple(self._phases(activity, bound, minutes, own, before)) if told else (),
            sheets=sheets,
            sheet_numbers=spans(each.number for each in sheets),
            papers=tuple(self._product(each) for each in self._known(activity.papers)),
            slides=spans(own),
            misconceptions=tuple(replies) if told else (),
            objectives=tuple(
                sorted(numbers[str(o)] for o in activity.objectives if str(o) in numbers)
            ),
        )

    def _replies(self, name: str, heard: set[str]) -> Iterable[Any]:
        """What may be heard of a record; it is told in the first part that names the record."""
        if name in heard:
            return ()
        heard.add(name)
        return tuple(self._bound(name).misconceptions)

    def _known(self, papers: Iterable[str]) -> Iterator[str]:
        return (each for each in papers if each in self._selection.settings.products)

    def _phases(
        self,
        activity: Activity,
        shown: Any,
        minutes: int,
        own: frozenset[int],
        before: _Before,
    ) -> Iterator[TimedPhase]:
        """The phases of an activity in one of its lengths."""
        place = activity.lengths.index(minutes)
        for phase, bound in zip(activity.phases, shown.phases, strict=True):
            cues = zip(phase.cues, bound.cues, strict=True)
            yield TimedPhase(
                phase.minutes[place],
                bound.title,
                tuple(
                    self._cue(cue, each, own, before)
                    for cue, each in cues
                    if not cue.lengths or minutes in cue.lengths
                ),
            )

    def _cue(self, cue: Cue, bound: Any, own: frozenset[int], before: _Before) -> TimedCue:
        found = [each for ref in cue.show for each in self._slides_for(ref, own)]
        shown = {number for _, number in found}
        new = [paper for paper in cue.give if paper not in before.given]
        before.given.update(new)
        polls = dict.fromkeys(name for name, _ in found if name.startswith("question/"))
        return TimedCue(
            bound.do, bound.say, bound.ask, bound.listen, spans(shown), len(shown) > 1,
            tuple(self._given(new)), tuple(self._bound(name) for name in polls),
        )  # fmt: skip

    def _given(self, papers: Iterable[str]) -> Iterator[Given]:
        """Products, then the sheets in one."""
        given = tuple(papers)
        sheets = {self._numbers[slug] for slug in given if slug in self._numbers}
        products = self._known(slug for slug in given if slug not in self._numbers)
        yield from (Given("", product=self._product(slug)) for slug in products)
        if sheets:
            yield Given(spans(sheets), len(sheets) > 1)

    def _slides_for(self, ref: Ref, own: frozenset[int]) -> Iterator[tuple[str, int]]:
        """A record and its slides; of all records of a kind, those among the slides of the part."""
        for name, numbers in self._selection.slides.items():
            if name == str(ref):
                yield from ((name, number) for number in numbers)
            elif ref.id == PICKS_ALL and name.startswith(f"{ref.kind}/"):
                yield from ((name, number) for number in own.intersection(numbers))

    def _slides_of(self, activity: str) -> Iterator[int]:
        """The slides of a part: from its first one to the one before the first of the next part."""
        slides = self._selection.slides
        every = sorted({number for numbers in slides.values() for number in numbers})
        firsts = {name: self._first_of(name) for name in slides if name.startswith("activity/")}
        own = firsts.get(activity, 0)
        end = min((n for n in firsts.values() if n > own), default=every[-1] + 1 if every else 0)
        return (number for number in every if own <= number < end) if own else iter(())

    def _first_of(self, name: str) -> int:
        """The first slide of an activity: its own, or one that a cue of it names."""
        record, slides = self._selection.records.get(name), self._selection.slides
        phases = record.phases if isinstance(record, Activity) else ()
        shown = (str(ref) for phase in phases for cue in phase.cues for ref in cue.show)
        return min(number for each in (name, *shown) for number in slides.get(each, ()))

    def to_print(self, title_of: Callable[[str], Any]) -> tuple[ToPrint, ...]:
        """What to print how often: papers that a part gives out, then the sheets by number."""
        shop, products = self._selection.workshop, self._selection.settings.products
        activities = (self._selection.records.get(str(item.activity)) for item in shop.agenda)
        used = dict.fromkeys(
            paper for each in activities if isinstance(each, Activity) for paper in each.papers
        )
        papers = tuple(
            ToPrint(0, title_of(name), _amounts(shop.people, what.per), what.then)
            for name, what in products.items()
            if name in used
        )
        sheets = tuple(
            ToPrint(
                each.number,
                bound.sheet.title,
                tuple(-(-n // each.sheet.copies) for n in _amounts(shop.people, each.sheet.per)),
                each.sheet.then,
            )
            for each, bound in zip(self._selection.sheets, self.sheets, strict=True)
        )
        return (*papers, *sheets)


def _amounts(people: Iterable[int], per: str) -> tuple[int, ...]:
    """How many of a paper groups of these sizes need."""
    if per == "room":
        return tuple(1 for _ in people)
    return tuple(-(-n // PAIR) if per == "pair" else n for n in people)


def spans(numbers: Iterable[int]) -> str:
    """Numbers as a reader takes them in: `2, 5–7`."""
    each = sorted(set(numbers))
    breaks = [0, *(i for i, (a, b) in enumerate(pairwise(each), start=1) if b != a + 1), len(each)]
    groups = (each[a:b] for a, b in pairwise(breaks) if a < b)
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups)
