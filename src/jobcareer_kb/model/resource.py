"""A site, tool, agency or institution."""

import datetime

from pydantic import Field

from jobcareer_kb.contacts import Phone, WebAddress
from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import MANY, Claim, Id, Name, Prose


class Resource(Record):
    """What it is for, for whom, and how to find it."""

    name: Name
    group: Id
    """One of the resource groups of `kb.yaml`."""
    helps: Name | None = None
    """What it helps with, in a few words, such as `Rides, rent, food`."""
    what_for: Claim
    for_whom: Prose | None = None
    how_to_find: Prose
    url: WebAddress | None = None
    """Its address, `https://...`. On paper it stands as one types it, such as `mynextmove.org`."""
    phone: Phone | None = None
    """As people dial it. In Word a tap calls it."""
    cost: Claim | None = None
    """What it costs, such as `Free.`"""
    region: Name | None = None
    """Where it helps, such as `United States`."""
    languages: tuple[Name, ...] = Field(default=(), max_length=MANY)
    """Languages in which it helps, where that is known."""
    checked_on: datetime.date | None = None
    """The day on which somebody last saw that the address or number leads to it; not printed."""

    @property
    def is_reachable(self) -> bool:
        """True where a reader can go there or call from what stands here."""
        return self.url is not None or self.phone is not None


KIND = Kind("resource", Resource)
