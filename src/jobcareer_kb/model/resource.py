"""A site, tool, agency or institution."""

from jobcareer_kb.model._record import Kind, Record
from jobcareer_kb.values import Claim, Id, Name, Prose


class Resource(Record):
    """What it is for, for whom, and how to find it."""

    name: Name
    group: Id
    """One of the resource groups of `kb.yaml`."""
    what_for: Claim
    for_whom: Prose | None = None
    how_to_find: Prose


KIND = Kind("resource", Resource)
