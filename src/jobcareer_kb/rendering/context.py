"""What a template sees of a selection: bound records by kind, and the numbers that follow.

Nothing here knows a subject; a template of another curriculum gets the same names.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from jobcareer_kb.items._retrace import retraced
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import kinds
from jobcareer_kb.model._settings import FIRST_TYPES
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.model.objective import PartRef
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.workshop import PRINTABLE, Workshop
from jobcareer_kb.quiz import Item
from jobcareer_kb.rendering.agenda import Agenda
from jobcareer_kb.rendering.answers import answered
from jobcareer_kb.rendering.bind import Bindings, BoundRecord, bind
from jobcareer_kb.rendering.paper import asked
from jobcareer_kb.rendering.paths import drawn_paths
from jobcareer_kb.rendering.picks import runs, side_of, term_sets
from jobcareer_kb.selection import AGENDA, PICKS, SHEET, SHEETS, Selection
from jobcareer_kb.translation import SETTINGS
from jobcareer_kb.wordings import Wordings

Bound = Callable[[str], Any]
_NO_QUIZ = frozenset({*PICKS, SHEET, SHEETS, AGENDA})
"""Products that print no quiz, so that its items are none of their inputs."""
_PRINTING = 5
"""Minutes that the guide gives to printing."""
DATE_KEYS = frozenset({"date", "month-"})
"""Keys of the words in a date."""
PROGRAM_KEYS = DATE_KEYS.union(*(each.values() for each in FIRST_TYPES.values()))
"""Keys of the words that a document has from the program, whatever its template."""


def template_names(
    selection: Selection, items: tuple[Item, ...], bindings: Bindings
) -> dict[str, Any]:
    """Return every name that a template of this selection may use."""
    selection = _without_answers(selection)
    bound = _binder(selection, bindings)
    shop = selection.workshop
    product = _products(selection, bindings)
    is_told = _is_facilitators(selection) and selection.product != SHEETS
    agenda = Agenda(selection, bound, product, is_told)
    objectives = [str(ref) for ref in shop.objectives]
    numbers = {name: index for index, name in enumerate(objectives, start=1)}
    printed = tuple(name for name in objectives if name in selection.records)
    names: dict[str, Any] = {
        "kb": bind(selection.settings, SETTINGS, (), bindings),
        "t": worded(selection.wordings),
        "released": long_date(selection.settings.released, selection.wordings),
        "revised": long_date(shop.revised, selection.wordings),
        "workshop": bound(f"workshop/{shop.id}"),
        "audience": bind(selection.audience, SETTINGS, ("audiences", shop.audience), bindings),
        "product": product(selection.product),
        "record": bound,
        "objectives": tuple(bound(name) for name in printed),
        "asked_for": {name: _asked_for(selection, name, bound) for name in printed},
        "arriving": agenda.arriving(),
        "parts": agenda.parts(numbers),
        "sheets": agenda.sheets,
        "to_print": agenda.to_print(lambda name: product(name).title),
        "preparation": _PRINTING + sum(_preparing(selection)),
        "cites": bool(selection.sources),
        "brand": bound(selection.brand) if selection.brand else None,
        "has_logo": selection.brand in selection.pictures,
        "helpers": tuple(bound(name) for name in _helpers(selection)),
        "apart": {name: product(name) for name in selection.settings.products},
    }
    names |= {f"{kind}s": _picked(selection, kind, bound) for kind in _PICKED}
    names["source_notes"] = bind(selection.notes, "", (), bindings)
    names["looked_up"] = tuple(
        {"by": by, "on": long_date(datetime.date.fromisoformat(day), selection.wordings)}
        for by, day in selection.notes.looks
    )
    names["contrasts"] = tuple(each for each in names["definitions"] if each.contrast is not None)
    names["side_of"] = side_of(term_sets(selection))
    names["rows_of"] = bind(drawn_paths(selection), "", (), bindings)
    names["runs"] = runs(selection, bound, _headed(selection, bindings))
    names["shared_region"] = _shared_region(selection, bound)
    if selection.product not in _NO_QUIZ:
        names |= _quiz(selection, items, numbers, bindings)
    return names


def _helpers(selection: Selection) -> Iterator[str]:
    """Names of the local helpers of the brand."""
    brand = selection.records.get(selection.brand)
    if isinstance(brand, Brand):
        yield from (str(ref) for ref in brand.resources if str(ref) in selection.records)


def _preparing(selection: Selection) -> Iterator[int]:
    """Minutes of what is to be done before the day."""
    for item in selection.workshop.agenda:
        activity = selection.records.get(str(item.activity))
        if isinstance(activity, Activity):
            yield from (step.minutes for step in activity.preparation)


def _without_answers(selection: Selection) -> Selection:
    """Take the questions from what participants hold; they get `asked`, which has no key."""
    if _is_facilitators(selection):
        return selection
    records = {n: r for n, r in selection.records.items() if not n.startswith("question/")}
    picks = tuple(name for name in selection.picks if name in records)
    return replace(selection, records=records, picks=picks)


def _is_facilitators(selection: Selection) -> bool:
    return selection.settings.products[selection.product].audience == "facilitator"


def _products(selection: Selection, bindings: Bindings) -> Bound:
    """What binds a product of `kb.yaml` by its name."""
    known = selection.settings.products
    return lambda name: bind(known[name], SETTINGS, ("products", name), bindings)


_PICKED = (*PRINTABLE, "question")


def _binder(selection: Selection, bindings: Bindings) -> Bound:
    shown_whole = _is_facilitators(selection)

    def bound(name: str) -> Any:
        record = selection.records.get(name)
        if record is None:
            raise ValueError(f"{name} is not part of what this product prints")
        withheld = frozenset() if shown_whole else kinds()[name.partition("/")[0]].withheld
        return BoundRecord(record, name, (), bindings, withheld)

    return bound


def _picked(selection: Selection, kind: str, bound: Bound) -> tuple[Any, ...]:
    return tuple(bound(name) for name in selection.picks if name.startswith(f"{kind}/"))


def _headed(selection: Selection, bindings: Bindings) -> Callable[[str, str], Any]:
    """What heads a group or a type: a name of kb.yaml, or words of the first format."""
    t = worded(selection.wordings)

    def head(kind: str, id_: str) -> Any:
        title = selection.settings.groups_of(kind)[id_]
        if title is None:
            return t(FIRST_TYPES[kind][id_])
        field = "resource_groups" if kind == "resource" else f"{kind}_types"
        return bind(title, SETTINGS, (field, id_), bindings)

    return head


def _shared_region(selection: Selection, bound: Bound) -> Any:
    """Where picked resources help, if all that say it say the same; it is printed once then."""
    said = {
        name: record.region
        for name in selection.picks
        if isinstance(record := selection.records[name], Resource) and record.region is not None
    }
    for name in said:
        bound(name).region.kb_plain()  # each of them decides, in whatever language it is there
    return bound(next(iter(said))).region if len(set(said.values())) == 1 else None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A part of a criterion, and where the workshop shows whether people can do it."""

    text: Any
    places: tuple[tuple[str, tuple[int, ...]], ...]
    """Kinds of places, such as `quiz`, each with the numbers that are printed there, or none."""


