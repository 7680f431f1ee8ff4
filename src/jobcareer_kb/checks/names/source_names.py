"""A source names each author once, and its title without a full stop.

Bad:   author: [{family: Redmond, given: E.}, {family: Redmond, given: E.}]
Bad:   title: Food at home.
Mend:  drop the second name, or write the one that is missing; take away the full stop.
Why:   a list of sources adds the stop and prints each name; most often the second was meant to be
       somebody else.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import form
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference

_STOP = re.compile(r"(?<![.A-Z])(?<!\b[A-Za-z])\.$")
_SHORT = ("etc.", "inc.", "co.", "ltd.", "jr.", "ed.", "vol.", "no.", "st.", "al.", "corp.")


def _slips(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for reference in kb.of("reference", Reference):
        name = f"reference/{reference.id}"
        title = reference.title
        if _STOP.search(title) and not title.casefold().endswith(_SHORT):
            yield CHECK.rule.at(
                kb.locate(name, ("title",)),
                "the title ends in a full stop, and the list of sources adds one",
                "take it away",
            )
        seen: set[str] = set()
        for place, author in enumerate(reference.author):
            said = form(" ".join((author.literal or author.family or "", author.given or "")))
            if said in seen:
                yield CHECK.rule.at(
                    kb.locate(name, ("author", place)),
                    f"the author '{author.literal or author.family}' stands twice, as number "
                    f"{place + 1} too",
                    "drop the name, or write the one that was meant",
                )
            seen.add(said)


CHECK = check("JK325", "source-names", Severity.WARNING, __doc__, _slips)
