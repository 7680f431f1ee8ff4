"""How reports name files: for programs from the current folder, for services from the repository.

A code host knows the root of a repository and nothing of the folder in which a command was given.
"""

import os
from collections.abc import Callable
from functools import cache

_PACKAGED = "packaged:"
"""How the files that came with the program are named; no repository of the user holds them."""


def from_here() -> Callable[[str], str]:
    """Name files below the current folder relative to it; others stay as the command named them."""
    here = _slashes(os.getcwd()).rstrip("/") + "/"
    return lambda shown: shown.removeprefix(here)


def from_the_repository() -> Callable[[str], str]:
    """Name files relative to the root of their repository, without `..`.

    The repository is the one around the current folder, or, for files outside it, their own. With
    neither, files are named from the current folder, and outside of that by their whole path.
    """
    here = os.getcwd()
    roots = cache(top_level)
    root = roots(here)

    def name(shown: str) -> str:
        if shown.startswith(_PACKAGED):
            return shown
        full = os.path.abspath(shown)
        for folder in (root, roots(os.path.dirname(full)), here):
            if folder is not None and full.startswith(folder.rstrip(os.sep) + os.sep):
                return _slashes(os.path.relpath(full, folder))
        return _slashes(full)

    return name


def top_level(folder: str) -> str | None:
    """The folder at or above one that holds `.git`: a folder, or a file in a linked work tree."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
