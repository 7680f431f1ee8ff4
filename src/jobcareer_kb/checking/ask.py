"""What a check is asked, and the state of what it is asked about: its files, and the program.

What decides is the digest of each file. A file whose size and times are as they were is taken to
have the digest it had, as git does it, except where `CI` is set: there, times say nothing, and all
files are read.
"""

import datetime
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from jobcareer_kb import __version__
from jobcareer_kb.disk.regular import READ_CAP
from jobcareer_kb.loading.files import Stamp, digest_of

_LIBRARIES = (
    "citeproc", "click", "jinja2", "lxml", "markupsafe", "pydantic", "pydantic_core", "yaml",
)  # fmt: skip
"""Those that a report, or what another command says, may hang on; files are written by others."""
Stamps = dict[str, tuple[Stamp, str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a check was asked."""

    folder: Path
    shown: str
    """The folder as findings name it."""
    templates: Path
    as_of: datetime.date | None = None
    """The day by which dates are judged; None for that of the release."""
    families: frozenset[str] | None = None
    """Families of codes whose checks are run; None for all."""
    jobs: int | None = None
    """Processes that read files; None for as many as pay."""


def digests_now(folder: Path, seen: dict[str, Stamp], stamps: Stamps) -> dict[str, str] | None:
    """Digest of each file; a file is read where its stamp is new, or times say nothing.

    None where a file is too large or cannot be read, which the check itself will say.
    """
    by_content = bool(os.environ.get("CI"))
    digests = {}
    for path, stamp in seen.items():
        known, digest = stamps.get(path, (None, ""))
        if by_content or known != stamp:
            try:
                digest = digest_of(folder / path) if stamp.size < READ_CAP else ""
            except OSError:
                digest = ""
        if not digest:
            return None
        digests[path] = digest
    return digests


def key_of(ask: Ask, digests: Mapping[str, str], words: Iterable[str] = ()) -> str:
    """By what a report is known again: the files, and what was asked; also in words."""
    asked = f"{ask.shown}\n{ask.as_of}\n{families_of(ask)}\n"
    files = "".join(f"{path}\0{digest}\n" for path, digest in sorted(digests.items()))
    return hashlib.sha256(
        f"{asked}{files}{chr(0).join(words)}".encode("utf-8", "surrogateescape")
    ).hexdigest()


def families_of(ask: Ask) -> str:
    """The families of codes, for a key."""
    return "all" if ask.families is None else ",".join(sorted(ask.families))


def program_stamp(templates: Path) -> str:
    """What tells this program, its libraries and its templates from others."""
    if os.environ.get("CI"):
        from jobcareer_kb.building.fingerprint import program_digest

        names = ",".join(sorted(path.name for path in templates.iterdir()))
        texts = sorted((*templates.glob("*/*.yaml"), *templates.glob("*.j2")))
        said = hashlib.sha256(b"\0".join(path.read_bytes() for path in texts)).hexdigest()
        return f"{program_digest()} {sys.version} {names} {said}"
    total = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for path, state in sorted(_program_files(templates)):
        seen = f"{path} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_size}\n"
        total.update(seen.encode("utf-8", "replace"))
    return total.hexdigest()


def _program_files(templates: Path) -> Iterator[tuple[str, os.stat_result]]:
    pending = [str(templates), str(Path(__file__).parent.parent)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "_data"):
                        pending.append(entry.path)
                else:
                    yield entry.path, entry.stat()
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec is not None and spec.origin is not None:
            yield spec.origin, os.stat(spec.origin)
