"""A source that was withdrawn holds up no claim.

Bad:   title: "RETRACTED: What keeps young people from the polls"
Mend:  look for a source that stands, or drop what hangs on this one.
Why:   journals and libraries put such a word before the title when they take a paper back; what it
       found is no longer said.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference

_WITHDRAWN = re.compile(
    r"\s*\W?(?:retracted|withdrawn|retraction|removed)(?: (?:article|paper|note))?\W?\s*[:.–—-]",
    re.IGNORECASE,
)


def _withdrawn(context: Context, name: str, source: Reference) -> Iterator[Diagnostic]:
    if found := _WITHDRAWN.match(source.title or ""):
        yield CHECK.rule.at(
            context.kb.locate(name, ("title",)),
            f"{quoted(found[0].strip())} before the title says that the source was taken back",
            "look for a source that stands, or drop what hangs on this one",
        )


CHECK = check_of_record("JK242", "source-withdrawn", Severity.ERROR, __doc__, _withdrawn, Reference)
