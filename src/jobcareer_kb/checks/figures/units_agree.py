"""An amount in two units is the same amount.

Bad:   Keep it 5 feet (2.5 m) from the stove. [@a]
Good:  Keep it 5 feet (1.5 m) from the stove. [@a]
Mend:  convert it anew.
Note:  read are amounts with a second one in brackets behind them. A rounded one passes; degrees
       are judged by JK428. The units: `units` below `claims` in words.yaml. What an item
       takes for false is not read.
Why:   some read the one number and some the other, and they do not do the same.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks.twice._amounts import Amount, Amounts, lexicon
from jobcareer_kb.checks.twice._statements import told
from jobcareer_kb.diagnostic import Diagnostic, Severity

_ROUNDED = 0.16
"""By how much two units may differ, as a share of the larger amount; our choice."""


def _differing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    known = lexicon(kb.words.claims, kb.words.teaching.numbers)
    read = (name for name in kb.facts if not name.startswith("reference/"))
    for name, record in kb.passing(read):
        for route, words in told(record):
            text = shown(words)
            for one, other in Amounts(text, known).converted() if "(" in text else ():
                if one.dimension != "temperature" and not _is_same(one, other):
                    yield CHECK.rule.at(
                        kb.locate(name, route),
                        f"'{one.said}' are not '{other.said}'",
                        "convert it anew",
                    )


def _is_same(one: Amount, other: Amount) -> bool:
    pairs = ((one.low, other.low), (one.high, other.high))
    return all(abs(a - b) <= _ROUNDED * max(a, b) for a, b in pairs)


CHECK = check("JK397", "units-agree", Severity.WARNING, __doc__, _differing)
