"""The sizes for which the guide says how much to print are those of the group, smallest first.

Bad:   group: 8 to 20 adults       people: [8, 12, 60]
Bad:   people: [8, 52, 20]
Mend:  write sizes that the group may have, from the smallest to the largest.
Why:   the guide prints a column of papers for each size, and somebody copies sixty sheets for
       twenty people. Read is the first range of `group`, such as "8 to 20"; without one, the order
       alone.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop

_RANGE = re.compile(r"(?<![\d.,])(\d{1,3})\s?(?:[–-]|[^\W\d_]{1,4})\s?(\d{1,3})(?![\d.,]?\d)")


def _astray(context: Context, name: str, shop: Workshop) -> Iterator[Diagnostic]:
    if "people" not in shop.model_fields_set:
        return
    found = _RANGE.search(str(shop.group))
    least, most = (int(found[1]), int(found[2])) if found else (1, max(shop.people))
    before = 0
    for index, size in enumerate(shop.people):
        span = context.kb.locate(name, ("people", index))
        if not least <= size <= most:
            help = f"write a size from {least} to {most}, or correct 'group'"
            yield CHECK.rule.at(span, f"{size} people, and the group is {found and found[0]}", help)
        elif size <= before:
            yield CHECK.rule.at(span, f"{size} stands behind {before}", "begin with the smallest")
        before = size


CHECK = check_of_record("JK553", "group-sizes", Severity.WARNING, __doc__, _astray, Workshop)
