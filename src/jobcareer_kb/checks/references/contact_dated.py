"""An address or a number of a resource, and the day on which somebody looked at it, stand together.

Bad:   url: https://example.org/
Bad:   checked_on: 2026-11-20, and neither `url` nor `phone`
Good:  url: https://example.org/
       checked_on: 2026-11-20
Mend:  open the address or call the number, then write the day. Never write one without looking.
Why:   an address that nobody has opened may be wrong from the start; with the day it can grow old
       in sight (JK230).
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.resource import Resource


def _alone(context: Context, name: str, resource: Resource) -> Iterator[Diagnostic]:
    if resource.is_reachable and resource.checked_on is None:
        field = "url" if resource.url is not None else "phone"
        yield CHECK.rule.at(
            context.kb.locate(name, (field,)),
            f"'{field}' without the day on which somebody looked at it",
            "open the address or call the number, then add 'checked_on'",
        )
    elif resource.checked_on is not None and not resource.is_reachable:
        yield CHECK.rule.at(
            context.kb.locate(name, ("checked_on",)),
            "'checked_on' without 'url' or 'phone': there is nothing to look at",
            "add what was looked at, or drop it",
        )


CHECK = check_of_record(
    "JK231", "contact-dated", Severity.NOTE, __doc__, _alone, Resource, whole=True
)
