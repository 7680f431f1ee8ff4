"""The sums of a calculation are right.

Each `sum` is worked out on both sides of its equal sign: numbers with + - × ÷ * / and brackets.
Signs of money, percent signs and words behind a number are passed over; what is no such sum is not
judged. A result may be rounded to the digits that it shows.

Bad:   sum: 15 × 40 = 650
Good:  sum: 15 × 40 = 600
Mend:  work it out anew; if a number is another one now, change the steps behind it too.
Why:   readers who check one sum and find it wrong trust no other.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.model.calculation import Calculation

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[()+\-−–×x*·÷/]")
_PASSED = re.compile(r"[$€£¥\s]|[^\W\d_]{2,}")
"""Signs of money, spaces, and units in words."""
_SIGNS = {"−": "-", "–": "-", "×": "*", "x": "*", "·": "*", "÷": "/"}
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}


def _wrong(context: Context, name: str, record: Calculation) -> Iterator[Diagnostic]:
    kb = context.kb
    for at, step in enumerate(record.steps):
        sides = plain(without_cites(step.sum.inlines)).split("=")
        values = [worked_out(side) for side in sides]
        for (left, right), shown in zip(pairwise(values), sides[1:], strict=True):
            if left is None or right is None or _equal(left, right, shown):
                continue
            yield CHECK.rule.at(
                kb.locate(name, ("steps", at, "sum")),
                f"the sides of '{sides[0].strip()} = {shown.strip()}' differ: "
                f"{_number(left)} and {_number(right)}",
                "work it out anew",
            )


def _equal(left: Fraction, right: Fraction, shown: str) -> bool:
    """Say whether a result is right to the digits that it shows."""
    digits = len(shown.partition(".")[2].strip().rstrip("%").split(" ")[0]) if "." in shown else 0
    scale = 100 if "%" in shown else 1
    return abs(left - right) <= Fraction(1, 2 * scale * 10 ** min(digits, 9))


def worked_out(text: str) -> Fraction | None:
    """The value of one side of a sum; None where it is no sum."""
    numbers: list[Fraction] = []
    waiting: list[str] = []
    number_next = True
    rest = _PASSED.sub("", _TOKEN.sub("", text))
    if rest.strip():
        return None
    for token in _TOKEN.findall(text):
        sign = _SIGNS.get(token, token)
        if sign[0].isdigit():
            if not number_next:
                return None
            numbers.append(_value(sign))
            number_next = False
        elif sign == "(":
            if not number_next:
                return None
            waiting.append(sign)
        elif number_next:
            return None
        elif sign == ")":
            while waiting and waiting[-1] != "(":
                if not _apply(numbers, waiting.pop()):
                    return None
            if not waiting:
                return None
            waiting.pop()
        else:
            while waiting and _RANKS.get(waiting[-1], 0) >= _RANKS[sign]:
                if not _apply(numbers, waiting.pop()):
                    return None
            waiting.append(sign)
            number_next = True
    while waiting:
        if waiting[-1] == "(" or not _apply(numbers, waiting.pop()):
            return None
    return numbers[0] if len(numbers) == 1 and not number_next else None


def _apply(numbers: list[Fraction], sign: str) -> bool:
    if len(numbers) < 2:
        return False
    second, first = numbers.pop(), numbers.pop()
    if sign == "/" and not second:
        return False
    value = {"+": first + second, "-": first - second, "*": first * second}.get(sign)
    numbers.append(first / second if value is None else value)
    return True


def _value(token: str) -> Fraction:
    number = Fraction(token.rstrip("%").replace(",", "")[:30])
    return number / 100 if token.endswith("%") else number


def _number(value: Fraction) -> str:
    return f"{float(value):,.10g}"


CHECK = check_of_record("JK393", "calculation-holds", Severity.ERROR, __doc__, _wrong, Calculation)
