"""Read the files of a knowledge base as bytes (io); imports nothing heavy.

Only regular files inside the folder are read. What else lies there is reported, never followed: a
pipe would hang the program, a link would read what nobody reviewed.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.disk.regular import read_regular
from jobcareer_kb.errors import ChangedFault
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.languages import named
from jobcareer_kb.loading.names import Trouble, shown_path
from jobcareer_kb.loading.tree import walk

SETTINGS_FILE = "kb.yaml"
REFERENCES_FILE = "references.yaml"
WORDS_FILE = "words.yaml"
REFERENCES_JSON = "references.json"
REFERENCE_FILES = (REFERENCES_FILE, REFERENCES_JSON)
"""The sources, as CSL-YAML and as CSL-JSON; one may stand beside the other."""
TOP_FILES = (SETTINGS_FILE, *REFERENCE_FILES, WORDS_FILE)
MAX_TOTAL = 512 * 1024 * 1024
"""Bytes of all files together; a hundred thousand records have a quarter of it."""

_CHANGED = "was changed while it was checked; run the command again"

HELD = 16_000_000
"""Bytes of source that are held in memory; the files of a larger knowledge base are read again."""


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
            data = read_regular(self._full)
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
    which: str
    """The number of the file on its disk: two folders that changed places have other files."""

    @classmethod
    def of(cls, state: os.stat_result) -> "Stamp":
        """The stamp of a file, by what the system says of it."""
        return cls(state.st_mtime_ns, state.st_ctime_ns, state.st_size, str(state.st_ino))


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
    total = 0
    for path, seen in walk(folder):
        data = seen if isinstance(seen, Trouble) else seen.read()
        if isinstance(data, Trouble):
            diagnostics.append(data.at(path, shown))
            continue
        total += len(data)
        if total > MAX_TOTAL:
            diagnostics.append(too_much().at(path, shown))
            break
        file = SourceFile(path, shown_path(shown, path), data, folder / path)
        if total > HELD:
            file.let_go()
        (found if may_hold_records(path) else other).append(file)
    return Listing(shown, tuple(found), tuple(diagnostics), tuple(other))


def may_hold_records(path: str) -> bool:
    """Say whether a file is read as one of records, by its name; one in another language holds
    none."""
    if path.endswith(".yaml"):
        return not _is_hidden(path) and not _is_named(path)
    return path == REFERENCES_JSON


def _is_hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path


def _is_named(path: str) -> bool:
    """Say whether a file is named for a language; hardly any is."""
    return path.count(".") > 1 and named(path) is not None


def is_of_language(path: str) -> bool:
    """Say whether a file is read for its texts in another language."""
    return path.endswith(".yaml") and not _is_hidden(path) and _is_named(path)


def is_picture(path: str) -> bool:
    """Say whether a file may be the picture of an image: it lies right beside the records."""
    folder, _, name = path.partition("/")
    return folder == "image" and "/" not in name and name.endswith((".png", ".jpg", ".jpeg"))


def is_of_brand(path: str) -> bool:
    """Say whether a file may be a logo or a base document: it lies beside the records of brands."""
    folder, _, name = path.partition("/")
    return folder == "brand" and "/" not in name


def too_much() -> Trouble:
    """The finding about the file that exceeds what is read of a knowledge base."""
    message = f"more than {MAX_TOTAL // 1024**2} MiB in all; no file from here on is read"
    return Trouble(rules.CROWD, message, "take out what does not belong here")


def digest_of(file: Path) -> str:
    """SHA-256 of the bytes of a regular file; raises OSError where it is none."""
    return hashlib.sha256(read_regular(file)).hexdigest()


def survey(folder: Path) -> dict[str, Stamp] | None:
    """What the file system says of each file, by path, without reading one.

    None where that is not enough: a link, a pipe, a name that is a finding, a folder that cannot be
    listed. Of a folder without such trouble, the stamps tell all that a check depends on.
    """
    found: dict[str, Stamp] = {}
    for path, seen in walk(folder):
        if isinstance(seen, Trouble):
            return None
        try:
            state = seen.state()
        except OSError:
            return None
        found[path] = Stamp.of(state)
    return found
