"""A text ends as those of the same field of all other records do.

Bad:   obstacle: The pot is too hot            (and nine others end in a full stop)
Bad:   title: Warm the pot.                    (and nine others have none)
Mend:  add the full stop, or take it away.
Why:   most often the end of the text was lost, or a sentence was pasted into a title; on paper the
       one line looks like a slip. Told is one text among five or more of its field. A question mark
       or a colon is as good as a full stop, and of a title only a full stop is told.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.values import words_of

_FEWEST = 5
_Place = tuple[str, Route, bool]
"""A text, and whether it ends in a full stop."""
_UNREAD = frozenset({"question", "brand", "evidence", "figure", "reference", "kb.yaml"})
_IN_WORDS = frozenset({"cells", "heads", "facts", "sum", "holds", "examples", "slide_hint"})
"""Fields that hold a few words here and a sentence there."""
_SHORT = ("a.m.", "p.m.", "etc.", "U.S.", "Inc.", "Ltd.", "Co.")


def _gather(context: Context) -> Gather:
    """Of each text: its field, its route, whether it ends in a sign, and whether in a full stop."""
    short = frozenset(context.kb.words.abbreviations)

    def endings(name: str, record: BaseModel) -> list[list[Any]] | None:
        kind = name.partition("/")[0]
        rows = [
            [".".join((kind, *(part for part in route if isinstance(part, str)))), route, *ends]
            for route, words in (words_of(record) if kind not in _UNREAD else ())
            if _IN_WORDS.isdisjoint(route) and (ends := _ends(shown(words), short))
        ]
        return rows or None

    return endings


def _ends(text: str, short: Collection[str]) -> tuple[bool, bool] | None:
    """Say whether a text ends in a sign, and in a full stop; None where a short form ends it."""
    bare = text.rstrip("\"'”’)*")
    if bare.endswith(_SHORT) or bare.rpartition(" ")[2] in short:
        return None
    return bare[-1:] in {*".?!:…"}, bare.endswith(".")


def _odd(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    fields: dict[str, tuple[list[_Place], list[_Place]]] = {}
    for name, rows in gathered.items():
        for field, route, ends, stops in rows:
            fields.setdefault(field, ([], []))[ends].append((name, tuple(route), stops))
    for field, (without, with_) in fields.items():
        few, many = sorted((without, with_), key=len)
        if len(few) == 1 and len(many) >= _FEWEST - 1:
            name, route, stops = few[0]
            lacks = few is without
            if not (lacks or stops):
                continue
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"this ends {'without' if lacks else 'in'} a sign such as a full stop, and the "
                f"{len(many)} others of {quoted(field)} {'have one' if lacks else 'do not'}",
                "add it" if lacks else "take it away",
            )


CHECK = check_side_by_side("JK429", "ending-alike", Severity.WARNING, __doc__, _gather, _odd)
