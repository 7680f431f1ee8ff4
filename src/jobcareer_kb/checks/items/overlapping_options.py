"""No option contains another, and ranges do not overlap.

Bad:   a) Black tea  b) Black tea with milk  c) Coffee
Bad:   a) 1 to 5 days  b) 5 to 10 days  c) 10 to 20 days      (5 and 10 stand in two of them)
Mend:  make each option say something of its own: 1 to 4, 5 to 9, 10 to 20.
Why:   who chooses the wider one is right where the narrower one is. An option of one word may stand
       in a longer one. All overlaps of an item are one finding.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import holds, normal, quoted, shown
from jobcareer_kb.checks._quiz_items import letter
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice

_NUMBER = r"[$€£]?(\d[\d,]*(?:\.\d+)?)\s?%?"
_RANGE = re.compile(rf"(?:from |between )?{_NUMBER}\s*(?:to|and|-|–)\s*{_NUMBER}(?:\s[^\d]*)?")


def _overlapping(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    texts = [shown(option.text) for option in item.options]
    pairs = [
        (one, other, what)
        for one, other in combinations(range(len(texts)), 2)
        if (what := _overlap(texts[one], texts[other]))
    ]
    if pairs:
        one, other, what = pairs[0]
        rest = "".join(f"; so do {letter(a)} and {letter(b)}" for a, b, _ in pairs[1:])
        yield CHECK.rule.at(
            kb.locate(name, ("options", other, "text")),
            f"options {letter(one)} and {letter(other)} overlap: {what}{rest}",
            "make each option say something of its own",
        )


def _overlap(one: str, other: str) -> str:
    first, second = _RANGE.fullmatch(one), _RANGE.fullmatch(other)
    if first and second:
        low, high = _ends(first)
        from_, to = _ends(second)
        return f"{quoted(one)} and {quoted(other)}" if low <= to and from_ <= high else ""
    short, long = sorted((normal(one), normal(other)), key=len)
    if 2 <= len(short) < len(long) and holds(long, short):
        inner, outer = sorted((one, other), key=len)
        return f"{quoted(outer)} contains {quoted(inner)}"
    return ""


def _ends(found: re.Match[str]) -> tuple[float, float]:
    low, high = (float(end.replace(",", "")) for end in found.groups())
    return low, high


CHECK = check_of_record(
    "JK524", "overlapping-options", Severity.WARNING, __doc__, _overlapping, Choice
)
