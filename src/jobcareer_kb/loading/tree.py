"""What lies below a folder (io): walked by open folders, so that no link leads out of it.

A folder is opened from the one it lies in and never by its whole path, where the system can do so:
to put a link in its place between listing and opening leads nowhere. Hidden folders are walked too.
Their files are nobody's records, but a link there is a finding, since a program may write by it.
"""

import errno
import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from jobcareer_kb.errors import reason
from jobcareer_kb.file_names import is_plain
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.names import Trouble, hidden_in, name_troubles
from jobcareer_kb.loading.regular import OddFile, kind, read_regular

MAX_DEPTH = 8
MAX_ENTRIES = 200_000
"""Files and folders: a hundred thousand records in files of their own, and as much again."""
NOT_OURS = ".git"
"""At the top; git carries nothing of that name, so no pull request can bring it."""
LITTER = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db"})
"""What Windows leaves in folders that somebody looked at, in small letters; as good as hidden."""

BY_DESCRIPTOR = {os.open, os.stat} <= os.supports_dir_fd and os.scandir in os.supports_fd
_FOLDER_FLAGS = os.O_RDONLY
for _name in ("O_DIRECTORY", "O_CLOEXEC", "O_NONBLOCK"):
    _FOLDER_FLAGS |= getattr(os, _name, 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_LINK_TAGS = (0xA000000C, 0xA0000003)
"""Marks of Windows for a symbolic link and for a junction, which leads elsewhere as a link does."""


class _Folder:
    """An open folder: a descriptor where the system has them, else a path."""

    __slots__ = ("_handle", "path")

    def __init__(self, path: str, handle: int | None) -> None:
        self.path = path
        self._handle = handle

    def entries(self, most: int) -> list[os.DirEntry[str]]:
        """What lies in it, sorted by name; no more than `most`, in no order, if there is more."""
        with os.scandir(self.path if self._handle is None else self._handle) as scan:
            return sorted(islice(scan, most), key=lambda entry: entry.name)

    def enter(self, name: str) -> "_Folder":
        """Open a folder in it; raises OSError, also where it is a link."""
        path = os.path.join(self.path, name)
        if self._handle is not None:
            return _Folder(path, os.open(name, _FOLDER_FLAGS | _NO_LINK, dir_fd=self._handle))
        state = os.lstat(path)
        if not stat.S_ISDIR(state.st_mode) or _is_link(state):
            raise OddFile(errno.ENOTDIR, kind(stat.S_IFLNK))
        return _Folder(path, None)

    def read(self, name: str) -> bytes:
        """The bytes of a regular file in it."""
        if self._handle is not None:
            return read_regular(name, self._handle)
        return read_regular(os.path.join(self.path, name))

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)


class Regular:
    """A regular file, as long as the walk stands in its folder."""

    __slots__ = ("_entry", "_folder")

    def __init__(self, folder: _Folder, entry: os.DirEntry[str]) -> None:
        self._folder = folder
        self._entry = entry

    def state(self) -> os.stat_result:
        """What the file system says of it; raises OSError."""
        return self._entry.stat(follow_symlinks=False)

    def read(self) -> bytes | Trouble:
        """Its bytes, or why they cannot be had."""
        try:
            return self._folder.read(self._entry.name)
        except OSError as fault:
            return _trouble(fault)


Sight = tuple[str, Regular | Trouble]
"""A path below the folder, with forward slashes, and what is there."""


def walk(folder: Path) -> Iterator[Sight]:
    """Every file below a folder whose content counts, and every trouble, in the order of paths."""
    try:
        top = _Folder(str(folder), os.open(folder, _FOLDER_FLAGS) if BY_DESCRIPTOR else None)
    except OSError as fault:
        yield "", _trouble(fault)
        return
    yield from _Walk().below(top, "", hidden=False)


class _Walk:
    """One walk, which counts what it sees."""

    def __init__(self) -> None:
        self.left = MAX_ENTRIES

    def below(self, folder: _Folder, prefix: str, hidden: bool) -> Iterator[Sight]:
        """What lies in an open folder; closes it."""
        try:
            entries = folder.entries(self.left + 1)
            self.left -= len(entries)
            if self.left < 0:
                yield prefix.rstrip("/"), crowd()
                return
            if not prefix:
                entries = [entry for entry in entries if entry.name != NOT_OURS]
            yield from name_troubles(prefix, [entry.name for entry in entries])
            for entry in entries:
                yield from self._entry(folder, entry, prefix, hidden)
                if self.left < 0:
                    return
        except OSError as fault:
            yield prefix.rstrip("/"), _trouble(fault)
        finally:
            folder.close()

    def _entry(
        self, folder: _Folder, entry: os.DirEntry[str], prefix: str, hidden: bool
    ) -> Iterator[Sight]:
        name = entry.name
        path = f"{prefix}{name}"
        hidden = hidden or is_hidden(name)
        try:
            if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                if prefix.count("/") < MAX_DEPTH:
                    yield from self.below(folder.enter(name), f"{path}/", hidden)
                else:
                    yield path, too_deep()
            elif not entry.is_file(follow_symlinks=False):
                yield path, refused(kind(entry.stat(follow_symlinks=False).st_mode))
            elif not hidden and (is_plain(name) or hidden_in(name) is None):
                yield path, Regular(folder, entry)
        except OSError as fault:
            yield path, _trouble(fault)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    return os.name == "nt" and _is_link(entry.stat(follow_symlinks=False))


def _is_link(state: os.stat_result) -> bool:
    """Say whether Windows would be led elsewhere by what looks like a folder."""
    return getattr(state, "st_reparse_tag", 0) in _LINK_TAGS


def _trouble(fault: OSError) -> Trouble:
    if isinstance(fault, OddFile):
        return refused(reason(fault))
    return Trouble(
        rules.UNREADABLE, f"cannot be read: {reason(fault)}", "then run the command again"
    )


def is_hidden(name: str) -> bool:
    """Say whether a file of this name is nobody's record, and not spoken of."""
    return name.startswith(".") or name.lower() in LITTER


def refused(what: str) -> Trouble:
    """The finding about what is neither file nor folder."""
    help = "delete it, or put the content itself in its place"
    return Trouble(rules.NOT_A_FILE, f"{what}, expected a regular file", help)


def too_deep() -> Trouble:
    """The finding about a folder that is not entered."""
    found = f"a folder more than {MAX_DEPTH} deep, which is not entered"
    return Trouble(rules.NOT_A_FILE, found, "move it up, or delete it")


def crowd() -> Trouble:
    """The finding about a folder that holds too much."""
    found = f"more than {MAX_ENTRIES:,} files and folders; none from here on is read"
    return Trouble(rules.CROWD, found, "take out what does not belong here")
