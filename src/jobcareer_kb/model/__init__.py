"""Kinds of record, one a module; each module declares `KIND`.

A record is a frozen pydantic model that refuses unknown fields. The folder a file lies in says
which kind its records are.
"""

from collections.abc import Mapping

from jobcareer_kb.record import Kind, Misconception, Part, Record
from jobcareer_kb.registry import discover

__all__ = ["Kind", "Misconception", "Part", "Record", "kinds"]


def kinds() -> Mapping[str, Kind]:
    """Every kind by name, sorted."""
    return discover(__name__, "KIND", key="name")
