"""What stands at a place, as people call it, and the fault where something else is expected."""

import os
import stat

from jobcareer_kb.errors import OutputFault

_LINK_TAGS = (0xA000000C, 0xA0000003)
"""Marks of Windows for a link and a junction; a folder that OneDrive keeps has another one."""


class StrangeFault(OutputFault):
    """Something lies there that is neither a regular file nor a folder where one is expected."""


def kind(mode: int) -> str:
    """What stands at a place, in words."""
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISREG(mode):
        return "a file"
    return "a device or a socket"


def kind_in_words(state: os.stat_result) -> str:
    """What lies there, as people call it."""
    return "a link" if leads_away(state) else kind(state.st_mode)


def leads_away(state: os.stat_result) -> bool:
    """Windows: a symbolic link or a junction, which leads elsewhere as a link does."""
    return getattr(state, "st_reparse_tag", 0) in _LINK_TAGS


def refuse_ways(part: str) -> None:
    """Refuse a part of a path that would lead out of the folder it stands in."""
    if part in ("", ".", "..") or "\0" in part or (os.sep in part) or (os.altsep or "/") in part:
        raise StrangeFault(f"{part!r} is no name of a file")
    if os.name == "nt" and ":" in part:  # a drive, or a second stream of a file
        raise StrangeFault(f"{part!r} is no name of a file")
