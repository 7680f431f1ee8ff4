"""A table in the folder `data` is one that figures come from.

Bad:   data/wages-2023.csv, and every figure names data/wages-2024.csv
Mend:  name it in the `data` of a figure, or take it out of the knowledge base.
Why:   a table that nobody reads most often is an earlier one, or the figures still name the other.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.model.figure import Figure


def _unused(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if any(name.startswith("figure/") for name in kb.broken):
        return  # it may be the one that names the table
    files = {figure.data.file for figure in kb.of("figure", Figure) if figure.data is not None}
    if any(not any(fnmatchcase(name, each) for name in kb.tables) for each in files):
        return  # JK373 names a table that is not there; this may be the one that is meant
    for name, table in kb.tables.items():
        if table is not None and not any(fnmatchcase(name, pattern) for pattern in files):
            yield CHECK.rule.at(
                Span(table.shown),
                f"no figure comes from the table '{name}'",
                "name it in the 'data' of a figure, or take it out of the knowledge base",
            )


CHECK = check("JK377", "table-used", Severity.WARNING, __doc__, _unused)
