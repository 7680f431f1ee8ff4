"""A path is as the rows say from which its figures are read.

Bad:   row: 29-1141, facts: ["[#practical-nurse-pay]"]   (its row is 29-2061: of another role)
Bad:   kind: up          (the role that it leads to has a lower zone, or no number that is higher)
Bad:   kind: sideways    (the role that it leads to pays less)
Bad:   charts: [{column: 1, ...}]        (the facts below the first head have no number)
Mend:  name the figure of the role; or call the move what it is: a `branch` may bring anything.
Why:   a path tells people where a move leads. What `rises` and `charts` are drawn from must be one
       figure with a number in that column for each role, all in one unit, and of its own row.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.figures.path_rows import PathRows
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.pathway import Pathway

Said = tuple[Route, str, str]
"""The field at fault, what was found, what to do."""


def _astray(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for path in kb.of("pathway", Pathway):
        name = f"pathway/{path.id}"
        rows = PathRows(path, kb.figures_in(name), lambda of: kb.figures.number(of[7:]))
        for route, message, help in (*_of_role(kb, rows), *_of_column(kb, rows), *_of_move(rows)):
            yield CHECK.rule.at(kb.locate(name, route), message, help)


def _of_role(kb: KnowledgeBase, rows: PathRows) -> Iterator[Said]:
    """Figures that are read from the row of another role."""
    for at, role in enumerate(rows.path.roles):
        for column in range(len(role.facts)):
            route: Route = ("roles", at, "facts", column)
            for name in rows.named.get(route, ()) if role.row else ():
                figure = kb.written.get(name)
                if not isinstance(figure, Figure) or figure.data is None:
                    continue
                keys = tuple(figure.data.row.values())
                if not any(key.startswith(str(role.row)) for key in keys):
                    message = f"figure '{figure.id}' is of the row {', '.join(keys)}"
                    yield route, f"{message}, expected {role.row}", "name the figure of this role"


def _of_column(kb: KnowledgeBase, rows: PathRows) -> Iterator[Said]:
    """Columns that are compared, and in which a role has no number, or one of another unit."""
    for field in ("rises", "charts"):
        for place, part in enumerate(getattr(rows.path, field)):
            at: Route = (field, place, "column")
            units: dict[str, str] = {}
            lacking: list[str] = []
            for role, each in enumerate(rows.path.roles):
                figure = kb.written.get(rows.figure(role, part.column))
                if isinstance(figure, Figure) and rows.number(role, part.column) is not None:
                    units.setdefault(figure.unit, each.id)
                else:
                    lacking.append(f"'{each.id}'")
            if lacking:
                message = f"no single figure with a number in column {part.column}"
                yield at, f"{message} of {', '.join(lacking)}", "name one there, or another column"
            if len(units) > 1:
                said = ", ".join(f"'{unit}' of '{id_}'" for unit, id_ in units.items())
                yield at, f"column {part.column} counts in {said}", "compare what is of one unit"


def _of_move(rows: PathRows) -> Iterator[Said]:
    """Steps up that raise nothing or lower something, and sideways ones that change anything."""
    columns = [rise.column for rise in rows.path.rises]
    for place, move in enumerate(rows.path.moves if columns else ()):
        at: Route = ("moves", place, "kind")
        where = f"from '{move.after}' to '{move.to}'"
        changes = {column: rows.change(move, column) or 0 for column in columns}
        if move.kind != "branch" and (falls := [c for c, by in changes.items() if by < 0]):
            yield at, f"the number of column {falls[0]} falls {where}", "say 'kind: branch'"
        elif move.kind == "up" and not any(changes.values()):
            yield at, f"no number of the rises is higher {where}", "say 'kind: sideways'"
        elif move.kind == "sideways" and (rising := [c for c, by in changes.items() if by]):
            yield at, f"the number of column {rising[0]} rises {where}", "say 'kind: up'"


CHECK = check("JK380", "path-follows-rows", Severity.ERROR, __doc__, _astray)
