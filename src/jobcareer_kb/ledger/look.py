"""An entry of the ledger as the facts of its record have it; its note is read where it is told."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from jobcareer_kb.facts import Facts
from jobcareer_kb.model import Record
from jobcareer_kb.model.evidence import Evidence, Holds, SaysSo
from jobcareer_kb.values import Prose


@dataclass(frozen=True, slots=True)
class Look:
    """One claim, one source, one look; see `Evidence`."""

    id: str
    claim: str
    at: str | None
    claim_digest: str
    reference: str
    reference_digest: str
    says_so: SaysSo
    holds: Holds | None
    by: str
    day: str
    """When it was, in ISO form."""
    _records: Mapping[str, Record] = field(repr=False, compare=False)

    @property
    def on(self) -> datetime.date:
        """The same as a date."""
        return datetime.date.fromisoformat(self.day)

    @property
    def note(self) -> Prose:
        """What the source says, in own words."""
        return cast(Evidence, self._records[f"evidence/{self.id}"]).note


def look_of(facts: Facts, records: Mapping[str, Record]) -> Look:
    """The entry of which these are the facts."""
    id_, claim, at, digest, reference, of_reference, says_so, holds, by, day = facts.look
    return Look(
        id_, claim, at or None, digest, reference, of_reference, cast(SaysSo, says_so),
        cast(Holds, holds) if holds else None, by, day, records,
    )  # fmt: skip
