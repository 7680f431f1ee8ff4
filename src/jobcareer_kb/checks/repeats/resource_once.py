"""No two resources have one name, or one number.

Bad:   resource/library and resource/town-library, both with `name: Local library`
Bad:   two resources with the same `phone`
Mend:  drop one of the two, or say in the name what parts them: Main library, Mobile library.
Why:   a step or a challenge names who helps by this name, and nobody could tell whom. Capitals,
       accents, signs, articles and simple plurals make no difference.
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import Said, bare_name, said_by, twice
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.resource import Resource

_NO_DIGIT = re.compile(r"\D")


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    names = list(said_by(kb, "resource", Resource, lambda record: record.name))
    as_written = {said.record: said.text for said in names}
    for said, first in twice(said._replace(text=bare_name(said.text)) for said in names):
        yield CHECK.rule.at(
            kb.locate(said.record, said.route),
            f"{first.record} has the name {quoted(as_written[said.record])} too",
            "drop one of the two records, or say in the name what parts them",
            (Related(kb.locate(first.record, first.route), "the other one"),),
        )
    for said, first in twice(_numbers(context)):
        yield CHECK.rule.at(
            kb.locate(said.record, said.route),
            f"'phone' is that of {first.record} too",
            "correct it, or drop one of the two records",
            (Related(kb.locate(first.record, first.route), "the other one"),),
        )


def _numbers(context: Context) -> Iterator[Said]:
    """The digits of phone numbers, without a 1 before the area code."""
    for resource in context.kb.of("resource", Resource):
        if resource.phone:
            digits = _NO_DIGIT.sub("", resource.phone).removeprefix("1")
            yield Said(f"resource/{resource.id}", ("phone",), digits)


CHECK = check("JK433", "resource-once", Severity.WARNING, __doc__, _twice)
