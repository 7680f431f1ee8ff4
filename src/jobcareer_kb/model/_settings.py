"""`kb.yaml`: what a whole knowledge base says about itself."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from jobcareer_kb.model._policies.evidence import EvidencePolicy
from jobcareer_kb.model._policies.language import LanguagePolicy
from jobcareer_kb.model._policies.teaching import TeachingPolicy
from jobcareer_kb.model.sheet import Per, Then
from jobcareer_kb.record import Part
from jobcareer_kb.values import MANY, Id, LanguageTag, Name, ShortText, Url

FORMAT = 2
"""The format in which records are written today; what each one before was, `upgrades` knows."""
_FEW = 50
"""Audiences, products, or formats of a product."""

_WORDINGS = 1000
"""Words of a whole language, of which there are some two hundred, and their forms."""

Code = Annotated[str, StringConstraints(strict=True, pattern=r"^JK\d{3}$")]
Wording = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=500, pattern=r"\S")
]
StyleFile = Annotated[
    str,
    StringConstraints(
        strict=True, max_length=100, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*\.csl$"
    ),
]
Target = Annotated[float, Field(ge=1, le=20)]


class Reading(Part):
    """Highest grade that a text for this audience may need, and the lowest that suits it."""

    flesch_kincaid: int = Field(strict=True, ge=1, le=20)
    smog: int = Field(strict=True, ge=1, le=20)
    flesch_kincaid_least: float | None = Field(default=None, ge=0, le=20)
    """Below it running text reads as if it were chopped up. Missing: there is no lower bound."""


class Audience(Part):
    """Whom a workshop is for."""

    title: Name
    """Follows "For", such as `adults looking for work or planning a change`."""
    reading: Reading


class Licence(Part):
    """Under which terms the content may be used."""

    name: Name
    """Such as `CC BY 4.0`."""
    url: Url
    statement: Name
    """One sentence in plain words: what the reader may do."""


class Product(Part):
    """One thing made for every workshop, and its formats."""

    formats: tuple[ShortText, ...] = Field(min_length=1, max_length=_FEW)
    title: Name
    """How people call it, such as `Participant handout`."""
    audience: Literal["participant", "facilitator"]
    """Who may hold it; a facilitator's file never stands among the participants'."""
    per: Per = "person"
    """Of a paper for participants: for whom one is printed."""
    then: Then = "keep"
    """Of a paper for participants: what they do with it at the end."""


class Policies(Part):
    """What the checker asks beyond form; every threshold stands here and has a default."""

    evidence: EvidencePolicy = EvidencePolicy()
    language: LanguagePolicy = LanguagePolicy()
    teaching: TeachingPolicy = TeachingPolicy()


class Settings(Part):
    """The whole of `kb.yaml`."""

    format: int = Field(default=1, strict=True, ge=1)
    """Format of the records, which `upgrade` raises; without it they are of the first one."""
    title: Name
    version: ShortText
    released: datetime.date
    language: LanguageTag
    """BCP 47, such as `en-US`."""
    publisher: Name
    licence: Licence
    credits: tuple[Name, ...] = Field(default=(), max_length=MANY)
    """Lines that every licence block prints: changes made, third parties, trademarks."""
    dropped: tuple[Name, ...] = Field(default=(), max_length=MANY)
    """What a source shows and this knowledge base leaves out, with the reason; not printed."""
    audiences: dict[Id, Audience] = Field(min_length=1, max_length=_FEW)
    resource_groups: dict[Id, Name] = Field(max_length=MANY)
    """Groups in the order in which they are printed."""
    challenge_types: dict[Id, Name] = Field(default_factory=dict, max_length=_FEW)
    """Types of challenges in the order in which they are printed, each with its heading."""
    takeaway_types: dict[Id, Name] = Field(default_factory=dict, max_length=_FEW)
    """Types of takeaways in the order in which they are printed, each with its heading."""
    products: dict[Id, Product] = Field(min_length=1, max_length=_FEW)
    wordings: dict[Id, Wording] = Field(default_factory=dict, max_length=_WORDINGS)
    """Words that files print by themselves, such as `my-plan`, where yours differ."""
    policies: Policies = Policies()
    paper: Literal["a4", "letter"] | None = None
    """Paper of the Word files; without it, that of their base document, which is Letter where a
    school brings none of its own."""
    citation_style: StyleFile | None = None
    """A file beside `kb.yaml` in the Citation Style Language, such as one for MLA; without it,
    lists of sources are printed in APA 7."""
    severities: dict[Code, Literal["error", "warning", "note"]] = Field(default_factory=dict)
    """Severities that differ from a check's own."""

    def groups_of(self, kind: str) -> Mapping[str, Name | None]:
        """Ids of the groups or types of a kind in their order, each with its heading.

        A base of the first format lists no types; it has two of each, whose headings are words of
        the program.
        """
        if kind == "resource":
            return self.resource_groups
        listed = self.challenge_types if kind == "challenge" else self.takeaway_types
        return listed or dict.fromkeys(FIRST_TYPES[kind])


FIRST_TYPES: Mapping[str, Mapping[str, str]] = {
    "challenge": {"challenge": "challenges", "barrier": "barriers"},
    "takeaway": {"thought": "keep-in-mind", "next-step": "next-steps"},
}
"""Types in the first format, and the keys of the words that head them."""
