"""A figure in a stem comes with its year and its source.

Bad:   stem: A nurse earns $93,600. What follows?
Good:  stem: In 2024, the median pay of nurses was $93,600. [@bls] What follows?
Mend:  add the year and the citation; or tell of whom you made it up.
Why:   a figure without them cannot be checked, and goes stale. Read as figures are amounts of
       money, percentages, decimals, and numbers with a comma; not ages, dates and small counts.
       A figure of a made-up person is exempt: its sentence says "she" or "you", or begins with a
       name ("Ana earns $15 an hour"). So is a task to work out how much or how many. The words:
       `made_up` below `teaching` in words.yaml. The rule is this project's own.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._bare_numbers import MadeUp
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.tasks import Question

_FIGURE = re.compile(
    r"[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d|\d[\d,.]{0,30}\s?(?:%|percent\b)|\d{1,3}(?:,\d{3})+"
    r"|(?<![\d.,])\d+\.\d+(?![\d.])(?!\s*\))|\d{1,30} (?:million|billion|trillion)\b"
)
"""No figure that anybody can read has more than thirty digits before its unit."""
_YEAR = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d(?![\d,]\d|%)")


def _unsourced(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    made_up = kb.words.teaching.made_up
    raw = str(item.stem)
    found = _FIGURE.search(raw)
    if found is None or MadeUp(raw, made_up).covers(found.start()):
        return
    if lacking := _lacking(item):
        yield CHECK.rule.at(
            kb.text_span(name, ("stem",), found.start(), found.end()),
            f"figure '{found[0]}' without {lacking}",
            "add it to the stem; or say of which made-up person it is true",
        )


def _lacking(item: Question) -> str:
    missing = []
    if not _YEAR.search(shown(item.stem)):
        missing.append("its year")
    if not parse(str(item.stem)).cites:
        missing.append("a citation")
    return " and ".join(missing)


CHECK = check_of_record("JK532", "figure-sourced", Severity.WARNING, __doc__, _unsourced, Question)
