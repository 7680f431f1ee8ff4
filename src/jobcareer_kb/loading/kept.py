"""What one file gave, as text that a cache can keep, and back again.

Plain JSON: reading it runs no code, and a slip shows at once. Paths are left out, since a knowledge
base may be named another way the next time.
"""

import json
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.facts import Facts, facts_from
from jobcareer_kb.loading.files import SourceFile
from jobcareer_kb.loading.one_file import FileFacts, Found


def kept(found: FileFacts, with_data: bool) -> str:
    """What to keep of a file; without their data, records are read from the file itself when they
    are needed."""
    data = found.data if with_data else {}
    head = json.dumps(
        [
            [[e.name, e.base, e.facts, [row_of(d) for d in e.faults]] for e in found.found],
            [row_of(each) for each in found.diagnostics],
            found.broken,
            found.held_back,
            found.remarks,
            list(data),
        ],
        separators=(",", ":"),
    )
    return "\n".join((head, *data.values()))  # JSON has no line ends


def unkept(text: str, file: SourceFile) -> FileFacts:
    """What was kept of a file; ValueError, KeyError or TypeError where it is damaged."""
    head, *data = text.split("\n")
    found, diagnostics, broken, held_back, remarks, names = json.loads(head)
    if type(held_back) is not int or type(remarks) is not bool:
        raise TypeError("not as it was kept")
    return FileFacts(
        [
            Found(
                name, tuple(base), facts_from(row), tuple(finding_of(d, file.shown) for d in faults)
            )
            for name, base, row, faults in found
        ],
        [finding_of(each, file.shown) for each in diagnostics],
        broken,
        held_back,
        remarks,
        data=dict(zip(names, data, strict=True)),
    )


def facts_in(text: str) -> dict[str, Facts]:
    """The facts of the records in what was kept of a file."""
    return {name: facts_from(row) for name, _, row, _ in json.loads(text.partition("\n")[0])[0]}


def row_of(found: Diagnostic) -> list[Any]:
    """A finding that speaks of one file alone, without its path."""
    related = [[_place(each.span), each.label] for each in found.related]
    return [found.code, found.severity, _place(found.span), found.message, found.help, related]


def _place(span: Span) -> tuple[int, int, int, int]:
    return (span.line, span.column, span.end_line, span.end_column)


def finding_of(row: list[Any], shown: str) -> Diagnostic:
    """The finding again, in the file as it is named now; TypeError or ValueError if damaged."""
    code, severity, place, message, help, related = row
    if not all(type(words) is str for words in (code, message, help)):
        raise TypeError("words of a finding are a text")
    return Diagnostic(
        code,
        Severity(severity),
        Span(shown, *place),
        message,
        help,
        tuple(Related(Span(shown, *at), label) for at, label in related),
    )
