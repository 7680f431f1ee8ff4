"""Lists of sources as other programs export them, one form a module; each declares `EXPORT`.

An export turns the bytes of a file into entries of CSL, and names what of each it leaves out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jobcareer_kb.registry import discover

MOST = 4 * 1024 * 1024
"""Bytes of a file that is read, as of any file of a knowledge base."""


class ExportFault(Exception):
    """A file is not what its name claims; the text says where and why, in lower case."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of a file."""

    fields: dict[str, Any]
    """As CSL-YAML has them, `id` among them."""
    left_out: tuple[str, ...] = field(default=())
    """Fields of the file that have no place in CSL, by the names that they have there."""
    fault: str = ""
    """Why it cannot be taken, and what to do; empty where nothing was seen yet."""
    line: int = 0
    """Where it begins in its file; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Export:
    """One form in which programs write a list of sources."""

    name: str
    """As people call it."""
    suffixes: tuple[str, ...]
    """Endings of such files, in lower case and with the dot."""
    read: Callable[[str], list[Entry]]
    """The entries of a text; raises ExportFault."""


def exports() -> Mapping[str, Export]:
    """Every form by name, sorted."""
    return discover(__name__, "EXPORT", "name")


def export_of(name: str) -> Export:
    """The form of a file of this name; raises ExportFault where none has such an ending."""
    every = exports().values()
    for export in every:
        if name.lower().endswith(export.suffixes):
            return export
    known = ", ".join(f"{'/'.join(export.suffixes)} ({export.name})" for export in every)
    raise ExportFault(f"its ending is none of a list of sources; expected one of {known}")
