"""Which files hold texts in another language, and of what, by their names alone; nothing heavy.

`definition/job.es.yaml` holds the Spanish texts of `definition/job`, `kb.es.yaml` those of the
settings. No id has a dot, so no file that is named for its record is taken for one.
"""

import re
from typing import NamedTuple

SETTINGS = "kb.yaml"
"""The name under which the settings are translated."""
_NAME = re.compile(r"(?:.*/)?([^/]+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\.(ya?ml)")


class Named(NamedTuple):
    """What the name of a file says that holds texts in another language."""

    record: str
    """Name of the record; `kb.yaml` for the settings."""
    language: str
    """The tag as it is written there."""
    ending: str


def named(path: str) -> Named | None:
    """What the path of a file below the folder says; None where it is no file of a language."""
    found = _NAME.fullmatch(path) if path.count(".") > 1 else None
    if found is None:
        return None
    kind, slash, _ = path.partition("/")
    if not slash:
        return Named(SETTINGS, found[2], found[3]) if found[1] == "kb" else None
    return Named(f"{kind}/{found[1]}", found[2], found[3])


def canonical(tag: str) -> str:
    """A tag of BCP 47 as it is written by convention: `pt-BR`, `zh-Hans`."""
    first, *others = tag.split("-")
    return "-".join((first.lower(), *map(_subtag, others)))


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()
