"""The only code that touches an output folder (io): a lock, a journal, and files moved over.

A build that dies leaves each file old or new, never torn: bytes are written beside and moved over.
A journal is there from the first of them on. It tells the coming digests before anything is moved,
and the manifest is written last, so that the next build knows its own half-done work from a file
that somebody edited.

What lies in the folder is not trusted. Every name goes through `Output`, which takes only the names
that a plan can give, and follows no link (`disk/`).
"""

import contextlib
import json
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import NamedTuple

from jobcareer_kb.archive import MOST_PACKED, digest_of
from jobcareer_kb.building.manifest import (
    FILE,
    INDEX,
    MOST,
    PATH,
    Manifest,
    inputs_in,
    parsed,
    parsed_journal,
    recalled,
)  # fmt: skip
from jobcareer_kb.disk.folder import BESIDE, Folder
from jobcareer_kb.disk.locks import take
from jobcareer_kb.disk.pouring import Piece
from jobcareer_kb.disk.standing import StrangeFault
from jobcareer_kb.disk.way import opened
from jobcareer_kb.errors import LockedFault, OutputFault, UsageFault, reason
from jobcareer_kb.loading.files import Stamp
from jobcareer_kb.outside import NotOurs

JOURNAL = ".journal.json"
LOCK = ".lock"
_SIGN = b"This folder was made by jobcareer-kb, which keeps two builds apart by this file.\n"
_PACKAGES = (".docx", ".pptx")
_LEFT = re.compile(rf"\..+{re.escape(BESIDE)}")


Journal = dict[str, tuple[str, ...]]
Stamped = dict[str, tuple[Stamp, str]]
"""Digests of files by their paths, each with the stamp that tells that a file is the same."""


class Known(NamedTuple):
    """What is kept of an output folder from one build to the next."""

    stamped: Stamped
    told: Callable[[str], str | None]
    """By the digest of a manifest, what was kept of it in short."""
    tell: Callable[[str, str], None]
    """Keeps that."""


