"""What a knowledge base asks of its evidence; `policies.evidence` of `kb.yaml`."""

from typing import Annotated

from pydantic import Field

from jobcareer_kb.record import Part

Percent = Annotated[int, Field(strict=True, ge=0, le=100)]


class CoverageFloor(Part):
    """Percentages of all claims, rounded down, that coverage has reached and may not fall below."""

    cited: Percent | None = None
    """Claims that name a source."""
    looked_up: Percent | None = None
    """Claims of which somebody has read a source."""
    supported: Percent | None = None
    """Claims that a source was found to support."""
    holds: Percent | None = None
    """Claims that were found to hold by better sources."""


class EvidencePolicy(Part):
    """What a knowledge base asks of its evidence."""

    coverage: CoverageFloor = CoverageFloor()
    """A ratchet: `check` says which number to write when coverage has risen."""
    review_notice: Annotated[int, Field(strict=True, ge=0, le=366)] = 60
    """Days before a source's `review_by` at which a warning begins; our choice: two months leave
    time to find what replaces it."""
