"""A list of texts holds each of them once.

Bad:   tips: [Ask early. [@a], Bring a friend. [@a], ask early [@b]]
Bad:   two cards of a sheet, two acts of a procedure, two prompts of an exit ticket, two
       misconceptions that say the same
Mend:  drop one of the two, or write what was meant.
Why:   it is printed twice. Capitals, accents, signs, articles and citations make no difference, nor
       does the order of six words or more. Of a table the heads and the first column are read, of a
       phase its cues. Prompts of a blank sheet and the options of an item are not: rows may share a
       prompt, and JK523 looks at options.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import ARTICLES, form
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model import Record
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.sheet import Sheet
from jobcareer_kb.values import Words, words_of

_LISTS = frozenset(
    {"both", "examples", "exit_ticket", "more_help", "solutions", "tips", "traits", "why"}
)
"""Fields that hold a list of texts."""
_ENTRIES = frozenset(
    {
        *(("materials", "item"), ("misconceptions", "statement"), ("sheets", "title")),
        *(("phases", "title"), ("preparation", "task"), ("acts", "do"), ("given", "name")),
        ("roles", "name"),
    }
)
"""Lists of parts, with the field of a part that is not said twice."""
_LABEL = re.compile(r"^[^\W\d_]{1,20} \d{1,3}:\s*(?=\S)")
"""The number of a card, which tells it from another that says the same."""
_LONG = 6
"""Words from which on two texts of the same words, in another order, are one."""
_UNREAD = frozenset({"evidence", "question", "reference", "brand"})


def _twice(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    if name.partition("/")[0] in _UNREAD:
        return
    seen: dict[tuple[Route, str], Route] = {}
    for where, route, text in _entries(record):
        said = _LABEL.sub("", shown(text)) if route[-2] == "cells" else shown(text)
        first = seen.setdefault((where, _bag(form(said))), route)
        if first != route:
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"{quoted(shown(text))} stands twice in '{_list_of(where)}'",
                "drop one of the two, or write what was meant",
                (Related(kb.locate(name, first), "the first time"),),
            )


def _bag(said: str) -> str:
    """The words of a long text without articles, in any order."""
    words = [word for word in said.split() if word not in ARTICLES]
    return " ".join(sorted(words) if len(words) >= _LONG else words) or said


def _list_of(where: Route) -> str:
    return next(str(part) for part in reversed(where) if isinstance(part, str))


def _entries(record: Record) -> Iterator[tuple[Route, Route, Words]]:
    """Each entry with the list that it stands in."""
    kinds = _sheets(record)
    for route, text in words_of(record):
        if len(route) > 1 and isinstance(route[-1], int) and route[-2] in _LISTS:
            yield route[:-1], route, text
        elif len(route) == 3 and (route[0], route[2]) in _ENTRIES:
            yield route[:1], route, text
        elif (len(route) > 1 and route[-2] == "heads") or (
            len(route) > 2 and route[0] == "phases" and route[2] == "cues"
        ):
            if "heads" not in route:
                yield route[:3], route, text
            elif kinds.get(route[: route.index("heads")]) not in ("ticket", "cards"):
                yield route[: route.index("heads") + 1], route, text
        elif len(route) > 2 and route[-2] == "cells":
            rows = route.index("rows")
            kind = kinds[route[:rows]]
            if kind == "cards" or (kind == "table" and route[-1] == 0):
                yield route[: rows + 1], route, text


def _sheets(record: Record) -> dict[Route, str]:
    """The kind of each sheet by its place."""
    if isinstance(record, Sheet):
        return {(): record.kind}
    sheets = record.sheets if isinstance(record, Activity) else ()
    return {("sheets", place): sheet.kind for place, sheet in enumerate(sheets)}


CHECK = check_of_record("JK436", "entry-once", Severity.WARNING, __doc__, _twice, Record)
