"""A calculation works with the figures that it is given, and its result is that of its last sum.

Bad:   value: $950 a month [@a]      sum: 900 + 900 = 1800       (where does 900 come from?)
Bad:   sum: 1800 + 40 = 1840         result: She pays $1,480.
Bad:   sum: 20 / 5 = 4      sum: 4 × $3 = $12      result: She needs 9 jars, which cost $12.
Bad:   sum: 900 + 900
Good:  value: $900 a month [@a]      sum: 900 + 900 = 1800       result: She pays $1,800.
Mend:  correct the one that is wrong, then all sums behind it.
Why:   each sum may be right (JK393) and the whole still wrong, once one figure was changed. A
       figure that is given is to stand in a sum; a number in a sum, in what is given, what was
       worked out before, or in the words of a step; known to all are small numbers, those of clock
       and calendar, and those that end in 0 or 5 up to 366. A result without a number passes, and
       so does one that is rounded.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model.calculation import Calculation

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?|(?<=[$€£¥])\d[\d,]*(?:\.\d+)?")
_MONEY = re.compile(r"[$€£¥](?=\s?\d)")
_FEW = 12
_COUNTS = frozenset({14, 16, 18, 21, 24, 26, 28, 31, 32, 36, 48, 52, 64, 104, 128, 365, 366})
"""Numbers that count hours, weeks, ounces or the like without being given, besides those up to
`_FEW`, those that end in 0 or 5 up to 366, and powers of ten."""
_DAYS = 366
_A_YEAR = (1, 7, 12, 52, 365)
"""By what a result may be parted on, as in `$1,800, or $150 a month`."""
Said = tuple[Route, str, str]
"""The field at fault, what was found, what to do."""


def _broken(context: Context, name: str, record: Calculation) -> Iterator[Diagnostic]:
    kb = context.kb
    for route, message, help in (*_given(record), *_steps(record), *_result(record)):
        yield CHECK.rule.at(kb.locate(name, route), message, help)


def _given(record: Calculation) -> Iterator[Said]:
    """What is given and stands in no sum."""
    sums = (shown(step.sum).partition("=")[0] for step in record.steps)
    used = {number for each in sums for number in _numbers(each)}
    used |= {number for step in record.steps for number in _numbers(shown(step.say))}
    for place, given in enumerate(record.given):
        said = _numbers(shown(given.amount))
        if said and used.isdisjoint(said):
            message = f"'{shown(given.amount)}' is given, but no sum works with it"
            field = "value" if given.assumed is None else "assumed"
            yield ("given", place, field), message, "correct it, or the sums"


def _steps(record: Calculation) -> Iterator[Said]:
    """Sums without a result, and numbers that come from nowhere."""
    known = {n for given in record.given for n in _numbers(f"{given.name} {shown(given.amount)}")}
    known |= set(_numbers(shown(record.task)))
    for place, step in enumerate(record.steps):
        left, equals, right = shown(step.sum).partition("=")
        route: Route = ("steps", place, "sum")
        if not equals:
            yield route, f"the sum '{left}' has no result", "add '=' and the result"
        known.update(_numbers(shown(step.say)))
        for number in _numbers(left):
            if _is_data(number) and number not in known:
                message = f"{float(number):,.10g} is neither given nor worked out before"
                yield route, message, "correct it, or say in the step where it comes from"
        known.update(_numbers(right))


def _result(record: Calculation) -> Iterator[Said]:
    """A result that is not that of the last sum, or in another currency."""
    text = shown(record.result)
    last = _numbers(shown(record.steps[-1].sum).partition("=")[2])
    numbers = _numbers(text)
    if numbers and last and not any(_rounded(each, last[-1]) for each in numbers):
        message = f"the result says '{text}', but the last sum gives {float(last[-1]):,.10g}"
        yield ("result",), message, "correct the result or the sum"
    elif numbers and last:
        told = [record.title, record.task, *(each.say for each in record.steps)]
        told += [each.sum for each in record.steps]
        told += [words for given in record.given for words in (given.name, given.amount)]
        known = [number for words in told for number in _numbers(shown(words))]
        new = next((n for n in numbers if not _follows(n, known)), None)
        if new is not None:
            message = f"{float(new):,.10g} of the result is neither given nor worked out"
            yield ("result",), message, "correct the result, or work it out in a step"
    money = {sign for given in record.given for sign in _MONEY.findall(shown(given.amount))}
    strange = next((sign for sign in _MONEY.findall(text) if money and sign not in money), "")
    if strange:
        message = f"the result is in {strange}, and what is given in {', '.join(sorted(money))}"
        yield ("result",), message, "write one currency in both"


def _follows(number: Fraction, known: list[Fraction]) -> bool:
    """Say whether a number is one of these, or one of them by the week, the month or the year."""
    return any(_rounded(number * times, each) for each in known for times in _A_YEAR)


def _numbers(text: str) -> list[Fraction]:
    return [Fraction(found.replace(",", "")[:30]) for found in _NUMBER.findall(text)]


def _is_data(number: Fraction) -> bool:
    """Say whether a number of a sum is none that everybody knows."""
    small = number <= _DAYS and (number % 5 == 0 or number <= _FEW or number in _COUNTS)
    return not small and not (number < _DAYS and number.denominator > 1) and not _is_round(number)


def _is_round(number: Fraction) -> bool:
    return set(str(number)[1:]) <= {"0"} and str(number)[0] == "1"


def _rounded(said: Fraction, exact: Fraction) -> bool:
    """Say whether a number is another one, as rounded as a result may be."""
    return abs(said - exact) * 20 <= abs(exact)


CHECK = check_of_record(
    "JK396", "calculation-whole", Severity.WARNING, __doc__, _broken, Calculation, whole=True
)
