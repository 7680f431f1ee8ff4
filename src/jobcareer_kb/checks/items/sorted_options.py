"""Options that are numbers or dates stand in their order, up or down.

Bad:   a) 20 minutes  b) 5 minutes  c) 1 hour        Bad:  a) 1990  b) 2010  c) 2000
Good:  a) 5 minutes  b) 20 minutes  c) 60 minutes    Good: a) 1990  b) 2000  c) 2010
Mend:  put them in order; the key falls where it falls.
Why:   people look for a number, and should not have to search (Haladyna, Downing & Rodriguez,
       2002). Only options that are a number with the same unit, a year, or a day or month are read,
       also behind a word that all begin with, such as "At 5 minutes".
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown, singular
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice

_NUMBER = re.compile(r"(?P<sign>[$€£-]?)(?P<value>\d[\d,]*+(?:\.\d++)?)(?P<unit>[^\d.]*+)[.]?")
_DATE = re.compile(
    r"(?:(?P<first>\d{1,2})\s+)?(?P<month>[A-Za-z]+)\.?(?:\s+(?P<day>\d{1,2}))?"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
"""`May 3, 2026`, `3 May 2026`, or less of it."""


def _unsorted(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    months = kb.words.teaching.months
    texts = [shown(option.text) for option in item.options]
    bare = _without_lead(texts)
    values = _numbers(bare) or _dates(bare, months)
    if values and not _in_order(values):
        yield CHECK.rule.at(
            kb.locate(name, ("options", _odd(values), "text")),
            f"these options are not in order: {', '.join(texts)}",
            "put them in order, up or down",
        )


def _without_lead(texts: list[str]) -> list[str]:
    """The texts without the word that all begin with, such as `At` and `After`."""
    parted = [text.partition(" ") for text in texts]
    is_same = len({first.casefold() for first, _, _ in parted}) == 1 and parted[0][0].isalpha()
    return [rest for _, _, rest in parted] if is_same else texts


def _odd(values: list[tuple[float, ...]]) -> int:
    """The last option without which the others go on as from the first to the last; or the last."""
    turn = values[0] > values[-1]
    rests = ([*values[:at], *values[at + 1 :]] for at in range(len(values)))
    fits = (at for at, rest in enumerate(rests) if rest == sorted(rest, reverse=turn))
    return max(fits, default=len(values) - 1)


def _in_order(values: list[tuple[float, ...]]) -> bool:
    pairs = list(pairwise(values))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)


def _numbers(texts: list[str]) -> list[tuple[float, ...]]:
    """The numbers, if all options are numbers of one unit."""
    found = [_NUMBER.fullmatch(text) for text in texts]
    hits = [match for match in found if match]
    units = {(m["sign"].strip("-"), singular(m["unit"].strip().casefold())) for m in hits}
    if len(hits) < len(texts) or len(units) != 1:
        return []
    return [(float(m["value"].replace(",", "")) * (-1 if m["sign"] == "-" else 1),) for m in hits]


def _dates(texts: list[str], months: tuple[str, ...]) -> list[tuple[float, ...]]:
    """Year, month and day, if all options are dates."""
    found = [_DATE.fullmatch(text) for text in texts]
    hits = [match for match in found if match and match["month"].casefold() in months]
    if len(hits) < len(texts):
        return []
    return [
        (
            int(m["year"] or 0),
            months.index(m["month"].casefold()),
            int(m["day"] or m["first"] or 0),
        )
        for m in hits
    ]


CHECK = check_of_record("JK525", "sorted-options", Severity.WARNING, __doc__, _unsorted, Choice)
