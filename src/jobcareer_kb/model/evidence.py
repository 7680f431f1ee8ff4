"""The ledger: what somebody found who looked a claim up in its source."""

import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from jobcareer_kb.model._record import Kind, Record
from jobcareer_kb.values import Id, Prose, ShortText

Digest = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{12,64}$")]


class Evidence(Record):
    """One claim, one source, one look."""

    claim: ShortText
    """`kind/id` of the record that makes the claim."""
    claim_digest: Digest
    """Digest of the claim's normalised text: a position would shift with every insert."""
    reference: Id
    reference_digest: Digest
    verdict: Literal["supported", "partial", "unsupported", "unreachable"]
    by: ShortText
    on: datetime.date
    note: Prose


KIND = Kind("evidence", Evidence, printed=False)
