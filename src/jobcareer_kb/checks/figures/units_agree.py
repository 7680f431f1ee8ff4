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

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._amounts import Amount, Amounts, lexicon
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks._statements import told
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model import Record

_ROUNDED = 0.16
"""By how much two units may differ, as a share of the larger amount; our choice."""


def _differing(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    for route, words in told(record) if not name.startswith("reference/") else ():
        if "(" not in str(words):  # as most; to look for it costs next to nothing
            continue
        for one, other in Amounts(shown(words), lexicon(kb.words)).converted():
            if one.dimension != "temperature" and not _is_same(one, other):
                yield CHECK.rule.at(
                    kb.locate(name, route),
                    f"'{one.said}' are not '{other.said}'",
                    "convert it anew",
                )


def _is_same(one: Amount, other: Amount) -> bool:
    pairs = ((one.low, other.low), (one.high, other.high))
    return all(abs(a - b) <= _ROUNDED * max(a, b) for a, b in pairs)


CHECK = check_of_record("JK397", "units-agree", Severity.WARNING, __doc__, _differing, Record)
