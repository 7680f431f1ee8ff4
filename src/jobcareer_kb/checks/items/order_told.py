"""No entry of an ordering item tells its own place.

Bad:   items: [First, set a budget, Then visit the home, Finally, sign]
Good:  items: [Set a budget, Visit the home, Sign]
Mend:  drop the word.
Why:   the quiz mixes the entries; who reads "first" and "finally" need know nothing. Read is how an
       entry begins, up to a comma or the next word.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.question import Ordering

_PLACE = re.compile(
    r"(?:first(?:ly)?|secondly|thirdly|then|next|lastly|finally|last|at last|in the end|afterwards)"
    r"(?:,|(?<!first)(?<!last)(?<!next)\b)|(?:step|no\.?|number) ?\d",
    re.IGNORECASE,
)


def _told(context: Context, name: str, item: Ordering) -> Iterator[Diagnostic]:
    kb = context.kb
    for place, entry in enumerate(item.items):
        if found := _PLACE.match(shown(entry.text)):
            yield CHECK.rule.at(
                kb.locate(name, ("items", place, "text")),
                f"{quoted(found[0])} tells the place of this entry",
                "drop the word",
            )


CHECK = check_of_record("JK579", "order-told", Severity.WARNING, __doc__, _told, Ordering)
