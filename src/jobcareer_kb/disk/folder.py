"""A folder held open: what lies below it is read, written and removed without following a link.

Where the system has descriptors of folders, every step goes by them, so that a folder which is
swapped for a link between a look and a use leads nowhere. Elsewhere (Windows) each part of a path
is looked at before it is used, which leaves a moment in between.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from jobcareer_kb.disk.pouring import Piece, as_before, pour
from jobcareer_kb.disk.regular import NO_LINK, PLAIN, OddFile, open_regular, pieces
from jobcareer_kb.disk.standing import StrangeFault, kind_in_words, leads_away, refuse_ways

BESIDE = ".jobcareer-kb-new"
"""Ending of a file that is written beside and moved over; a leading dot hides it."""
BY_DESCRIPTOR = {os.open, os.stat, os.mkdir, os.unlink, os.rename, os.link} <= os.supports_dir_fd
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FOLDER = os.O_RDONLY | NO_LINK | PLAIN | getattr(os, "O_DIRECTORY", 0)
MOST_HASHED = 1 << 30
"""Bytes of a file that is compared with what was built; the largest that a build makes has less
than one hundredth of it, also with pictures that somebody put in."""
_NEW_NAMES = 16
"""Tries for a name that nobody took; each has 64 random bits, so that nobody can lay it first."""


class Folder:
    """A folder that is held open; names below it have forward slashes."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        """As people know it; only for words, where there are descriptors."""
        self.handle = handle

    def __enter__(self) -> "Folder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None

    def names(self) -> list[str]:
        """What lies in the folder, sorted."""
        return sorted(os.listdir(self.path if self.handle is None else self.handle))

    def entries(self, most: int) -> list[os.DirEntry[str]]:
        """What lies in it, sorted by name; no more than `most`, in no order, if there is more."""
        with os.scandir(self.path if self.handle is None else self.handle) as scan:
            return sorted(islice(scan, most), key=lambda entry: entry.name)

    def state(self, name: str) -> os.stat_result | None:
        """What the system says of a name, of a link itself; None if there is nothing."""
        with self.holder(name) as (folder, leaf):
            return folder._state(leaf) if folder is not None else None

    def read(self, name: str, most: int) -> bytes | None:
        """The bytes of a regular file, at most `most` and one more; None if there is none.

        Raises StrangeFault for a link, a pipe, a device or a folder.
        """
        with self._file(name) as handle:
            if handle is None:
                return None
            # As a rule one piece, of which no copy is made.
            return b"".join(pieces(handle, most + 1, os.fstat(handle).st_size + 1))

    def digest(self, name: str) -> str | None:
        """SHA-256 of a regular file, in hexadecimal; None if there is none.

        Of a file larger than anything a build makes only this is said, for its digest is nobody's.
        """
        total = hashlib.sha256()
        with self._file(name) as handle:
            if handle is None:
                return None
            if os.fstat(handle).st_size > MOST_HASHED:
                return "too large"
            for piece in pieces(handle, MOST_HASHED + 1):
                total.update(piece)
        return total.hexdigest()

    def write(self, name: str, data: bytes | Iterator[Piece]) -> None:
        """Replace a file as a whole, or make it; its folders are made if they are not there."""
        with self.holder(name, make=True) as (folder, leaf):
            assert folder is not None
            old = folder.regular(leaf)
            with folder.beside(leaf, data, old) as beside:
                folder.move(beside, leaf)

    def lay(self, name: str, data: bytes) -> str:
        """Write bytes beside a file, or beside its place; the name under which they lie there.

        Its folders are made if they are not there. `put` moves the bytes over the file.
        """
        with self.holder(name, make=True) as (folder, leaf):
            assert folder is not None
            beside = folder._laid(leaf, data, folder.regular(leaf))
        return name.removesuffix(leaf) + beside

    def put(self, beside: str, name: str) -> None:
        """Move what was laid beside a file over it."""
        with self.holder(name, make=True) as (folder, leaf):
            assert folder is not None
            folder.regular(leaf)
            folder.move(beside.rpartition("/")[2], leaf)

    def create(self, name: str, data: bytes) -> bool:
        """Make a file that is not there yet; False, with nothing changed, if something is."""
        with self.holder(name, make=True) as (folder, leaf):
            assert folder is not None
            if folder._state(leaf) is not None:
                return False
            with folder.beside(leaf, data, None) as beside:
                return folder._link(beside, leaf, data)

    def remove(self, name: str) -> None:
        """Remove a file if there is one, and its folder once that is empty."""
        with self.holder(name) as (folder, leaf):
            if folder is None:
                return
            if folder.regular(leaf) is not None:
                folder.unlink(leaf)
        above, _, below = name.rpartition("/")
        if below and above:
            with contextlib.suppress(OSError), self.holder(above) as (folder, leaf):
                if folder is not None:
                    os.rmdir(*folder._at(leaf), **folder._by())

    def folder(self, name: str, make: bool = False, mode: int = 0o777) -> "Folder | None":
        """A folder in this one, held open; None if there is none and none is to be made."""
        if make:
            with contextlib.suppress(FileExistsError):
                os.mkdir(*self._at(name), mode, **self._by())
        state = self._state(name)
        if state is None:
            if make:
                raise StrangeFault(f"{self.path / name} was taken away while it was used")
            return None
        if not stat.S_ISDIR(state.st_mode) or leads_away(state):
            raise self._strange(name, state, "a folder")
        if self.handle is None:
            return Folder(self.path / name, None)
        try:
            return Folder(self.path / name, os.open(name, _FOLDER, dir_fd=self.handle))
        except OSError as fault:
            if fault.errno not in (errno.ENOTDIR, errno.ELOOP, errno.ENOENT):
                raise
            raise StrangeFault(f"{self.path / name} was taken away while it was used") from fault

    @contextlib.contextmanager
    def holder(self, name: str, make: bool = False) -> "Iterator[tuple[Folder | None, str]]":
        """The folder that a name lies in, and the last part of the name."""
        first, slash, rest = name.partition("/")
        if not slash:
            refuse_ways(first)
            yield self, first
            return
        refuse_ways(first)
        inner = self.folder(first, make)
        if inner is None:
            yield None, rest
            return
        with inner, inner.holder(rest, make) as found:
            yield found

    def _at(self, name: str) -> tuple[str]:
        return (name if self.handle is not None else str(self.path / name),)

    def _by(self) -> dict[str, Any]:
        return {} if self.handle is None else {"dir_fd": self.handle}

    def _both(self) -> dict[str, Any]:
        return {} if self.handle is None else {"src_dir_fd": self.handle, "dst_dir_fd": self.handle}

    def _state(self, name: str) -> os.stat_result | None:
        try:
            return os.stat(*self._at(name), **self._by(), follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def regular(self, name: str) -> os.stat_result | None:
        """What is known of a regular file; None if there is none; StrangeFault for all else."""
        state = self._state(name)
        if state is not None and (not stat.S_ISREG(state.st_mode) or leads_away(state)):
            raise self._strange(name, state, "a regular file")
        return state

    def _strange(self, name: str, state: os.stat_result, expected: str) -> StrangeFault:
        return StrangeFault(
            f"{self.path / name} is {kind_in_words(state)}, expected {expected}; "
            "move it away, or name another place"
        )

    @contextlib.contextmanager
    def _file(self, name: str) -> Iterator[int | None]:
        """Descriptor of a regular file for reading; None if there is none."""
        with self.holder(name) as (folder, leaf):
            try:
                handle = folder.open_file(leaf) if folder is not None else None
            except FileNotFoundError:
                handle = None
            if handle is None:
                yield None
                return
            try:
                yield handle
            finally:
                os.close(handle)

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """Descriptor of what has a name here; a link is not followed."""
        refuse_ways(name)
        return os.open(*self._at(name), flags | NO_LINK | PLAIN, mode, **self._by())

    def open_file(self, name: str) -> int:
        """Descriptor of a regular file for reading; never waits, as a pipe would make it."""
        self.regular(name)
        try:
            return open_regular(*self._at(name), self.handle)
        except OddFile as fault:  # swapped since
            raise StrangeFault(
                f"{self.path / name} is {fault.strerror}, expected a file"
            ) from fault

    @contextlib.contextmanager
    def beside(
        self, name: str, data: bytes | Iterator[Piece], like: os.stat_result | None
    ) -> Iterator[str]:
        """Write bytes into a new file beside another, with the mode and owner of `like`.

        Yields its name; what is still there at the end, also after Ctrl-C, is removed.
        """
        beside = self._laid(name, data, like)
        try:
            yield beside
        finally:
            with contextlib.suppress(OSError):
                self.unlink(beside)

    def _laid(self, name: str, data: bytes | Iterator[Piece], like: os.stat_result | None) -> str:
        # Nobody may read in the meantime what only few may read in the end.
        beside, handle = self._new(name, 0o666 if like is None else 0o600)
        try:
            try:
                pour(handle, data)
                as_before(handle, like)
                os.fsync(handle)
            finally:
                os.close(handle)
        except BaseException:
            with contextlib.suppress(OSError):
                self.unlink(beside)
            raise
        return beside

    def _new(self, name: str, mode: int) -> tuple[str, int]:
        for _ in range(_NEW_NAMES):
            # A name may have 255 bytes at most, and the name beside is longer.
            beside = f".{name[:120]}.{secrets.token_hex(8)}{BESIDE}"
            with contextlib.suppress(FileExistsError):
                return beside, self.open(beside, _NEW, mode)
        raise FileExistsError(17, "File exists", str(self.path / name))

    def move(self, beside: str, name: str) -> None:
        """Move a file over another one, which is gone then."""
        os.replace(*self._at(beside), *self._at(name), **self._both())

    def _link(self, beside: str, name: str, data: bytes) -> bool:
        """Give a file its name if nobody has it; False if somebody has."""
        try:
            os.link(*self._at(beside), *self._at(name), **self._both(), follow_symlinks=False)
        except FileExistsError:
            return False
        except (OSError, NotImplementedError):  # a file system without hard links, such as FAT
            return self._created(name, data)
        return True

    def _created(self, name: str, data: bytes) -> bool:
        try:
            handle = self.open(name, _NEW)
        except FileExistsError:
            return False
        try:
            pour(handle, data)
            os.fsync(handle)
        except BaseException:
            with contextlib.suppress(OSError):
                self.unlink(name)
            raise
        finally:
            os.close(handle)
        return True

    def unlink(self, name: str) -> None:
        """Remove a name that is no folder."""
        os.unlink(*self._at(name), **self._by())


def at(path: Path) -> Folder:
    """Hold a folder open that is there; the last part of the path is followed if it is a link."""
    if not BY_DESCRIPTOR:
        return Folder(path, None)
    return Folder(path, os.open(path, _FOLDER & ~NO_LINK))
