"""Read the files of a knowledge base as bytes (io); imports nothing heavy.

Only regular files inside the folder are read. What else lies there is reported, never followed: a
pipe would hang the program, a link out of the folder would read what nobody reviewed.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.errors import ChangedFault
from jobcareer_kb.loading import rules

SETTINGS_FILE = "kb.yaml"
REFERENCES_FILE = "references.yaml"
WORDS_FILE = "words.yaml"
TOP_FILES = (SETTINGS_FILE, REFERENCES_FILE, WORDS_FILE)
MAX_DEPTH = 8
READ_CAP = 4 * 1024 * 1024 + 1  # one byte more than is admitted, so that the excess shows

_CHANGED = "was changed while it was checked; run the command again"
_TRIES = 3
"""How often a file that changes while it is read is read again."""


class SourceFile:
    """One file of a knowledge base."""

    __slots__ = ("_data", "_digest", "_full", "path", "shown", "size")

    def __init__(self, path: str, shown: str, data: bytes, full: Path | None = None) -> None:
        self.path = path
        """Below the folder, with forward slashes: `definition/job.yaml`."""
        self.shown = shown
        """As findings name it: the folder as the user named it, then `path`."""
        self.size = len(data)
        """In bytes."""
        self._data: bytes | None = data
        self._full = full
        self._digest = ""

    @property
    def data(self) -> bytes:
        """The bytes; read again if they were let go. Raises ChangedFault if they are others now."""
        if self._data is not None:
            return self._data
        assert self._full is not None
        try:
            data = self._full.read_bytes()
        except OSError as fault:
            raise ChangedFault(f"{self.shown} {_CHANGED}") from fault
        if hashlib.sha256(data).hexdigest() != self._digest:
            raise ChangedFault(f"{self.shown} {_CHANGED}")
        return data

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        if not self._digest:
            self._digest = hashlib.sha256(self.data).hexdigest()
        return self._digest

    def with_data(self, data: bytes) -> "SourceFile":
        """The same file with other bytes, which nobody has written."""
        return SourceFile(self.path, self.shown, data)

    def let_go(self) -> None:
        """Do not hold the bytes any longer, where they can be read again from the disk."""
        if self._full is not None and self.digest:
            self._data = None


class Stamp(NamedTuple):
    """What tells, without reading, that a file is probably the same as before."""

    modified: int
    """Nanoseconds."""
    changed: int
    """Nanoseconds; also a file that was given its old time again has another one."""
    size: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All that was read, sorted by path, and what could not be."""

    folder: str
    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    other: tuple[SourceFile, ...] = ()
    """Files that are no YAML, such as a brand's logo."""


def read_folder(folder: Path, shown: str) -> Listing:
    """Read a knowledge base's folder; `shown` is how findings name it."""
    found: list[SourceFile] = []
    other: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for path, entry in _walk(folder):
        label = shown_path(shown, path)
        data = _content(entry, folder, label) if path.isprintable() else _misnamed(label)
        if isinstance(data, Diagnostic):
            diagnostics.append(data)
        elif path.endswith(".yaml"):
            found.append(SourceFile(path, label, data, folder / path))
        else:
            other.append(SourceFile(path, label, data, folder / path))
    return Listing(shown, tuple(found), tuple(diagnostics), tuple(other))


def digest_of(file: Path) -> str:
    """SHA-256 of the bytes of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def survey(folder: Path) -> dict[str, Stamp] | None:
    """What the file system says of each file, by path, without reading one.

    None where that is not enough: a link, a pipe, a folder that cannot be listed.
    """
    found: dict[str, Stamp] = {}
    for path, entry in _walk(folder):
        if isinstance(entry, OSError) or not path.isprintable():
            return None
        try:
            if not entry.is_file(follow_symlinks=False):
                return None
            state = entry.stat(follow_symlinks=False)
        except OSError:
            return None
        found[path] = Stamp(state.st_mtime_ns, state.st_ctime_ns, state.st_size)
    return found


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str] | OSError]]:
    """Everything below the folder that is not a folder, sorted; hidden names are passed over.

    A folder that cannot be listed comes with its fault.
    """
    pending = [(folder, "")]
    while pending:
        base, prefix = pending.pop()
        try:
            entries = sorted(os.scandir(base), key=lambda entry: entry.name)
        except OSError as fault:
            yield prefix.rstrip("/"), fault
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False) and prefix.count("/") < MAX_DEPTH:
                pending.append((Path(entry.path), f"{prefix}{entry.name}/"))
            else:
                yield f"{prefix}{entry.name}", entry


def _content(entry: os.DirEntry[str] | OSError, folder: Path, shown: str) -> bytes | Diagnostic:
    if isinstance(entry, OSError):
        return _unreadable(shown, entry)
    full = Path(entry.path)
    try:
        if full.is_symlink():
            inside = full.resolve(strict=True).is_relative_to(folder.resolve())
            if not inside:
                return _refused(shown, "a link that leads out of the knowledge base")
        for _ in range(_TRIES):
            before = full.stat()
            if not stat.S_ISREG(before.st_mode):
                return _refused(shown, _kind(before.st_mode))
            with full.open("rb") as file:
                data = file.read(READ_CAP)
                after = os.fstat(file.fileno())
            if _same(before, after):
                return data
        return rules.UNREADABLE.at(
            Span(shown),
            "cannot be read: another program is writing it",
            "wait until that is done, then run the command again",
        )
    except (OSError, RuntimeError) as fault:  # RuntimeError: links in a circle, before Python 3.13
        return _unreadable(shown, fault)


def _unreadable(shown: str, fault: Exception) -> Diagnostic:
    reason = getattr(fault, "strerror", None) or "links that lead in a circle"
    return rules.UNREADABLE.at(
        Span(shown), f"cannot be read: {reason.lower()}", "look at its permissions"
    )


def shown_path(shown: str, path: str) -> str:
    """How findings name a file, by its path below the folder that is named `shown`."""
    return f"{shown}/{_visible(path)}".rstrip("/")


def _visible(path: str) -> str:
    """A path for people: signs that no terminal shows are written as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)


def _misnamed(shown: str) -> Diagnostic:
    return rules.UNREADABLE.at(
        Span(shown), "not read: its name holds signs that cannot be shown", "give it a plain name"
    )


def _same(before: os.stat_result, after: os.stat_result) -> bool:
    """Say whether a file stayed as it was while it was read: half of an edit is no content."""
    return (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISDIR(mode):
        return "a folder reached by a link, or too deep"
    return "a device or socket"


def _refused(shown: str, what: str) -> Diagnostic:
    return rules.NOT_A_FILE.at(
        Span(shown), f"{what}, expected a regular file", "copy the content to a file"
    )
