"""What every record shares, and what a kind of record is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from jobcareer_kb.values import Claim, Id, Prose


class Part(BaseModel):
    """A value inside a record: frozen, and a stranger to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Record(Part):
    """One record; its kind is the folder it lies in, never a field."""

    id: Id


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its folder's name and the model its files must fit."""

    name: str
    model: type[Record]
    """The model; where there are variants, what they share."""
    variants: Mapping[str, type[Record]] = field(default_factory=dict)
    """Models by the value of the field `type`; empty where the kind has one shape."""
    printed: bool = True
    """True where a record that no workshop prints is a finding."""
    former: Mapping[str, str] = field(default_factory=dict)
    """What its fields were called in earlier formats, and are called now."""
    withheld: frozenset[str] = frozenset()
    """Fields that only facilitators read; no template of a participant's product can reach them."""

    @property
    def models(self) -> tuple[type[Record], ...]:
        """Every model that a record of the kind may fit."""
        return tuple(self.variants.values()) or (self.model,)


class Misconception(Part):
    """Something people say that is not so, and a respectful reply."""

    statement: Prose
    """As one hears it, without quotation marks."""
    reply: Claim
