"""The ledger: what somebody found who looked a claim up in its source."""

import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from jobcareer_kb.model.reference import Key
from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import ID_PATTERN, Prose, ShortText

Digest = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{12,64}$")]
RecordName = Annotated[str, StringConstraints(strict=True, pattern=rf"^[a-z]+/{ID_PATTERN}$")]
SaysSo = Literal["supported", "partial", "unsupported", "unreachable"]
Holds = Literal["supported", "partial", "contradicted"]


class Evidence(Record):
    """One claim, one source, one look."""

    claim: RecordName
    """`kind/id` of the record that makes the claim."""
    at: ShortText | None = None
    """Field where the claim stood when it was looked up, such as `traits.2`; only a hint."""
    claim_digest: Digest
    """Digest of the claim's words: a position would shift with every insert."""
    reference: Key
    """Id of the source that was looked at."""
    reference_digest: Digest
    """Digest of what the source was cited as."""
    says_so: SaysSo
    """Whether the source says it; `unreachable` also says that only a part could be read."""
    holds: Holds | None = None
    """Whether it holds by better sources; left out where nobody has asked."""
    by: ShortText
    """Who looked."""
    on: datetime.date
    note: Prose
    """What the source says, in own words."""


KIND = Kind("evidence", Evidence, printed=False, former={"verdict": "says_so"})
