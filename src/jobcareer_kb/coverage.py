"""How far the claims of a knowledge base are cited, looked up and supported: the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobcareer_kb.diagnostic import Span

MEASURES = ("cited", "looked_up", "supported", "holds")
"""What `policies.evidence.coverage` may hold a floor for."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some claims; each claim is counted by the best that was found for it."""

    claims: int = 0
    """Texts that state a fact, and other texts that cite a source."""
    cited: int = 0
    """Those that name at least one source."""
    looked_up: int = 0
    """Those of which somebody has read at least one source."""
    supported: int = 0
    """Those that at least one source was found to support."""
    holds: int = 0
    """Those that were found to hold by better sources."""
    partial: int = 0
    """Those that a source supports in part, and none as a whole."""
    unreachable: int = 0
    """Those of which every source that somebody tried could not be read, or not as a whole."""
    contradicted: int = 0
    """Those that better sources contradict."""
    suspect: int = 0
    """Those that changed since, or whose source did; also counted as what was found then."""

    @property
    def is_asked(self) -> bool:
        """True once a look says whether a claim holds."""
        return self.holds + self.contradicted > 0

    def percent(self, measure: str) -> int:
        """Percentage of all claims, rounded down, so that 100 means all; 100 if there are none."""
        count: int = getattr(self, measure)
        return 100 * count // self.claims if self.claims else 100


@dataclass(frozen=True, slots=True)
class Floor:
    """A percentage that `kb.yaml` says has been reached."""

    percent: int
    span: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures of a whole knowledge base, and of its parts."""

    whole: Tally
    kinds: Mapping[str, Tally] = field(default_factory=dict)
    """By kind of record; kinds without a claim are left out."""
    artifacts: Mapping[str, Tally] = field(default_factory=dict)
    """By `workshop/product`: claims of the records that the product may print."""
    looked_at: bool = False
    """True once there is a ledger entry, or a floor in `kb.yaml`."""
    floors: Mapping[str, Floor] = field(default_factory=dict)
    """By measure; without those that `kb.yaml` does not set."""