class Output:
    """An output folder, held open while it is looked at or written into."""

    def __init__(self, path: Path, folder: Folder | None, known: Known | None = None) -> None:
        self.path = path
        """As the user named it."""
        self._folder = folder
        self._kept = known

    def manifest(self) -> Manifest:
        """What the last build says; an empty one if there was none.

        Raises OutputFault for a file of that name that is not ours: it is never overwritten.
        """
        data = self._read(FILE)
        try:
            short = self._kept.told(sha256(data).hexdigest()) if data and self._kept else None
            if data is not None and short is not None:
                return recalled(data, short)
            return parsed(data) if data is not None else Manifest()
        except NotOurs as fault:
            raise self._not_ours(FILE, "manifest", fault) from fault

    def journal(self) -> Journal:
        """Digests that builds which died were about to write; empty if the last one finished."""
        data = self._read(JOURNAL)
        if data is None:
            return {}
        try:
            return parsed_journal(data)
        except NotOurs as fault:
            raise self._not_ours(JOURNAL, "journal", fault) from fault

    @property
    def is_whole(self) -> bool:
        """True if no build died here before its end."""
        return self._read(JOURNAL) is None

    def _not_ours(self, name: str, what: str, fault: Exception) -> OutputFault:
        return OutputFault(
            f"{self.path / name} is no {what} of this program: {fault}. It is not overwritten: "
            "move it away and build again, or name another folder with --out"
        )

    def admit(self, force: bool) -> None:
        """Refuse a folder that holds somebody's files and was not made by a build."""
        if force or self._folder is None or self._is_ours():
            return
        with self._worded("", "read"):
            names = self._folder.names()
        # What a build that was killed at its first step has left is nobody's.
        others = [n for n in names if n not in (LOCK, JOURNAL) and not _LEFT.fullmatch(n)]
        if others:
            raise UsageFault(
                f"--out {self.path} holds '{others[0]}' and was not made by this program; name "
                "another folder, or say --force to build into this one"
            )

    def _is_ours(self) -> bool:
        with contextlib.suppress(StrangeFault):  # whatever it is, it is no sign of ours
            if self._read(LOCK) == _SIGN:
                return True
        return self._read(FILE) is not None or self._read(JOURNAL) is not None

    def keep_short(self, digest: str, short: str) -> None:
        """Keep what is known of a manifest that was written, so that nobody needs to read it."""
        if self._kept is not None:
            self._kept.tell(digest, short)

    def inputs(self) -> dict[str, str] | None:
        """From what the last build says it was made, where that is told fast."""
        data = self._read(FILE)
        return inputs_in(data) if data is not None else {}

    def digest(self, path: str) -> str | None:
        """Digest of a file, of a package that of its parts; None if there is none."""
        if self._kept is None or self._folder is None:
            return self._digest(path)
        with self._worded(path, "read"):
            state = self._known(path).state(path)
        if state is None or not stat.S_ISREG(state.st_mode):
            return self._digest(path)
        stamp = Stamp.of(state)
        known, digest = self._kept.stamped.get(path, (None, ""))
        if known != stamp:
            digest = self._digest(path) or ""
            self._kept.stamped[path] = stamp, digest
        return digest or None

    def _digest(self, path: str) -> str | None:
        if path.endswith(_PACKAGES) and self._folder is not None:
            with self._worded(path, "read"):
                data = self._known(path).read(path, MOST_PACKED)
            if data is None or len(data) <= MOST_PACKED:
                return digest_of(data) if data is not None else None
        return self.digest_of_bytes(path)

    def holds(self, path: str, told: Collection[str]) -> bool:
        """Say whether a file is as a build told it; older versions told the digest of its bytes."""
        return self.digest(path) in told or self.digest_of_bytes(path) in told

    def digest_of_bytes(self, path: str) -> str | None:
        """Digest of the bytes of a file, whatever it is; None if there is none."""
        with self._worded(path, "read"):
            return self._known(path).digest(path) if self._folder is not None else None

    def size(self, path: str) -> int:
        """Bytes of a file; 0 if there is none."""
        with self._worded(path, "read"):
            state = self._known(path).state(path) if self._folder is not None else None
        return state.st_size if state is not None else 0

    def write(self, path: str, data: bytes | Iterator[Piece]) -> None:
        """Write bytes beside a file and move them over it, so that nobody ever sees half."""
        with self._worded(path, "write"):
            self._known(path).write(path, data)

    def lay(self, path: str, data: bytes) -> str:
        """Write bytes beside a file and leave them there; the name under which they lie."""
        with self._worded(path, "write"):
            return self._known(path).lay(path, data)

    def put(self, beside: str, path: str) -> None:
        """Move what was laid beside a file over it."""
        with self._worded(path, "write"):
            self._known(path).put(beside, path)

    def copy(self, path: str) -> str:
        """Keep a copy of a file beside it, unless there is an equal one; its path."""
        stem, _, ending = path.rpartition(".")
        with self._worded(path, "copy"):
            data = self._known(path).read(path, self.size(path)) or b""
            numbered = (f"{stem}-edited-{number}.{ending}" for number in count(1))
            return next(
                name
                for name in numbered
                if self._known(name).create(name, data)
                or self._known(name).read(name, len(data) + 1) == data
            )

    def take_back(self, beside: str) -> None:
        """Remove what was laid beside a file, if it is still there."""
        assert self._folder is not None
        with contextlib.suppress(OSError, OutputFault):
            self._folder.remove(beside)

    def remove(self, path: str) -> None:
        """Remove a file that is no longer planned, and its folder once that is empty."""
        with self._worded(path, "remove"):
            self._known(path).remove(path)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for one build; the system frees it when the process dies."""
        assert self._folder is not None
        with self._worded(LOCK, "write"):
            self._folder.create(LOCK, _SIGN)
            handle = self._folder.open_file(LOCK)
        try:
            if not take(handle):
                raise LockedFault(
                    f"another build is writing into {self.path}; wait until it is done"
                )
            yield
        finally:
            os.close(handle)

    def add_to_journal(self, coming: Mapping[str, str]) -> None:
        """Say what is about to be moved into place; earlier builds keep theirs."""
        journal = self.journal()
        told = {p: " ".join(dict.fromkeys((*journal.get(p, ()), d))) for p, d in coming.items()}
        kept = {path: " ".join(digests) for path, digests in journal.items()}
        self.write(JOURNAL, json.dumps({**kept, **told}, indent=1, sort_keys=True).encode())

    def drop_journal(self, but: Collection[str] = ()) -> None:
        """The manifest speaks now, `but` of files that this build did not look at, if any."""
        journal = self.journal()
        left = {path: " ".join(journal[path]) for path in sorted(but) if path in journal}
        if left:
            self.write(JOURNAL, json.dumps(left, indent=1, sort_keys=True).encode())
        else:
            self.remove(JOURNAL)

    def sweep(self) -> None:
        """Remove what a build that was killed left beside its files, up to two folders down."""
        assert self._folder is not None
        with self._worded("", "read"):
            names = self._folder.names()
        for name in names:
            with contextlib.suppress(OSError, OutputFault):
                if _LEFT.fullmatch(name):
                    self._folder.remove(name)
                elif not name.startswith(".") and (inner := self._folder.folder(name)) is not None:
                    self._sweep(inner, name, 1)

    def _sweep(self, folder: Folder, path: str, below: int) -> None:
        """The same in a folder, and so many further down: files of brands lie two folders down."""
        assert self._folder is not None
        with folder:
            for name in folder.names():
                if _LEFT.fullmatch(name):
                    self._folder.remove(f"{path}/{name}")
                elif below and not name.startswith("."):
                    with contextlib.suppress(OSError, OutputFault):
                        if (inner := folder.folder(name)) is not None:
                            self._sweep(inner, f"{path}/{name}", below - 1)

    def _read(self, name: str) -> bytes | None:
        with self._worded(name, "read"):
            return self._folder.read(name, MOST) if self._folder is not None else None

    def _known(self, path: str) -> Folder:
        """The folder, for a name that a plan can give; any other one is a fault of ours."""
        assert self._folder is not None
        if path not in (FILE, INDEX, JOURNAL) and not PATH.fullmatch(path):
            raise OutputFault(f"{path!r} is no name of a file that a build makes")
        return self._folder

    @contextlib.contextmanager
    def _worded(self, path: str, verb: str) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise _fault(self.path / path, fault, verb) from fault


@contextlib.contextmanager
def output_at(path: Path, make: bool = False, known: Known | None = None) -> Iterator[Output]:
    """Hold an output folder open; without `make` one that is not there is an empty one. To what is
    `known` of its files that is added which is found."""
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(opened(path, make))
        except OSError as fault:
            verb = "write into" if make else "read"
            raise _fault(path, fault, verb) from fault
        yield Output(path, folder, known)


def _fault(path: Path, fault: OSError, verb: str) -> OutputFault:
    held = isinstance(fault, PermissionError) and path.is_file()
    rest = "if it is open in Word, close it there" if held else "the files made before are kept"
    return OutputFault(f"cannot {verb} {path}: {reason(fault)}; {rest}")
