"""The name of the program, its page of codes, and how a path is written as an address."""

from urllib.parse import quote

PROGRAM = "jobcareer-kb"
PAGE = "docs/checks.md"
"""The reference page of the codes, below the root of the program's repository."""


def is_absolute(path: str) -> bool:
    """Say whether a path leads out of the folder in which the command was given."""
    return path.startswith(("/", "../")) or path[1:3] in (":/", ":\\")


def relative_uri(path: str) -> str:
    """A path as a relative URI; every part is escaped, so that a colon begins no scheme."""
    return quote(path, safe="/")