def _asked_for(selection: Selection, name: str, bound: Bound) -> tuple[AskedFor, ...]:
    found: list[AskedFor] = []
    for id_, text in bound(name).parts.items():
        places: dict[str, list[int]] = {}
        for measure in selection.measured.get(PartRef(f"{name}#{id_}"), ()):
            numbers = (
                (measure.number,) if measure.number else selection.slides.get(measure.poll, ())
            )
            if numbers or measure.by != "poll":  # a poll without a slide is not asked
                places.setdefault(measure.by, []).extend(numbers)
        found.append(AskedFor(text, tuple((by, tuple(ns)) for by, ns in places.items())))
    return tuple(found)


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
    if _is_facilitators(selection):
        told = partial(long_date, wordings=selection.wordings)
        answers = (
            answered(item, number, numbers.get(item.objective, 0), told)
            for number, item in enumerate(items, start=1)
        )
        names["answers"] = tuple(bind(v, "", (), bindings) for v in answers)
    return names


def worded(wordings: Wordings) -> Callable[..., Markup]:
    """What prints words of the language in a template; what fills them in keeps its trace."""

    def t(key: str, **values: Any) -> Markup:
        if key not in wordings.texts:
            raise ValueError(f"no words '{key}'; templates/words/en.yaml lists all")
        return Markup("").join(escape(piece) for piece in wordings.pieces(key, **values))

    return t


def long_date(day: datetime.date, wordings: Wordings) -> str:
    """Print a date as `November 24, 2026`, in the language."""
    month = wordings.say(f"month-{day.month}")
    return wordings.say("date", month=month, day=day.day, year=day.year)


def workshop_items(
    kb: KnowledgeBase, workshop: Workshop, make: Callable[[KnowledgeBase, Any], Item]
) -> tuple[Item, ...]:
    """Items of a workshop's quiz, in the order of its picks."""
    names = dict.fromkeys(name for pick in workshop.quiz for name in kb.picked(pick))
    return tuple(
        retraced(make(kb, kb.as_printed[name]), kb.made.get(name))
        for name in names
        if name in kb.records
    )
