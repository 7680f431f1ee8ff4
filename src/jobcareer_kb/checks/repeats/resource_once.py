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

from pydantic import BaseModel

from jobcareer_kb.checks._alike import Row, Said, bare_name, check_alike, fields_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.model.resource import Resource

_NO_DIGIT = re.compile(r"\D")


def _rows(record: BaseModel) -> Iterator[Row]:
    """The name, and the digits of the phone number, without a 1 before the area code."""
    yield from fields_of(record, ((Resource, "name"),))
    if isinstance(record, Resource) and record.phone:
        yield 1, ("phone",), _NO_DIGIT.sub("", record.phone).removeprefix("1")


def _say(said: Said, other: Said) -> tuple[str, str]:
    if said.route == ("phone",):
        return (
            f"'phone' is that of {other.record} too",
            "correct it, or drop one of the two records",
        )
    return (
        f"{other.record} has the name {quoted(said.text)} too",
        "drop one of the two records, or say in the name what parts them",
    )


CHECK = check_alike(
    "JK433", "resource-once", Severity.WARNING, __doc__, _rows, _say, to_form=bare_name
)
