"""Figures of one column of a table have one unit, one series and one place; of a file, one source.

Bad:   unit: $        (of a column whose other figures have `number`)
Mend:  write what the others have; or name the column that was meant.
Why:   a table says of few columns which unit they have; where all figures of a column but one
       agree, the one is most often a slip.
Note:  looked at are columns and files of three or more figures, and units also where there are
       two. A place that stands in the row itself may be another in each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.figures import Cell, look_up
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.figure import Figure

_FEWEST = 3
_PAIR = 2


def _odd(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    columns: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    files: dict[str, list[Figure]] = defaultdict(list)
    for figure in kb.of("figure", Figure):
        if figure.data is not None:
            columns[figure.data.file, figure.data.column].append(figure)
            files[figure.data.file].append(figure)
    for figures in files.values():
        yield from _odd_one(kb, figures, "reference", "the file")
    for figures in columns.values():
        for field in ("unit", "series", "place"):
            if field == "unit" and len(figures) == _PAIR and figures[0].unit != figures[1].unit:
                yield from _of_two(kb, figures)
            yield from _odd_one(kb, figures, field, "the column")


def _odd_one(
    kb: KnowledgeBase, figures: Sequence[Figure], field: str, where: str
) -> Iterator[Diagnostic]:
    """The one figure of several that has another value in a field."""
    counts = Counter(str(getattr(figure, field)) for figure in figures)
    usual, count = counts.most_common(1)[0]
    if len(figures) < _FEWEST or len(counts) == 1 or count != len(figures) - 1:
        return
    figure = next(each for each in figures if str(getattr(each, field)) != usual)
    if field != "place" or not _says_so(kb, figure):
        yield CHECK.rule.at(
            kb.locate(f"figure/{figure.id}", (field,)),
            f"{field} '{getattr(figure, field)}', but the {count} others have '{usual}'",
            f"write '{usual}', or correct {where}",
        )


def _of_two(kb: KnowledgeBase, figures: list[Figure]) -> Iterator[Diagnostic]:
    """Two figures of one column in two units; nobody can tell which of them is the slip."""
    for figure, other in (figures, figures[::-1]):
        place = kb.locate(f"figure/{figure.id}", ("unit",))
        message = f"unit '{figure.unit}', but figure/{other.id} of the same column has another one"
        yield CHECK.rule.at(place, message, f"write '{other.unit}' here, or correct the other one")


def _says_so(kb: KnowledgeBase, figure: Figure) -> bool:
    """Say whether the row of a figure names its place."""
    found = look_up(figure, kb.tables)
    place = figure.place.casefold()
    return isinstance(found, Cell) and place in (
        each.strip().casefold() for each in found.row.cells
    )


CHECK = check("JK379", "figure-alike", Severity.WARNING, __doc__, _odd)
