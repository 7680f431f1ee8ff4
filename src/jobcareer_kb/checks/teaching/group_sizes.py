"""The sizes of groups for which the guide counts papers are those that the workshop is for.

Bad:   group: 6 to 18 adults, in pairs        people: [6, 12, 30]
Mend:  write a size that `group` allows, or correct `group`.
Why:   the guide says how much to print for each size, and people print for a room that is not
       theirs. Read is a range at the beginning of `group`.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._counts import number_of, number_pattern
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop


def _outside(context: Context, name: str, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    number = f"({number_pattern(kb.words.teaching)})"
    said = re.match(rf"{number} ?(?:to|–|-) ?{number} ", shown(shop.group), re.IGNORECASE)
    if said is None or "people" not in shop.model_fields_set:
        return
    least, most = (number_of(each, kb.words.teaching) for each in said.groups())
    for place, size in enumerate(shop.people):
        if not least <= size <= most:
            yield CHECK.rule.at(
                kb.locate(name, ("people", place)),
                f"{size} people, but 'group' says {least} to {most}",
                "write a size within it, or correct 'group'",
            )


CHECK = check_of_record(
    "JK552", "group-sizes", Severity.WARNING, __doc__, _outside, Workshop, whole=True
)
