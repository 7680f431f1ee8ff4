"""Where the cache of a knowledge base lies: opened where nobody else can have laid it, and thrown
away where it is damaged (io)."""

import contextlib
import hashlib
import os
import sqlite3
import stat
import sys
from pathlib import Path

from jobcareer_kb.checking.cache import FAULTS, Cache
from jobcareer_kb.disk.standing import StrangeFault
from jobcareer_kb.disk.way import opened
from jobcareer_kb.loading.git import tracked

VARIABLE = "JOBCAREER_KB_CACHE"
"""Environment variable that names the folder of all caches."""
_FORMAT = 7
"""Of the tables; another number is another cache."""
_WAIT = 2.0
"""Seconds to wait for another check that is writing."""


def open_cache(folder: Path, program: str) -> Cache | None:
    """The cache of a knowledge base's folder, made if it is not there; None where none can be had.

    `program` is a digest of the program: what another one found is forgotten.
    """
    file = cache_file(folder)
    if file is None:
        return None
    for _ in range(2):
        try:
            if not _is_private(file):
                return None
            return Cache(sqlite3.connect(file, timeout=_WAIT), program)
        except (OSError, StrangeFault):
            return None
        except FAULTS as fault:
            if not throw_away(folder, fault):
                return None
    return None


def throw_away(folder: Path, fault: Exception) -> bool:
    """Remove a damaged cache; False where the fault is none of its own, such as a full disk."""
    file = cache_file(folder)
    if file is None or (isinstance(fault, sqlite3.Error) and _passes(fault)):
        return False
    with contextlib.suppress(OSError, StrangeFault), opened(file.parent) as held:
        if held is not None:
            held.unlink(file.name)
            return True
    return False


def _passes(fault: sqlite3.Error) -> bool:
    """Say whether a fault is one of the moment: another process, rights, space."""
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return code in (
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    )  # fmt: skip


def cache_file(folder: Path) -> Path | None:
    """Where the cache of a knowledge base's folder is; None where the user has no folder for it."""
    try:
        home = _caches()
        name = hashlib.sha256(os.path.abspath(folder).encode("utf-8", "surrogateescape"))
    except RuntimeError:  # nobody's home
        return None
    return home / f"{name.hexdigest()[:32]}-{_FORMAT}.sqlite"


def _caches() -> Path:
    """The folder that the system's users expect caches in."""
    if given := os.environ.get(VARIABLE):
        return Path(os.path.abspath(given))
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData/Local") / "jobcareer-kb/Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/jobcareer-kb"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given.startswith("/") else Path.home() / ".cache") / "jobcareer-kb"


def _is_private(file: Path) -> bool:
    """Say whether nobody else can have laid what lies there: a link, or findings of their own.

    The folder is made if it is not there, closed to others. A checkout may bring a folder of that
    name along, so a file under version control is nobody's cache.
    """
    with opened(file.parent, make=True, mode=0o700) as folder:
        assert folder is not None
        around = os.lstat(folder.path) if folder.handle is None else os.fstat(folder.handle)
        if not _is_own(around) or around.st_mode & 0o022:
            return False
        found = {name: folder.state(name) for name in _names(file)}
    there = {name: state for name, state in found.items() if state is not None}
    if not all(stat.S_ISREG(state.st_mode) and _is_own(state) for state in there.values()):
        return False
    return not os.environ.get(VARIABLE) or not any(tracked(file.with_name(name)) for name in there)


def _names(file: Path) -> tuple[str, ...]:
    """All that SQLite reads beside a file: it opens a pipe, and believes a journal."""
    return tuple(f"{file.name}{ending}" for ending in ("", "-journal", "-wal", "-shm"))


def _is_own(state: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or state.st_uid == os.geteuid()
