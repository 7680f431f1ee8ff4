"""Versions of installed libraries, told by the names of their folders (io).

`importlib.metadata` takes as long to import as a third of an unchanged build, so it is asked only
about what stands in no folder of the path.
"""

import contextlib
import os
import re
import sys
from collections.abc import Iterable

_INFO = re.compile(r"(.+?)-([^-]+)(?:-py[\d.]+)?\.(?:dist|egg)-info")
_PARTS = re.compile(r"[-_.]+")
NONE = "none"


def versions(libraries: Iterable[str]) -> dict[str, str]:
    """Version of each library; `none` of one that is not installed."""
    found = _on_path()
    return {name: found.get(_normal(name)) or _asked(name) for name in libraries}


def _on_path() -> dict[str, str]:
    """By normal name; what comes first on the path counts, as it does for an import."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):  # a zip, or nothing at all
            for name in sorted(os.listdir(folder or os.curdir)):
                if info := _INFO.fullmatch(name):
                    found.setdefault(_normal(info[1]), info[2])
    return found


def _asked(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return NONE


def _normal(name: str) -> str:
    return _PARTS.sub("-", name).lower()
